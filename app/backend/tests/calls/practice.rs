//! The made-up proposal that members score before the first round: how all lie is shown together, and it counts nowhere.

use crate::{
    recompute::assert_recomputed,
    steps::{
        CLOSES, CODE, COUNCIL, admit, assert_denied, assert_problem, confirm_opening, fair, good, handed_in, score, scoring_by, sheet,
    },
};
use backend::testing::TestBackend;
use domain::{access::Denied, check::Problem, event::EventKind, form::Form};

/// With words that nothing official may hold.
fn practised(first: &str) -> Form {
    sheet([first, "20", "10", "10", "10", "5"]).with("comment_0", "Chấm thử 7531.")
}

#[tokio::test]
async fn how_all_scored_is_shown_once_everybody_has_and_never_before() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    let tuan = t.actor("tuan").await;
    for nick in ["an", "mai", "lan"] {
        assert_denied(t.practice(&t.actor(nick).await, CODE).await.map(drop), Denied::Role);
        assert_denied(t.score_practice(&t.actor(nick).await, CODE, &practised("10")).await, Denied::Role);
    }
    t.at(CLOSES);
    assert!(t.council_line(&tuan, CODE).await.expect("the desk").expect("listed").practice, "the desk says that it is due");
    let holes = practised("10").with("score_3", "");
    assert_problem(t.score_practice(&tuan, CODE, &holes).await, "score_3", &Problem::Required);
    let file = practised("10").with("evidence_0", "00000000-0000-4000-8000-00000000cafe a.pdf");
    assert_problem(t.score_practice(&tuan, CODE, &file).await, "evidence_0", &Problem::Choice);
    assert_problem(t.show_practice(&t.actor("minh").await, CODE).await, "form", &Problem::Incomplete);
    for (nick, first) in COUNCIL.into_iter().zip(5..) {
        let view = t.practice(&t.actor(nick).await, CODE).await.expect("the page");
        assert!(view.spreads.is_none() && view.own.is_none(), "{nick} sees nobody's");
        t.score_practice(&t.actor(nick).await, CODE, &practised(&first.to_string())).await.expect("handed in");
    }
    let view = t.practice(&tuan, CODE).await.expect("the page");
    let spreads = view.spreads.expect("shown by the last");
    assert_eq!((spreads.len(), spreads[0].1.clone()), (7, (5..20).map(|points| 2 * points).collect::<Vec<_>>()));
    assert_eq!((view.awaited, view.handed_in), (0, 15));
    assert!(!t.council_line(&tuan, CODE).await.expect("the desk").expect("listed").practice);
    assert_denied(t.score_practice(&tuan, CODE, &practised("19")).await, Denied::Locked);
}

#[tokio::test]
async fn who_presides_shows_what_there_is_and_nobody_else() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    let (minh, thu, tuan) = (t.actor("minh").await, t.actor("thu").await, t.actor("tuan").await);
    t.score_practice(&tuan, CODE, &practised("10")).await.expect("handed in");
    t.score_practice(&tuan, CODE, &practised("11")).await.expect("handed in again");
    assert_denied(t.show_practice(&t.actor("khoa").await, CODE).await, Denied::Role);
    assert_denied(t.show_practice(&tuan, CODE).await, Denied::Role);
    assert!(t.practice(&minh, CODE).await.expect("the page").spreads.is_none(), "nor does who presides see it first");
    t.show_practice(&minh, CODE).await.expect("shown");
    t.show_practice(&minh, CODE).await.expect("pressed twice");
    let spreads = t.practice(&thu, CODE).await.expect("the page").spreads.expect("shown");
    assert_eq!(spreads[0].1, [22]);
    assert_denied(t.score_practice(&thu, CODE, &practised("9")).await, Denied::Locked);
    let shown = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert_eq!(shown.iter().filter(|line| line.event.kind == EventKind::PracticeShown).count(), 1);
}

#[tokio::test]
async fn it_counts_nowhere() {
    let t = TestBackend::new().await;
    let ids = handed_in(&t).await;
    for nick in COUNCIL {
        t.score_practice(&t.actor(nick).await, CODE, &practised("1")).await.expect("handed in");
    }
    t.at(CLOSES);
    confirm_opening(&t).await;
    for id in ids {
        admit(&t, id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    let (minh, mai) = (t.actor("minh").await, t.actor("mai").await);
    let counted = t.progress(&mai, CODE).await.expect("progress");
    assert!(counted.len() == 2 && counted.iter().all(|line| line.submitted == 0 && line.eligible == 15), "{counted:?}");
    assert_denied(t.score_practice(&minh, CODE, &practised("2")).await, Denied::WrongState);
    for nick in COUNCIL {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let ranking = t.ranking(&minh, CODE).await.expect("ranked");
    let sums: Vec<_> = ranking.lines.iter().map(|line| (line.outcome.n, line.outcome.sum_half)).collect();
    assert_eq!(sums, [(15, 15 * 175), (15, 15 * 146)]);
    // What would have to be found, if anything read it.
    let made_up = t.practice(&minh, CODE).await.expect("the page").text.title.vi;
    let file = t.result_file(&mai, CODE).await.expect("a file");
    assert_recomputed(&file);
    let paper = crate::papers::read(&t, "mai", "scores").await.expect("a paper");
    assert!([file.as_str(), paper.as_str()].iter().all(|text| !text.contains("7531") && !text.contains(&made_up)));
}

#[tokio::test]
async fn a_call_whose_rules_have_none_offers_none() {
    let t = TestBackend::new().await;
    scoring_by(&t, &[("practice", "")]).await;
    let tuan = t.actor("tuan").await;
    assert_denied(t.practice(&tuan, CODE).await.map(drop), Denied::WrongState);
    assert_denied(t.score_practice(&tuan, CODE, &practised("10")).await, Denied::WrongState);
}
