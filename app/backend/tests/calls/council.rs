//! Seats, conflicts, sheets, closing.

use crate::steps::{
    CODE, COUNCIL, assert_denied, assert_not_found, assert_problem, close_after_term, declare_clear, declare_conflict, fair, good,
    handed_in, open, opened, score, scoring, sheet,
};
use backend::{Error, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    check::Problem,
    council::Conflict,
    evaluations::{SheetStanding, Verdict},
    event::EventKind,
    form::Form,
    people::SeatRole,
};

async fn seat_form(t: &TestBackend, nick: &str, role: &str) -> Form {
    let user = t.actor(nick).await.id().expect("a person");
    Form::default().with("user", user.to_string()).with("role", role).with("affiliation", "Viện Mới")
}

#[tokio::test]
async fn the_council_has_fifteen_seats_and_one_chair() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let seats = t.seats(&t.actor("minh").await).await.expect("seats");
    assert_eq!((seats.len(), seats[0].role), (15, SeatRole::Chair));
    assert_denied(t.seats(&t.actor("an").await).await, Denied::Role);
    assert_denied(t.assign_seat(&t.actor("lan").await, &seat_form(&t, "son", "member").await).await, Denied::Role);
    assert_problem(t.assign_seat(&mai, &seat_form(&t, "son", "chair").await).await, "role", &Problem::Choice);
    assert_problem(t.assign_seat(&mai, &seat_form(&t, "an", "member").await).await, "user", &Problem::Choice);
    t.remove_seat(&mai, &seat_form(&t, "son", "").await).await.expect("removed");
    t.remove_seat(&mai, &seat_form(&t, "son", "").await).await.expect("twice is once");
    assert_eq!(t.seatless_members(&mai).await.expect("members").into_iter().map(|(_, name)| name).collect::<Vec<_>>(), ["Hà Thái Sơn"]);
    assert_denied(t.council_home(&t.actor("son").await).await, Denied::Role);
    t.assign_seat(&mai, &seat_form(&t, "son", "rapporteur").await).await.expect("assigned");
    t.assign_seat(&mai, &seat_form(&t, "son", "member").await).await.expect("changed");
    assert_eq!(t.seats(&mai).await.expect("seats").len(), 15);
}

#[tokio::test]
async fn a_member_sees_nothing_before_declaring() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    let tuan = t.actor("tuan").await;
    let lines = t.member_proposals(&tuan, CODE).await.expect("lines");
    assert_eq!(lines.iter().map(|l| l.conflict).collect::<Vec<_>>(), [Conflict::Undeclared; 2]);
    assert_eq!(t.council_home(&tuan).await.expect("home")[0].undeclared, 2);
    assert_eq!(t.opened_proposals(&tuan, CODE).await.expect("nothing yet").len(), 0);
    assert_denied(t.opened_proposal(&tuan, first).await, Denied::DeclareFirst);
    let form = Form::default().with("conflict", "conflicted").with("reason", "Cố vấn.");
    assert_problem(t.declare_conflict(&tuan, first, &form).await, "kind", &Problem::Choice);
    let form = Form::default().with("conflict", "conflicted").with("kind", "adviser");
    assert_problem(t.declare_conflict(&tuan, first, &form).await, "reason", &Problem::Required);
    assert_problem(t.declare_conflict(&tuan, first, &Form::default().with("conflict", "undeclared")).await, "conflict", &Problem::Choice);
    declare_clear(&t, "tuan", first).await;
    t.opened_proposal(&tuan, first).await.expect("seen");
    assert_denied(t.opened_proposal(&tuan, second).await, Denied::DeclareFirst);
    assert_eq!(t.opened_proposals(&tuan, CODE).await.expect("one").len(), 1);
    assert_eq!(t.council_home(&tuan).await.expect("home")[0].undeclared, 1);
}

#[tokio::test]
async fn a_conflicted_member_sees_nothing_of_that_proposal() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "minh", first).await;
    declare_clear(&t, "minh", second).await;
    let minh = t.actor("minh").await;
    for nick in ["thu", "huong"] {
        score(&t, nick, first, &good()).await;
    }
    assert_not_found(t.opened_proposal(&minh, first).await);
    assert_not_found(t.sheet(&minh, first).await);
    assert_not_found(t.save_sheet(&minh, first, &good()).await);
    assert_not_found(t.submit_sheet(&minh, first, &good()).await);
    let shown = format!("{:?}{:?}", t.opened_proposals(&minh, CODE).await, t.sheet(&minh, second).await);
    assert!(shown.contains("Bạch Đằng") && !shown.contains("Hạ Long"), "{shown}");
    let view = t.sheet(&minh, second).await.expect("sheet");
    assert_eq!((view.previous, view.next), (None, None));
    // Who presides may not where they declared a conflict; the deputy may.
    assert_denied(t.progress(&minh, CODE).await, Denied::Conflict);
    assert_denied(t.close_scoring(&minh, CODE, &Form::default()).await, Denied::Conflict);
    declare_clear(&t, "thu", second).await;
    let progress = t.progress(&t.actor("thu").await, CODE).await.expect("progress");
    let mut counts: Vec<_> = progress.iter().map(|l| (l.submitted, l.eligible, l.needed)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(0, 15, 10), (2, 14, 10)]);
    close_after_term(&t, "thu").await;
    assert_denied(t.ranking(&minh, CODE).await, Denied::Conflict);
}

#[tokio::test]
async fn a_wrong_score_is_kept_beside_the_texts_and_never_handed_in() {
    let t = TestBackend::new().await;
    let [first, _] = scoring(&t).await;
    let tuan = t.actor("tuan").await;
    declare_clear(&t, "tuan", first).await;
    let typed = sheet(["20,5", "9", "1,3", "", "", ""]).with("comment_0", "Đúng bài toán.").with("strengths", "Đội ngũ mạnh.");
    let saved = t.save_sheet(&tuan, first, &typed).await.expect("saved");
    assert_eq!((saved.wrong.of("score_0"), saved.wrong.of("score_2")), (Some(&Problem::AboveMax(20)), Some(&Problem::NotHalfPoint)));
    let view = t.sheet(&tuan, first).await.expect("sheet");
    let form = view.sheet.to_form(domain::locale::Locale::Vi);
    assert_eq!((form.get("score_0"), form.get("score_2"), form.get("comment_0")), ("20,5", "1,3", "Đúng bài toán."));
    assert_eq!((view.sheet.total_half(), view.sheet.strengths.as_str()), (18, "Đội ngũ mạnh."));
    let whole = good().with("score_0", "20,5").with("sheet_version", "1");
    assert_problem(t.submit_sheet(&tuan, first, &whole).await, "score_0", &Problem::AboveMax(20));
}

#[tokio::test]
async fn a_sheet_is_saved_with_holes_and_submitted_whole_and_then_locked() {
    let t = TestBackend::new().await;
    let [first, _] = scoring(&t).await;
    let tuan = t.actor("tuan").await;
    assert_denied(t.save_sheet(&tuan, first, &good()).await, Denied::DeclareFirst);
    declare_clear(&t, "tuan", first).await;
    let holes = sheet(["18", "", "", "", "", ""]);
    assert_eq!(t.save_sheet(&tuan, first, &holes).await.expect("saved").version, 1);
    assert_eq!(t.save_sheet(&tuan, first, &holes).await.expect("the same again").version, 1);
    match t.save_sheet(&tuan, first, &sheet(["19", "", "", "", "", ""])).await {
        Err(Error::OwnStale(saved)) => assert_eq!((saved.get("score_0"), saved.get("sheet_version")), ("18", "1")),
        other => panic!("{other:?}"),
    }
    assert_problem(t.submit_sheet(&tuan, first, &holes).await, "score_1", &Problem::Required);
    for (score, problem) in [("20,5", Problem::AboveMax(20)), ("1,3", Problem::NotHalfPoint), ("-1", Problem::NotHalfPoint)] {
        let form = good().with("score_0", score).with("sheet_version", "1");
        assert_problem(t.submit_sheet(&tuan, first, &form).await, "score_0", &problem);
    }
    let whole = good().with("sheet_version", "1");
    t.submit_sheet(&tuan, first, &whole).await.expect("submitted");
    t.submit_sheet(&tuan, first, &whole).await.expect("twice is once");
    assert_denied(t.submit_sheet(&tuan, first, &fair()).await, Denied::Locked);
    assert_denied(t.save_sheet(&tuan, first, &whole).await, Denied::Locked);
    assert_denied(t.declare_conflict(&tuan, first, &Form::default().with("conflict", "clear")).await, Denied::Locked);
    let view = t.sheet(&tuan, first).await.expect("sheet");
    assert_eq!((view.standing, view.sheet.total_half()), (SheetStanding::Submitted, 175));
    let acts = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert_eq!(acts.iter().filter(|l| l.event.kind == EventKind::SheetSubmitted).count(), 1);
    let told = t.proposal_history(&t.actor("an").await, first).await.expect("history");
    assert!(told.iter().all(|l| !matches!(l.event.kind, EventKind::SheetSubmitted | EventKind::SheetSaved | EventKind::ConflictDeclared)));
}

#[tokio::test]
async fn others_sheets_are_seen_under_a_letter_after_the_own() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for id in [first, second] {
        score(&t, "thu", id, &good()).await;
        declare_clear(&t, "tuan", id).await;
    }
    let tuan = t.actor("tuan").await;
    assert!(t.sheet(&tuan, first).await.expect("sheet").others.is_none());
    let mut letters = Vec::new();
    for id in [first, second] {
        t.submit_sheet(&tuan, id, &fair()).await.expect("submitted");
        let others = t.sheet(&tuan, id).await.expect("sheet").others.expect("seen");
        assert_eq!(others.iter().map(|(_, s)| s.total_half()).collect::<Vec<_>>(), [175]);
        letters.push(others[0].0.clone());
    }
    assert_eq!(letters[0], letters[1]);
    assert!(!t.sheet(&t.actor("khoa").await, first).await.is_ok_and(|v| v.others.is_some()));
}

#[tokio::test]
async fn previous_and_next_follow_the_codes() {
    let t = TestBackend::new().await;
    scoring(&t).await;
    let tuan = t.actor("tuan").await;
    let ids: Vec<_> = t.member_proposals(&tuan, CODE).await.expect("lines").into_iter().map(|l| l.id).collect();
    for id in &ids {
        declare_clear(&t, "tuan", *id).await;
    }
    let (first, last) = (t.sheet(&tuan, ids[0]).await.expect("first"), t.sheet(&tuan, ids[1]).await.expect("last"));
    assert_eq!((first.previous, first.next), (None, Some(ids[1])));
    assert_eq!((last.previous, last.next), (Some(ids[0]), None));
    assert!(first.can.is(Action::ScoreProposal));
}

#[tokio::test]
async fn without_quorum_there_is_no_rank() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in &COUNCIL[..10] {
        score(&t, nick, first, &good()).await;
    }
    for nick in &COUNCIL[..9] {
        score(&t, nick, second, &good()).await;
    }
    assert_denied(t.close_scoring(&t.actor("tuan").await, CODE, &Form::default()).await, Denied::Role);
    assert_denied(t.ranking(&t.actor("mai").await, CODE).await, Denied::WrongState);
    close_after_term(&t, "minh").await;
    let ranking = t.ranking(&t.actor("mai").await, CODE).await.expect("ranking");
    let lines: Vec<_> =
        ranking.lines.iter().map(|l| (l.outcome.proposal, l.outcome.n, l.outcome.rank, l.outcome.verdict.clone())).collect();
    assert_eq!(lines, [(first, 10, Some(1), Verdict::Passed), (second, 9, None, Verdict::NoQuorum { needed: 10 })]);
    declare_too_late(&t, second).await;
}

async fn declare_too_late(t: &TestBackend, id: domain::ids::ProposalId) {
    let form = Form::default().with("conflict", "clear");
    assert_denied(t.declare_conflict(&t.actor("son").await, id, &form).await, Denied::WrongState);
    assert_denied(t.submit_sheet(&t.actor("minh").await, id, &fair()).await, Denied::WrongState);
}

#[tokio::test]
async fn the_council_knows_nothing_of_a_challenge_before_it_closes() {
    let t = TestBackend::new().await;
    open(&t).await;
    assert_eq!(t.council_home(&t.actor("huong").await).await.expect("home").len(), 0);
}

#[tokio::test]
async fn a_closed_challenge_shows_the_council_no_counts() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    t.at(crate::steps::CLOSES);
    let home = t.council_home(&t.actor("tuan").await).await.expect("home");
    assert_eq!(home.iter().map(|l| (l.undeclared, l.to_score, l.submitted, l.awaits_opening)).collect::<Vec<_>>(), [(0, 0, 0, false)]);
}
