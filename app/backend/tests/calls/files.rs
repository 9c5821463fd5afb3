//! Files: known by content, bounded, all there or not at all, and read by those who may.

use backend::{
    Error,
    files::{FileView, MAX_FILE, Owner},
    testing::{JPEG, PDF, PENDING_FIRM, PNG, TestBackend, VERIFIED_FIRM, firm_id, pdf},
};
use domain::{access::Denied, check::Problem, event::EventKind, firms::Standing, ids::FileId, people::Actor};
use sha2::{Digest, Sha256};
use std::{
    io::{Cursor, Write},
    time::Duration,
};

async fn upload(t: &TestBackend, actor: &Actor, owner: Owner, name: &str, bytes: &[u8]) -> Result<FileView, Error> {
    let mut upload = t.begin_upload(actor, owner, name).await?;
    for chunk in bytes.chunks(64 * 1024) {
        upload.write(chunk).await?;
    }
    upload.finish().await
}

async fn read(t: &TestBackend, actor: &Actor, id: FileId) -> Result<Vec<u8>, Error> {
    let (_, bytes) = t.open_file(actor, id).await?;
    Ok(bytes.bytes().await.expect("bytes").to_vec())
}

fn problem<T>(result: Result<T, Error>) -> Problem {
    match result {
        Err(Error::Invalid(errors)) => errors.of("file").cloned().expect("at the field"),
        Err(other) => panic!("expected an error at the field, got {other:?}"),
        Ok(_) => panic!("expected an error at the field"),
    }
}

/// Of the firms of the cast.
const CERTIFICATES: usize = 2;

/// How many files are in storage besides the firms' certificates, once what runs in the background is over.
async fn stored(t: &TestBackend, expected: usize) -> usize {
    let count = || std::fs::read_dir(t.files_folder()).expect("folder").count().saturating_sub(CERTIFICATES);
    for _ in 0..200 {
        if count() == expected {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    count()
}

#[tokio::test]
async fn a_file_comes_back_byte_for_byte_under_its_vietnamese_name() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.start_proposal(&an, "BT-01").await.expect("draft");
    let bytes = pdf(&(0..3_000_000u32).map(|i| (i % 251) as u8).collect::<Vec<_>>());
    let file = upload(&t, &an, Owner::Proposal(id), "C:\\Hồ sơ\\Hồ sơ năng lực – Đợt 1.pdf", &bytes).await.expect("stored");
    assert_eq!((file.name.as_str(), file.media_type.as_str()), ("Hồ sơ năng lực – Đợt 1.pdf", "application/pdf"));
    assert_eq!((file.size, file.sha256.clone()), (bytes.len() as i64, hex::encode(Sha256::digest(&bytes))));
    assert_eq!(read(&t, &an, file.id).await.expect("read"), bytes);
    let listed = t.own_proposal(&an, id).await.expect("draft").files;
    assert_eq!(listed.iter().map(|f| f.id).collect::<Vec<_>>(), [file.id]);
    assert_eq!(stored(&t, 1).await, 1);
}

#[tokio::test]
async fn an_executable_renamed_pdf_is_refused_and_leaves_nothing() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let owner = Owner::Proposal(t.start_proposal(&an, "BT-01").await.expect("draft"));
    let exe = [b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".as_slice(), &[0; 100]].concat();
    assert_eq!(problem(upload(&t, &an, owner, "hồ sơ.pdf", &exe).await), Problem::FileType);
    assert_eq!(problem(upload(&t, &an, owner, "x.pdf", b"<html><script>alert(1)</script>").await), Problem::FileType);
    assert_eq!(problem(upload(&t, &an, owner, "x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").await), Problem::FileType);
    assert_eq!(problem(upload(&t, &an, owner, "x.pdf", b"").await), Problem::FileEmpty);
    assert_eq!(stored(&t, 0).await, 0);
}

fn zip(parts: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        archive.start_file(*part, zip::write::SimpleFileOptions::default()).expect("started");
        archive.write_all(b"<x/>").expect("written");
    }
    archive.finish().expect("finished").into_inner()
}

#[tokio::test]
async fn an_archive_is_taken_for_what_it_holds_not_for_its_name() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let owner = Owner::Proposal(t.start_proposal(&an, "BT-01").await.expect("draft"));
    let docx = zip(&["[Content_Types].xml", "word/document.xml"]);
    let macros = zip(&["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"]);
    let zeros = [b"PK\x03\x04".as_slice(), &[0; 100]].concat();
    for (name, bytes) in [
        ("x.docx", &zeros[..]),
        ("x.zip", &zeros),
        ("x.docx", &docx[..docx.len() - 1]),
        ("x.docx", &zip(&["a.txt"])),
        ("macro.xlsm", &macros),
        ("x.xlsx", &macros),
        ("x.xlsm", &zip(&["[Content_Types].xml", "xl/workbook.xml"])),
    ] {
        assert_eq!(problem(upload(&t, &an, owner, name, bytes).await), Problem::FileType, "{name}");
    }
    assert_eq!(stored(&t, 0).await, 0);
    let file = upload(&t, &an, owner, "Thuyết minh.docx", &docx).await.expect("taken");
    assert_eq!((file.name.as_str(), file.media_type.ends_with("wordprocessingml.document")), ("Thuyết minh.docx", true));
    upload(&t, &an, owner, "x.zip", &zip(&["a.txt"])).await.expect("taken");
}

#[tokio::test]
async fn the_same_file_sent_twice_is_there_once() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.start_proposal(&an, "BT-01").await.expect("draft");
    let owner = Owner::Proposal(id);
    let first = upload(&t, &an, owner, "nộp.pdf", PDF).await.expect("stored");
    assert_eq!(upload(&t, &an, owner, "nộp.pdf", PDF).await.expect("the same"), first);
    assert_eq!(stored(&t, 1).await, 1);
    let other = [PDF, b"%"].concat();
    upload(&t, &an, owner, "khác.pdf", PDF).await.expect("another name");
    upload(&t, &an, owner, "nộp.pdf", &other).await.expect("another content");
    assert_eq!(t.own_proposal(&an, id).await.expect("draft").files.len(), 3);
    t.remove_file(&an, first.id).await.expect("removed");
    assert_ne!(upload(&t, &an, owner, "nộp.pdf", PDF).await.expect("stored again").id, first.id);
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_while_it_comes_in() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let owner = Owner::Proposal(t.start_proposal(&an, "BT-01").await.expect("draft"));
    let mut upload = t.begin_upload(&an, owner, "lớn.pdf").await.expect("begun");
    let part = vec![0; 1024 * 1024];
    upload.write(PDF).await.expect("taken");
    for _ in 0..MAX_FILE / part.len() as u64 - 1 {
        upload.write(&part).await.expect("taken");
    }
    assert_eq!(problem(upload.write(&part).await), Problem::FileTooLarge(50));
    drop(upload);
    assert_eq!(stored(&t, 0).await, 0);
}

#[tokio::test]
async fn the_files_of_a_proposal_have_a_limit_together() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let owner = Owner::Proposal(t.start_proposal(&an, "BT-01").await.expect("draft"));
    let bytes = pdf(&vec![0; MAX_FILE as usize - 60]);
    let mut last = None;
    for i in 0..4 {
        last = Some(upload(&t, &an, owner, &format!("{i}.pdf"), &bytes).await.expect("stored").id);
    }
    assert_eq!(problem(upload(&t, &an, owner, "5.pdf", PDF).await), Problem::FilesTooLarge(200));
    t.remove_file(&an, last.expect("four")).await.expect("removed");
    upload(&t, &an, owner, "5.pdf", PDF).await.expect("there is room again");
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.start_proposal(&an, "BT-01").await.expect("draft");
    let mut upload = t.begin_upload(&an, Owner::Proposal(id), "dở dang.pdf").await.expect("begun");
    upload.write(PDF).await.expect("taken");
    upload.write(&vec![1; 5_000_000]).await.expect("taken");
    assert_eq!(stored(&t, 1).await, 1, "the test would see what is half there");
    drop(upload);
    assert_eq!(stored(&t, 0).await, 0);
    assert!(t.own_proposal(&an, id).await.expect("draft").files.is_empty());
}

#[tokio::test]
async fn an_upload_that_ends_after_closing_is_refused_and_leaves_nothing() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.start_proposal(&an, "BT-01").await.expect("draft");
    let mut upload = t.begin_upload(&an, Owner::Proposal(id), "muộn.pdf").await.expect("begun");
    upload.write(PDF).await.expect("taken");
    t.at("2026-03-31T17:00");
    let late = upload.finish().await;
    assert!(matches!(late, Err(Error::Denied(Denied::Closed(_)))), "{late:?}");
    assert_eq!(stored(&t, 0).await, 0);
}

#[tokio::test]
async fn until_opening_nobody_but_the_firm_reads_a_file() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let handed_in = upload(&t, &an, Owner::Proposal(id), "nộp.pdf", PDF).await.expect("stored").id;
    t.submit_proposal(&an, id).await.expect("receipt");
    let later = upload(&t, &an, Owner::Proposal(id), "nháp.pdf", PDF).await.expect("stored").id;
    for nick in ["binh", "chi", "mai", "lan", "minh", "huong"] {
        let actor = t.actor(nick).await;
        assert!(matches!(read(&t, &actor, handed_in).await, Err(Error::NotFound)), "{nick}");
        assert!(t.remove_file(&actor, handed_in).await.is_err(), "{nick}");
        assert!(t.begin_upload(&actor, Owner::Proposal(id), "x.pdf").await.is_err(), "{nick}");
    }
    assert!(read(&t, &Actor::Visitor, handed_in).await.is_err());

    t.open_proposals("BT-01").await;
    for nick in ["mai", "lan", "an"] {
        assert_eq!(read(&t, &t.actor(nick).await, handed_in).await.expect("opened"), PDF, "{nick}");
    }
    for nick in ["mai", "lan"] {
        assert!(matches!(read(&t, &t.actor(nick).await, later).await, Err(Error::NotFound)), "{nick} reads what was not handed in");
    }
    assert!(matches!(read(&t, &t.actor("binh").await, handed_in).await, Err(Error::NotFound)));
    let member = read(&t, &t.actor("tuan").await, handed_in).await;
    assert!(matches!(member, Err(Error::Denied(Denied::DeclareFirst))), "{member:?}");
    let late = t.begin_upload(&an, Owner::Proposal(id), "x.pdf").await.map(drop);
    assert!(matches!(late, Err(Error::Denied(Denied::Closed(_)))), "{late:?}");
}

#[tokio::test]
async fn a_removed_file_stays_with_the_version_that_lists_it() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let draft_only = upload(&t, &an, Owner::Proposal(id), "nháp.pdf", PDF).await.expect("stored").id;
    assert_eq!(t.remove_file(&an, draft_only).await.expect("removed"), Owner::Proposal(id));
    assert!(matches!(read(&t, &an, draft_only).await, Err(Error::NotFound)));
    assert!(matches!(t.remove_file(&an, draft_only).await, Err(Error::NotFound)));
    assert_eq!(stored(&t, 0).await, 0);

    let kept = upload(&t, &an, Owner::Proposal(id), "nộp.pdf", PDF).await.expect("stored").id;
    t.submit_proposal(&an, id).await.expect("receipt");
    t.remove_file(&an, kept).await.expect("removed");
    assert!(t.own_proposal(&an, id).await.expect("draft").files.is_empty());
    assert_eq!(read(&t, &an, kept).await.expect("kept"), PDF);
    t.open_proposals("BT-01").await;
    assert_eq!(read(&t, &t.actor("mai").await, kept).await.expect("kept"), PDF);
}

#[tokio::test]
async fn a_new_registration_document_replaces_the_old_and_asks_for_verification() {
    let t = TestBackend::new().await;
    let (an, firm) = (t.actor("an").await, firm_id(VERIFIED_FIRM));
    let before = t.own_firm(&an).await.expect("answered").expect("a firm").firm.document.expect("the cast's");
    let unconfirmed = upload(&t, &an, Owner::Firm(firm), "cũ.pdf", PDF).await;
    let refused = matches!(&unconfirmed, Err(Error::Invalid(errors)) if errors.of("confirmed") == Some(&Problem::ConfirmReplacement));
    assert!(refused, "{unconfirmed:?}");
    assert!(t.remove_file(&an, before).await.is_err(), "a verified firm keeps its certificate");
    assert_eq!(t.own_firm(&t.actor("an").await).await.expect("answered").expect("a firm").firm.standing, Standing::Verified);
    assert_eq!((stored(&t, 0).await, read(&t, &an, before).await.is_ok()), (0, true), "nothing has changed");

    let mut confirmed = t.begin_upload(&an, Owner::Firm(firm), "cũ.pdf").await.expect("begun").confirmed(true);
    confirmed.write(PDF).await.expect("taken");
    let first = confirmed.finish().await.expect("stored").id;
    let acts = |view: backend::firms::FirmView| view.history.into_iter().map(|line| line.event.kind).collect::<Vec<_>>();
    let told = acts(t.firm(&t.actor("mai").await, firm).await.expect("seen by the office"));
    assert!(told.windows(2).any(|acts| acts == [EventKind::VerificationEnded, EventKind::FileAdded]), "{told:?}");
    assert!(matches!(read(&t, &an, before).await, Err(Error::NotFound)));
    let second = upload(&t, &an, Owner::Firm(firm), "mới.pdf", PDF).await.expect("stored").id;
    let view = t.own_firm(&t.actor("an").await).await.expect("answered").expect("a firm");
    assert_eq!((view.firm.document, view.document.map(|d| d.name)), (Some(second), Some("mới.pdf".to_owned())));
    assert_eq!(view.firm.standing, Standing::Pending);
    assert!(matches!(read(&t, &an, first).await, Err(Error::NotFound)));
    assert_eq!(read(&t, &t.actor("mai").await, second).await.expect("the office reads"), PDF);
    assert!(matches!(read(&t, &t.actor("binh").await, second).await, Err(Error::NotFound)));
    assert!(t.begin_upload(&t.actor("binh").await, Owner::Firm(firm), "x.pdf").await.is_err());
    assert_eq!(stored(&t, 0).await, 0, "one for each firm, as before");

    t.remove_file(&an, second).await.expect("removed");
    let view = t.own_firm(&an).await.expect("answered").expect("a firm");
    assert!(view.firm.document.is_none() && view.document.is_none());
}

#[tokio::test]
async fn a_certificate_is_a_pdf_or_a_picture() {
    let t = TestBackend::new().await;
    let (binh, owner) = (t.actor("binh").await, Owner::Firm(firm_id(PENDING_FIRM)));
    for (name, bytes) in
        [("gcn.txt", b"8 bytes!".as_slice()), ("gcn.pdf", b"8 bytes!"), ("gcn.zip", &zip(&["a.txt"])), ("gcn.csv", b"a;b\r\n1;2")]
    {
        assert_eq!(problem(upload(&t, &binh, owner, name, bytes).await), Problem::FileNotCertificate, "{name}");
    }
    for (name, bytes) in [("gcn.png", PNG), ("gcn.txt", JPEG), ("gcn.pdf", PDF)] {
        upload(&t, &binh, owner, name, bytes).await.expect("taken");
    }
}

/// As a telephone's broken connection leaves it, or nothing but its first line.
#[tokio::test]
async fn what_was_cut_off_on_its_way_is_taken_nowhere() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let (an, binh, mai) = (t.actor("an").await, t.actor("binh").await, t.actor("mai").await);
    let proposal = Owner::Proposal(t.start_proposal(&an, "BT-01").await.expect("draft"));
    t.create_challenge(&mai, &backend::testing::challenge_form("BT-02")).await.expect("created");
    let call = Owner::Challenge(t.challenge(&mai, "BT-02").await.expect("draft").challenge.id);
    let whole = pdf(&vec![b'x'; 20_000]);
    let elsewhere = b"%PDF-1.7\nstartxref\n99999\n%%EOF\n".as_slice();
    let nothing = b"%PDF-1.7\nstartxref\n2\n%%EOF\n".as_slice();
    let before = stored(&t, 0).await;
    for (actor, owner) in [(&an, proposal), (&binh, Owner::Firm(firm_id(PENDING_FIRM))), (&mai, call)] {
        for bytes in [&whole[..12_000], b"%PDF-1.7\ngarbage", elsewhere, nothing, &PNG[..PNG.len() - 1], &JPEG[..JPEG.len() - 1]] {
            assert_eq!(problem(upload(&t, actor, owner, "x", bytes).await), Problem::FileDamaged, "{owner:?}: {} bytes", bytes.len());
        }
    }
    assert_eq!(stored(&t, before).await, before);
    let docx = zip(&["[Content_Types].xml", "word/document.xml"]);
    // Damaged where it was longest: it begins and ends as it should.
    let mut damaged = docx.clone();
    let at = damaged.windows(17).position(|part| part == b"word/document.xml").expect("there") + 18;
    damaged[at] ^= 0xff;
    assert_eq!(problem(upload(&t, &an, proposal, "x.docx", &damaged).await), Problem::FileDamaged);
    let mut png = PNG.to_vec();
    png[16] ^= 1;
    assert_eq!(problem(upload(&t, &binh, Owner::Firm(firm_id(PENDING_FIRM)), "x.png", &png).await), Problem::FileDamaged);
    assert_eq!(stored(&t, before).await, before);
    upload(&t, &an, proposal, "x.docx", &docx).await.expect("taken");
    for bytes in [&docx[..docx.len() / 2], &docx[4..]] {
        assert_eq!(problem(upload(&t, &an, proposal, "x.docx", bytes).await), Problem::FileType);
    }
}

#[tokio::test]
async fn files_of_a_challenge_become_public_with_it() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    t.create_challenge(&mai, &backend::testing::challenge_form("BT-01")).await.expect("created");
    let id = t.challenge(&mai, "BT-01").await.expect("draft").challenge.id;
    let file = upload(&t, &mai, Owner::Challenge(id), "phụ lục.pdf", PDF).await.expect("stored").id;
    assert!(matches!(read(&t, &Actor::Visitor, file).await, Err(Error::NotFound)));
    assert!(matches!(read(&t, &t.actor("an").await, file).await, Err(Error::NotFound)));
    t.send_to_review(&mai, "BT-01").await.expect("sent");
    assert!(t.begin_upload(&mai, Owner::Challenge(id), "x.pdf").await.is_err(), "not while it is reviewed");
    t.publish_challenge(&lan, "BT-01", &domain::form::Form::default()).await.expect("published");
    assert_eq!(read(&t, &Actor::Visitor, file).await.expect("public"), PDF);
    assert_eq!(t.challenge(&Actor::Visitor, "BT-01").await.expect("public").files.len(), 1);
}

#[tokio::test]
async fn a_list_to_import_is_for_officers_and_may_be_anything_but_large() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let file = upload(&t, &mai, Owner::Import, "danh mục.xlsx", b"broken").await.expect("stored");
    assert_eq!((file.name.as_str(), file.media_type.as_str()), ("danh mục.xlsx", "application/octet-stream"));
    assert_eq!(read(&t, &mai, file.id).await.expect("read"), b"broken");
    for nick in ["lan", "an", "minh"] {
        assert!(read(&t, &t.actor(nick).await, file.id).await.is_err(), "{nick}");
        assert!(t.begin_upload(&t.actor(nick).await, Owner::Import, "x.xlsx").await.is_err(), "{nick}");
    }
    let large = vec![0; backend::imports::MAX_IMPORT as usize + 1];
    assert_eq!(problem(upload(&t, &mai, Owner::Import, "x.xlsx", &large).await), Problem::FileTooLarge(5));
}

#[tokio::test]
async fn only_pdfs_and_pictures_are_shown_in_place_and_to_whom_may_read_them() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let mut files = Vec::new();
    for (name, bytes, is_shown) in [
        ("thuyết minh.pdf", PDF, true),
        ("ảnh.png", PNG, true),
        ("ảnh", JPEG, true),
        ("ghi chú.txt", b"abc", false),
        ("trang.pdf.txt", b"%PDF-1.7 but plain words", false),
    ] {
        let file = upload(&t, &an, Owner::Proposal(id), name, bytes).await.expect("stored");
        files.push((file.id, is_shown));
    }
    let listed = t.own_proposal(&an, id).await.expect("draft").files;
    for (file, is_shown) in &files {
        assert_eq!(t.show_file(&an, *file).await.is_ok(), *is_shown);
        assert_eq!(listed.iter().find(|f| f.id == *file).is_some_and(domain::proposals::content::FileRef::is_shown), *is_shown);
    }
    for nick in ["binh", "mai", "minh"] {
        assert!(matches!(t.show_file(&t.actor(nick).await, files[0].0).await, Err(Error::NotFound)), "{nick}");
    }
    t.submit_proposal(&an, id).await.expect("receipt");
    t.open_proposals("BT-01").await;
    assert!(t.show_file(&t.actor("mai").await, files[0].0).await.is_ok());
    let undeclared = t.show_file(&t.actor("tuan").await, files[0].0).await.map(drop);
    assert!(matches!(undeclared, Err(Error::Denied(Denied::DeclareFirst))), "{undeclared:?}");
}
