//! What a partner agreed to before its call was amended is another call's: it is asked anew before the lead hands in or confirms. And a
//! partner that does not answer is reminded, and told what becomes of the proposal.

use crate::{
    partners::{agreement, alone, answer, asked, named},
    steps::{CODE, admit, assert_denied, assert_problem, saved_form},
};
use backend::testing::{PENDING_FIRM, TestBackend, VERIFIED_FIRM};
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    ids::ProposalId,
    proposals::{Agreement, consortium::cell_name},
    time::Moment,
};

const BINH: &str = "binh@demo.example";

async fn told(t: &TestBackend, subject: &str) -> Vec<String> {
    let mails = t.mails().await;
    mails.into_iter().filter(|(to, of, _)| to == BINH && of.contains(subject)).map(|(.., body)| body).collect()
}

async fn amend(t: &TestBackend) {
    let raised = saved_form(t, CODE).await.with("required_result_vi", "Trợ lý trả lời đúng 95% câu hỏi.").with("reason", "Nâng yêu cầu.");
    t.amend_challenge(&t.actor("mai").await, CODE, &raised).await.expect("drafted");
    t.publish_amendment(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    later(t, 1);
}

fn later(t: &TestBackend, days: i64) {
    t.clock.set(t.clock.now().plus_days(days));
}

async fn agreed(t: &TestBackend) -> ProposalId {
    let id = asked(t).await;
    answer(t, "binh", id, "consent").await.expect("agrees");
    id
}

fn version(number: u32) -> Form {
    Form::default().with("version", number.to_string())
}

#[tokio::test]
async fn nothing_is_confirmed_under_an_amended_call_before_each_partner_agrees_to_it() {
    let t = TestBackend::new().await;
    let id = agreed(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    t.submit_proposal(&an, id).await.expect("handed in");
    later(&t, 1);
    amend(&t).await;
    assert_eq!(agreement(&t, id).await, Agreement::Outdated);
    assert_problem(t.confirm_proposal(&an, id, &version(2)).await, "form", &Problem::PartnerBeforeAmendment);
    let seen = t.partnership(&binh, id).await.expect("asked");
    assert_eq!(seen.outdated.map(|amended| amended.version), Some(2), "the partner reads why it is asked again");
    assert!(seen.handed_in.is_some() && seen.consent.has_agreed(), "what was handed in stands under the text of before");
    t.ask_partners(&an, id).await.expect("asked anew");
    assert_eq!(agreement(&t, id).await, Agreement::Asked);
    assert_problem(t.confirm_proposal(&an, id, &version(2)).await, "form", &Problem::PartnerBeforeAmendment);
    let own = t.complete_proposal("binh", CODE).await;
    assert_denied(t.submit_proposal(&binh, own).await, Denied::TakesPart);
    answer(&t, "binh", id, "consent").await.expect("agrees to the amended call");
    assert_eq!(t.partnership(&binh, id).await.expect("asked").outdated, None);
    t.confirm_proposal(&an, id, &version(2)).await.expect("confirmed");
    let confirmed = t.own_proposal(&an, id).await.expect("own").receipt.and_then(|receipt| receipt.confirmed);
    assert_eq!(confirmed.map(|confirmed| confirmed.version), Some(2));
}

#[tokio::test]
async fn nothing_is_handed_in_under_an_amended_call_by_the_word_of_before() {
    let t = TestBackend::new().await;
    let id = agreed(&t).await;
    let an = t.actor("an").await;
    later(&t, 1);
    amend(&t).await;
    let missing = t.own_proposal(&an, id).await.expect("own").missing;
    assert!(
        missing.iter().any(|(_, field, problem)| (field, problem) == (&cell_name("code", 0), &Problem::PartnerBeforeAmendment)),
        "{missing:?}"
    );
    assert!(t.submit_proposal(&an, id).await.is_err(), "agreed to another call");
    t.ask_partners(&an, id).await.expect("asked anew");
    assert!(!answer(&t, "binh", id, "decline").await.expect("declines"));
    assert_eq!(agreement(&t, id).await, Agreement::Declined("Không đủ người.".into()));
    alone(&t, id, "an").await;
    t.submit_proposal(&an, id).await.expect("alone");
    assert_eq!(told(&t, "không còn là thành viên").await.len(), 1);
}

#[tokio::test]
async fn who_agreed_after_the_amendment_is_not_asked_again() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    later(&t, 1);
    amend(&t).await;
    answer(&t, "binh", id, "consent").await.expect("agrees");
    assert_eq!(agreement(&t, id).await, Agreement::Agreed);
    t.submit_proposal(&t.actor("an").await, id).await.expect("handed in");
}

#[tokio::test]
async fn a_partner_that_does_not_answer_is_reminded_by_name_and_once_a_day() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let line = async || t.partners(&an, id).await.expect("own").remove(0).reminding;
    let (shown, may) = line().await.expect("asked");
    let remind = Form::default().with("remind", &shown);
    let from = Moment(t.clock.now().0).plus_days(1);
    assert_eq!(may, Err(Problem::RemindedLately(from)), "just asked");
    assert_problem(t.remind_partner(&an, id, &remind).await, "remind", &Problem::RemindedLately(from));
    later(&t, 1);
    assert_eq!(line().await, Some((shown.clone(), Ok(()))));
    t.remind_partner(&an, id, &remind).await.expect("reminded");
    assert!(t.remind_partner(&an, id, &remind).await.is_err(), "once a day");
    assert_eq!(told(&t, "Nhắc: đề nghị tham gia").await.len(), 1);
    t.ask_partners(&an, id).await.expect("nobody to ask");
    assert_eq!(told(&t, "Đề nghị tham gia").await.len(), 1, "asking is not reminding");
    let history = t.proposal_history(&an, id).await.expect("own");
    assert!(history.iter().any(|line| line.event.kind == EventKind::PartnerReminded));
    later(&t, 1);
    for wrong in ["", "x"] {
        assert_problem(t.remind_partner(&an, id, &Form::default().with("remind", wrong)).await, "remind", &Problem::PartnerAnswered);
    }
    assert!(t.remind_partner(&binh, id, &remind).await.is_err(), "the lead alone");
    answer(&t, "binh", id, "consent").await.expect("agrees");
    assert_problem(t.remind_partner(&an, id, &remind).await, "remind", &Problem::PartnerAnswered);
    assert_eq!(line().await, None);
}

#[tokio::test]
async fn a_partner_hears_of_the_opening_of_a_completion_and_of_the_evaluation_and_reads_no_request() {
    let t = TestBackend::new().await;
    let id = agreed(&t).await;
    t.submit_proposal(&t.actor("an").await, id).await.expect("handed in");
    t.open_proposals(CODE).await;
    let mai = t.actor("mai").await;
    assert_eq!(told(&t, "đã được mở").await.len(), 1);
    let record = crate::papers::read(&t, "mai", "opening").await.expect("a paper");
    assert!(record.contains(VERIFIED_FIRM) && record.contains(PENDING_FIRM), "both stand in the record: {record}");
    t.ask_completion(&mai, id, &Form::default().with("asked", "Bổ sung giấy ủy quyền 7741.")).await.expect("asked");
    let [asked] = told(&t, "được đề nghị bổ sung").await.try_into().expect("one");
    assert!(!asked.contains("7741"), "what is asked for is the lead's to read: {asked}");
    later(&t, 30);
    admit(&t, id).await;
    t.start_scoring(&mai, CODE).await.expect("begun");
    assert_eq!(told(&t, "được đưa vào đánh giá").await.len(), 1);
}

/// One that left, or was never in what counts, is told nothing.
#[tokio::test]
async fn who_is_not_in_what_counts_hears_nothing_of_it() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let an = t.actor("an").await;
    alone(&t, id, "an").await;
    t.submit_proposal(&an, id).await.expect("alone");
    named(&t, id, "an", "binh", "40").await;
    t.ask_partners(&an, id).await.expect("asked");
    answer(&t, "binh", id, "consent").await.expect("agrees");
    t.open_proposals(CODE).await;
    assert_eq!(told(&t, "đã được mở").await.len(), 0);
}
