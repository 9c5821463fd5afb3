//! Files shown in place: which, under which headers, and by whom.

mod site;

use backend::{files::Owner, testing::TestBackend};
use domain::{form::Form, ids::ProposalId};
use site::Site;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

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
