//! Drafts, submission to the millisecond, sealing, opening, screening.

use crate::steps::{
    CLOSES, CODE, admit, assert_denied, assert_not_found, assert_problem, complete, confirm_opening, handed_in, open, opened, published,
    save, sheet, started, submitted, verify_second_firm,
};
use backend::{
    Error,
    challenges::ChallengeFilter,
    testing::{TestBackend, VERIFIED_FIRM},
};
use domain::{
    access::{Action, Denied},
    challenges::{Stage, listing::Filter},
    check::Problem,
    event::EventKind,
    form::Form,
    people::Actor,
    proposals::{Section, State},
    time::Moment,
};

const SECRET: &str = "Bí mật Vịnh Xanh";

fn fit(title: &str, version: u32) -> Form {
    Form::default().with("title", title).with("fit", "Phù hợp.").with("draft_version", version.to_string())
}

#[tokio::test]
async fn a_firm_has_one_proposal_a_challenge() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    let id = started(&t, "an").await;
    assert_eq!(started(&t, "an").await, id);
    assert_denied(t.start_proposal(&t.actor("chi").await, CODE).await, Denied::NoFirm);
    assert_denied(t.start_proposal(&t.actor("mai").await, CODE).await, Denied::Role);
    assert_not_found(t.start_proposal(&t.actor("an").await, "BT-99").await);
    let lines = t.own_proposals(&t.actor("an").await).await.expect("own");
    assert_eq!(lines.iter().map(|l| (l.id, l.state.clone())).collect::<Vec<_>>(), [(id, State::Draft)]);
}

#[tokio::test]
async fn a_draft_is_unknown_to_other_firms_and_to_the_office() {
    let t = TestBackend::new().await;
    open(&t).await;
    let id = started(&t, "an").await;
    for nick in ["binh", "chi", "mai", "lan", "minh"] {
        let actor = t.actor(nick).await;
        assert_not_found(t.own_proposal(&actor, id).await);
        assert_not_found(t.save_section(&actor, id, Section::Fit, &fit("x", 1)).await);
        assert_not_found(t.submit_proposal(&actor, id).await);
        assert_not_found(t.receipts(&actor, id).await);
        assert_not_found(t.proposal_history(&actor, id).await);
        assert_not_found(t.opened_proposal(&actor, id).await);
    }
    // A visitor is asked to sign in whether the id exists or not.
    assert_denied(t.own_proposal(&Actor::Visitor, id).await, Denied::SignIn);
    assert_denied(t.own_proposal(&Actor::Visitor, "00000000-0000-4000-8000-000000000000".parse().expect("an id")).await, Denied::SignIn);
}

#[tokio::test]
async fn the_second_of_two_people_saving_one_draft_is_told_and_sees_both() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (an, id) = (t.actor("an").await, started(&t, "an").await);
    assert_eq!(t.save_section(&an, id, Section::Fit, &fit("Một", 1)).await.expect("first").draft_version, 2);
    assert_eq!(t.save_section(&an, id, Section::Fit, &fit("Một", 1)).await.expect("the same again").draft_version, 2);
    match t.save_section(&an, id, Section::Fit, &fit("Hai", 1)).await {
        Err(Error::OwnStale(saved)) => assert_eq!((saved.get("title"), saved.get("draft_version")), ("Một", "2")),
        other => panic!("{other:?}"),
    }
    assert_eq!(t.save_section(&an, id, Section::Fit, &fit("Hai", 2)).await.expect("on top").draft_version, 3);
    let acts: Vec<_> = t.proposal_history(&an, id).await.expect("history").into_iter().map(|l| l.event.kind).collect();
    assert_eq!(acts, [EventKind::ProposalSaved, EventKind::ProposalStarted], "one stretch of editing is one line");
}

#[tokio::test]
async fn what_is_missing_is_named_and_not_submitted() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (an, id) = (t.actor("an").await, started(&t, "an").await);
    assert!(!t.own_proposal(&an, id).await.expect("own").missing.is_empty());
    assert_problem(t.submit_proposal(&an, id).await, "form", &Problem::Incomplete);
    complete(&t, "an", "Trợ lý").await;
    assert_eq!(t.own_proposal(&an, id).await.expect("own").missing, []);
    let costly = Form::default().with("cost_item_0", "Máy chủ").with("cost_quantity_0", "1").with("cost_price_0", "1.000.000.001");
    save(&t, "an", id, Section::Costs, costly).await;
    assert_problem(t.submit_proposal(&an, id).await, "form", &Problem::Incomplete);
}

#[tokio::test]
async fn a_firm_drafts_before_it_is_verified_and_submits_after() {
    let t = TestBackend::new().await;
    open(&t).await;
    let id = complete(&t, "binh", "Trợ lý").await;
    assert_denied(t.submit_proposal(&t.actor("binh").await, id).await, Denied::Unverified);
    verify_second_firm(&t).await;
    t.submit_proposal(&t.actor("binh").await, id).await.expect("submitted");
}

#[tokio::test]
async fn a_submission_counts_until_the_last_millisecond_and_not_one_later() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    let id = complete(&t, "an", "Trợ lý").await;
    let an = t.actor("an").await;
    t.at("2026-03-02T07:59:59.999");
    let opens = Moment::from_local("2026-03-02T08:00").expect("time");
    assert_denied(t.submit_proposal(&an, id).await, Denied::NotOpenYet(opens));
    t.at("2026-03-31T16:59:59.999");
    let receipt = t.submit_proposal(&an, id).await.expect("in time");
    assert_eq!(Some(receipt.at), Moment::from_local("2026-03-31T16:59:59.999"));
    save(&t, "an", id, Section::Fit, Form::default().with("title", "Mới").with("fit", "Phù hợp.")).await;
    t.at(CLOSES);
    let closes = Moment::from_local(CLOSES).expect("time");
    assert_denied(t.submit_proposal(&an, id).await, Denied::Closed(closes));
    assert_denied(t.withdraw_proposal(&an, id).await, Denied::Closed(closes));
    assert_denied(t.save_section(&an, id, Section::Fit, &fit("Muộn", 9)).await, Denied::Closed(closes));
    assert_eq!(t.receipts(&an, id).await.expect("receipts"), [receipt]);
}

#[tokio::test]
async fn the_same_content_keeps_its_receipt_and_new_content_gets_a_new_one() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, first) = submitted(&t, "an", "Trợ lý").await;
    let an = t.actor("an").await;
    assert_eq!(t.submit_proposal(&an, id).await.expect("again"), first);
    assert!(!t.own_proposal(&an, id).await.expect("own").is_changed());
    save(&t, "an", id, Section::Fit, Form::default().with("title", "Trợ lý mới").with("fit", "Phù hợp.")).await;
    assert!(t.own_proposal(&an, id).await.expect("own").is_changed());
    let second = t.submit_proposal(&an, id).await.expect("replaced");
    assert_eq!((first.version, second.version), (1, 2));
    assert_eq!(t.receipts(&an, id).await.expect("receipts"), [second.clone(), first.clone()]);
    for receipt in [&first, &second] {
        let json = t.submission_json(&an, id, receipt.version).await.expect("kept");
        assert_eq!(sha256(&json), receipt.sha256);
    }
    assert_not_found(t.submission_json(&an, id, 3).await);
    let mails: Vec<_> = t.mails().await.into_iter().filter(|(_, _, body)| body.contains(&first.sha256)).collect();
    assert_eq!(mails.len(), 1);
    let acts: Vec<_> = t.proposal_history(&an, id).await.expect("history").into_iter().map(|l| l.event.kind).collect();
    assert_eq!(acts.first(), Some(&EventKind::ProposalReplaced));
}

#[tokio::test]
async fn what_was_withdrawn_may_be_handed_in_again() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, _) = submitted(&t, "an", "Trợ lý").await;
    let an = t.actor("an").await;
    t.withdraw_proposal(&an, id).await.expect("withdrawn");
    t.withdraw_proposal(&an, id).await.expect("twice is once");
    assert_eq!(t.own_proposal(&an, id).await.expect("own").state, State::Withdrawn);
    assert_eq!(t.submit_proposal(&an, id).await.expect("again").version, 2);
    t.withdraw_proposal(&an, id).await.expect("withdrawn");
    t.at(CLOSES);
    confirm_opening(&t).await;
    assert_eq!(t.opened_proposals(&t.actor("mai").await, CODE).await.expect("list").len(), 0);
    assert_not_found(t.opened_proposal(&t.actor("mai").await, id).await);
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(view.opening_record.expect("record").lines, []);
    let told = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert!(told.iter().all(|l| l.event.proposal.is_none()), "{told:?}");
}

#[tokio::test]
async fn two_requests_at_once_begin_one_proposal_and_get_one_receipt() {
    let t = TestBackend::new().await;
    open(&t).await;
    let an = t.actor("an").await;
    let (first, second) = tokio::join!(t.start_proposal(&an, CODE), t.start_proposal(&an, CODE));
    assert_eq!(first.expect("first"), second.expect("second"));
    let id = complete(&t, "an", "Trợ lý").await;
    let (first, second) = tokio::join!(t.submit_proposal(&an, id), t.submit_proposal(&an, id));
    assert_eq!(first.expect("first"), second.expect("second"));
    assert_eq!(t.receipts(&an, id).await.expect("receipts").len(), 1);
}

/// Everything that anyone but the firm is shown.
async fn shown(t: &TestBackend) -> String {
    let mut all = String::new();
    for nick in ["mai", "lan", "tuan", "huong", "minh", "binh"] {
        let actor = t.actor(nick).await;
        for q in ["", "Vịnh Xanh", "Hạ Long"] {
            let wanted = Filter { q: q.to_owned(), ..Filter::default() };
            let filter = ChallengeFilter { wanted, ..ChallengeFilter::default() };
            all += &format!("{:?}", t.list_challenges(&actor, &filter).await);
        }
        all += &format!("{:?}", t.challenge(&actor, CODE).await);
        all += &format!("{:?}", t.challenge_history(&actor, CODE).await);
        all += &format!("{:?}", t.desk(&actor).await);
        all += &format!("{:?}", t.council_home(&actor).await);
        all += &format!("{:?}", t.opened_proposals(&actor, CODE).await);
        all += &format!("{:?}", t.member_proposals(&actor, CODE).await);
        all += &format!("{:?}", t.progress(&actor, CODE).await);
        all += &format!("{:?}", t.ranking(&actor, CODE).await);
        all += &format!("{:?}", t.result(&actor, CODE).await);
    }
    all += &format!("{:?}", t.challenge(&Actor::Visitor, CODE).await);
    all + &format!("{:?}", t.home().await)
}

/// The clock aside, which every page shows.
async fn shown_at(t: &TestBackend, local: &str) -> String {
    t.at(local);
    shown(t).await
}

#[tokio::test]
async fn before_opening_nothing_shown_to_anyone_depends_on_what_was_handed_in() {
    let t = TestBackend::new().await;
    open(&t).await;
    verify_second_firm(&t).await;
    let before = shown_at(&t, "2026-03-02T08:00").await;
    let closed_before = shown_at(&t, CLOSES).await;
    t.at("2026-03-02T08:00");
    let (id, receipt) = submitted(&t, "an", SECRET).await;
    assert_eq!(shown_at(&t, "2026-03-02T08:00").await, before);
    assert_eq!(shown_at(&t, CLOSES).await, closed_before);
    for nick in ["mai", "lan", "tuan", "huong", "binh"] {
        let actor = t.actor(nick).await;
        assert_not_found(t.opened_proposal(&actor, id).await);
        assert_not_found(t.screen_proposal(&actor, id, &Form::default().with("verdict", "admit")).await);
        assert_not_found(t.feedback(&actor, id).await);
    }
    for nick in ["tuan", "huong"] {
        let actor = t.actor(nick).await;
        assert_not_found(t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await);
        assert_not_found(t.sheet(&actor, id).await);
        assert_not_found(t.save_sheet(&actor, id, &sheet(["1"; 6])).await);
    }
    // Whoever has no seat is refused whether the id exists or not.
    for id in [id, "00000000-0000-4000-8000-000000000000".parse().expect("an id")] {
        assert_denied(t.sheet(&t.actor("mai").await, id).await, Denied::Role);
    }
    assert_denied(t.opened_proposals(&t.actor("mai").await, CODE).await, Denied::Sealed(Moment::from_local(CLOSES).expect("time")));
    assert!(t.mails().await.iter().all(|(to, _, body)| to == "an@demo.example" || !body.contains(&receipt.sha256)));
    // Half opened is sealed.
    t.confirm_opening(&t.actor("mai").await, CODE).await.expect("first");
    assert!(!shown(&t).await.contains(SECRET));
    t.confirm_opening(&t.actor("huong").await, CODE).await.expect("second");
    // The search above would have found the secret.
    let after = shown(&t).await;
    assert!(after.contains(SECRET) && after.contains(VERIFIED_FIRM) && after.contains(&receipt.sha256));
}

#[tokio::test]
async fn an_officer_and_the_secretary_open_together_and_the_record_is_public() {
    let t = TestBackend::new().await;
    let ids = handed_in(&t).await;
    let (mai, huong) = (t.actor("mai").await, t.actor("huong").await);
    assert_denied(t.confirm_opening(&mai, CODE).await, Denied::WrongState);
    t.at(CLOSES);
    for nick in ["lan", "minh", "an"] {
        assert_denied(t.confirm_opening(&t.actor(nick).await, CODE).await, Denied::Role);
    }
    assert!(!t.confirm_opening(&mai, CODE).await.expect("first"));
    assert!(!t.confirm_opening(&mai, CODE).await.expect("the same again"));
    assert!(!t.confirm_opening(&t.actor("nam").await, CODE).await.expect("two officers are one side"));
    assert!(t.challenge(&mai, CODE).await.expect("view").opening_record.is_none());
    assert!(t.council_home(&huong).await.expect("home")[0].awaits_opening);
    assert!(t.confirm_opening(&huong, CODE).await.expect("second"));
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(view.stage, Stage::Opened);
    let record = view.opening_record.expect("record");
    let mut receipts = Vec::new();
    for (nick, id) in [("an", ids[0]), ("binh", ids[1])] {
        let own = t.own_proposal(&t.actor(nick).await, id).await.expect("own");
        receipts.push((own.code, own.receipt.expect("receipt").sha256));
    }
    receipts.sort();
    assert_eq!(record.lines.into_iter().map(|l| (l.code, l.sha256)).collect::<Vec<_>>(), receipts);
    let acts: Vec<_> = t.challenge_history(&mai, CODE).await.expect("history").into_iter().map(|l| l.event.kind).collect();
    assert_eq!(acts.iter().filter(|a| matches!(a, EventKind::OpeningConfirmed | EventKind::ProposalsOpened)).count(), 2);
}

#[tokio::test]
async fn after_opening_the_office_reads_what_was_handed_in_and_not_the_draft() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, _) = submitted(&t, "an", "Bản đã nộp").await;
    save(&t, "an", id, Section::Fit, Form::default().with("title", "Bản nháp sau đó").with("fit", "Khác.")).await;
    t.at(CLOSES);
    confirm_opening(&t).await;
    let mai = t.actor("mai").await;
    let lines = t.opened_proposals(&mai, CODE).await.expect("list");
    assert_eq!(lines.iter().map(|l| (l.title.as_str(), l.total)).collect::<Vec<_>>(), [("Bản đã nộp", 300_000_000)]);
    let view = t.opened_proposal(&mai, id).await.expect("view");
    assert_eq!((view.content.title.as_str(), view.firm_name.as_str()), ("Bản đã nộp", VERIFIED_FIRM));
    assert!(view.can.is(Action::ScreenProposal));
}

#[tokio::test]
async fn scoring_starts_once_everything_is_screened_and_something_admitted() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    let mai = t.actor("mai").await;
    let refuse = Form::default().with("verdict", "refuse");
    assert_problem(t.screen_proposal(&mai, first, &refuse).await, "reason", &Problem::Required);
    assert_problem(t.screen_proposal(&mai, first, &Form::default()).await, "verdict", &Problem::Choice);
    assert_denied(t.screen_proposal(&t.actor("lan").await, first, &refuse).await, Denied::Role);
    t.refuse_proposal(first, "Thiếu hồ sơ.").await;
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::WrongState);
    t.refuse_proposal(second, "Thiếu hồ sơ.").await;
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::WrongState);
    admit(&t, second).await;
    assert_denied(t.start_scoring(&mai, CODE).await, Denied::WrongState);
    let confirm = Form::default().with("verdict", "confirm");
    assert_denied(t.screen_proposal(&t.actor("nam").await, second, &confirm).await, Denied::OwnRefusal);
    t.screen_proposal(&mai, second, &confirm).await.expect("what two refused, two admit");
    t.start_scoring(&mai, CODE).await.expect("started");
    assert_eq!(t.challenge(&Actor::Visitor, CODE).await.expect("view").stage, Stage::Scoring);
    assert_denied(t.screen_proposal(&mai, first, &Form::default().with("verdict", "admit")).await, Denied::WrongState);
}

/// One officer refused a proposal and began the scoring, within a minute and alone.
#[tokio::test]
async fn a_refusal_takes_two_people_and_scoring_waits_for_the_second() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    let (mai, nam, lan, an) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await, t.actor("an").await);
    admit(&t, second).await;
    let confirm = Form::default().with("verdict", "confirm");
    assert_denied(t.screen_proposal(&mai, first, &confirm).await, Denied::WrongState);
    let refuse = Form::default().with("verdict", "refuse").with("reason", "Thiếu bản gốc.");
    t.screen_proposal(&nam, first, &refuse).await.expect("proposed");
    assert_denied(t.screen_proposal(&nam, first, &confirm).await, Denied::OwnRefusal);
    assert_denied(t.screen_proposal(&t.actor("huong").await, first, &confirm).await, Denied::DeclareFirst);
    assert_denied(t.start_scoring(&nam, CODE).await, Denied::WrongState);
    // Its firm reads it, with the reason.
    let own = t.own_proposal(&an, first).await.expect("seen");
    assert!(matches!(own.state, State::RefusalProposed { ref reason, .. } if reason == "Thiếu bản gốc."), "{:?}", own.state);
    let seen = t.opened_proposal(&lan, first).await.expect("seen").seen();
    let other = refuse.clone().with("reason", "Lý do khác.");
    t.screen_proposal(&nam, first, &other).await.expect("another reason");
    let read = confirm.clone().with("seen", seen.to_string());
    assert!(matches!(t.screen_proposal(&lan, first, &read).await, Err(Error::Invalid(_))), "of what was read");
    t.screen_proposal(&lan, first, &confirm).await.expect("by a leader");
    t.start_scoring(&nam, CODE).await.expect("started");
    let own = t.own_proposal(&an, first).await.expect("seen");
    assert!(matches!(own.state, State::Inadmissible { ref reason } if reason == "Lý do khác."), "{:?}", own.state);
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(text))
}
