//! The dossier of a call as an archive: whole for the office, only what is public for everybody else, and checkable by itself.

use crate::steps::{CLOSES, CODE, assert_denied, confirm_opening, draft, handed_in, opened, result_published, saved_form};
use backend::{errands::Workbook, files::Bundle, testing::TestBackend};
use domain::{
    access::Denied,
    challenges::{
        DossierSearch,
        archive::{Edition, INDEX, MANIFEST, Package, SUMS},
    },
    form::Form,
    people::Actor,
    verbatim::sha256,
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// What lies in it, without the folder's name.
async fn unpacked(mut bundle: Bundle) -> BTreeMap<String, Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = bundle.pieces.recv().await {
        bytes.extend_from_slice(&piece.expect("a piece"));
    }
    let folder = bundle.name.trim_end_matches("zip").trim_end_matches('.').to_owned();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let (mut part, mut bytes) = (archive.by_index(place).expect("a part"), Vec::new());
        let path = part.name().expect("a name").strip_prefix(&format!("{folder}/")).expect("in the folder").to_owned();
        part.read_to_end(&mut bytes).expect("whole");
        assert!(parts.insert(path, bytes).is_none(), "each path once");
    }
    parts
}

fn text(parts: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(parts[path].clone()).expect("text")
}

/// Every part has the hash that the sums and the manifest name, and nothing lies there that they do not.
fn check(parts: &BTreeMap<String, Vec<u8>>) -> Package {
    let sums: BTreeMap<String, String> = text(parts, SUMS)
        .lines()
        .map(|line| line.split_once("  ").expect("a line"))
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect();
    let there: BTreeMap<String, String> =
        parts.iter().filter(|(path, _)| *path != SUMS).map(|(path, bytes)| (path.clone(), sha256(bytes))).collect();
    assert_eq!(sums, there);
    let package: Package = serde_json::from_str(&text(parts, MANIFEST)).expect("a manifest");
    for part in &package.parts {
        assert_eq!((sha256(&parts[&part.path]), parts[&part.path].len() as u64), (part.sha256.clone(), part.size), "{}", part.path);
    }
    assert!(text(parts, INDEX).contains(CODE));
    package
}

#[tokio::test]
async fn everybody_gets_what_is_public_and_the_office_the_whole() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let mai = t.actor("mai").await;
    let public = unpacked(t.archive(&Actor::Visitor, CODE, false, Vec::new()).await.expect("an archive")).await;
    assert_eq!(check(&public).edition, Edition::Public);
    for path in ["de-bai/phien-ban-1.txt", "de-bai/phien-ban-1.json", "quy-che.json", "mo-ho-so.json", "ket-qua.json"] {
        assert!(public.contains_key(path), "{path}: {:?}", public.keys());
    }
    let rules_hash = t.challenge(&mai, CODE).await.expect("published").challenge.rules_hash.expect("frozen");
    assert_eq!(sha256(&public["quy-che.json"]), rules_hash, "the hash that was published");
    assert!(!public.keys().any(|path| path.starts_with("ho-so/") || path == "lich-su.json"), "{:?}", public.keys());
    let whole: Vec<u8> = public.values().flatten().copied().collect();
    let whole = String::from_utf8_lossy(&whole);
    for secret in ["Bạch Đằng", "demo.example", "Chi phí.\""] {
        assert!(!whole.contains(secret), "{secret}");
    }
    for reader in [t.actor("an").await, t.actor("minh").await] {
        let theirs = unpacked(t.archive(&reader, CODE, false, Vec::new()).await.expect("an archive")).await;
        assert_eq!(theirs.keys().collect::<Vec<_>>(), public.keys().collect::<Vec<_>>(), "as everybody");
    }
    let office = unpacked(t.archive(&mai, CODE, false, Vec::new()).await.expect("an archive")).await;
    assert_eq!(check(&office).edition, Edition::Office);
    let submitted = office.keys().filter(|path| path.ends_with("/ban-da-nop.json")).count();
    assert!(submitted == 2 && office.contains_key("lich-su.json"), "{:?}", office.keys());
    let index = text(&office, "index.html");
    assert!(index.contains("Biên bản mở hồ sơ") && index.contains("Công văn gửi doanh nghiệp: HS-"), "each by its name: {index}");
    let shown = unpacked(t.archive(&mai, CODE, true, Vec::new()).await.expect("an archive")).await;
    assert_eq!(shown.keys().collect::<Vec<_>>(), public.keys().collect::<Vec<_>>(), "the public edition, for passing on");
}

#[tokio::test]
async fn before_the_closing_there_is_none_and_what_is_sealed_is_in_none() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    for reader in [Actor::Visitor, t.actor("mai").await] {
        assert_denied(t.archive(&reader, CODE, false, Vec::new()).await.map(|bundle| bundle.name), Denied::WrongState);
    }
    t.at(CLOSES);
    let closed = unpacked(t.archive(&t.actor("mai").await, CODE, false, Vec::new()).await.expect("an archive")).await;
    check(&closed);
    assert!(!closed.keys().any(|path| path.starts_with("ho-so/")), "sealed: {:?}", closed.keys());
    confirm_opening(&t).await;
    let opened = unpacked(t.archive(&t.actor("mai").await, CODE, false, Vec::new()).await.expect("an archive")).await;
    assert!(opened.keys().any(|path| path.starts_with("ho-so/")));
}

#[tokio::test]
async fn of_the_opening_the_public_reads_no_person() {
    let t = TestBackend::new().await;
    opened(&t).await;
    let public = unpacked(t.archive(&Actor::Visitor, CODE, false, Vec::new()).await.expect("an archive")).await;
    let record = text(&public, "mo-ho-so.json");
    assert!(record.contains("HS-") && !record.contains("\"by\""), "{record}");
}

#[tokio::test]
async fn a_dossier_is_found_by_its_commune() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let form = saved_form(&t, CODE).await.with("commune_vi", "Xã Hải Hòa, đặc khu Vân Đồn");
    t.edit_challenge(&t.actor("mai").await, CODE, &form).await.expect("edited");
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(CLOSES);
    for (words, expected) in [("dac khu van don", 1), ("Hải Hòa", 1), ("Cô Tô", 0)] {
        let search = DossierSearch::read(&Form::default().with("q", words)).expect("read");
        assert_eq!(t.dossiers(&search).await.expect("dossiers").len(), expected, "{words}");
    }
}

/// What is told after the opening stands in it, too: notices, what became of the result; for the office also complaints.
#[tokio::test]
async fn what_was_told_and_what_followed_is_in_it() {
    let t = TestBackend::new().await;
    let ids = result_published(&t).await;
    let (mai, an) = (t.actor("mai").await, t.actor("an").await);
    let notice = Form::default().with("audience", "concerned").with("subject_vi", "Hội thảo 4711").with("subject_en", "Briefing");
    t.send_notice(&mai, CODE, &notice.with("text_vi", "Mời dự.").with("text_en", "Come.")).await.expect("sent");
    let complaint = Form::default().with("grounds", "arithmetic").with("text", "Cộng sai 4712.");
    t.file_complaint(&an, ids[0], &complaint).await.expect("filed");
    let became = [("standing", "partly"), ("as_of", "2026-03-31"), ("source", "Báo cáo 4713"), ("lessons", "Cần dữ liệu sớm hơn.")];
    let became = became.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value));
    t.keep_outcome(&mai, CODE, &became).await.expect("kept");
    let book = Workbook { path: "bai-toan-BT-01.xlsx".to_owned(), what: "Bảng tính".to_owned(), bytes: b"PK".to_vec() };
    let public = unpacked(t.archive(&Actor::Visitor, CODE, false, vec![book]).await.expect("an archive")).await;
    let package = check(&public);
    assert!(package.parts.iter().any(|part| part.path == "bang-tinh/bai-toan-BT-01.xlsx" && part.what == "Bảng tính"), "{package:?}");
    assert!(text(&public, "thuc-hien.json").contains("Báo cáo 4713"), "for programs");
    let said = text(&public, "thuc-hien.txt");
    assert!(said.contains("Đạt một phần mục tiêu, tính đến ngày 31/03/2026. Nguồn: Báo cáo 4713.") && said.contains("sớm hơn"), "{said}");
    assert!(text(&public, "thong-bao.txt").contains("Hội thảo 4711"));
    assert!(!public.contains_key("kien-nghi.json"), "{:?}", public.keys());
    let office = unpacked(t.archive(&mai, CODE, false, Vec::new()).await.expect("an archive")).await;
    assert!(text(&office, "kien-nghi.json").contains("Cộng sai 4712."));
}
