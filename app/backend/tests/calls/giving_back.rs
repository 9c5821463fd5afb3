//! A sheet that was handed in is given back to its member, while they cannot have seen another.

use crate::{
    rounds::{TWO_ROUNDS, filled},
    steps::{BLIND, CODE, COUNCIL, assert_denied, assert_problem, declare_clear, declare_conflict, good, score, scoring, scoring_by},
};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    check::Problem,
    evaluations::{NotGivenBack, SheetStanding},
    event::EventKind,
    form::Form,
    ids::UserId,
};

#[tokio::test]
async fn the_chair_gives_a_sheet_back_with_a_reason_and_the_member_is_told() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    score(&t, "tuan", first, &good()).await;
    declare_clear(&t, "tuan", second).await;
    assert_denied(t.locked_sheets(&minh, CODE).await, Denied::DeclareFirst);
    for id in [first, second] {
        declare_clear(&t, "minh", id).await;
    }
    let sheets = t.locked_sheets(&minh, CODE).await.expect("sheets");
    let [sheet] = &sheets.lines[..] else { panic!("one sheet: {sheets:?}") };
    let chosen = Form::default().with("sheet", format!("{} {}", sheet.proposal, sheet.member));
    assert_eq!((sheet.kept, sheets.has_next_round), (None, false), "there is no other sheet");
    assert_problem(t.give_back_sheet(&minh, CODE, &chosen).await, "reason", &Problem::Required);
    assert_problem(
        t.give_back_sheet(&minh, CODE, &Form::default().with("sheet", "x").with("reason", "Có.")).await,
        "sheet",
        &Problem::Choice,
    );
    let form = chosen.with("reason", "Nhầm tiêu chí.");
    assert_denied(t.give_back_sheet(&tuan, CODE, &form).await, Denied::Role);
    t.give_back_sheet(&minh, CODE, &form).await.expect("given back");
    assert_problem(t.give_back_sheet(&minh, CODE, &form).await, "sheet", &Problem::Choice);
    assert_eq!(t.sheet(&tuan, first).await.expect("a sheet").standing, SheetStanding::Draft);
    let mails = t.mails().await;
    assert!(mails.iter().any(|(to, _, body)| to.starts_with("tuan@") && body.contains("Nhầm tiêu chí.")));
    let changed = filled(&t, "tuan", first).await.with("score_0", "12");
    t.submit_sheet(&tuan, first, &changed).await.expect("submitted again");
    score(&t, "dung", first, &good()).await;
    let kept = t.locked_sheets(&minh, CODE).await.expect("sheets").lines;
    assert!(kept.iter().all(|sheet| sheet.kept == Some(NotGivenBack::SawOthers)), "each may have read the other's");
    assert_problem(t.give_back_sheet(&minh, CODE, &form).await, "sheet", &Problem::SawOthers);
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    let notes: Vec<_> = history.iter().filter(|l| l.event.kind == EventKind::SheetGivenBack).map(|l| l.event.note.as_str()).collect();
    assert_eq!(notes, ["Nhầm tiêu chí."]);
}

#[tokio::test]
async fn nobody_gives_back_the_own_sheet_nor_one_whose_member_may_have_seen_others() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &good()).await;
    }
    let minh = t.actor("minh").await;
    let back = |member: UserId| Form::default().with("sheet", format!("{first} {member}")).with("reason", "Xem lại.");
    let own = minh.id().expect("a person");
    assert_problem(t.give_back_sheet(&minh, CODE, &back(own)).await, "sheet", &Problem::OwnSheet);
    let son = t.actor("son").await.id().expect("a person");
    assert_problem(t.give_back_sheet(&minh, CODE, &back(son)).await, "sheet", &Problem::SawOthers);
    // Blind until the round ends, the own sheet is not reopened either.
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &TWO_ROUNDS).await;
    score(&t, "minh", first, &good()).await;
    declare_clear(&t, "minh", second).await;
    let own = Form::default().with("sheet", format!("{first} {own}")).with("reason", "Xem lại.");
    assert_problem(t.give_back_sheet(&minh, CODE, &own).await, "sheet", &Problem::OwnSheet);
    assert!(t.locked_sheets(&minh, CODE).await.expect("sheets").has_next_round);
}

#[tokio::test]
async fn a_void_sheet_is_not_reopened() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &BLIND).await;
    score(&t, "tuan", first, &good()).await;
    for id in [first, second] {
        declare_clear(&t, "minh", id).await;
    }
    let tuan = t.actor("tuan").await.id().expect("a person");
    declare_conflict(&t, "tuan", first).await;
    let form = Form::default().with("sheet", format!("{first} {tuan}")).with("reason", "Nhầm.");
    assert_problem(t.give_back_sheet(&t.actor("minh").await, CODE, &form).await, "sheet", &Problem::Choice);
    assert_eq!(t.locked_sheets(&t.actor("minh").await, CODE).await.expect("sheets").lines, []);
}
