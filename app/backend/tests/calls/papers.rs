//! Who gets which paper, and what is in it; signed copies beside it. Texts are read from the DOCX.

use crate::steps::{
    BLIND, CODE, COUNCIL, assert_denied, assert_not_found, assert_problem, decided, declare_clear, declare_conflict, good, handed_in,
    opened, picks, proposed, result_published, score, scored, scoring, scoring_by,
};
use backend::{
    Result,
    files::Owner,
    papers::{Format, Kind, Paper, PaperLine},
    testing::{PENDING_FIRM, TestBackend, VERIFIED_FIRM, pdf, person},
};
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    ids::{MeetingId, ProposalId},
    people::Actor,
};
use std::io::{Cursor, Read};

async fn actor(t: &TestBackend, nick: &str) -> Actor {
    if nick.is_empty() { Actor::Visitor } else { t.actor(nick).await }
}

/// What the DOCX says, its tags left out.
pub async fn read(t: &TestBackend, nick: &str, name: &str) -> Result<String> {
    let actor = actor(t, nick).await;
    let paper = t.named_paper(&actor, CODE, name).await?;
    let file = t.print_paper(&actor, paper, Format::Docx).await?;
    assert!(file.name.ends_with(".docx"), "{}", file.name);
    Ok(words_of(file.bytes))
}

pub fn words_of(docx: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP archive");
    let mut text = String::new();
    for part in ["word/document.xml", "word/header1.xml"] {
        archive.by_name(part).expect("the part").read_to_string(&mut text).expect("UTF-8");
    }
    text = text.replace("<w:noBreakHyphen/>", "-");
    let mut is_tag = false;
    text.retain(|c| {
        let was_tag = is_tag || c == '<';
        is_tag = was_tag && c != '>';
        !was_tag
    });
    text
}

pub async fn lines(t: &TestBackend, nick: &str) -> Vec<PaperLine> {
    t.papers(&actor(t, nick).await, CODE).await.expect("papers").lines
}

/// Kinds that this reader gets now.
pub async fn kinds(t: &TestBackend, nick: &str) -> Vec<Kind> {
    lines(t, nick).await.into_iter().filter(|line| line.paper.is_ok()).map(|line| line.kind).collect()
}

/// A meeting about the challenge that has ended; everyone of `present` was there.
async fn hold_meeting(t: &TestBackend, present: &[&str]) -> MeetingId {
    let huong = t.actor("huong").await;
    let plan = Form::default()
        .with(format!("challenge_{CODE}"), "on")
        .with("place", "Phòng họp 8642")
        .with("at", "2026-04-20T08:30")
        .with("secretary", huong.id().expect("a person").to_string());
    let id = t.plan_meeting(&huong, &plan).await.expect("planned");
    t.start_meeting(&huong, id, &Form::default().with("other_day", "on")).await.expect("started");
    let id_of = |nick: &str| person(nick).expect("one of the cast").id();
    let marks = present.iter().fold(Form::default(), |form, nick| form.with(format!("presence_{}", id_of(nick)), "present"));
    t.mark_attendance(&huong, id, &marks.with("guests", "Khách mời A")).await.expect("marked");
    t.begin_item(&huong, id, &Form::default().with("item", "2")).await.expect("begun");
    let notes = Form::default().with("item_version", "0").with("opinions", "Ý kiến 97531").with("conclusion", "Đạt");
    t.record_item(&huong, id, "2", &notes).await.expect("recorded");
    t.end_meeting(&huong, id, &Form::default().with("outcome", "not_quorate")).await.expect("ended");
    id
}

pub async fn sign(t: &TestBackend, nick: &str, paper: Paper, bytes: &[u8]) -> Result<()> {
    let actor = t.actor(nick).await;
    let mut upload = t.begin_upload(&actor, Owner::Signed(paper), "ban-ky.pdf").await?;
    upload.write(bytes).await?;
    upload.finish().await.map(drop)
}

#[tokio::test]
async fn papers_come_with_the_stages() {
    use Kind::{Announcement, ConflictRecord, Count, Decision, Invitation, Letter, Minutes, OpeningRecord, Request, ScoreTable};
    let t = TestBackend::new().await;
    handed_in(&t).await;
    assert_eq!(kinds(&t, "mai").await, []);
    assert!(lines(&t, "mai").await.iter().all(|line| line.paper.is_err()), "what is missing is said to the office");
    assert!(lines(&t, "").await.is_empty() && lines(&t, "an").await.is_empty());

    let t = TestBackend::new().await;
    opened(&t).await;
    assert_eq!(kinds(&t, "mai").await, [OpeningRecord, ConflictRecord]);
    assert_eq!(kinds(&t, "").await, [OpeningRecord]);

    let t = TestBackend::new().await;
    scored(&t).await;
    hold_meeting(&t, &["huong", "minh"]).await;
    assert_eq!(kinds(&t, "lan").await, [OpeningRecord, ConflictRecord, ScoreTable, Count, Invitation, Minutes]);
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[])).await.expect_err("needs a note");
    assert_denied(read(&t, "mai", "decision").await, Denied::WrongState);
    assert_denied(read(&t, "mai", "announcement").await, Denied::WrongState);

    let t = TestBackend::new().await;
    proposed(&t).await;
    assert_eq!(kinds(&t, "mai").await, [OpeningRecord, ConflictRecord, ScoreTable, Count, Request, Decision]);

    let t = TestBackend::new().await;
    result_published(&t).await;
    let all = [OpeningRecord, ConflictRecord, ScoreTable, Count, Request, Decision, Announcement, Letter, Letter];
    assert_eq!(kinds(&t, "mai").await, all);
    assert_eq!(kinds(&t, "").await, [OpeningRecord, Announcement]);
    assert_eq!(kinds(&t, "an").await, [OpeningRecord, Announcement, Letter]);
    assert_eq!(kinds(&t, "chi").await, [OpeningRecord, Announcement]);
}

#[tokio::test]
async fn the_record_of_the_opening_names_firms_to_office_and_council_only() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    declare_conflict(&t, "tuan", first).await;
    let receipt = t.receipts(&t.actor("an").await, first).await.expect("receipts").remove(0);
    for (nick, is_full) in [("mai", true), ("lan", true), ("", false), ("binh", false), ("tuan", false)] {
        let text = read(&t, nick, "opening").await.expect("public");
        assert_eq!(text.contains(VERIFIED_FIRM), is_full, "{nick}");
        assert!(text.contains(receipt.sha256.get(..8).expect("hex")) && text.contains("Nguyễn Thị Mai"), "{nick}: {text}");
    }
    for id in [first, second] {
        declare_clear(&t, "khoa", id).await;
    }
    assert!(read(&t, "khoa", "opening").await.expect("for a member who is clear").contains(VERIFIED_FIRM));
}

#[tokio::test]
async fn the_record_of_conflicts_says_who_why_and_how_many_are_left() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "tuan", first).await;
    for id in [first, second] {
        declare_clear(&t, "huong", id).await;
    }
    let text = read(&t, "mai", "conflicts").await.expect("for the office");
    for expected in ["Dương Minh Tuấn", "Người thân, quan hệ gia đình: Người thân góp vốn.", VERIFIED_FIRM, PENDING_FIRM, "Hồ Hải Yến"]
    {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
    assert!(read(&t, "huong", "conflicts").await.expect("for the secretary").contains("Dương Minh Tuấn"));
    for nick in ["khoa", "an", "tuan"] {
        assert_denied(read(&t, nick, "conflicts").await, Denied::Role);
    }
    assert_denied(read(&t, "minh", "conflicts").await, Denied::DeclareFirst);
    assert_denied(read(&t, "", "conflicts").await, Denied::SignIn);
}

#[tokio::test]
async fn the_record_of_conflicts_waits_for_the_readers_own_declarations_from_the_opening_on() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    declare_conflict(&t, "tuan", first).await;
    for nick in ["minh", "huong"] {
        assert_denied(read(&t, nick, "conflicts").await, Denied::DeclareFirst);
        assert_eq!(kinds(&t, nick).await, [Kind::OpeningRecord], "{nick}");
        declare_clear(&t, nick, first).await;
        assert_denied(read(&t, nick, "conflicts").await, Denied::DeclareFirst);
        assert!(!read(&t, nick, "opening").await.expect("the public's").contains(VERIFIED_FIRM), "{nick}");
        declare_clear(&t, nick, second).await;
        assert!(read(&t, nick, "conflicts").await.expect("declared").contains("Dương Minh Tuấn"), "{nick}");
    }
}

#[tokio::test]
async fn a_member_gets_the_own_sheet_and_nobody_elses() {
    let t = TestBackend::new().await;
    let [first, _] = scoring_by(&t, &BLIND).await;
    let name = format!("sheet-{first}");
    assert_denied(read(&t, "tuan", &name).await, Denied::DeclareFirst);
    declare_clear(&t, "tuan", first).await;
    assert_denied(read(&t, "tuan", &name).await, Denied::WrongState);
    t.submit_sheet(&t.actor("tuan").await, first, &good().with("strengths", "Nhận xét 7531")).await.expect("submitted");
    let text = read(&t, "tuan", &name).await.expect("own");
    assert!(text.contains("Dương Minh Tuấn") && text.contains("Nhận xét 7531") && text.contains("22,5"), "{text}");
    assert_eq!(kinds(&t, "tuan").await, [Kind::OpeningRecord, Kind::Sheet]);
    for nick in ["mai", "an"] {
        assert_denied(read(&t, nick, &name).await, Denied::Role);
    }
    let clear = declare_clear(&t, "khoa", first);
    clear.await;
    assert_denied(read(&t, "khoa", &name).await, Denied::WrongState);
    declare_conflict(&t, "tuan", first).await;
    assert_not_found(read(&t, "tuan", &name).await);
}

#[tokio::test]
async fn minutes_hold_what_was_said_and_scored_and_a_supplement_what_was_proposed() {
    let t = TestBackend::new().await;
    let [first, _] = scored(&t).await;
    let id = hold_meeting(&t, &["huong", "minh", "khoa"]).await;
    let name = format!("minutes-{id}");
    let before = read(&t, "mai", &name).await.expect("ended");
    for expected in ["Phòng họp 8642", "Có mặt 03/15", "không đủ", "Khách mời A", "Ý kiến 97531", "Kết luận: Đạt.", "87,50"]
    {
        assert!(before.contains(expected), "{expected} is not in: {before}");
    }
    assert!(before.contains("mà Hội đồng đề xuất: ……"));
    t.clock.set(t.clock.now().plus_minutes(5));
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[first])).await.expect("proposed");
    let after = read(&t, "huong", &format!("supplement-{id}")).await.expect("for the council");
    assert!(after.contains("đề xuất: HS-") && after.contains("Biểu quyết: 12 tán thành"), "{after}");
    assert_eq!(read(&t, "huong", &name).await.expect("the same"), before);
    for nick in ["an", "chi"] {
        assert_denied(read(&t, nick, &name).await, Denied::Role);
    }
    assert_not_found(read(&t, "mai", "minutes-00000000-0000-4000-8000-000000000000").await);
    assert_not_found(read(&t, "mai", "minutes").await);
}

#[tokio::test]
async fn papers_tell_the_council_as_it_was_when_it_acted() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    // The chair has a conflict, so the vice-chair presides.
    for nick in COUNCIL {
        score(&t, nick, second, &good()).await;
        if ["minh", "tuan"].contains(&nick) {
            declare_conflict(&t, nick, first).await;
        } else {
            score(&t, nick, first, &good()).await;
        }
    }
    t.close_scoring(&t.actor("thu").await, CODE, &Form::default()).await.expect("closed");
    let minutes = format!("minutes-{}", hold_meeting(&t, &["huong", "thu"]).await);
    let before = read(&t, "mai", "scores").await.expect("scored");
    t.at("2026-06-01T08:00");
    let mai = t.actor("mai").await;
    for nick in ["tuan", "thu", "huong"] {
        let user = person(nick).expect("one of the cast").id();
        t.remove_seat(&mai, &Form::default().with("user", user.to_string())).await.expect("removed");
    }
    let conflicts = read(&t, "mai", "conflicts").await.expect("for the office");
    for told in ["Hội đồng có 15 thành viên", "Dương Minh Tuấn", "thôi tham gia Hội đồng từ 01/06/2026", "Phùng Diệu Hương"]
    {
        assert!(conflicts.contains(told), "{told} is not in: {conflicts}");
    }
    let scores = read(&t, "mai", "scores").await.expect("scored");
    assert!(scores.contains("KT. CHỦ TỊCH HỘI ĐỒNG") && scores.contains("Lê Thị Thu") && !scores.contains("Trần Quang Minh"), "{scores}");
    assert_eq!(scores, before);
    let minutes = read(&t, "mai", &minutes).await.expect("ended");
    assert!(minutes.contains("Chủ trì: Lê Thị Thu, Phó Chủ tịch Hội đồng"), "{minutes}");
    let left: Vec<_> = t.declarations(&mai, CODE).await.expect("declarations");
    assert!(left.iter().any(|line| line.member_name == "Dương Minh Tuấn" && line.declaration.is_some()));
    assert_denied(t.declarations(&t.actor("minh").await, CODE).await, Denied::Role);
}

#[tokio::test]
async fn a_member_with_a_conflict_gets_no_paper_that_holds_the_proposal() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL {
        score(&t, nick, second, &good()).await;
        if ["tuan", "thu"].contains(&nick) {
            declare_conflict(&t, nick, first).await;
        } else {
            score(&t, nick, first, &good()).await;
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let minutes = format!("minutes-{}", hold_meeting(&t, &["huong", "minh"]).await);
    for name in ["scores", minutes.as_str()] {
        assert!(read(&t, "huong", name).await.expect("the secretary").contains(VERIFIED_FIRM), "{name}");
        assert_denied(read(&t, "tuan", name).await, Denied::Conflict);
    }
    assert_denied(read(&t, "thu", "conflicts").await, Denied::Role);
    let shown = lines(&t, "tuan").await;
    assert_eq!(shown.iter().filter(|line| line.paper == Err(Denied::Conflict)).count(), 2);
    for line in shown.into_iter().filter(|line| line.paper.is_ok()) {
        let name = line.paper.expect("a paper").name();
        assert!(!read(&t, "tuan", &name).await.expect("theirs").contains(VERIFIED_FIRM), "{name}");
    }
}

#[tokio::test]
async fn the_decision_is_drafted_from_the_advice_and_then_from_what_was_decided() {
    let t = TestBackend::new().await;
    let [first, second] = proposed(&t).await;
    let draft = read(&t, "mai", "decision").await.expect("advised");
    assert!(draft.contains(VERIFIED_FIRM) && !draft.contains(PENDING_FIRM) && !draft.contains("Vũ Ngọc Lan"));
    crate::steps::forward(&t).await;
    let form = picks(&[second]).with("note", "Ưu tiên khác 4711.");
    t.decide_shortlist(&t.actor("lan").await, CODE, &form).await.expect("decided");
    let draft = read(&t, "lan", "decision").await.expect("decided");
    assert!(draft.contains(PENDING_FIRM) && !draft.contains(VERIFIED_FIRM) && draft.contains("Vũ Ngọc Lan"));
    assert!(draft.contains("Ưu tiên khác 4711."), "a decision that departs from the advice says why");
    let letter = read(&t, "mai", &format!("letter-{first}")).await.expect("drafted");
    assert!(letter.contains("Ưu tiên khác 4711."), "and so does the letter to the firm ranked first: {letter}");
    assert!(!read(&t, "mai", &format!("letter-{second}")).await.expect("drafted").contains("Ưu tiên khác 4711."));
    for nick in ["minh", "an"] {
        assert_denied(read(&t, nick, "decision").await, Denied::Role);
    }
}

#[tokio::test]
async fn before_the_result_is_public_only_the_office_reads_announcement_and_letters() {
    let t = TestBackend::new().await;
    let [first, second] = decided(&t).await;
    let (won, lost) = (format!("letter-{first}"), format!("letter-{second}"));
    for nick in ["", "an", "minh"] {
        assert_denied(read(&t, nick, "announcement").await, Denied::WrongState);
    }
    assert_denied(read(&t, "an", &won).await, Denied::WrongState);
    assert!(read(&t, "mai", &won).await.expect("drafted").contains("được đưa vào danh sách rút gọn"));
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    let public = read(&t, "", "announcement").await.expect("public");
    assert!(public.contains(VERIFIED_FIRM) && !public.contains(PENDING_FIRM), "as on the public page: {public}");
    assert!(read(&t, "binh", &lost).await.expect("own").contains("không được đưa vào danh sách rút gọn"));
    for nick in ["an", "minh"] {
        assert_not_found(read(&t, nick, &lost).await);
    }
}

#[tokio::test]
async fn a_letter_to_a_firm_that_was_not_admitted_says_why() {
    let t = TestBackend::new().await;
    let [first, second]: [ProposalId; 2] = opened(&t).await;
    let mai = t.actor("mai").await;
    crate::steps::admit(&t, first).await;
    t.refuse_proposal(second, "Thiếu cam kết 3141.").await;
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    crate::steps::forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&[first])).await.expect("decided");
    assert!(read(&t, "mai", &format!("letter-{second}")).await.expect("drafted").contains("Thiếu cam kết 3141."));
}

#[tokio::test]
async fn a_paper_is_a_draft_until_its_signed_copy_is_filed() {
    let t = TestBackend::new().await;
    let [first, _] = result_published(&t).await;
    let mai = t.actor("mai").await;
    let paper = t.named_paper(&mai, CODE, "announcement").await.expect("named");
    assert!(read(&t, "", "announcement").await.expect("public").contains("DỰ THẢO"));
    for nick in ["lan", "minh", "an"] {
        assert_denied(sign(&t, nick, paper, &pdf(b"signed")).await, Denied::Role);
    }
    assert_problem(sign(&t, "mai", paper, b"PK\x03\x04 no PDF").await, "file", &Problem::FileNotPdf);
    sign(&t, "mai", paper, &pdf(b"signed")).await.expect("filed");
    assert!(!read(&t, "", "announcement").await.expect("public").contains("DỰ THẢO"));
    assert!(read(&t, "mai", "decision").await.expect("another paper").contains("DỰ THẢO"));

    // Everyone who may have the paper may have its signed copy; the last one filed counts, and none is removed.
    let signed = |lines: Vec<PaperLine>| lines.into_iter().find(|l| l.kind == Kind::Announcement).and_then(|l| l.signed);
    let old = signed(lines(&t, "").await).expect("signed");
    t.open_file(&Actor::Visitor, old.id).await.expect("public");
    t.at("2026-06-01T08:00");
    sign(&t, "nam", paper, &pdf(b"signed again")).await.expect("filed");
    let new = signed(lines(&t, "an").await).expect("signed");
    assert_ne!(new.id, old.id);
    t.open_file(&mai, old.id).await.expect("kept");
    assert_not_found(t.remove_file(&mai, new.id).await);
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    let filed: Vec<_> =
        history.iter().filter(|line| line.event.kind == EventKind::SignedCopyFiled).map(|l| l.event.note.as_str()).collect();
    assert_eq!(filed, ["announcement ban-ky.pdf"; 2]);

    // Of a letter only its own firm; of the opening nobody who does not get the firms' names.
    sign(&t, "mai", Paper::Letter(first), &pdf(b"letter")).await.expect("filed");
    let opening = t.named_paper(&mai, CODE, "opening").await.expect("named");
    sign(&t, "mai", opening, &pdf(b"opening")).await.expect("filed");
    let all = lines(&t, "mai").await;
    let file = |kind| all.iter().find(|l| l.kind == kind && l.signed.is_some()).and_then(|l| l.signed.clone()).expect("signed").id;
    t.open_file(&t.actor("an").await, file(Kind::Letter)).await.expect("own");
    assert_not_found(t.open_file(&t.actor("binh").await, file(Kind::Letter)).await);
    assert_denied(t.open_file(&t.actor("an").await, file(Kind::OpeningRecord)).await, Denied::Role);
    let told = lines(&t, "an").await.into_iter().find(|l| l.kind == Kind::OpeningRecord);
    assert!(told.is_some_and(|told| told.signed.is_none() && told.is_kept), "that it is signed is no secret");
    assert!(!read(&t, "mai", "opening").await.expect("of which there is a signed copy").contains("DỰ THẢO"));
    for nick in ["", "an"] {
        assert!(!read(&t, nick, "opening").await.expect("the edition of it").contains("DỰ THẢO"), "{nick}");
    }
    assert_denied(sign(&t, "mai", Paper::Sheet(first), &pdf(b"sheet")).await, Denied::Role);
}

#[tokio::test]
async fn where_the_shortlist_alone_is_public_the_announcement_tells_no_scores() {
    let t = TestBackend::new().await;
    crate::results::shortlist_only_published(&t).await;
    let (public, decision) = (read(&t, "", "announcement").await.expect("public"), read(&t, "mai", "decision").await.expect("drafted"));
    let told = |text: &str| [VERIFIED_FIRM, "Hạng", "87,5"].map(|what| text.contains(what));
    assert_eq!((told(&public), told(&decision)), ([true, false, false], [true; 3]), "as on the public page: {public}");
}
