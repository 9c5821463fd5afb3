//! An archive asked for by a button, followed and taken away over HTTP; and the workbooks in it, read by somebody else's reader.

use crate::site::{Answer, Site};
use calamine::{Reader, Xlsx};
use domain::form::Form;
use std::io::{Cursor, Read};

/// Asked for by this person, made, and where it is followed.
async fn made(site: &Site, nick: &str, code: &str, edition: &str) -> String {
    let asked = site.post(nick, &format!("/challenges/{code}/dossier"), &Form::default().with("edition", edition)).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let page = asked.header("location").split('?').next().unwrap_or_default().to_owned();
    let waits = site.get(nick, &page).await;
    assert!(
        waits.status == 200 && waits.text.contains("<progress") && waits.header("refresh") == format!("2; url={page}"),
        "{}",
        waits.text
    );
    assert!(!waits.text.contains("http-equiv=\"refresh\"") && waits.text.contains("Tải lại trang"), "{}", waits.text);
    assert_eq!(site.get(nick, &format!("{page}/file")).await.status, 404, "there is nothing yet");
    app::errands::run_due(&site.backend.share()).await.expect("made");
    page
}

fn workbooks(answer: &Answer) -> Vec<(String, Vec<(String, usize)>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).expect("an archive");
    let mut found = Vec::new();
    for place in 0..archive.len() {
        let (mut part, mut bytes) = (archive.by_index(place).expect("a part"), Vec::new());
        let name = part.name().expect("a name").rsplit('/').next().unwrap_or_default().to_owned();
        if !name.ends_with(".xlsx") {
            continue;
        }
        part.read_to_end(&mut bytes).expect("whole");
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect("opens");
        let sheets = book.sheet_names().into_iter().map(|sheet| {
            let rows = book.worksheet_range(&sheet).expect("a sheet").height();
            (sheet, rows)
        });
        found.push((name, sheets.collect()));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_is_followed_until_it_is_there_and_holds_the_workbooks_of_its_reader() {
    let mut site = Site::filled(crate::loaded::loaded().await);
    for nick in ["mai", "an"] {
        site.sign_in(nick).await;
    }
    let office = made(&site, "mai", "BT-02", "office").await;
    let page = site.get("mai", &office).await;
    assert!(page.headers.get("refresh").is_none() && page.text.contains("Đã lập xong.") && page.text.contains("SHA-256"), "{}", page.text);
    assert!(site.get("mai", "/notices").await.text.contains(&office), "the asker is told");
    for nick in ["", "an"] {
        assert_eq!(site.get(nick, &office).await.status, 404, "{nick}");
        assert_eq!(site.get(nick, &format!("{office}/file")).await.status, 404, "{nick}");
    }
    let file = site.get("mai", &format!("{office}/file")).await;
    assert_eq!((file.status, file.header("content-type")), (200, "application/zip"));
    let lists = workbooks(&file);
    let names: Vec<_> = lists.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["bai-toan-BT-02.xlsx", "ho-so-BT-02.xlsx", "diem-BT-02.xlsx", "lich-su-BT-02.xlsx", "khai-bao-BT-02.xlsx"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }

    let public = made(&site, "", "BT-02", "public").await;
    let file = site.get("", &format!("{public}/file")).await;
    assert!(file.header("content-disposition").contains("ho-so-BT-02-cong-khai.zip"));
    let lists = workbooks(&file);
    assert_eq!(lists.len(), 1, "what everybody may read: {lists:?}");
    let sheets: Vec<_> = lists[0].1.iter().map(|(name, _)| name.as_str()).collect();
    for sheet in ["Bài toán", "Biên bản mở hồ sơ", "Danh sách rút gọn", "Kết quả thực hiện", "Các mốc thực hiện", "Giới thiệu"]
    {
        assert!(sheets.contains(&sheet), "{sheet}: {sheets:?}");
    }
    assert!(lists[0].1.iter().all(|(_, rows)| *rows > 1), "{lists:?}");
    assert_eq!(site.get("an", &public).await.status, 200, "whoever is given the address");
    assert!(!site.get("an", &public).await.text.contains("mục Thông báo sẽ báo"));
    let taking = site.get("", "/api/v1/challenges?stage=open").await.text;
    let code = taking.split("\"code\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("one takes proposals");
    let open = site.post("", &format!("/challenges/{code}/dossier"), &Form::default()).await;
    assert_eq!(open.status, 409, "it has not closed");
}
