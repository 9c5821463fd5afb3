//! Messages: complete in both languages, and silent about what is sealed.

use backend::{
    mail::{Kind, Letter, Mail, Mailer, Preview, html, samples},
    testing::TestBackend,
};
use domain::{locale::Locale, people::Right, time::Moment};
use std::{collections::BTreeSet, time::Duration};

mod places;

use places::PLACES;

const BASE: &str = "https://baitoan.example";

/// Each sample with where it leads.
fn all() -> Vec<(Mail, &'static str)> {
    let all = samples::all();
    assert_eq!(all.iter().map(Mail::kind).collect::<Vec<_>>(), PLACES.iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
    all.into_iter().zip(PLACES.iter().map(|(_, place)| *place)).collect()
}

#[test]
fn every_kind_of_message_is_previewed() {
    let previewed: BTreeSet<Kind> = samples::all().iter().map(Mail::kind).collect();
    let missing: Vec<_> = Kind::ALL.into_iter().filter(|kind| !previewed.contains(kind)).collect();
    assert_eq!(missing, [], "no sample");
    for kind in Kind::ALL {
        assert_eq!(Kind::from_code(&kind.to_string()), Some(kind));
        assert_ne!(kind.name(Locale::Vi), kind.name(Locale::En), "{kind}");
    }
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
    let mail = Mail::Invite { token: "ab12".into(), firm: "Hạ Long\r\nBcc: x@y.vn".into(), right: Right::Edit };
    assert!(!mail.compose(Locale::En, BASE).0.contains(['\r', '\n']));
}

#[test]
fn a_firm_s_name_does_not_take_the_subject_over() {
    let firm = "KHẨN: chuyển tiền ngay ".repeat(11);
    let mail = Mail::Invite { token: "ab12".into(), firm, right: Right::View };
    for locale in [Locale::Vi, Locale::En] {
        let (subject, _) = mail.compose(locale, BASE);
        assert!(subject.chars().count() <= 110 && subject.ends_with('…') && !subject.starts_with("KHẨN"), "{subject}");
    }
    let urgent = [Mail::Reset { token: String::new() }, Mail::Register { token: String::new() }, Mail::PasswordChanged];
    assert!(urgent.iter().all(|urgent| urgent.priority() < mail.priority()));
    let (optional, others): (Vec<_>, Vec<_>) = samples::all().into_iter().partition(|other| other.kind().optional().is_some());
    assert!(optional.iter().all(|optional| optional.priority() > mail.priority()), "the last");
    assert!(others.iter().all(|other| other.priority() < mail.priority() || other.kind() == Kind::Invite));
}

#[tokio::test]
async fn messages_are_written_as_files_that_people_can_read() {
    let folder = tempfile::tempdir().expect("folder");
    let url = format!("file:{}", folder.path().join("outbox").display());
    let mailer = opened(&url, "Cổng Bài toán <no-reply@demo.example>").expect("opened");
    let (subject, text) = Mail::Register { token: "ab12".into() }.compose(Locale::Vi, BASE);
    let letter = Letter {
        id: uuid::Uuid::nil(),
        to: "an@demo.example",
        subject: &subject,
        text: &text,
        html: &html(&subject, &text, Locale::Vi, BASE),
        locale: Locale::Vi,
        at: Moment::from_local("2026-03-31T17:00:05").expect("a time"),
        unsubscribe: None,
    };
    mailer.send(&letter).await.expect("written");
    let file = std::fs::read_dir(folder.path().join("outbox")).expect("folder").next().expect("a file").expect("readable").path();
    assert_eq!(file.extension().and_then(|e| e.to_str()), Some("eml"));
    let text = std::fs::read_to_string(file).expect("text");
    assert!(text.contains("To: an@demo.example") && text.contains("https://baitoan.example/register/ab12"), "{text}");
    assert_eq!(text.matches("Kính gửi Quý vị,").count(), 2, "as text and as HTML: {text}");
    for header in [
        "Message-ID: <00000000-0000-0000-0000-000000000000@demo.example>",
        "Date: Tue, 31 Mar 2026 10:00:05 +0000",
        "Auto-Submitted: auto-generated",
        "Content-Language: vi",
        "Content-Type: multipart/alternative",
    ] {
        assert!(text.contains(header), "{header} in {text}");
    }
    for wrong in ["", "file:", "http://x", "smtp"] {
        assert!(opened(wrong, "a@b.vn").is_err(), "{wrong}");
    }
    assert!(opened("smtps://user:pass@mail.example.vn", "a@b.vn").is_ok());
    assert!(opened(&url, "nobody").is_err());
}

fn opened(url: &str, from: &str) -> backend::Result<Mailer> {
    Mailer::open(url, from, Duration::from_secs(1))
}

#[test]
fn a_message_as_html_says_the_same_words() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for mail in samples::all() {
        for locale in Locale::ALL {
            let preview = Preview::of(&mail, locale, BASE);
            assert!(preview.html.contains(&format!("<html lang=\"{}\">", locale.code())), "{}", preview.html);
            let shown = preview.html.split_once("<body").expect("a body").1.split_once('>').expect("its end").1;
            // What stands between tags, with the few letters that are written otherwise in HTML.
            let shown: String = shown.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
            let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
            let said = preview.text.replace("\n\n--\n", "\n\n");
            assert_eq!(words(&shown), words(&said), "{mail:?}");
        }
    }
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
