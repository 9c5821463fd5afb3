//! A proposal that loses its quorum by a motion after scoring had closed is scored anew, or has no result by another motion.

use crate::steps::{CODE, COUNCIL, assert_denied, close_after_term, fair, good, picks, score, scoring};
use backend::testing::TestBackend;
use domain::{
    access::{Action, Denied},
    evaluations::{recompute::recompute, result_file::ResultFile},
    form::Form,
    ids::ProposalId,
    time::Moment,
};

/// As the templates have it.
const DAYS: i64 = 7;

/// Ten have scored the first, as many as it takes; then the council voids the sheet of one of them.
async fn lost(t: &TestBackend) -> ([ProposalId; 2], Moment) {
    let ids = scoring(t).await;
    for nick in COUNCIL {
        if COUNCIL[..10].contains(&nick) {
            score(t, nick, ids[0], &good()).await;
        }
        score(t, nick, ids[1], &fair()).await;
    }
    close_after_term(t, "minh").await;
    void(t, ids[0], "tuan").await;
    (ids, t.clock.now())
}

async fn void(t: &TestBackend, id: ProposalId, nick: &str) {
    let minh = t.actor("minh").await;
    let member = t.actor(nick).await;
    let sheet = format!("{id} {}", member.id().expect("a person"));
    let ask = t.in_writing(&Form::default().with("sheet", sheet).with("reason", "Quan hệ tư vấn còn hiệu lực."));
    let number = t.move_voiding(&minh, CODE, &ask).await.expect("asked");
    t.answer_motion(&member, CODE, number, &Form::default().with("answer", "Đã hết.")).await.expect("answered");
    t.put_motion(&minh, CODE, number, &t.in_writing(&Form::default())).await.expect("put");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "14")).await.expect("voted");
}

async fn file(t: &TestBackend) -> ResultFile {
    let text = t.result_file(&t.actor("lan").await, CODE).await.expect("a file");
    assert_eq!(recompute(text.as_bytes()).expect("computed").differences, [] as [&str; 0]);
    serde_json::from_str(&text).expect("a result file")
}

async fn rank(t: &TestBackend, id: ProposalId) -> (Option<u32>, u32) {
    let lines = t.ranking(&t.actor("lan").await, CODE).await.expect("ranked").lines;
    let line = lines.into_iter().find(|line| line.outcome.proposal == id).expect("a line");
    (line.outcome.rank, line.outcome.n)
}

#[tokio::test]
async fn everybody_who_is_clear_scores_it_anew_without_the_sheets_before_and_both_rankings_are_told() {
    let t = TestBackend::new().await;
    let ([first, second], begun) = lost(&t).await;
    let until = begun.plus_days(DAYS);
    assert_eq!(rank(&t, first).await.0, None);
    let mails = t.mails().await;
    let asked = mails.iter().filter(|(_, _, body)| body.contains("chấm lại từ đầu")).count();
    assert_eq!(asked, 14, "all but the one whose sheet is void");
    // Nobody, whoever scored it before, is shown a sheet of before; nothing is decided meanwhile.
    let minh = t.actor("minh").await;
    let view = t.sheet(&minh, first).await.expect("a sheet");
    assert!(view.others.is_none() && view.sheet.scores.iter().all(Option::is_none) && view.anew == Some(until), "{view:?}");
    assert!(view.can.is(Action::ScoreProposal) && !t.sheet(&minh, second).await.expect("a sheet").can.is(Action::ScoreProposal));
    assert_denied(t.propose_shortlist(&minh, CODE, &picks(&[second])).await, Denied::ScoredAnew(until));
    assert_denied(t.result_file(&minh, CODE).await.map(drop), Denied::ScoredAnew(until));
    for nick in COUNCIL.into_iter().filter(|nick| !["tuan", "son"].contains(nick)) {
        score(&t, nick, first, &good()).await;
    }
    assert!(t.sheet(&minh, first).await.expect("a sheet").others.is_none(), "nor after the own");
    assert!(t.submit_sheet(&t.actor("tuan").await, first, &good()).await.is_err(), "whose sheet was void");
    t.run_due_jobs().await.expect("run");
    assert_eq!(rank(&t, first).await.0, None, "one is awaited");
    t.clock.set(Moment(until.0 - 1));
    t.run_due_jobs().await.expect("run");
    assert_eq!(rank(&t, first).await.0, None, "until the term is over");
    t.clock.set(until);
    assert_denied(t.submit_sheet(&t.actor("son").await, first, &good()).await, Denied::DeclareFirst);
    t.run_due_jobs().await.expect("run");
    assert_eq!(rank(&t, first).await, (Some(1), 13));
    // The leader's page tells both results of before, each for what it was.
    let earlier = t.ranking(&t.actor("lan").await, CODE).await.expect("ranked").earlier;
    assert_eq!(earlier.iter().map(|of| (of.anew.is_some(), of.lines.len())).collect::<Vec<_>>(), [(false, 2), (true, 2)]);
    assert!(earlier.iter().all(|of| of.reason == "Quan hệ tư vấn còn hiệu lực."), "{earlier:?}");
    let told = file(&t).await;
    assert_eq!(told.replaced.len(), 2);
    let line = |lines: &[domain::evaluations::result_file::OfficialLine], code: &str| {
        lines.iter().find(|line| line.code == code).map(|line| (line.rank, line.n)).expect("a line")
    };
    let code = told.replaced[1].anew.clone().expect("scored anew");
    assert_eq!(line(&told.replaced[0].official, &code), (Some(1), 10));
    assert_eq!(line(&told.replaced[1].official, &code).0, None);
    assert_eq!(line(told.every_sheet.as_deref().expect("both are told"), &code), (Some(1), 10));
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    // A file that hides the sheets of before is found out.
    let mut bent = told.clone();
    bent.replaced.remove(1);
    assert!(!recompute(serde_json::to_string(&bent).expect("JSON").as_bytes()).expect("computed").differences.is_empty());
}

#[tokio::test]
async fn the_last_sheet_ends_it() {
    let t = TestBackend::new().await;
    let ([first, _], _) = lost(&t).await;
    for nick in COUNCIL.into_iter().filter(|nick| *nick != "tuan") {
        score(&t, nick, first, &good()).await;
    }
    t.run_due_jobs().await.expect("run");
    assert_eq!(rank(&t, first).await, (Some(1), 14));
    // A conflict that comes to light after that voids one of the new sheets; it is not scored a third time.
    void(&t, first, "hoa").await;
    assert_eq!(rank(&t, first).await, (Some(1), 13));
    file(&t).await;
}

#[tokio::test]
async fn with_too_few_sheets_at_the_end_of_the_term_it_has_no_result() {
    let t = TestBackend::new().await;
    let ([first, second], begun) = lost(&t).await;
    for nick in &COUNCIL[..3] {
        score(&t, nick, first, &good()).await;
    }
    t.clock.set(begun.plus_days(DAYS));
    t.run_due_jobs().await.expect("run");
    assert_eq!(rank(&t, first).await, (None, 3));
    file(&t).await;
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[second])).await.expect("the others go on");
}

#[tokio::test]
async fn or_the_council_decides_by_a_motion_that_it_has_no_result() {
    let t = TestBackend::new().await;
    let ([first, second], begun) = lost(&t).await;
    let minh = t.actor("minh").await;
    score(&t, "thu", first, &good()).await;
    let ask = |id: ProposalId| {
        let form = Form::default().with("subject", "no_result").with("proposal", id.to_string()).with("text", "Không đủ thời gian.");
        t.in_writing(&form)
    };
    assert!(t.open_motion(&minh, CODE, &ask(second)).await.is_err(), "which is not scored anew");
    assert_denied(t.open_motion(&t.actor("lan").await, CODE, &ask(first)).await.map(drop), Denied::Role);
    let number = t.open_motion(&minh, CODE, &ask(first)).await.expect("moved");
    t.vote_all(CODE, number, &Form::default().with("vote_for", "3").with("vote_against", "11")).await.expect("voted");
    let until = begun.plus_days(DAYS);
    assert_denied(t.propose_shortlist(&minh, CODE, &picks(&[second])).await, Denied::ScoredAnew(until));
    t.clock.set(begun.plus_days(DAYS - 1).plus_minutes(60));
    let number = t.open_motion(&minh, CODE, &ask(first)).await.expect("moved again");
    // Not computed over the council's head while it votes.
    t.clock.set(until);
    t.vote_all(CODE, number, &Form::default().with("vote_for", "12").with("vote_against", "2")).await.expect("voted");
    t.run_due_jobs().await.expect("run");
    assert_eq!(rank(&t, first).await, (None, 9), "as it was after the sheet was void");
    let told = file(&t).await;
    assert_eq!(told.replaced.len(), 1);
    assert!(told.motions.iter().any(|motion| matches!(&motion.about, domain::evaluations::motion::About::NoResult(_)) && motion.carried));
    let view = t.sheet(&t.actor("thu").await, first).await.expect("a sheet");
    assert!(view.anew.is_none() && view.others.is_some_and(|others| others.len() == 8), "what stood before can be read again");
    t.propose_shortlist(&minh, CODE, &picks(&[second])).await.expect("the others go on");
}
