//! What a member keeps and sees for themselves: own sheets in one view, an own order, two proposals side by side.

use crate::steps::{
    CODE, assert_denied, assert_not_found, assert_problem, declare_clear, declare_conflict, fair, good, opened, score, scored, scoring,
    sheet,
};
use backend::testing::TestBackend;
use domain::{
    access::{Action, Denied},
    check::Problem,
    evaluations::{SheetStanding, own_ranks::rank_field},
    event::EventKind,
    form::Form,
    ids::ProposalId,
};

fn ranks(pairs: &[(ProposalId, &str)]) -> Form {
    pairs.iter().fold(Form::default(), |form, (id, rank)| form.with(rank_field(*id), *rank))
}

#[tokio::test]
async fn own_sheets_stand_in_one_view_with_an_order_of_ones_own() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let tuan = t.actor("tuan").await;
    assert_eq!(t.own_sheets(&tuan, CODE).await.expect("nothing declared yet").lines.len(), 0);
    score(&t, "tuan", first, &good()).await;
    declare_clear(&t, "tuan", second).await;
    t.save_sheet(&tuan, second, &sheet(["20", "25", "15", "15", "15", ""])).await.expect("a draft");
    let code = |v: &backend::evaluations::OwnSheets, id| v.lines.iter().find(|l| l.id == id).map(|l| l.code.clone()).expect("a line");

    t.rank_proposals(&tuan, CODE, &ranks(&[(first, "2"), (second, "1")])).await.expect("saved");
    let v = t.own_sheets(&tuan, CODE).await.expect("sheets");
    assert_eq!((v.ranks.0[&first], v.ranks.0[&second]), (2, 1));
    assert!(v.can.is(Action::RankProposals) && v.contrary.is_empty(), "a sheet with a hole disagrees with nothing: {:?}", v.contrary);
    let standings: Vec<_> = [first, second].map(|id| v.lines.iter().find(|l| l.id == id).map(|l| l.standing)).into();
    assert_eq!(standings, [Some(SheetStanding::Submitted), Some(SheetStanding::Draft)]);

    t.save_sheet(&tuan, second, &fair().with("sheet_version", "1")).await.expect("whole");
    let v = t.own_sheets(&tuan, CODE).await.expect("sheets");
    assert_eq!(v.contrary, [(code(&v, second), code(&v, first), 29)]);
    t.rank_proposals(&tuan, CODE, &ranks(&[(first, "1"), (second, "1")])).await.expect("a tie");
    assert_eq!(t.own_sheets(&tuan, CODE).await.expect("sheets").contrary, []);
    t.rank_proposals(&tuan, CODE, &ranks(&[(second, "")])).await.expect("none is fine");
    assert!(t.own_sheets(&tuan, CODE).await.expect("sheets").ranks.0.is_empty());
}

#[tokio::test]
async fn an_own_order_is_checked_and_is_nobody_elses_affair() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let tuan = t.actor("tuan").await;
    for id in [first, second] {
        declare_clear(&t, "tuan", id).await;
        declare_clear(&t, "minh", id).await;
    }
    for wrong in ["0", "3", "x"] {
        let form = ranks(&[(first, wrong), (second, "1")]);
        assert_problem(t.rank_proposals(&tuan, CODE, &form).await, &rank_field(first), &Problem::Range(1, 2));
    }
    assert!(t.own_sheets(&tuan, CODE).await.expect("sheets").ranks.0.is_empty(), "nothing of a refused form is kept");
    let form = ranks(&[(first, "1"), (second, "2")]);
    t.rank_proposals(&tuan, CODE, &form).await.expect("saved");
    t.rank_proposals(&tuan, CODE, &form).await.expect("twice is once");
    assert!(t.own_sheets(&t.actor("minh").await, CODE).await.expect("sheets").ranks.0.is_empty());
    for nick in ["an", "mai", "lan"] {
        assert_denied(t.rank_proposals(&t.actor(nick).await, CODE, &form).await, Denied::Role);
        assert_denied(t.own_sheets(&t.actor(nick).await, CODE).await, Denied::Role);
    }
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert!(history.iter().all(|line| line.event.kind != EventKind::RanksSaved));

    declare_conflict(&t, "tuan", first).await;
    let v = t.own_sheets(&tuan, CODE).await.expect("sheets");
    assert_eq!((v.lines.len(), v.ranks.0.keys().copied().collect::<Vec<_>>()), (1, vec![second]));
    t.rank_proposals(&tuan, CODE, &ranks(&[(first, "2")])).await.expect("what is hidden is not read");
    assert!(t.own_sheets(&tuan, CODE).await.expect("sheets").ranks.0.is_empty());
}

#[tokio::test]
async fn an_own_order_changes_nothing_official_and_ends_with_scoring() {
    let t = TestBackend::new().await;
    let [first, second] = scored(&t).await;
    let tuan = t.actor("tuan").await;
    assert_denied(t.rank_proposals(&tuan, CODE, &ranks(&[(first, "2"), (second, "1")])).await, Denied::WrongState);
    let v = t.own_sheets(&tuan, CODE).await.expect("still to be read");
    assert!(!v.can.is(Action::RankProposals) && v.lines.len() == 2);
}

#[tokio::test]
async fn two_proposals_are_read_side_by_side_by_who_is_clear_of_both() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    let tuan = t.actor("tuan").await;
    let lines = t.member_proposals(&tuan, CODE).await.expect("lines");
    let code = |id: ProposalId| lines.iter().find(|l| l.id == id).expect("a line").code.clone();
    let (a, b) = (code(first), code(second));
    assert_denied(t.compare_proposals(&tuan, CODE, [&a, &b]).await, Denied::DeclareFirst);
    let v = t.compare_proposals(&tuan, CODE, ["", ""]).await.expect("nothing to choose");
    assert!(v.choices.is_empty() && v.sides.is_none());
    declare_clear(&t, "tuan", first).await;
    assert!(t.compare_proposals(&tuan, CODE, [&a, ""]).await.expect("one to choose").sides.is_none());
    declare_clear(&t, "tuan", second).await;
    let shown = |v: backend::evaluations::ProposalPair| v.sides.expect("two").map(|side| side.proposal.id);
    assert_eq!(shown(t.compare_proposals(&tuan, CODE, [&b, &a]).await.expect("both")), [second, first]);
    assert_eq!(shown(t.compare_proposals(&tuan, CODE, [&a, ""]).await.expect("the other one")), [first, second]);
    let v = t.compare_proposals(&tuan, CODE, [&a, &a]).await.expect("the same twice");
    assert!(v.sides.is_none() && v.choices.len() == 2);
    assert_not_found(t.compare_proposals(&tuan, CODE, [&a, "HS-000"]).await);
    assert_denied(t.compare_proposals(&t.actor("mai").await, CODE, [&a, &b]).await, Denied::Role);

    declare_conflict(&t, "tuan", second).await;
    assert_not_found(t.compare_proposals(&tuan, CODE, [&a, &b]).await);
    let v = t.compare_proposals(&tuan, CODE, [&a, ""]).await.expect("one is left");
    assert!(!format!("{v:?}").contains("Bạch Đằng") && v.choices == [a]);
}
