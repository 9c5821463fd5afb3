//! Conflicts that leave nobody: the rest of a challenge still comes to a result.

use crate::steps::{CODE, COUNCIL, assert_denied, assert_problem, declare_conflict, forward, good, picks, score, scoring};
use backend::testing::TestBackend;
use domain::{access::Denied, check::Problem, form::Form};

/// All have a conflict with the first firm; the other's proposal is scored, ranked, proposed and decided on.
#[tokio::test]
async fn what_nobody_can_score_has_no_result_and_the_others_go_on() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let (minh, lan) = (t.actor("minh").await, t.actor("lan").await);
    for nick in COUNCIL {
        score(&t, nick, second, &good()).await;
    }
    for nick in &COUNCIL[..7] {
        declare_conflict(&t, nick, first).await;
    }
    // Eight can still score it: the chair does not preside over that.
    assert_denied(t.close_scoring(&minh, CODE, &Form::default()).await, Denied::Conflict);
    for nick in &COUNCIL[7..] {
        declare_conflict(&t, nick, first).await;
    }
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "reason", &Problem::Required);
    let reason = "Mọi thành viên có xung đột lợi ích với bên nộp.";
    t.close_scoring(&minh, CODE, &Form::default().with("reason", reason)).await.expect("closed");
    let ranking = t.ranking(&minh, CODE).await.expect("ranked");
    assert_eq!(ranking.lines.iter().map(|line| line.outcome.proposal).collect::<Vec<_>>(), [second], "nothing of the other");
    let all = t.ranking(&lan, CODE).await.expect("ranked").lines;
    let line = all.iter().find(|line| line.outcome.proposal == first).expect("a line");
    assert_eq!((line.outcome.rank, line.outcome.no_result.as_deref()), (None, Some(reason)));
    t.propose_shortlist(&minh, CODE, &picks(&[second])).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&lan, CODE, &picks(&[second])).await.expect("decided");
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
}
