//! Files that a firm attaches: several at once, the same name told, and beside a complaint.

use super::{Answer, Site, published};
use axum::http::{Request, header};
use domain::form::Form;

/// What a browser sends of a form with several files.
async fn send(site: &Site, nick: &str, path: &str, fields: &[(&str, &str)], files: &[(&str, &str)]) -> Answer {
    let field = |(name, text): &(&str, &str)| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let file = |(name, text): &(&str, &str)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{text}\r\n")
    };
    let body: String = fields.iter().map(field).chain(files.iter().map(file)).chain(["--x--\r\n".to_owned()]).collect();
    let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    site.send(nick, request.body(body.into()).expect("request")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn several_files_are_sent_at_once_and_what_is_refused_is_named() {
    let site = Site::open().await;
    let own = site.draft().await;
    let (page, upload) = (format!("{own}/files"), own.replace("/proposals/", "/upload/proposal/"));
    let shown = site.get("an", &page).await.text;
    assert!(shown.contains("type=\"file\"") && shown.contains(" multiple"), "without scripts: {shown}");
    let sent = send(&site, "an", &upload, &[], &[("Thuyết minh.txt", "Một"), ("Bản vẽ.txt", "Hai")]).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, format!("{page}?done=file_added#done").as_str()), "{}", sent.text);
    let refused = send(&site, "an", &upload, &[], &[("Dự toán.txt", "Ba"), ("Phần mềm.exe", "MZ\u{0}\u{1}"), ("Rỗng.txt", "")]).await;
    assert_eq!(refused.status, 422);
    let summary = refused.text.split("error-summary").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("a summary");
    assert!(summary.contains("Phần mềm.exe: Loại tệp không được chấp nhận") && summary.contains("Rỗng.txt:"), "{summary}");
    assert!(!summary.contains("Dự toán.txt") && refused.text.contains("Dự toán.txt"), "it was stored: {}", refused.text);
    assert_eq!(site.get("an", &page).await.text.matches("/remove").count(), 3);
    assert!(send(&site, "an", &upload, &[], &[("", "")]).await.text.contains("error-summary"), "nothing was chosen");
    let many: Vec<_> = (0..21).map(|i| (format!("{i}.txt"), format!("Số {i}"))).collect();
    let many: Vec<_> = many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let refused = send(&site, "an", &upload, &[], &many).await;
    assert!(refused.status == 422 && refused.text.contains("20.txt: Chưa tải lên: mỗi lần tải tối đa 20 tệp"), "{}", refused.text);
    assert_eq!(send(&site, "binh", &upload, &[], &[("a.txt", "x")]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_there_already_is_told_until_it_is_mended() {
    let site = Site::open().await;
    let own = site.draft().await;
    let (page, upload) = (format!("{own}/files"), own.replace("/proposals/", "/upload/proposal/"));
    send(&site, "an", &upload, &[], &[("Dự toán.txt", "Một"), ("Khác.txt", "Khác")]).await;
    assert!(!site.get("an", &page).await.text.contains("trùng tên"));
    assert_eq!(send(&site, "an", &upload, &[], &[("du toan.TXT", "Hai")]).await.status, 303, "kept, and said");
    let shown = site.get("an", &page).await.text;
    assert!(shown.contains("Có tệp trùng tên") && shown.contains("Dự toán.txt; du toan.TXT"), "{shown}");
    assert!(site.get_in_english("an", &page).await.contains("Files of the same name"));
    let second = shown.split("du toan.TXT</a>").nth(1).and_then(|rest| rest.split("action=\"/files/").nth(1)).expect("its button");
    let id = second.split('/').next().expect("an id");
    assert_eq!(site.post("an", &format!("/files/{id}/remove"), &Form::default()).await.status, 303);
    assert!(!site.get("an", &page).await.text.contains("trùng tên"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_has_files_that_the_office_reads_once_it_is_filed() {
    let site = Site::open().await;
    let t = &site.backend;
    let id = t.submitted_proposal("an", "BT-01").await;
    let (page, upload, secret) = (format!("/proposals/{id}/act/complaint"), format!("/upload/complaint/{id}"), "Bằng chứng 4471");
    assert_eq!(send(&site, "an", &upload, &[], &[("a.txt", "x")]).await.status, 409, "before there is a result");
    published(t, id).await;
    let sent = send(&site, "an", &upload, &[("text", "Điểm chưa đúng.")], &[("bằng chứng.txt", secret), ("bảng điểm.txt", "Hai")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let shown = site.get("an", &page).await.text;
    let before = shown.split("bằng chứng.txt</a>").next().expect("its link");
    let file = before.rsplit("href=\"/files/").next().and_then(|rest| rest.split('"').next()).expect("a file");
    let file = format!("/files/{file}");
    assert!(shown.contains("bằng chứng.txt") && site.get("an", &file).await.text == secret);
    for nick in ["mai", "lan", "minh", "binh", ""] {
        let read = site.get(nick, &file).await;
        assert!(read.status != 200 && !read.text.contains(secret), "{nick}: {}", read.status);
        for path in ["/office", "/office/challenges/BT-01", "/office/challenges/BT-01/follow-up"] {
            assert!(!site.get(nick, path).await.text.contains("bằng chứng"), "{nick} at {path}");
        }
    }
    let chosen = Form::default().with("grounds", "arithmetic").with("text", "Điểm sai").with("file", "quên.txt");
    let refused = site.post("an", &page, &chosen).await;
    assert!(refused.status == 422 && refused.text.contains("Điểm sai</textarea>"), "a file that was not uploaded: {}", refused.text);
    assert_eq!(site.post("an", &page, &chosen.with("file", "")).await.status, 303);

    assert!(site.get("mai", &format!("/office/proposals/{id}/complaint")).await.text.contains("bằng chứng.txt"));
    assert!(site.get("mai", &file).await.text == secret && site.get("lan", &file).await.text == secret);
    for nick in ["minh", "binh", ""] {
        assert_ne!(site.get(nick, &file).await.status, 200, "{nick}");
    }
    assert_eq!(send(&site, "an", &upload, &[], &[("sau.txt", "x")]).await.status, 409, "what was filed stays as it was filed");
    assert_eq!(site.post("an", &format!("{file}/remove"), &Form::default()).await.status, 409);
    assert!(site.get("an", &page).await.text.contains("bằng chứng.txt"));
}
