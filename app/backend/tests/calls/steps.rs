//! The steps of a call, taken by the cast, so that a test begins where it has something to say.

use backend::{
    Error,
    testing::{PENDING_FIRM, TestBackend, firm_id},
};
use domain::{
    access::Denied,
    challenges::Content,
    check::Problem,
    form::Form,
    ids::ProposalId,
    proposals::{Receipt, Section},
};

pub const CODE: &str = "BT-01";
pub const OPENS: &str = "2026-03-02T08:00";
pub const CLOSES: &str = "2026-03-31T17:00";
/// All who sit on the council.
pub const COUNCIL: [&str; 15] =
    ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang", "viet", "ngoc", "son"];

pub fn challenge_form(code: &str) -> Form {
    Form::default()
        .with("code", code)
        .with("title_vi", "Trợ lý ảo cho cán bộ xã")
        .with("summary_vi", "Trợ lý tiếng Việt giúp cán bộ xã tra cứu thủ tục.")
        .with("context_vi", "Cấp xã nhận thêm nhiều việc.")
        .with("required_result_vi", "Trợ lý trả lời đúng 90% câu hỏi.")
        .with("owner_vi", "Sở Nội vụ")
        .with("field_government", "on")
        .with("budget_ceiling", "1.000.000.000")
        .with("opens", OPENS)
        .with("closes", CLOSES)
}

/// The form of a saved challenge, as its page would fill it in.
pub async fn saved_form(t: &TestBackend, code: &str) -> Form {
    let view = t.challenge(&t.actor("mai").await, code).await.expect("exists");
    content_form(&view.challenge.content).with("code", code).with("seen", view.seen.to_string())
}

fn content_form(content: &Content) -> Form {
    content.to_form()
}

pub async fn draft(t: &TestBackend, code: &str) {
    t.create_challenge(&t.actor("mai").await, &challenge_form(code)).await.expect("created");
}

pub async fn under_review(t: &TestBackend, code: &str) {
    draft(t, code).await;
    t.send_to_review(&t.actor("mai").await, code).await.expect("sent");
}

pub async fn published(t: &TestBackend, code: &str) {
    under_review(t, code).await;
    t.publish_challenge(&t.actor("lan").await, code, &Form::default()).await.expect("published");
}

/// Published, and taking proposals.
pub async fn open(t: &TestBackend) {
    published(t, CODE).await;
    t.at(OPENS);
}

pub async fn verify_second_firm(t: &TestBackend) {
    let verdict = Form::default().with("verdict", "verify");
    t.review_firm(&t.actor("mai").await, firm_id(PENDING_FIRM), &verdict).await.expect("verified");
}

pub async fn started(t: &TestBackend, nick: &str) -> ProposalId {
    t.start_proposal(&t.actor(nick).await, CODE).await.expect("started")
}

pub async fn save(t: &TestBackend, nick: &str, id: ProposalId, section: Section, form: Form) {
    let actor = t.actor(nick).await;
    let version = t.own_proposal(&actor, id).await.expect("own").draft_version;
    t.save_section(&actor, id, section, &form.with("draft_version", version.to_string())).await.expect("saved");
}

/// Writes all that must be written.
pub async fn complete(t: &TestBackend, nick: &str, title: &str) -> ProposalId {
    let id = started(t, nick).await;
    save(t, nick, id, Section::Fit, Form::default().with("title", title).with("fit", "Phù hợp.")).await;
    for (section, name) in [
        (Section::Solution, "solution"),
        (Section::Results, "results"),
        (Section::DataSecurity, "data_security"),
        (Section::Team, "team"),
        (Section::Plan, "plan"),
    ] {
        save(t, nick, id, section, Form::default().with(name, "Nội dung.")).await;
    }
    let costs = Form::default().with("cost_item_0", "Máy chủ").with("cost_quantity_0", "2").with("cost_price_0", "150.000.000");
    save(t, nick, id, Section::Costs, costs).await;
    let declared = Form::default().with("is_truthful", "on").with("owns_rights", "on").with("has_no_tie", "on");
    save(t, nick, id, Section::Declarations, declared).await;
    id
}

pub async fn submitted(t: &TestBackend, nick: &str, title: &str) -> (ProposalId, Receipt) {
    let id = complete(t, nick, title).await;
    let receipt = t.submit_proposal(&t.actor(nick).await, id).await.expect("submitted");
    (id, receipt)
}

/// Two firms have handed in: `an` and `binh`.
pub async fn handed_in(t: &TestBackend) -> [ProposalId; 2] {
    open(t).await;
    two_hand_in(t).await
}

async fn two_hand_in(t: &TestBackend) -> [ProposalId; 2] {
    verify_second_firm(t).await;
    [submitted(t, "an", "Trợ lý của Hạ Long").await.0, submitted(t, "binh", "Trợ lý của Bạch Đằng").await.0]
}

/// Whoever confirms first says why, should it be before the planned moment.
pub async fn confirm_opening(t: &TestBackend) {
    let reason = Form::default().with("reason", "Đã đủ hồ sơ.");
    assert!(!t.confirm_opening_for(&t.actor("mai").await, CODE, &reason).await.expect("first"));
    assert!(t.confirm_opening(&t.actor("huong").await, CODE).await.expect("second"));
}

pub async fn opened(t: &TestBackend) -> [ProposalId; 2] {
    let ids = handed_in(t).await;
    t.at(CLOSES);
    confirm_opening(t).await;
    ids
}

pub async fn admit(t: &TestBackend, id: ProposalId) {
    t.screen_proposal(&t.actor("nam").await, id, &Form::default().with("verdict", "admit")).await.expect("screened");
}

/// Two proposals before the council.
pub async fn scoring(t: &TestBackend) -> [ProposalId; 2] {
    start_scoring(t, opened(t).await).await
}

/// The same under rules that differ from the default in these fields of the form.
pub async fn scoring_by(t: &TestBackend, rules: &[(&str, &str)]) -> [ProposalId; 2] {
    draft(t, CODE).await;
    let form = rules.iter().fold(saved_form(t, CODE).await, |form, (name, value)| form.with(*name, *value));
    t.edit_challenge(&t.actor("mai").await, CODE, &form).await.expect("edited");
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(OPENS);
    let ids = two_hand_in(t).await;
    t.at(CLOSES);
    confirm_opening(t).await;
    start_scoring(t, ids).await
}

/// Nobody reads others' sheets before all are in, so that a member takes the own back by their word alone.
pub const BLIND: [(&str, &str); 1] = [("blind", "round_end")];

pub async fn start_scoring(t: &TestBackend, ids: [ProposalId; 2]) -> [ProposalId; 2] {
    for id in ids {
        admit(t, id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    ids
}

pub async fn declare_clear(t: &TestBackend, nick: &str, id: ProposalId) {
    t.declare_conflict(&t.actor(nick).await, id, &Form::default().with("conflict", "clear")).await.expect("declared");
}

pub async fn declare_conflict(t: &TestBackend, nick: &str, id: ProposalId) {
    let form = Form::default().with("conflict", "conflicted").with("kind", "relative").with("reason", "Người thân góp vốn.");
    t.declare_conflict(&t.actor(nick).await, id, &form).await.expect("declared");
}

/// A sheet with these scores for the six criteria of the default rules.
pub fn sheet(scores: [&str; 6]) -> Form {
    let form = Form::default().with("strengths", "Khả thi.").with("weaknesses", "Chi phí.").with("sheet_version", "0");
    scores.iter().enumerate().fold(form, |form, (i, score)| form.with(format!("score_{i}"), *score))
}

pub fn good() -> Form {
    sheet(["18", "22,5", "13", "13", "13", "8"])
}

pub fn fair() -> Form {
    sheet(["15", "18", "11", "11", "11", "7"])
}

/// Declares to be clear, and submits.
pub async fn score(t: &TestBackend, nick: &str, id: ProposalId, form: &Form) {
    declare_clear(t, nick, id).await;
    t.submit_sheet(&t.actor(nick).await, id, form).await.expect("submitted");
}

/// All fifteen have scored both; the first is better.
pub async fn scored(t: &TestBackend) -> [ProposalId; 2] {
    let ids = scoring(t).await;
    for nick in COUNCIL {
        score(t, nick, ids[0], &good()).await;
        score(t, nick, ids[1], &fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    ids
}

/// Thirty days after scoring began: what lacks a quorum is waited for no longer.
pub const AFTER_TERM: &str = "2026-05-01T08:00";

/// After the term, with a reason: some sheets have not come.
pub async fn close_after_term(t: &TestBackend, nick: &str) {
    t.at(AFTER_TERM);
    t.close_scoring(&t.actor(nick).await, CODE, &Form::default().with("reason", "Hết thời hạn chấm điểm.")).await.expect("closed");
}

/// With a vote of 12 to 2, one abstaining.
pub fn picks(ids: &[ProposalId]) -> Form {
    let vote = Form::default().with("vote_for", "12").with("vote_against", "2").with("vote_abstained", "1");
    ids.iter().fold(vote, |form, id| form.with(format!("pick_{id}"), "on"))
}

/// The office submits the council's shortlist to the leader.
pub async fn forward(t: &TestBackend) {
    t.forward_shortlist(&t.actor("mai").await, CODE, &Form::default().with("note", "Kính trình.")).await.expect("forwarded");
}

pub async fn proposed(t: &TestBackend) -> [ProposalId; 2] {
    let ids = scored(t).await;
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&ids[..1])).await.expect("proposed");
    ids
}

pub async fn decided(t: &TestBackend) -> [ProposalId; 2] {
    let ids = proposed(t).await;
    forward(t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&ids[..1])).await.expect("decided");
    ids
}

pub async fn result_published(t: &TestBackend) -> [ProposalId; 2] {
    let ids = decided(t).await;
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    ids
}

#[track_caller]
pub fn assert_denied<T: std::fmt::Debug>(result: backend::Result<T>, denied: Denied) {
    match result {
        Err(Error::Denied(why)) => assert_eq!(why, denied),
        other => panic!("expected {denied:?}, got {other:?}"),
    }
}

#[track_caller]
pub fn assert_not_found<T: std::fmt::Debug>(result: backend::Result<T>) {
    assert!(matches!(result, Err(Error::NotFound)), "expected not found, got {result:?}");
}

#[track_caller]
pub fn assert_problem<T: std::fmt::Debug>(result: backend::Result<T>, field: &str, problem: &Problem) {
    match result {
        Err(Error::Invalid(errors)) => assert_eq!(errors.of(field), Some(problem), "{errors:?}"),
        other => panic!("expected {problem:?} at {field}, got {other:?}"),
    }
}
