//! What somebody might try with partners: to learn of a rival's, to name one without its word, to bind one in silence.

use crate::{
    partners::{agreement, alone, answer, asked, leave, named, profile, row, verified},
    steps::{assert_denied, assert_not_found, assert_problem},
};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    ids::ProposalId,
    proposals::{
        Agreement, JoinedBy, Section,
        consent::{Standing, TERMS},
        consortium::cell_name,
    },
    time::Moment,
};

const BINH: &str = "binh@demo.example";

/// How many messages of this subject went to the partner.
async fn told(t: &TestBackend, subject: &str) -> usize {
    t.mails().await.iter().filter(|(to, of, _)| to == BINH && of.contains(subject)).count()
}

/// The lead names an organisation that signs on paper.
async fn on_paper(t: &TestBackend, id: ProposalId, name: &str, code: &str) -> Vec<(String, Problem)> {
    let an = t.actor("an").await;
    let draft = t.own_proposal(&an, id).await.expect("own").form().with("lead_share", "60").with("lead_part", "Điều phối");
    let form = row(draft, 0, [name, code, "Trần Thị V", "40", "Mô hình"]).with(cell_name("signed", 0), "on");
    t.save_section(&an, id, Section::Team, &form).await.expect("saved");
    let missing = t.own_proposal(&an, id).await.expect("own").missing;
    missing.into_iter().map(|(_, field, problem)| (field, problem)).collect()
}

async fn consented(t: &TestBackend) -> ProposalId {
    let id = asked(t).await;
    answer(t, "binh", id, "consent").await.expect("agrees");
    id
}

#[tokio::test]
async fn whoever_registers_a_code_unverified_learns_nothing_and_keeps_nobody_from_signing() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let of = profile(&t, "binh").await;
    assert_eq!(on_paper(&t, id, &of.legal_name, of.tax_code.as_str()).await, [(cell_name("signed", 0), Problem::PartnerPaper)]);
    let before = t.mails().await.len();
    t.ask_partners(&an, id).await.expect("nobody to ask");
    assert_eq!((t.mails().await.len(), agreement(&t, id).await), (before, Agreement::Outside { is_signed: true }));
    assert_not_found(t.partnership(&binh, id).await);
    assert_eq!(t.partnerships(&binh).await.expect("a firm").len(), 0);
}

#[tokio::test]
async fn a_firm_of_the_site_is_asked_under_whatever_code_or_spelling_it_is_named() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    verified(&t).await;
    let id = t.complete_proposal("an", "BT-01").await;
    let of = profile(&t, "binh").await;
    let code = of.tax_code.as_str();
    let refused = [(cell_name("code", 0), Problem::PartnerRegistered)];
    let shouted = of.legal_name.to_uppercase();
    for (name, code) in [(shouted.as_str(), "P-01".to_owned()), ("Tên khác", format!("{code}/HN")), ("Tên khác", format!("{code}-001"))]
    {
        let missing = on_paper(&t, id, name, &code).await;
        assert_eq!(missing[0], refused[0], "{name} {code}");
        let asked = t.ask_partners(&t.actor("an").await, id).await;
        assert_problem(asked, &cell_name("code", 0), &Problem::PartnerRegistered);
    }
    let spaced = format!(" {} {} ", &code[..4], &code[4..]);
    assert_eq!(on_paper(&t, id, &of.legal_name, &spaced).await[0], (cell_name("name", 0), Problem::PartnerMisnamed));
}

#[tokio::test]
async fn a_leaving_is_told_whatever_the_clock_says() {
    let t = TestBackend::new().await;
    let id = consented(&t).await;
    let an = t.actor("an").await;
    let receipt = t.submit_proposal(&an, id).await.expect("handed in");
    // The request came in before the receipt's, and was held behind it.
    t.clock.set(Moment(receipt.at.0 - 1));
    t.leave_partnership(&t.actor("binh").await, id, &leave()).await.expect("leaves");
    assert_eq!(t.own_proposal(&an, id).await.expect("own").left.len(), 1);
}

#[tokio::test]
async fn nobody_is_bound_or_set_free_in_silence() {
    let t = TestBackend::new().await;
    let id = consented(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let own = t.complete_proposal("binh", "BT-01").await;
    alone(&t, id, "an").await;
    assert_eq!(told(&t, "không còn là thành viên").await, 1, "neither draft nor what counts names it");
    let history = t.proposal_history(&an, id).await.expect("own");
    assert!(history.iter().any(|line| line.event.kind == EventKind::PartnerDropped));
    assert!(matches!(t.partnership(&binh, id).await.expect("asked").consent.standing, Standing::Dropped { .. }));
    assert_denied(answer(&t, "binh", id, "consent").await, Denied::WrongState);
    t.submit_proposal(&binh, own).await.expect("free");
    t.withdraw_proposal(&binh, own).await.expect("withdrawn");
    named(&t, id, "an", "binh", "40").await;
    t.ask_partners(&an, id).await.expect("asked");
    answer(&t, "binh", id, "consent").await.expect("agrees");
    t.submit_proposal(&an, id).await.expect("handed in");
    assert_eq!(told(&t, "đã nộp").await, 1);
    alone(&t, id, "an").await;
    assert_eq!(told(&t, "không còn là thành viên").await, 1, "what counts names it");
    t.withdraw_proposal(&an, id).await.expect("withdrawn");
    assert_eq!((told(&t, "đã rút").await, told(&t, "không còn là thành viên").await), (1, 2));
    t.submit_proposal(&binh, own).await.expect("free");
}

/// The first version has no partner; the draft that had one is as that again, and is handed in once more.
#[tokio::test]
async fn handing_in_what_stands_sets_free_whom_it_does_not_name() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    verified(&t).await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    let first = t.submit_proposal(&an, id).await.expect("alone");
    named(&t, id, "an", "binh", "40").await;
    t.ask_partners(&an, id).await.expect("asked");
    answer(&t, "binh", id, "consent").await.expect("agrees");
    alone(&t, id, "an").await;
    assert_eq!(t.submit_proposal(&an, id).await.expect("stands").version, first.version);
    assert!(matches!(t.partnership(&t.actor("binh").await, id).await.expect("asked").consent.standing, Standing::Dropped { .. }));
    assert_eq!(told(&t, "không còn là thành viên").await, 1);
}

#[tokio::test]
async fn a_partner_agrees_to_what_the_draft_says_and_reads_what_counts() {
    let t = TestBackend::new().await;
    let id = consented(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    t.submit_proposal(&an, id).await.expect("handed in");
    named(&t, id, "an", "binh", "50").await;
    t.ask_partners(&an, id).await.expect("asked anew");
    let terms = t.partnership(&binh, id).await.expect("asked").consent.terms_hash();
    named(&t, id, "an", "binh", "30").await;
    let form = Form::default().with("answer", "consent").with(TERMS, terms);
    assert_problem(t.answer_partnership(&binh, id, &form).await, "answer", &Problem::TermsGone);
    named(&t, id, "an", "binh", "50").await;
    answer(&t, "binh", id, "consent").await.expect("agrees");
    let seen = t.partnership(&binh, id).await.expect("asked");
    let counts = seen.handed_in.and_then(|(_, row)| row).expect("handed in");
    assert_eq!((counts.share.number(), seen.consent.terms.share.number()), (Some(4_000), Some(5_000)), "the lead has not replaced it");
}

#[tokio::test]
async fn whoever_takes_part_elsewhere_declines_all_the_same() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let binh = t.actor("binh").await;
    let own = t.complete_proposal("binh", "BT-01").await;
    t.submit_proposal(&binh, own).await.expect("its own");
    assert_denied(answer(&t, "binh", id, "consent").await, Denied::TakesPart);
    assert!(!answer(&t, "binh", id, "decline").await.expect("declines"));
}

#[tokio::test]
async fn a_partner_hears_of_the_call_and_the_office_reads_its_word() {
    let t = TestBackend::new().await;
    let id = consented(&t).await;
    t.submit_proposal(&t.actor("an").await, id).await.expect("handed in");
    t.open_proposals("BT-01").await;
    let opened = t.opened_proposal(&t.actor("mai").await, id).await.expect("opened");
    assert!(matches!(opened.joined[0].by, JoinedBy::Word { at: Some(_), is_verified: true }), "{:?}", opened.joined);
    let cancel = Form::default().with("reason", "Không còn kinh phí.");
    t.cancel_challenge(&t.actor("lan").await, "BT-01", &cancel).await.expect("cancelled");
    let heard = t.mails().await.iter().filter(|(to, _, body)| to == BINH && body.contains("Không còn kinh phí.")).count();
    assert_eq!(heard, 1);
}
