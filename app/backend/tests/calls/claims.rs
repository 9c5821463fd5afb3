//! A tax code that somebody else registered: claimed with a certificate, and decided by two once whoever holds it was heard.

use crate::steps::{assert_denied, assert_problem};
use backend::{
    Error,
    files::{FileView, Owner},
    firms::Claimed,
    testing::{HERE, PDF, PENDING_FIRM, TestBackend, VERIFIED_FIRM, firm_id},
};
use domain::{
    access::Denied,
    affairs::Kept,
    check::Problem,
    event::EventKind,
    firms::{
        Standing,
        claim::{ANSWER_DAYS, KEPT_DAYS},
    },
    form::Form,
    ids::FirmId,
    locale::Locale,
    people::{Actor, Role},
};

const HELD: &str = "5709888024";

fn profile(code: &str) -> Form {
    Form::default()
        .with("tax_code", code)
        .with("legal_name", "Công ty Cổ phần Số hóa Hạ Long")
        .with("kind", "joint_stock")
        .with("street", "Số 7")
        .with("commune", "Phường Bãi Cháy")
        .with("province", "Quảng Ninh")
        .with("representative", "Đặng Quỳnh Chi")
        .with("contact_email", "chi@demo.example")
        .with("is_declared", "on")
}

fn claim(code: &str) -> Form {
    profile(code).with("reason", "Mã số thuế là của chúng tôi.")
}

async fn certificate(t: &TestBackend, nick: &str) -> Result<FileView, Error> {
    let actor = t.actor(nick).await;
    let owner = Owner::Claim(actor.id().expect("a person"));
    let mut upload = t.begin_upload(&actor, owner, "Giấy chứng nhận.pdf").await?;
    upload.write(PDF).await?;
    upload.finish().await
}

/// Sent by `chi`, who has no firm.
async fn sent(t: &TestBackend, code: &str) -> FileView {
    assert_eq!(t.write_claim(&t.actor("chi").await, &claim(code)).await.expect("written"), Claimed::Written);
    certificate(t, "chi").await.expect("sent")
}

/// As the office's page of the firm shows it.
async fn seen(t: &TestBackend, id: FirmId, form: Form) -> Form {
    let view = t.firm(&t.actor("mai").await, id).await.expect("a firm");
    let of = &view.claims.first().expect("a claim").claim;
    form.with("by", of.by.to_string()).with("asked", of.sent().expect("sent").0.to_string())
}

fn verdict(verdict: &str) -> Form {
    Form::default().with("verdict", verdict).with("said", "Đã đối chiếu với Cổng thông tin quốc gia.")
}

async fn mailed(t: &TestBackend, to: &str, part: &str) -> usize {
    let to = format!("{to}@demo.example");
    t.mails().await.into_iter().filter(|(recipient, subject, _)| *recipient == to && subject.contains(part)).count()
}

#[tokio::test]
async fn a_code_that_was_registered_by_somebody_else_moves_by_two_people() {
    let t = TestBackend::new().await;
    let (binh, chi, mai, lan) = (t.actor("binh").await, t.actor("chi").await, t.actor("mai").await, t.actor("lan").await);
    let id = firm_id(PENDING_FIRM);
    assert_problem(t.register_firm(&chi, &profile(HELD)).await, "tax_code", &Problem::FirmExists);
    assert_problem(t.write_claim(&chi, &profile(HELD)).await, "reason", &Problem::Required);
    assert_problem(t.write_claim(&chi, &claim("0100233488")).await, "tax_code", &Problem::CodeFree);
    assert_denied(t.write_claim(&binh, &claim(HELD)).await, Denied::HasFirm);
    let file = sent(&t, HELD).await;
    assert_eq!((mailed(&t, "binh", "đề nghị xem xét").await, mailed(&t, "mai", "chờ xử lý").await), (1, 1));
    // Whoever holds the code learns the name, and nothing else: neither who it is nor the certificate.
    let theirs = t.own_firm(&binh).await.expect("read").expect("a firm");
    assert!(theirs.claims.is_empty() && theirs.contested.len() == 1);
    assert_eq!(theirs.contested[0].legal_name, "Công ty Cổ phần Số hóa Hạ Long");
    let told = theirs.history.iter().find(|line| line.event.kind == EventKind::CodeClaimed).expect("told");
    assert_eq!(told.by, "", "the trail names nobody to them");
    assert!(t.open_file(&binh, file.id).await.is_err() && t.open_file(&mai, file.id).await.is_ok());
    assert!(t.firm(&chi, id).await.is_err(), "nor is anything of theirs shown to who claims it");

    let grant = seen(&t, id, verdict("grant")).await;
    assert!(matches!(t.decide_claim(&mai, id, &grant).await, Err(Error::Denied(Denied::TermRuns(_)))), "they are heard first");
    assert!(t.desk(&mai).await.expect("a desk").claims_asked.is_empty());
    t.clock.set(t.clock.now().plus_days(ANSWER_DAYS));
    assert_eq!(t.desk(&mai).await.expect("a desk").claims_asked.len(), 1);
    let confirm = seen(&t, id, Form::default().with("verdict", "confirm")).await;
    assert_denied(t.decide_claim(&lan, id, &confirm).await, Denied::WrongState);
    for nick in ["binh", "chi", "minh"] {
        assert!(t.decide_claim(&t.actor(nick).await, id, &grant).await.is_err(), "{nick}");
    }
    assert_eq!(t.decide_claim(&mai, id, &grant).await.expect("granted"), Claimed::Granted);
    assert_eq!(t.firm(&mai, id).await.expect("a firm").firm.profile.tax_code.to_string(), HELD, "by one person nothing moves");
    assert_denied(t.decide_claim(&mai, id, &confirm).await, Denied::Role);
    assert_eq!(t.decide_claim(&lan, id, &confirm).await.expect("moved"), Claimed::Moved);

    let chi = t.actor("chi").await;
    let own = t.own_firm(&chi).await.expect("read").expect("registered");
    assert_eq!((own.firm.profile.tax_code.to_string().as_str(), own.firm.standing), (HELD, Standing::Pending));
    assert_eq!(own.document.as_ref().map(|document| document.id), Some(file.id));
    assert!(chi.firm().is_some_and(|membership| membership.is_owner) && t.open_file(&chi, file.id).await.is_ok());
    assert_eq!((mailed(&t, "chi", "đã được đăng ký").await, mailed(&t, "binh", "thuộc doanh nghiệp khác").await), (1, 1));
    // Whoever held it keeps the account, and is verified under another code alone.
    let before = t.own_firm(&t.actor("binh").await).await.expect("read").expect("still a firm");
    assert!(before.firm.is_released && before.firm.standing == Standing::Returned && before.contested.is_empty());
    let same = before.firm.profile.to_form();
    assert_problem(t.edit_firm(&binh, &same).await, "tax_code", &Problem::FirmExists);
    t.edit_firm(&binh, &same.with("tax_code", "0100233488")).await.expect("another code");
    assert!(!t.firm(&mai, id).await.expect("a firm").firm.is_released);
    let lines = t.list_firms(&mai, None, 1).await.expect("a list").0;
    assert!(lines.iter().any(|line| line.tax_code == HELD && line.id == own.firm.id));
}

#[tokio::test]
async fn whoever_holds_a_code_answers_or_corrects_it() {
    let t = TestBackend::new().await;
    let (binh, mai) = (t.actor("binh").await, t.actor("mai").await);
    let id = firm_id(PENDING_FIRM);
    sent(&t, HELD).await;
    let answer = |text: &str| Form::default().with("answer", text);
    assert_denied(t.answer_claim(&t.actor("an").await, &seen(&t, id, answer("Không.")).await).await, Denied::OtherRequest);
    assert_problem(t.answer_claim(&binh, &seen(&t, id, answer("")).await).await, "answer", &Problem::Required);
    for _ in 0..2 {
        t.answer_claim(&binh, &seen(&t, id, answer("Đúng là của chúng tôi.")).await).await.expect("answered");
    }
    // An older window takes back nothing of it.
    assert_denied(t.answer_claim(&binh, &seen(&t, id, answer("Không phải.")).await).await, Denied::WrongState);
    let lines = t.firm(&mai, id).await.expect("a firm").history;
    assert_eq!(lines.iter().filter(|line| line.event.kind == domain::event::EventKind::ClaimAnswered).count(), 1);
    // Once they have answered nothing is waited for.
    t.decide_claim(&mai, id, &seen(&t, id, verdict("grant")).await).await.expect("granted");
    let typed = t.own_firm(&binh).await.expect("read").expect("a firm").firm.profile.to_form();
    t.edit_firm(&binh, &typed.clone().with("tax_code", "0100233488")).await.expect("a typing mistake");
    // And does not take it back, to let whoever claims it begin anew again and again.
    let now = t.own_firm(&binh).await.expect("read").expect("a firm").firm.profile.to_form();
    assert_problem(t.edit_firm(&binh, &now.with("tax_code", HELD)).await, "tax_code", &Problem::CodeReleased);
    assert_eq!(mailed(&t, "chi", "đăng ký được").await, 1);
    assert!(t.firm(&mai, id).await.expect("a firm").claims.is_empty());
    let chi = t.actor("chi").await;
    assert!(t.own_claim(&chi).await.expect("read").expect("written").is_free);
    t.register_firm(&chi, &profile(HELD)).await.expect("registered like any other");
}

#[tokio::test]
async fn what_one_refused_comes_again_to_another_and_a_firm_in_a_call_keeps_its_code() {
    let t = TestBackend::new().await;
    let (chi, mai, nam, lan) = (t.actor("chi").await, t.actor("mai").await, t.actor("nam").await, t.actor("lan").await);
    let id = firm_id(VERIFIED_FIRM);
    t.open_challenge("BT-01").await;
    sent(&t, "5709888017").await;
    assert_problem(
        t.decide_claim(&mai, id, &seen(&t, id, Form::default().with("verdict", "refuse")).await).await,
        "said",
        &Problem::Required,
    );
    assert_eq!(t.decide_claim(&mai, id, &seen(&t, id, verdict("refuse")).await).await.expect("refused"), Claimed::Refused);
    assert_eq!(mailed(&t, "chi", "Không chấp nhận").await, 1);
    assert_denied(certificate(&t, "chi").await, Denied::WrongState);
    sent(&t, "5709888017").await;
    assert_denied(t.decide_claim(&mai, id, &seen(&t, id, verdict("refuse")).await).await, Denied::OwnReturn);
    t.clock.set(t.clock.now().plus_days(ANSWER_DAYS));
    t.decide_claim(&mai, id, &seen(&t, id, verdict("grant")).await).await.expect("granted");
    for of_office in [&mai, &lan] {
        let kept = t.firm(of_office, id).await.expect("a firm").kept;
        assert!(matches!(kept, Some(Kept::Answers(_))), "each is told before they try: {kept:?}");
    }
    // Not even two take a verified firm's code from it while a call is not opened.
    let confirm = seen(&t, id, Form::default().with("verdict", "confirm")).await;
    assert!(matches!(t.decide_claim(&lan, id, &confirm).await, Err(Error::Denied(Denied::FirmKept(Kept::Answers(_))))));
    assert_eq!(t.decide_claim(&nam, id, &seen(&t, id, verdict("refuse")).await).await.expect("by another"), Claimed::Refused);
    assert_denied(t.write_claim(&chi, &claim("5709888017")).await, Denied::WrongState);
    assert_eq!(t.own_claim(&chi).await.expect("read").map(|own| own.claim.is_exhausted()), Some(true));
}

#[tokio::test]
async fn what_is_taken_back_is_read_by_nobody_else() {
    let t = TestBackend::new().await;
    let (chi, mai) = (t.actor("chi").await, t.actor("mai").await);
    let file = sent(&t, HELD).await;
    let withdraw = Form::default().with("act", "withdraw");
    assert_eq!(t.write_claim(&chi, &withdraw).await.expect("withdrawn"), Claimed::Withdrawn);
    assert_denied(t.write_claim(&chi, &withdraw).await, Denied::WrongState);
    assert!(t.open_file(&mai, file.id).await.is_err() && t.open_file(&chi, file.id).await.is_ok());
    let others = Owner::Claim(chi.id().expect("a person"));
    assert!(t.begin_upload(&t.actor("khoa").await, others, "a.pdf").await.is_err(), "not for somebody else");
    certificate(&t, "chi").await.expect("sent again");
    assert_eq!(t.firm(&mai, firm_id(PENDING_FIRM)).await.expect("a firm").claims.len(), 1);
}

/// Whoever gave a code up has a friend with an account.
#[tokio::test]
async fn a_code_that_was_given_up_under_a_claim_is_registered_by_nobody_else_for_a_while() {
    let t = TestBackend::new().await;
    let (an, binh, chi) = (t.actor("an").await, t.actor("binh").await, t.actor("chi").await);
    sent(&t, HELD).await;
    let typed = t.own_firm(&binh).await.expect("read").expect("a firm").firm.profile.to_form();
    t.edit_firm(&binh, &typed.with("tax_code", "0100233488")).await.expect("given up");
    let until = t.clock.now().plus_days(KEPT_DAYS);
    let other = t.create_user("khac@demo.example", "Người khác", Role::Firm, "ha-long-2026", false).await.expect("an account");
    let other = t.share().actor(other).await.expect("an actor");
    assert_problem(t.register_firm(&other, &profile(HELD)).await, "tax_code", &Problem::CodeKept(until));
    let own = t.own_firm(&an).await.expect("read").expect("a firm").firm.profile.to_form();
    assert_problem(t.edit_firm(&an, &own.with("tax_code", HELD)).await, "tax_code", &Problem::CodeKept(until));
    t.clock.set(until);
    t.register_firm(&other, &profile(HELD)).await.expect("not for ever");
    assert_problem(t.register_firm(&chi, &profile(HELD)).await, "tax_code", &Problem::FirmExists);
}

#[tokio::test]
async fn whoever_joins_a_firm_claims_no_more_and_is_told() {
    let t = TestBackend::new().await;
    let (an, chi, mai) = (t.actor("an").await, t.actor("chi").await, t.actor("mai").await);
    let id = firm_id(PENDING_FIRM);
    sent(&t, HELD).await;
    t.clock.set(t.clock.now().plus_days(ANSWER_DAYS));
    assert_eq!((t.firm(&mai, id).await.expect("a firm").claims.len(), t.desk(&mai).await.expect("a desk").claims_asked.len()), (1, 1));
    let invitation = Form::default().with("email", "chi@demo.example").with("right", "edit");
    t.invite_member(&an, &invitation, Locale::Vi).await.expect("invited");
    t.accept_invitation(&chi, &t.token("chi@demo.example").await, HERE).await.expect("joined");
    let view = t.firm(&mai, id).await.expect("a firm");
    assert!(view.claims.is_empty() && t.desk(&mai).await.expect("a desk").claims_asked.is_empty(), "the office has nothing to decide");
    assert!(t.own_firm(&t.actor("binh").await).await.expect("read").expect("a firm").contested.is_empty());
    assert_eq!(view.history.iter().filter(|line| line.event.kind == EventKind::ClaimWithdrawn).count(), 1, "it is in the record");
    assert_eq!(mailed(&t, "chi", "đã kết thúc").await, 1);
}

/// Asked by hand, past the pages.
#[tokio::test]
async fn nobody_claims_for_somebody_else() {
    let t = TestBackend::new().await;
    for nick in ["mai", "lan", "minh"] {
        assert_denied(t.write_claim(&t.actor(nick).await, &claim(HELD)).await, Denied::Role);
    }
    assert_denied(t.write_claim(&Actor::Visitor, &claim(HELD)).await, Denied::SignIn);
}
