//! Messages: complete in both languages, and silent about what is sealed.

use backend::{
    mail::{Mail, Mailer, News, Replied, Step},
    testing::TestBackend,
};
use domain::{
    locale::{Bilingual, Locale},
    people::SeatRole,
    time::Moment,
};
use std::collections::BTreeSet;

mod followed;

use followed::followed;

const BASE: &str = "https://baitoan.example";

fn all() -> Vec<(Mail, &'static str)> {
    let code = || "BT-01".to_owned();
    let title = || Bilingual::new("Trợ lý ảo", "A virtual assistant");
    let reason = || "Vì lý do khách quan".to_owned();
    let at = Moment::from_local("2026-03-31T17:00:05").expect("a time");
    let meeting = |news: News| Mail::Meeting { news, meeting: "0e1f".into(), at, place: "P1".into(), challenges: vec![code()] };
    let mut all = vec![
        (Mail::Register { token: "ab12".into() }, "/register/ab12"),
        (Mail::AccountExists, "/sign-in"),
        (Mail::Reset { token: "ab12".into() }, "/reset/ab12"),
        (Mail::PasswordChanged, "/sign-in"),
        (Mail::AccountStopped { token: "ab12".into(), reason: reason() }, "/reset/ab12"),
        (Mail::SuspensionWaits { name: "Phan Văn An".into(), account: "0e1f".into() }, "/office/accounts/0e1f"),
        (Mail::StopWaits { name: "Phan Văn An".into(), account: "0e1f".into() }, "/office/accounts/0e1f"),
        (Mail::RequestReturned { name: "Phan Văn An".into(), account: "0e1f".into(), reason: reason() }, "/office/accounts/0e1f"),
        (Mail::CancellingWaits { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01/cancel"),
        (Mail::ExtensionWaits { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01/extension"),
        (
            Mail::ScoringExtended { challenge_code: code(), title: title(), ends: [at, at.plus_days(2)], reason: reason() },
            "/council/challenges/BT-01",
        ),
        (Mail::SeatChangeWaits { name: "Phan Văn An".into(), reason: reason() }, "/office/seats"),
        (Mail::SeatChangeReturned { name: "Phan Văn An".into(), reason: reason() }, "/office/seats"),
        (Mail::ExtensionReturned { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01"),
        (Mail::SeatChanged { seat: Some(SeatRole::Chair), number: "12/QĐ".into(), date: at, reason: reason() }, "/council"),
        (Mail::SeatChanged { seat: None, number: "12/QĐ".into(), date: at, reason: reason() }, "/account"),
        (Mail::AccountSuspended { reason: reason(), contact: String::new() }, "/"),
        (Mail::AccountRestored { reason: reason() }, "/sign-in"),
        (Mail::Invite { token: "ab12".into(), firm: "Hạ Long".into() }, "/invite/ab12"),
        (Mail::MemberRemoved { firm: "Hạ Long".into() }, "/account"),
        (Mail::FirmVerified { firm: "Hạ Long".into() }, "/firm"),
        (Mail::FirmDisputes { firm: "Hạ Long".into(), id: "0e1f".into() }, "/office/firms/0e1f"),
        (Mail::TakingBackWaits { firm: "Hạ Long".into(), id: "0e1f".into(), reason: reason() }, "/office/firms/0e1f"),
        (Mail::TakingBackReturned { firm: "Hạ Long".into(), id: "0e1f".into(), reason: reason() }, "/office/firms/0e1f"),
        (Mail::FirmReturned { firm: "Hạ Long".into(), reason: reason() }, "/firm"),
        (
            Mail::Receipt {
                challenge_code: code(),
                title: title(),
                receipt: "BN-7K2M".into(),
                version: 2,
                at,
                sha256: "c0ffee".into(),
                proposal: "0e1f".into(),
            },
            "/proposals/0e1f",
        ),
        (Mail::Withdrawn { challenge_code: code(), title: title() }, "/challenges/BT-01"),
        (Mail::ChallengeChanged { challenge_code: code(), title: title(), version: 2, reason: reason() }, "/challenges/BT-01/versions/2"),
        (
            Mail::ChallengeAmended {
                challenge_code: code(),
                title: title(),
                closing: [at.plus_days(-7), at],
                reason: reason(),
                proposal: Some("7".into()),
            },
            "/proposals/7",
        ),
        (
            Mail::ChallengeAmended { challenge_code: code(), title: title(), closing: [at, at], reason: reason(), proposal: None },
            "/challenges/BT-01#versions",
        ),
        (
            Mail::RedoingWaits { challenge_code: code(), title: title(), note: reason(), due: at, proposal: "7".into() },
            "/office/proposals/7/complaint",
        ),
        (Mail::ComplaintRedone { challenge_code: code(), title: title(), proposal: "7".into() }, "/proposals/7/act/complaint"),
        (Mail::AmendmentWaits { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01/amendment"),
        (Mail::AmendmentReturned { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01/amendment"),
        (
            Mail::ClosingExtended { challenge_code: code(), title: title(), closing: [at.plus_days(-7), at], reason: reason() },
            "/challenges/BT-01",
        ),
        (Mail::ChallengeCancelled { challenge_code: code(), title: title(), reason: reason() }, "/challenges/BT-01"),
        (
            Mail::QuestionWaits { challenge_code: code(), title: title(), number: 3, question: reason(), due: Some(at) },
            "/office/challenges/BT-01/questions/3",
        ),
        (
            Mail::QuestionReplied {
                challenge_code: code(),
                title: title(),
                question: reason(),
                replied: Replied::Answered { number: 3, answer: reason() },
            },
            "/challenges/BT-01#cau-hoi-3",
        ),
        (
            Mail::QuestionReplied {
                challenge_code: code(),
                title: title(),
                question: reason(),
                replied: Replied::Merged { number: 2, answer: reason() },
            },
            "/challenges/BT-01#cau-hoi-2",
        ),
        (
            Mail::QuestionReplied {
                challenge_code: code(),
                title: title(),
                question: reason(),
                replied: Replied::Declined { reason: reason() },
            },
            "/challenges/BT-01/questions",
        ),
        (
            Mail::Briefing { challenge_code: code(), title: title(), at, place: "Hội trường 2".into(), called_off: None },
            "/challenges/BT-01#briefings",
        ),
        (
            Mail::Briefing { challenge_code: code(), title: title(), at, place: "Hội trường 2".into(), called_off: Some(reason()) },
            "/challenges/BT-01#briefings",
        ),
        (
            Mail::MessageToFirm { challenge_code: code(), title: title(), text: reason(), proposal: "0e1f".into() },
            "/proposals/0e1f/act/messages",
        ),
        (
            Mail::MessageToOffice { challenge_code: code(), code: "HS-7K2M9P".into(), proposal: "0e1f".into() },
            "/office/proposals/0e1f/messages",
        ),
        (Mail::AnswersPublished { challenge_code: code(), title: title(), answers: vec![2, 3] }, "/challenges/BT-01#questions"),
        (Mail::AdHocWaits { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01/ad-hoc"),
        (Mail::AdHocReturned { challenge_code: code(), title: title(), name: "Phan Văn An".into() }, "/office/challenges/BT-01/ad-hoc"),
        (Mail::AdHocAppointed { challenge_code: code(), title: title(), reason: reason() }, "/council/challenges/BT-01"),
        (Mail::ActingChair { challenge_code: code(), title: title(), reason: reason() }, "/council/challenges/BT-01"),
        (
            Mail::CompletionAsked { challenge_code: code(), title: title(), asked: reason(), due: at, proposal: "0e1f".into() },
            "/proposals/0e1f/act/completion",
        ),
        (Mail::CompletionWaits { challenge_code: code(), code: "HS-7K2M9P".into(), proposal: "0e1f".into() }, "/office/proposals/0e1f"),
        (
            Mail::ResultPublished { challenge_code: code(), title: title(), proposal: "0e1f".into(), complaints_until: at },
            "/challenges/BT-01/results",
        ),
        (Mail::ReviewWaits { challenge_code: code(), title: title(), due: Some(at) }, "/office/challenges/BT-01"),
        (Mail::ChallengeReturned { challenge_code: code(), title: title(), reason: reason() }, "/office/challenges/BT-01/edit"),
        (Mail::DeclaringWaits { challenge_code: code(), title: title(), proposals: 2, due: Some(at) }, "/council/challenges/BT-01"),
        (Mail::ScoringWaits { challenge_code: code(), title: title(), proposals: 2, due: None }, "/council/challenges/BT-01"),
        (Mail::SecondRound { challenge_code: code(), title: title(), far: Vec::new(), due: None }, "/council/challenges/BT-01"),
        (
            Mail::SecondRound { challenge_code: code(), title: title(), far: vec!["HS-7K2M9P".into()], due: Some(at) },
            "/council/challenges/BT-01",
        ),
        (
            Mail::SheetFar { challenge_code: code(), code: "HS-7K2M9P".into(), due: Some(at), proposal: "0e1f".into() },
            "/council/proposals/0e1f",
        ),
        (
            Mail::SheetExcluded { challenge_code: code(), code: "HS-7K2M9P".into(), reason: reason(), proposal: "0e1f".into() },
            "/council/proposals/0e1f",
        ),
        (
            Mail::SheetAsked { challenge_code: code(), code: "HS-7K2M9P".into(), reason: reason(), due: at },
            "/council/challenges/BT-01/motions",
        ),
        (
            Mail::ScoredAnew { challenge_code: code(), title: title(), code: "HS-7K2M9P".into(), due: at, proposal: "0e1f".into() },
            "/council/proposals/0e1f",
        ),
        (
            Mail::VoidingAsked { challenge_code: code(), title: title(), by: "Trần Minh".into(), reason: reason(), due: at },
            "/council/challenges/BT-01/motions",
        ),
        (
            Mail::VoidingDecided { challenge_code: code(), title: title(), by: "Trần Minh".into(), is_void: true },
            "/council/challenges/BT-01/motions",
        ),
        (Mail::MotionWaits { challenge_code: code(), title: title(), number: 3, due: at }, "/council/challenges/BT-01/motions"),
        (
            Mail::VoteEntered {
                challenge_code: code(),
                title: title(),
                number: 3,
                choice: domain::council::motion::Choice::For,
                by: "Đỗ Thị Hương".to_owned(),
            },
            "/council/challenges/BT-01/motions",
        ),
        (Mail::BallotWaits { challenge_code: code(), title: title(), due: at }, "/council/challenges/BT-01/ballot"),
        (Mail::LotWaits { challenge_code: code(), title: title(), due: at }, "/council/challenges/BT-01/ballot"),
        (
            Mail::LotRead { challenge_code: code(), title: title(), source: "Giải đặc biệt".into(), on: at, due: at },
            "/council/challenges/BT-01/ballot",
        ),
        (
            Mail::ProposalOpened { challenge_code: code(), title: title(), code: "HS-7K2M9P".into(), at, proposal: "0e1f".into() },
            "/proposals/0e1f",
        ),
        (
            Mail::EvaluationBegun {
                challenge_code: code(),
                title: title(),
                code: "HS-7K2M9P".into(),
                due: Some(at),
                proposal: "0e1f".into(),
            },
            "/proposals/0e1f",
        ),
        (
            Mail::NotAdmitted {
                challenge_code: code(),
                title: title(),
                code: "HS-7K2M9P".into(),
                reason: reason(),
                proposal: "0e1f".into(),
            },
            "/proposals/0e1f",
        ),
        (
            Mail::ConflictFound { challenge_code: code(), title: title(), by: "Thư ký".into(), reason: reason(), counts: true },
            "/council/challenges/BT-01/declarations",
        ),
        (
            Mail::ConflictRuled { challenge_code: code(), title: title(), is_lifted: true, by: "Chủ tịch".into(), reason: reason() },
            "/council/challenges/BT-01",
        ),
        (Mail::SheetGivenBack { challenge_code: code(), proposal: "HS-7K2M9P".into(), reason: reason() }, "/council/challenges/BT-01"),
        (Mail::SheetsLeft { challenge_code: code(), title: title(), sheets: 2, ends: Some(at) }, "/council/challenges/BT-01"),
        (
            Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::Decided, due: Some(at) },
            "/office/challenges/BT-01/result",
        ),
        (
            Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::Proposed, due: Some(at) },
            "/office/challenges/BT-01/forward",
        ),
        (
            Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::Forwarded, due: Some(at) },
            "/office/challenges/BT-01/decision",
        ),
        (
            Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::BackToCouncil, due: Some(at) },
            "/council/challenges/BT-01/motions/shortlist",
        ),
        (
            Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::BackToOffice, due: Some(at) },
            "/office/challenges/BT-01/forward",
        ),
        (meeting(News::Planned), "/council/meetings/0e1f"),
        (meeting(News::Moved(at, "P2".into())), "/council/meetings/0e1f"),
        (meeting(News::CalledOff(reason())), "/council/meetings/0e1f"),
        (Mail::DebriefReleased { challenge_code: code(), title: title(), proposal: "0e1f".into() }, "/proposals/0e1f/act/feedback"),
        (Mail::ComplaintReceived { challenge_code: code(), title: title(), at, proposal: "0e1f".into() }, "/proposals/0e1f/act/complaint"),
        (Mail::ComplaintWaits { challenge_code: code(), title: title(), proposal: "0e1f".into() }, "/office/proposals/0e1f/complaint"),
        (Mail::ComplaintAnswered { challenge_code: code(), title: title(), proposal: "0e1f".into() }, "/proposals/0e1f/act/complaint"),
    ];
    all.extend(followed());
    all
}

/// Held against the sources, so that none can be forgotten here.
#[test]
fn every_kind_of_message_is_looked_at() {
    let source = include_str!("../../src/mail.rs");
    let (_, body) = source.split_once("pub enum Mail {").expect("the messages");
    let kinds = body.split("\n}").next().expect("their end").lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let kinds: BTreeSet<String> = kinds.filter_map(name).collect();
    let looked_at: BTreeSet<String> = all().iter().filter_map(|(mail, _)| name(&format!("{mail:?}"))).collect();
    assert!(kinds.len() > 30, "the test would find them: {kinds:?}");
    assert_eq!(kinds, looked_at);
}

/// The word that a variant begins with.
fn name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
    (!name.is_empty() && text.starts_with(|c: char| c.is_ascii_uppercase())).then_some(name)
}

#[test]
fn what_waits_names_its_term() {
    let told = |mail: &Mail| mail.compose(Locale::Vi, BASE).1;
    for (mail, _) in all() {
        let has_term = match &mail {
            Mail::ReviewWaits { due, .. }
            | Mail::DeclaringWaits { due, .. }
            | Mail::ScoringWaits { due, .. }
            | Mail::SecondRound { due, .. }
            | Mail::SheetFar { due, .. }
            | Mail::ShortlistWaits { due, .. } => due.is_some(),
            _ => continue,
        };
        assert_eq!(told(&mail).contains("Hạn: trước"), has_term, "{mail:?}");
        assert_eq!(told(&mail).contains("31/03/2026"), has_term, "{mail:?}");
    }
}

#[test]
fn every_message_is_written_in_both_languages_with_its_link() {
    for (mail, path) in all() {
        let (vi_subject, vi) = mail.compose(Locale::Vi, BASE);
        let (en_subject, en) = mail.compose(Locale::En, BASE);
        assert_ne!(vi_subject, en_subject, "{mail:?}");
        assert!(vi.contains(&format!("{BASE}{path}\n")), "{mail:?}: {vi}");
        assert!(en.contains(&format!("{BASE}/en{path}\n")), "{mail:?}: {en}");
        assert!(!vi.contains("/en/") && vi.starts_with("Kính gửi") && en.starts_with("Dear"), "{mail:?}");
        for text in [&vi_subject, &vi, &en_subject, &en] {
            assert!(!text.contains(['{', '}']) && !text.contains("  "), "{mail:?}: {text}");
        }
    }
}

#[test]
fn a_receipt_says_what_when_and_how_to_check_it() {
    let (mail, _) = all().into_iter().find(|(m, _)| matches!(m, Mail::Receipt { .. })).expect("there");
    let (subject, body) = mail.compose(Locale::Vi, BASE);
    assert_eq!(subject, "Biên nhận nộp hồ sơ BN-7K2M");
    for part in ["BT-01 – Trợ lý ảo", "BN-7K2M", "Phiên bản: 2", "31/03/2026 17:00:05", "c0ffee", "UTC+7"] {
        assert!(body.contains(part), "{part} in {body}");
    }
}

#[test]
fn a_name_cannot_break_the_subject_line() {
    let mail = Mail::Invite { token: "ab12".into(), firm: "Hạ Long\r\nBcc: x@y.vn".into() };
    assert!(!mail.compose(Locale::En, BASE).0.contains(['\r', '\n']));
}

#[test]
fn a_firm_s_name_does_not_take_the_subject_over() {
    let firm = "KHẨN: chuyển tiền ngay ".repeat(11);
    let mail = Mail::Invite { token: "ab12".into(), firm };
    for locale in [Locale::Vi, Locale::En] {
        let (subject, _) = mail.compose(locale, BASE);
        assert!(subject.chars().count() <= 110 && subject.ends_with('…') && !subject.starts_with("KHẨN"), "{subject}");
    }
    let urgent = [Mail::Reset { token: String::new() }, Mail::Register { token: String::new() }, Mail::PasswordChanged];
    assert!(urgent.iter().all(|urgent| urgent.priority() < mail.priority()));
    let optional = followed();
    assert!(optional.iter().all(|(optional, _)| optional.priority() > mail.priority()), "the last");
    let others = all().into_iter().take(all().len() - optional.len());
    assert!(others.into_iter().all(|(other, _)| other.priority() < mail.priority() || matches!(other, Mail::Invite { .. })));
}

#[tokio::test]
async fn messages_are_written_as_files_that_people_can_read() {
    let folder = tempfile::tempdir().expect("folder");
    let url = format!("file:{}", folder.path().join("outbox").display());
    let mailer = Mailer::open(&url, "Cổng Bài toán <no-reply@demo.example>").expect("opened");
    let (subject, body) = Mail::Register { token: "ab12".into() }.compose(Locale::Vi, BASE);
    mailer.send("an@demo.example", &subject, &body, None).await.expect("written");
    let file = std::fs::read_dir(folder.path().join("outbox")).expect("folder").next().expect("a file").expect("readable").path();
    assert_eq!(file.extension().and_then(|e| e.to_str()), Some("eml"));
    let text = std::fs::read_to_string(file).expect("text");
    assert!(text.contains("To: an@demo.example") && text.contains("https://baitoan.example/register/ab12"), "{text}");
    assert!(text.contains("Kính gửi Quý vị,"), "{text}");
    for wrong in ["", "file:", "http://x", "smtp"] {
        assert!(Mailer::open(wrong, "a@b.vn").is_err(), "{wrong}");
    }
    assert!(Mailer::open("smtps://user:pass@mail.example.vn", "a@b.vn").is_ok());
    assert!(Mailer::open(&url, "nobody").is_err());
}

#[tokio::test]
async fn until_opening_mails_tell_of_a_proposal_to_its_own_firm_only() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let before = t.mails().await.len();
    let id = t.submitted_proposal("an", "BT-01").await;
    t.withdraw_proposal(&t.actor("an").await, id).await.expect("withdrawn");
    let mails = t.mails().await;
    assert_eq!(mails.len() - before, 2, "{mails:?}");
    for (to, _, body) in &mails[before..] {
        assert_eq!(to, "an@demo.example");
        assert!(!body.contains("Giải pháp của an"), "not even the firm's mail holds the title: {body}");
    }
}
