//! Calls at the edge: everybody recused from one proposal, one proposal only.

use crate::steps::{
    CLOSES, CODE, COUNCIL, admit, assert_denied, confirm_opening, declare_conflict, good, open, picks, score, scoring, submitted,
};
use backend::testing::TestBackend;
use domain::{access::Denied, evaluations::Verdict, form::Form, people::Role};

/// All fifteen have a conflict with the first proposal: it has no quorum, which is no score, and holds nothing up. Who comes to
/// the chair by then presides over nothing here.
#[tokio::test]
async fn where_all_are_recused_from_one_proposal_it_has_no_quorum_and_the_chair_presides_on() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let new = t.create_user("moi@demo.example", "Phùng Thị Mới", Role::Member, "mat-khau-thu-dai", true).await.expect("created");
    let minh = t.actor("minh").await.id().expect("a person").to_string();
    let seat = Form::default().with("user", &minh).with("role", "chair").with("affiliation", "Viện Mới").with("decision", "Minh họa");
    t.assign_seat(&mai, &seat.with("alternate", new.to_string())).await.expect("appointed");
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL {
        declare_conflict(&t, nick, first).await;
        score(&t, nick, second, &good()).await;
    }
    t.replace_seat(&mai, &Form::default().with("user", minh)).await.expect("handed over");
    let late = t.share().actor(new).await.expect("an account");
    for id in [first, second] {
        t.declare_conflict(&late, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
    let reason = Form::default().with("reason", "Mọi thành viên có xung đột.");
    assert_denied(t.close_scoring(&late, CODE, &reason).await, Denied::Role);
    t.close_scoring(&t.actor("minh").await, CODE, &reason).await.expect("closed");
    let ranking = t.ranking(&mai, CODE).await.expect("ranked");
    let lines: Vec<_> =
        ranking.lines.iter().map(|l| (l.outcome.proposal, l.outcome.n, l.outcome.rank, l.outcome.verdict.clone())).collect();
    assert_eq!(lines, [(second, 15, Some(1), Verdict::Passed), (first, 0, None, Verdict::NoQuorum { needed: 8 })]);
    assert_eq!(ranking.lines[1].outcome.mean_hundredths(), None);
}

#[tokio::test]
async fn one_proposal_alone_passes_or_not_and_is_compared_with_nothing() {
    let t = TestBackend::new().await;
    open(&t).await;
    let id = submitted(&t, "an", "Trợ lý của Hạ Long").await.0;
    t.at(CLOSES);
    confirm_opening(&t).await;
    admit(&t, id).await;
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    for nick in COUNCIL {
        score(&t, nick, id, &good()).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    assert_denied(t.ballot(&minh, CODE).await, Denied::WrongState);
    let advice = t.advice(&minh, CODE).await.expect("advice");
    assert_eq!((advice.comparison, advice.agreement.alpha, advice.lines.len()), (None, None, 1));
    let ranking = t.ranking(&minh, CODE).await.expect("ranked");
    assert_eq!((ranking.lines[0].outcome.rank, ranking.lines[0].outcome.is_passed()), (Some(1), true));
    t.propose_shortlist(&minh, CODE, &picks(&[id])).await.expect("proposed");
}
