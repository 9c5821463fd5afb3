//! Sheets far from the others: told to their member, put to the vote, counted beside the official score.

use crate::rounds::all_keep;
use crate::steps::{
    AFTER_TERM, CODE, COUNCIL, assert_denied, assert_not_found, assert_problem, declare_clear, good, picks, score, scoring_by, sheet,
};
use backend::{motions::MotionView, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    check::Problem,
    evaluations::{AllSheets, SheetStanding, outliers::Far},
    form::Form,
    ids::ProposalId,
    locale::Locale,
};

fn low() -> Form {
    sheet(["1", "1", "1", "1", "1", "1"])
}

/// All score the first alike, but `son`, who is far below.
async fn one_is_far(t: &TestBackend) -> ProposalId {
    let [first, second] = scoring_by(t, &[("rounds", "2"), ("blind", "round_end"), ("exclusion_majority", "cast_2_3")]).await;
    for nick in COUNCIL {
        score(t, nick, first, &if nick == "son" { low() } else { good() }).await;
        score(t, nick, second, &good()).await;
    }
    first
}

fn vote(sheet: &str) -> Form {
    picks(&[]).with("sheet", sheet).with("reason", "Chấm nhầm hồ sơ.")
}

async fn motion(t: &TestBackend, nick: &str) -> MotionView {
    t.motions(&t.actor(nick).await, CODE).await.expect("a list").motions.remove(0)
}

/// As the member would hand in again, with other points.
async fn revised(t: &TestBackend, nick: &str, id: ProposalId, points: [&str; 6]) {
    let member = t.actor(nick).await;
    let view = t.sheet(&member, id).await.expect("a sheet");
    let form = view.sheet.to_form(Locale::Vi).with("sheet_version", view.sheet_version.to_string());
    let form = points
        .iter()
        .enumerate()
        .fold(form, |form, (i, points)| form.with(format!("score_{i}"), *points).with(format!("reason_{i}"), "Xem lại."));
    t.revise_sheet(&member, id, &form).await.expect("revised");
}

#[tokio::test]
async fn a_sheet_far_from_the_others_is_told_and_voted_on_and_both_scores_are_kept() {
    let t = TestBackend::new().await;
    let first = one_is_far(&t).await;
    let (minh, son, tuan) = (t.actor("minh").await, t.actor("son").await, t.actor("tuan").await);
    assert_denied(t.far_sheets(&minh, CODE).await, Denied::WrongState);
    t.close_round(&minh, CODE).await.expect("closed");
    all_keep(&t).await;

    assert!(t.sheet(&son, first).await.expect("a sheet").own_far.is_some());
    assert!(t.sheet(&tuan, first).await.expect("a sheet").own_far.is_none());
    let far = t.far_sheets(&minh, CODE).await.expect("a list");
    assert_eq!(far.iter().map(|far| (far.total_half, far.others)).collect::<Vec<_>>(), [(12, (14 * 175, 14))]);
    // 6 points against 87.5; the other sheets are alike, so their spread says nothing.
    let how_far = Far { distance: 8_150, points: Some(2_000), spread: None };
    assert_eq!(far[0].far, how_far);
    assert_eq!(t.sheet(&tuan, first).await.expect("a sheet").flags, [(far[0].letter.clone(), how_far)]);

    let value = far[0].value();
    let ask = |sheet: &str| t.in_writing(&vote(sheet));
    assert_denied(t.move_exclusion(&tuan, CODE, &ask(&value)).await.map(drop), Denied::Role);
    assert_problem(t.move_exclusion(&minh, CODE, &ask("")).await.map(drop), "sheet", &Problem::Choice);
    let other = format!("{} {}", far[0].code, if far[0].letter == "A" { "B" } else { "A" });
    assert_problem(t.move_exclusion(&minh, CODE, &ask(&other)).await.map(drop), "sheet", &Problem::Choice);
    assert_problem(t.move_exclusion(&minh, CODE, &ask(&value).with("reason", " ")).await.map(drop), "reason", &Problem::Required);
    let form = ask(&value);
    let number = t.move_exclusion(&minh, CODE, &form).await.expect("asked");
    assert_problem(t.move_exclusion(&minh, CODE, &ask(&value)).await.map(drop), "form", &Problem::MotionOpen);
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "form", &Problem::MotionOpen);

    let until = domain::time::Moment::from_local(form.get("until")).expect("a time");
    assert_problem(t.put_motion(&minh, CODE, number, &form).await, "form", &Problem::AnswerRuns(until));
    let answer = Form::default().with("answer", "Tôi đã đọc kỹ và giữ ý kiến.");
    assert_not_found(t.answer_motion(&tuan, CODE, number, &answer).await);
    assert!(motion(&t, "son").await.can.is(Action::AnswerMotion) && !motion(&t, "tuan").await.can.is(Action::AnswerMotion));
    t.answer_motion(&son, CODE, number, &answer).await.expect("answered");
    t.put_motion(&minh, CODE, number, &form).await.expect("put to the vote");
    assert_eq!(motion(&t, "tuan").await.hearing.and_then(|hearing| hearing.answer).as_deref(), Some("Tôi đã đọc kỹ và giữ ý kiến."));
    t.vote_all(CODE, number, &vote("")).await.expect("voted");
    assert_problem(t.move_exclusion(&minh, CODE, &ask(&value)).await.map(drop), "sheet", &Problem::Choice);

    let view = t.sheet(&son, first).await.expect("a sheet");
    assert_eq!((view.standing, view.exclusion.map(|e| e.vote.in_favour)), (SheetStanding::Excluded, Some(12)));
    assert_eq!(view.can.get(Action::ReviseSheet), Err(Denied::WrongState));
    assert_eq!(view.others.map(|others| others.len()), Some(14));

    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let ranking = t.ranking(&minh, CODE).await.expect("ranked");
    let line = ranking.lines.iter().find(|line| line.outcome.proposal == first).expect("ranked");
    assert_eq!((line.outcome.eligible, line.outcome.n, line.outcome.sum_half), (15, 14, 14 * 175));
    assert_eq!(line.outcome.all, Some(AllSheets { n: 15, sum_half: 14 * 175 + 12 }));
    let file = t.result_file(&minh, CODE).await.expect("a file");
    let compared = domain::evaluations::recompute::recompute(file.as_bytes()).expect("computed");
    assert_eq!(compared.differences, [] as [&str; 0]);
    let file: serde_json::Value = serde_json::from_str(&file).expect("json");
    assert_eq!(file["closing"]["proposals"].to_string().matches("\"motion\":\"BQ-1\"").count(), 1);
    assert!(file["every_sheet"].is_array() && file["motions"][0]["majority"]["of_cast"] == serde_json::json!([2, 3]), "{file}");
}

#[tokio::test]
async fn without_two_thirds_it_counts_and_where_the_rules_do_not_say_so_nobody_asks() {
    let t = TestBackend::new().await;
    let first = one_is_far(&t).await;
    let (minh, son) = (t.actor("minh").await, t.actor("son").await);
    t.close_round(&minh, CODE).await.expect("closed");
    all_keep(&t).await;
    let value = t.far_sheets(&minh, CODE).await.expect("a list")[0].value();
    t.exclude_sheet(&minh, CODE, &vote(&value).with("vote_for", "9")).await.expect("voted");
    assert_eq!(t.sheet(&son, first).await.expect("a sheet").standing, SheetStanding::Submitted);
    let counted = motion(&t, "tuan").await.poll.expect("a poll").counted.expect("counted");
    assert_eq!((counted.tally.in_favour, counted.carried), (9, false), "nine of fifteen are not two thirds");

    let t = TestBackend::new().await;
    let [first, _] = scoring_by(&t, &[("rounds", "1")]).await;
    score(&t, "son", first, &low()).await;
    assert_denied(t.far_sheets(&t.actor("minh").await, CODE).await.map(drop), Denied::DeclareFirst);
    declare_clear(&t, "minh", first).await;
    assert_denied(t.move_exclusion(&t.actor("minh").await, CODE, &t.in_writing(&vote("x"))).await.map(drop), Denied::DeclareFirst);
}

#[tokio::test]
async fn a_sheet_that_its_author_brings_near_the_others_counts() {
    let t = TestBackend::new().await;
    let first = one_is_far(&t).await;
    let minh = t.actor("minh").await;
    t.close_round(&minh, CODE).await.expect("closed");
    all_keep(&t).await;
    let value = t.far_sheets(&minh, CODE).await.expect("a list")[0].value();
    let form = t.in_writing(&vote(&value));
    let number = t.move_exclusion(&minh, CODE, &form).await.expect("asked");
    t.answer_motion(&t.actor("son").await, CODE, number, &Form::default().with("answer", "Tôi xem lại.")).await.expect("answered");
    t.put_motion(&minh, CODE, number, &form).await.expect("put to the vote");
    revised(&t, "son", first, ["18", "22,5", "13", "13", "13", "7"]).await;
    t.vote_all(CODE, number, &vote("")).await.expect("voted");
    assert_eq!(t.sheet(&t.actor("son").await, first).await.expect("a sheet").standing, SheetStanding::Submitted);
    let counted = motion(&t, "tuan").await.poll.expect("a poll").counted.expect("counted");
    assert!(counted.carried && counted.lapsed, "{counted:?}");
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let file = t.result_file(&minh, CODE).await.expect("a file");
    assert_eq!(domain::evaluations::recompute::recompute(file.as_bytes()).expect("computed").differences, [] as [&str; 0]);
}

/// The author hands in another sheet, still far from the others: nobody voted on that one.
#[tokio::test]
async fn a_motion_leaves_out_the_sheet_that_was_voted_on_and_no_other() {
    let t = TestBackend::new().await;
    let first = one_is_far(&t).await;
    let (minh, son) = (t.actor("minh").await, t.actor("son").await);
    t.close_round(&minh, CODE).await.expect("closed");
    all_keep(&t).await;
    let value = t.far_sheets(&minh, CODE).await.expect("a list")[0].value();
    let form = t.in_writing(&vote(&value));
    let number = t.move_exclusion(&minh, CODE, &form).await.expect("asked");
    t.answer_motion(&son, CODE, number, &Form::default().with("answer", "Tôi xem lại.")).await.expect("answered");
    t.put_motion(&minh, CODE, number, &form).await.expect("put to the vote");
    revised(&t, "son", first, ["2", "2", "2", "2", "2", "2"]).await;
    t.vote_all(CODE, number, &vote("")).await.expect("voted");
    assert_eq!(t.sheet(&son, first).await.expect("a sheet").standing, SheetStanding::Submitted);
    let counted = motion(&t, "tuan").await.poll.expect("a poll").counted.expect("counted");
    assert!(counted.carried && counted.lapsed, "{counted:?}");
    // Asked about the one, another is not put to the vote.
    let number = t.move_exclusion(&minh, CODE, &form).await.expect("asked");
    t.answer_motion(&son, CODE, number, &Form::default().with("answer", "Tôi xem lại.")).await.expect("answered");
    revised(&t, "son", first, ["3", "3", "3", "3", "3", "3"]).await;
    assert_problem(t.put_motion(&minh, CODE, number, &form).await, "form", &Problem::SheetChanged);
}

/// Given back while it is voted on: what its author types is theirs, and what was handed in counts.
#[tokio::test]
async fn a_sheet_that_its_author_has_back_is_not_left_out_and_their_draft_stays() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "1"), ("exclusion_majority", "cast_2_3")]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &if nick == "son" { low() } else { good() }).await;
        score(&t, nick, second, &good()).await;
    }
    let (minh, son) = (t.actor("minh").await, t.actor("son").await);
    let value = t.far_sheets(&minh, CODE).await.expect("a list")[0].value();
    let form = t.in_writing(&vote(&value));
    let number = t.move_exclusion(&minh, CODE, &form).await.expect("asked");
    t.answer_motion(&son, CODE, number, &Form::default().with("answer", "Tôi xem lại.")).await.expect("answered");
    t.put_motion(&minh, CODE, number, &form).await.expect("put to the vote");
    let back = Form::default().with("sheet", format!("{first} {}", son.id().expect("a person"))).with("reason", "Nhầm.");
    assert_problem(t.give_back_sheet(&minh, CODE, &back).await, "sheet", &Problem::SawOthers);
    // As an earlier version gave it back all the same.
    t.execute("UPDATE challenges SET content = replace(content, 'own_sheet', 'round_end')").await;
    t.give_back_sheet(&minh, CODE, &back).await.expect("given back");
    t.execute("UPDATE challenges SET content = replace(content, 'round_end', 'own_sheet')").await;
    let version = t.sheet(&son, first).await.expect("a sheet").sheet_version;
    t.save_sheet(&son, first, &good().with("sheet_version", version.to_string())).await.expect("typed");
    t.vote_all(CODE, number, &vote("")).await.expect("voted");
    let counted = motion(&t, "tuan").await.poll.expect("a poll").counted.expect("counted");
    assert!(counted.carried && counted.lapsed, "{counted:?}");
    let view = t.sheet(&son, first).await.expect("a sheet");
    assert_eq!((view.is_given_back, view.sheet.total_half()), (true, 175), "what was typed is there");
    assert_problem(t.move_exclusion(&minh, CODE, &form).await.map(drop), "form", &Problem::SheetsOutstanding(1));
}

#[tokio::test]
async fn with_three_of_fifteen_sheets_in_nobody_is_asked() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("exclusion_majority", "cast_2_3")]).await;
    for nick in ["minh", "son", "tuan"] {
        score(&t, nick, first, &if nick == "son" { low() } else { good() }).await;
    }
    declare_clear(&t, "minh", second).await;
    let minh = t.actor("minh").await;
    let far = t.far_sheets(&minh, CODE).await.expect("a list");
    let of_son = far.iter().find(|far| far.total_half == 12).expect("far");
    let refused = t.move_exclusion(&minh, CODE, &t.in_writing(&vote(&of_son.value()))).await;
    assert_problem(refused.map(drop), "form", &Problem::SheetsOutstanding(12 + 15));
}

#[tokio::test]
async fn in_the_first_of_two_rounds_nothing_is_said_to_be_far() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "2"), ("blind", "own_sheet")]).await;
    for nick in &COUNCIL[..4] {
        score(&t, nick, first, &if *nick == COUNCIL[0] { low() } else { good() }).await;
    }
    let (outlier, other) = (t.actor(COUNCIL[0]).await, t.actor(COUNCIL[1]).await);
    let view = t.sheet(&other, first).await.expect("a sheet");
    assert_eq!((view.others.map(|others| others.len()), view.flags), (Some(3), Vec::new()), "seen, and not judged yet");
    assert!(t.sheet(&outlier, first).await.expect("a sheet").own_far.is_none());
    for nick in &COUNCIL[4..] {
        score(&t, nick, first, &good()).await;
    }
    declare_clear(&t, "minh", second).await;
    t.at(AFTER_TERM);
    t.close_round(&t.actor("minh").await, CODE).await.expect("closed");
    let view = t.sheet(&other, first).await.expect("a sheet");
    assert_eq!((view.flags.len(), view.so_far), (1, None));
    assert!(t.sheet(&outlier, first).await.expect("a sheet").own_far.is_some());
}

#[tokio::test]
async fn in_the_only_round_a_flag_says_of_how_many_sheets_it_is() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("blind", "own_sheet"), ("exclusion_majority", "cast_2_3")]).await;
    for nick in &COUNCIL[..8] {
        score(&t, nick, first, &if *nick == COUNCIL[3] { low() } else { good() }).await;
    }
    let view = t.sheet(&t.actor(COUNCIL[1]).await, first).await.expect("a sheet");
    assert_eq!((view.flags.len(), view.so_far), (1, Some(8)));
    declare_clear(&t, "minh", second).await;
    let far = t.far_sheets(&t.actor("minh").await, CODE).await.expect("a list");
    assert_eq!(far.iter().map(|far| (far.others.1 + 1, far.outstanding)).collect::<Vec<_>>(), [(8, 7)]);
}

#[tokio::test]
async fn where_the_order_hangs_on_the_way_of_counting_the_discussion_is_noted() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("shortlist_size", "1")]).await;
    // Eight put the second first, by little; seven put the first first, by much: mean and median differ.
    for (i, nick) in COUNCIL.into_iter().enumerate() {
        let (of_first, of_second) = if i < 8 { ("14", "15") } else { ("18", "10") };
        score(&t, nick, first, &good().with("score_0", of_first)).await;
        score(&t, nick, second, &good().with("score_0", of_second)).await;
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    assert!(t.ranking(&minh, CODE).await.expect("ranked").must_discuss);
    assert_problem(t.preview_shortlist(&minh, CODE, &picks(&[first])).await, "note", &Problem::DiscussionNote);
    assert_problem(t.propose_shortlist(&minh, CODE, &picks(&[first])).await, "note", &Problem::DiscussionNote);
    t.propose_shortlist(&minh, CODE, &picks(&[first]).with("note", "Hội đồng đã trao đổi và giữ thứ hạng chính thức."))
        .await
        .expect("proposed");
}
