//! Several firms behind one proposal: it is handed in only while each agrees, a firm takes part once, and nobody else learns of it
//! before the opening.

use crate::steps::{assert_denied, assert_not_found, assert_problem};
use backend::testing::{CLOSING, PENDING_FIRM, TestBackend, VERIFIED_FIRM, firm_id};
use domain::{
    access::Denied,
    affairs::Kept,
    check::Problem,
    event::EventKind,
    firms::Profile,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{Agreement, Section, State, consent::TERMS, consortium::cell_name, content::Submission, lifecycle::Rejection},
};

pub async fn verified(t: &TestBackend) {
    let verify = Form::default().with("verdict", "verify");
    t.review_firm(&t.actor("mai").await, firm_id(PENDING_FIRM), &verify).await.expect("verified");
}

pub async fn profile(t: &TestBackend, nick: &str) -> Profile {
    t.own_firm(&t.actor(nick).await).await.expect("a firm").expect("registered").firm.profile
}

pub fn row(form: Form, row: usize, cells: [&str; 5]) -> Form {
    let columns = ["name", "code", "representative", "share", "part"];
    columns.into_iter().zip(cells).fold(form, |form, (column, text)| form.with(cell_name(column, row), text))
}

/// The lead names the firm of `nick` with this share.
pub async fn named(t: &TestBackend, id: ProposalId, lead: &str, nick: &str, share: &str) {
    let (actor, of) = (t.actor(lead).await, profile(t, nick).await);
    let rest = format!("{}", 100 - share.parse::<i64>().expect("whole"));
    let draft = t.own_proposal(&actor, id).await.expect("own").form().with("lead_share", rest).with("lead_part", "Điều phối");
    let form = row(draft, 0, [&of.legal_name, of.tax_code.as_str(), &of.representative, share, "Dữ liệu"]);
    t.save_section(&actor, id, Section::Team, &form).await.expect("saved");
}

pub async fn alone(t: &TestBackend, id: ProposalId, lead: &str) {
    let actor = t.actor(lead).await;
    let draft = t.own_proposal(&actor, id).await.expect("own").form().with("lead_share", "").with("lead_part", "");
    t.save_section(&actor, id, Section::Team, &row(draft, 0, [""; 5])).await.expect("saved");
}

pub async fn answer(t: &TestBackend, nick: &str, id: ProposalId, word: &str) -> backend::Result<bool> {
    let actor = t.actor(nick).await;
    let terms = t.partnership(&actor, id).await?.consent.terms_hash();
    let form = Form::default().with("answer", word).with(TERMS, terms).with("reason", "Không đủ người.");
    t.answer_partnership(&actor, id, &form).await
}

/// A complete draft of `an` that names the firm of `binh`, which was asked.
pub async fn asked(t: &TestBackend) -> ProposalId {
    t.open_challenge("BT-01").await;
    verified(t).await;
    let id = t.complete_proposal("an", "BT-01").await;
    named(t, id, "an", "binh", "40").await;
    t.ask_partners(&t.actor("an").await, id).await.expect("asked");
    id
}

pub async fn agreement(t: &TestBackend, id: ProposalId) -> Agreement {
    t.partners(&t.actor("an").await, id).await.expect("own").remove(0).agreement
}

fn is_incomplete<T: std::fmt::Debug>(result: backend::Result<T>) -> bool {
    let Err(error) = result else { return false };
    let expected = backend::Error::from(Rejection::Incomplete);
    format!("{error:?}") == format!("{expected:?}")
}

pub fn leave() -> Form {
    Form::default().with("reason", "Bận việc khác.")
}

#[tokio::test]
async fn a_proposal_with_partners_is_handed_in_once_each_agrees() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let an = t.actor("an").await;
    assert!(is_incomplete(t.submit_proposal(&an, id).await), "nobody has agreed");
    let told = t.mails().await;
    assert!(told.iter().any(|(to, _, body)| to == "binh@demo.example" && body.contains(VERIFIED_FIRM)), "{told:?}");
    assert!(answer(&t, "binh", id, "consent").await.expect("agrees"));
    assert_eq!(agreement(&t, id).await, Agreement::Agreed);
    assert!(t.mails().await.iter().any(|(to, subject, _)| to == "an@demo.example" && subject.contains("đồng ý")));
    let receipt = t.submit_proposal(&an, id).await.expect("handed in");
    let json = t.submission_json(&an, id, receipt.version).await.expect("own");
    assert!(json.contains(PENDING_FIRM) && json.contains(r#""share":4000"#), "{json}");
    let read: Submission = serde_json::from_str(&json).expect("read");
    assert_eq!((read.canonical(), read.sha256()), (json, receipt.sha256.clone()), "the partners are part of what is hashed");
    let seen = t.partnership(&t.actor("binh").await, id).await.expect("asked");
    assert_eq!(seen.handed_in.map(|(handed_in, _)| handed_in.sha256), Some(receipt.sha256));
    let history = t.proposal_history(&an, id).await.expect("own");
    for kind in [EventKind::PartnerAsked, EventKind::PartnerConsented] {
        assert!(history.iter().any(|line| line.event.kind == kind), "{kind}");
    }
}

#[tokio::test]
async fn what_changes_is_asked_about_anew_and_who_declines_says_why() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let an = t.actor("an").await;
    answer(&t, "binh", id, "consent").await.expect("agrees");
    named(&t, id, "an", "binh", "30").await;
    assert_eq!(agreement(&t, id).await, Agreement::NotAsked);
    assert!(is_incomplete(t.submit_proposal(&an, id).await), "agreed to another share");
    let stale = t.partnership(&t.actor("binh").await, id).await.expect("asked").consent.terms_hash();
    t.ask_partners(&an, id).await.expect("asked anew");
    let form = Form::default().with("answer", "consent").with(TERMS, stale);
    assert_problem(t.answer_partnership(&t.actor("binh").await, id, &form).await, "answer", &Problem::TermsChanged);
    assert!(!answer(&t, "binh", id, "decline").await.expect("declines"));
    assert_eq!(agreement(&t, id).await, Agreement::Declined("Không đủ người.".into()));
    assert!(t.mails().await.iter().any(|(to, _, body)| to == "an@demo.example" && body.contains("Không đủ người.")));
    alone(&t, id, "an").await;
    t.submit_proposal(&an, id).await.expect("alone");
}

#[tokio::test]
async fn a_firm_takes_part_once_and_only_its_own_people_are_told_why() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let own = t.complete_proposal("binh", "BT-01").await;
    t.submit_proposal(&binh, own).await.expect("a proposal of its own");
    // Whoever asks it sees what it would see of any firm that has not answered.
    assert_eq!(agreement(&t, id).await, Agreement::Asked);
    assert_denied(answer(&t, "binh", id, "consent").await, Denied::TakesPart);
    t.withdraw_proposal(&binh, own).await.expect("withdrawn");
    answer(&t, "binh", id, "consent").await.expect("agrees");
    assert_denied(t.submit_proposal(&binh, own).await, Denied::TakesPart);
    // It asks the lead in turn: the lead, handed in, agrees to nothing else, and is not told on.
    t.submit_proposal(&an, id).await.expect("handed in");
    named(&t, own, "binh", "an", "10").await;
    t.ask_partners(&binh, own).await.expect("asked");
    assert_denied(answer(&t, "an", own, "consent").await, Denied::TakesPart);
    t.leave_partnership(&binh, id, &leave()).await.expect("leaves");
    alone(&t, own, "binh").await;
    t.submit_proposal(&binh, own).await.expect("on its own again");
}

#[tokio::test]
async fn asking_anew_sets_nobody_free_whom_what_was_handed_in_names() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    answer(&t, "binh", id, "consent").await.expect("agrees");
    t.submit_proposal(&an, id).await.expect("handed in");
    let own = t.complete_proposal("binh", "BT-01").await;
    named(&t, id, "an", "binh", "30").await;
    t.ask_partners(&an, id).await.expect("asked anew");
    assert_denied(t.submit_proposal(&binh, own).await, Denied::TakesPart);
    answer(&t, "binh", id, "decline").await.expect("declines");
    assert_denied(t.submit_proposal(&binh, own).await, Denied::TakesPart);
    alone(&t, id, "an").await;
    assert!(t.ask_partners(&an, id).await.is_err(), "nobody to ask");
    assert_denied(t.submit_proposal(&binh, own).await, Denied::TakesPart);
    t.submit_proposal(&an, id).await.expect("without it");
    t.submit_proposal(&binh, own).await.expect("free");
}

#[tokio::test]
async fn who_leaves_takes_nothing_out_of_what_was_handed_in_and_that_is_told() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh, mai) = (t.actor("an").await, t.actor("binh").await, t.actor("mai").await);
    answer(&t, "binh", id, "consent").await.expect("agrees");
    let receipt = t.submit_proposal(&an, id).await.expect("handed in");
    assert_problem(t.leave_partnership(&binh, id, &Form::default()).await, "reason", &Problem::Required);
    t.leave_partnership(&binh, id, &leave()).await.expect("leaves");
    assert_denied(t.leave_partnership(&binh, id, &leave()).await, Denied::WrongState);
    let own = t.own_proposal(&an, id).await.expect("own");
    assert_eq!((own.state.clone(), own.left.len(), own.receipt.map(|last| last.sha256)), (State::Submitted, 1, Some(receipt.sha256)));
    let tasks = &t.own_proposals(&an).await.expect("own")[0].tasks;
    assert!(tasks.iter().any(|task| task.what == domain::proposals::waiting::Waiting::Rejoin), "{tasks:?}");
    t.ask_partners(&an, id).await.expect("asked again");
    assert_eq!(t.own_proposal(&an, id).await.expect("own").left.len(), 1, "asking again makes nothing undone");
    t.open_proposals("BT-01").await;
    let opened = t.opened_proposal(&mai, id).await.expect("opened");
    assert_eq!(opened.joined.first().map(|joined| joined.by), Some(domain::proposals::JoinedBy::Nothing));
    assert_eq!(opened.left.first().map(|left| left.reason.as_str()), Some("Bận việc khác."));
    assert!(opened.firm_name.contains(VERIFIED_FIRM) && opened.firm_name.contains(PENDING_FIRM), "{}", opened.firm_name);
}

#[tokio::test]
async fn until_the_closing_only_and_by_the_owner_of_a_verified_firm_that_is_named_as_registered() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    named(&t, id, "an", "binh", "40").await;
    t.ask_partners(&an, id).await.expect("asked");
    assert_not_found(answer(&t, "binh", id, "consent").await);
    verified(&t).await;
    let draft = t.own_proposal(&an, id).await.expect("own").form().with(cell_name("representative", 0), "Người khác");
    t.save_section(&an, id, Section::Team, &draft).await.expect("saved");
    assert_problem(t.ask_partners(&an, id).await, &cell_name("name", 0), &Problem::PartnerMisnamed);
    named(&t, id, "an", "binh", "40").await;
    t.ask_partners(&an, id).await.expect("asked");
    answer(&t, "binh", id, "consent").await.expect("agrees");
    t.at(CLOSING);
    assert!(t.leave_partnership(&binh, id, &leave()).await.is_err() && t.ask_partners(&an, id).await.is_err(), "closed");
}

#[tokio::test]
async fn an_organisation_without_an_account_signs_a_paper_and_no_firm_of_the_site_is_taken_for_one() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    let draft = t.own_proposal(&an, id).await.expect("own").form().with("lead_share", "60").with("lead_part", "Điều phối");
    let form = row(draft, 0, ["Viện Dữ liệu", "V-12", "Trần Thị V", "40", "Mô hình"]).with(cell_name("signed", 0), "on");
    t.save_section(&an, id, Section::Team, &form).await.expect("saved");
    let missing =
        |view: domain::proposals::ProposalView| view.missing.into_iter().map(|(_, field, problem)| (field, problem)).collect::<Vec<_>>();
    assert_eq!(missing(t.own_proposal(&an, id).await.expect("own")), [(cell_name("signed", 0), Problem::PartnerPaper)]);
    let before = t.mails().await.len();
    t.ask_partners(&an, id).await.expect("nobody to ask");
    assert_eq!(t.mails().await.len(), before);
    verified(&t).await;
    let code = profile(&t, "binh").await.tax_code;
    let form = t.own_proposal(&an, id).await.expect("own").form().with(cell_name("code", 0), code.as_str());
    t.save_section(&an, id, Section::Team, &form).await.expect("saved");
    assert_eq!(missing(t.own_proposal(&an, id).await.expect("own")), [(cell_name("name", 0), Problem::PartnerMisnamed)]);
    let own = profile(&t, "an").await.tax_code;
    let form = t.own_proposal(&an, id).await.expect("own").form().with(cell_name("code", 0), own.as_str());
    t.save_section(&an, id, Section::Team, &form).await.expect("saved");
    assert_problem(t.ask_partners(&an, id).await, &cell_name("code", 0), &Problem::PartnerIsLead);
}

#[tokio::test]
async fn nobody_else_is_told_that_anybody_was_asked() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    answer(&t, "binh", id, "consent").await.expect("agrees");
    for nick in ["mai", "lan", "minh", "huong", "chi"] {
        let actor = t.actor(nick).await;
        assert_not_found(t.partnership(&actor, id).await);
        assert_not_found(t.answer_partnership(&actor, id, &Form::default().with("answer", "consent")).await);
        assert_not_found(t.leave_partnership(&actor, id, &leave()).await);
        assert!(t.partners(&actor, id).await.is_err() && t.ask_partners(&actor, id).await.is_err(), "{nick}");
    }
    assert_denied(t.partnership(&Actor::Visitor, id).await, Denied::SignIn);
    assert_not_found(t.partners(&t.actor("binh").await, id).await);
    assert_not_found(t.partnership(&t.actor("an").await, id).await);
    let office = t.actor("mai").await;
    let is_of_partners = |kind: EventKind| matches!(kind, EventKind::PartnerAsked | EventKind::PartnerConsented);
    let trail = t.challenge_trail(&office, "BT-01").await.expect("the office's");
    let firm = t.firm(&office, firm_id(PENDING_FIRM)).await.expect("the office's").history;
    assert!(trail.iter().chain(&firm).all(|line| !is_of_partners(line.event.kind)));
}

#[tokio::test]
async fn council_and_office_know_every_firm_and_a_partner_is_kept_with_its_lead() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    answer(&t, "binh", id, "consent").await.expect("agrees");
    t.submit_proposal(&t.actor("an").await, id).await.expect("handed in");
    t.open_proposals("BT-01").await;
    let yen = t.actor("yen").await;
    let line = t.member_proposals(&yen, "BT-01").await.expect("to declare").remove(0);
    let partner = profile(&t, "binh").await;
    assert!(line.represented.contains(&(partner.legal_name.clone(), partner.representative.clone())), "{:?}", line.represented);
    let firm = firm_id(PENDING_FIRM);
    let back = Form::default().with("verdict", "return").with("reason", "Thử.");
    t.review_firm(&t.actor("nam").await, firm, &back).await.expect("asked");
    let lan = t.actor("lan").await;
    let asked = t.firm(&lan, firm).await.expect("seen").firm.taking_back.expect("asked").at;
    let form = Form::default().with("verdict", "take_back").with("asked", asked.0.to_string());
    assert_denied(t.review_firm(&lan, firm, &form).await, Denied::FirmKept(Kept::Judged));
}
