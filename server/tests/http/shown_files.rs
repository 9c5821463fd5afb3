//! Files shown in place: which, under which headers, and by whom. Files of a challenge: put there, published, changed.

use crate::site;

use axum::{body::Body, http::Request};
use backend::{
    files::Owner,
    testing::{PDF, TestBackend, challenge_form},
};
use domain::{form::Form, ids::ProposalId};
use sha2::{Digest, Sha256};
use site::{Answer, Site};

async fn upload(t: &TestBackend, id: ProposalId, name: &str, bytes: &[u8]) -> String {
    let mut upload = t.begin_upload(&t.actor("an").await, Owner::Proposal(id), name).await.expect("upload");
    upload.write(bytes).await.expect("bytes");
    upload.finish().await.expect("file").id.to_string()
}

#[tokio::test]
async fn a_pdf_is_shown_in_place_without_being_able_to_do_anything() {
    let mut site = Site::open().await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let (pdf, text) = (upload(&site.backend, id, "thuyết minh.pdf", PDF).await, upload(&site.backend, id, "a.txt", b"abc").await);
    site.backend.submit_proposal(&site.backend.actor("an").await, id).await.expect("receipt");
    site.backend.open_proposals("BT-01").await;
    let clear = Form::default().with("conflict", "clear");
    site.backend.declare_conflict(&site.backend.actor("tuan").await, id, &clear).await.expect("declared");
    let conflicted = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân.");
    site.backend.declare_conflict(&site.backend.actor("hoa").await, id, &conflicted).await.expect("declared");
    for nick in ["tuan", "hoa", "khoa", "binh"] {
        site.sign_in(nick).await;
    }
    let shown = site.get("tuan", &format!("/files/{pdf}/view")).await;
    assert_eq!((shown.status, shown.header("content-type"), shown.header("content-disposition")), (200, "application/pdf", "inline"));
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    let policy = shown.header("content-security-policy");
    let directives: Vec<&str> = policy.split(';').map(str::trim).collect();
    assert!(["default-src 'none'", "sandbox", "frame-ancestors 'self'"].iter().all(|d| directives.contains(d)), "{policy}");
    assert!(shown.text.starts_with("%PDF"));

    let page = site.get("tuan", &format!("/council/proposals/{id}")).await;
    assert!(page.text.contains(&format!("/files/{pdf}/view")) && !page.text.contains(&format!("/files/{text}/view")));
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "pages stay unframed");
    assert_eq!(site.get("tuan", &format!("/files/{text}/view")).await.status, 404);
    let download = site.get("tuan", &format!("/files/{pdf}")).await;
    assert!(download.header("content-disposition").starts_with("attachment;"));

    for (nick, status) in [("", 303), ("khoa", 403), ("hoa", 404), ("binh", 404)] {
        assert_eq!(site.get(nick, &format!("/files/{pdf}/view")).await.status, status, "{nick}");
    }
}

/// As a browser sends the form of a page with a file.
async fn send(site: &Site, nick: &str, address: &str, name: &str, bytes: &[u8]) -> Answer {
    let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    let request = Request::post(address).header("content-type", "multipart/form-data; boundary=x");
    site.send_body(nick, request, Body::from(body)).await
}

/// Where the link that carries this text leads to.
fn link(html: &str, text: &str) -> String {
    let before = html.split(&format!(">{text}</a>")).next().expect("the link");
    let href = before.rsplit("href=\"").next().expect("an address");
    href.split('"').next().expect("its end").to_owned()
}

#[tokio::test]
async fn an_officer_puts_files_beside_the_text_and_everybody_gets_them_once_published() {
    let mut site = Site::open().await;
    for nick in ["mai", "lan", "an"] {
        site.sign_in(nick).await;
    }
    let typed = challenge_form("BT-02").with("then", "files");
    let saved = site.post("mai", "/office/new", &typed).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (303, "/office/challenges/BT-02/files?done=challenge_saved#done"),
        "saved on the way"
    );
    let page = site.get("mai", "/office/challenges/BT-02/files").await;
    assert!(page.text.contains("enctype=\"multipart/form-data\"") && page.text.contains("/office/challenges/BT-02/edit"));
    let refused = send(&site, "mai", "/upload/challenge/BT-02", "virus.pdf", b"MZ\x90\0").await;
    assert!(refused.status == 422 && refused.text.contains("error-summary") && refused.text.contains("BT-02"), "{}", refused.text);
    let sent = send(&site, "mai", "/upload/challenge/BT-02", "Phu luc.pdf", PDF).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/office/challenges/BT-02/files?done=file_added#done"));
    let page = site.get("mai", "/office/challenges/BT-02/files").await;
    let (hash, address) = (hex::encode(Sha256::digest(PDF)), link(&page.text, "Phu luc.pdf"));
    assert!(page.text.contains(&hash));
    for (nick, status) in [("", 404), ("an", 404), ("lan", 200), ("mai", 200)] {
        assert_eq!(site.get(nick, &address).await.status, status, "{nick}");
    }
    assert_eq!(send(&site, "", "/upload/challenge/BT-02", "a.pdf", PDF).await.status, 401, "a visitor signs in first");
    assert_eq!(send(&site, "an", "/upload/challenge/BT-02", "a.pdf", PDF).await.status, 404);
    assert!(site.get("lan", "/office/challenges/BT-02").await.text.contains("Phu luc.pdf"), "who approves sees the files");
    assert!(site.get("lan", "/challenges/BT-02").await.text.contains("Phu luc.pdf"), "the preview too");

    assert_eq!(site.post("mai", "/office/challenges/BT-02/review", &Form::default()).await.status, 303);
    let approval = site.get("lan", "/office/challenges/BT-02/publish").await.text;
    assert!(approval.contains("Phu luc.pdf") && approval.contains(&hash), "what is approved names the files: {approval}");
    assert_eq!(site.press("lan", "/office/challenges/BT-02/publish", &Form::default()).await.status, 303);
    for path in ["/challenges/BT-02", "/en/challenges/BT-02"] {
        let page = site.get("", path).await.text;
        for part in ["Phu luc.pdf", "PDF", "1 KB", &hash] {
            assert!(page.contains(part), "{path}: {part}");
        }
    }
    let download = site.get("", &address).await;
    assert_eq!((download.status, download.bytes.as_slice()), (200, PDF));
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/challenges/BT-02").await.text).expect("JSON");
    for files in [&data["files"], &data["versions"][0]["files"]] {
        assert_eq!(
            (files[0]["sha256"].as_str(), files[0]["media_type"].as_str()),
            (Some(hash.as_str()), Some("application/pdf")),
            "{data}"
        );
    }
}

#[tokio::test]
async fn a_public_file_is_taken_away_by_a_version_that_says_why() {
    let mut site = Site::open().await;
    for nick in ["mai", "lan"] {
        site.sign_in(nick).await;
    }
    let files = "/office/challenges/BT-01/files";
    send(&site, "mai", "/upload/challenge/BT-01", "cu.pdf", PDF).await;
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("cu.pdf"), "not before it is issued");
    assert!(site.get("mai", "/office/challenges/BT-01/amend").await.text.contains("name=\"with_files\""));
    let refused = site.press("mai", files, &Form::default()).await;
    assert!(refused.status == 422 && refused.text.contains("#reason"), "{}", refused.text);
    let issued = site.press("mai", files, &Form::default().with("reason", "Bổ sung phụ lục")).await;
    assert_eq!((issued.status, issued.header("location")), (303, "/office/challenges/BT-01/amendment?done=files_issued#done"));
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("cu.pdf"), "it waits for a leader");
    let amendment = "/office/challenges/BT-01/amendment";
    assert!(site.get("lan", amendment).await.text.contains("cu.pdf"), "who is shown it");
    assert_eq!(site.press("lan", amendment, &Form::default()).await.status, 303);
    let page = site.get("", "/challenges/BT-01").await.text;
    let address = link(&page, "cu.pdf");
    assert!(page.contains("Bổ sung phụ lục"));
    let removed = site.post("mai", &format!("{address}/remove"), &Form::default()).await;
    assert_eq!((removed.status, removed.header("location")), (303, "/office/challenges/BT-01/files?done=file_left_out#done"));
    let kept = site.post("mai", &format!("{address}/restore"), &Form::default()).await;
    assert_eq!((kept.status, kept.header("location")), (303, "/office/challenges/BT-01/files?done=file_kept#done"));
    site.post("mai", &format!("{address}/remove"), &Form::default()).await;
    assert!(site.get("mai", files).await.text.contains("chờ công bố"));
    assert_eq!(site.get("", &address).await.status, 200, "public until the version that leaves it out");
    site.press("mai", files, &Form::default().with("reason", "Phụ lục hết hiệu lực")).await;
    site.press("lan", amendment, &Form::default()).await;
    let page = site.get("", "/challenges/BT-01").await.text;
    assert!(!page.contains("id=\"files\"") && link(&page, "cu.pdf") == address, "only its own version lists it");
    assert_eq!(site.get("", &address).await.status, 200);
}
