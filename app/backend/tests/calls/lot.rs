//! A lot that nobody can choose: hashes first, then everything at one moment, and a file that anyone computes again.

use crate::{
    ballot::{ranks, tied, voted},
    recompute::assert_recomputed,
    steps::{CODE, COUNCIL, assert_denied, assert_not_found, assert_problem, forward, good, picks, score, scoring_by},
};
use backend::{
    evaluations::GaveToLot,
    testing::{TestBackend, person},
};
use domain::{
    access::Denied,
    check::Problem,
    evaluations::{
        ballot::Due,
        drawing::{Contribution, ticket},
        result_file::ResultFile,
    },
    event::EventKind,
    form::Form,
    ids::ProposalId,
    people::Actor,
    time::Moment,
};

/// A tie that a ballot left as it was.
async fn equal(t: &TestBackend) -> [ProposalId; 2] {
    let ids = tied(t).await;
    voted(t, ids, 4, 4).await;
    ids
}

fn until(at: Moment) -> Form {
    Form::default().with("until", at.to_local())
}

/// Opened for a day.
async fn open(t: &TestBackend) {
    t.open_lot(&t.actor("minh").await, CODE, &until(t.clock.now().plus_days(1))).await.expect("opened");
}

async fn give(t: &TestBackend, nick: &str, value: &str) -> Contribution {
    let given = t.give_to_lot(&t.actor(nick).await, CODE, &Form::default().with("value", value)).await.expect("given");
    let GaveToLot::Contribution(contribution) = given else { panic!("from outside") };
    contribution
}

async fn file(t: &TestBackend) -> (ResultFile, String) {
    let text = t.result_file(&t.actor("minh").await, CODE).await.expect("a file");
    assert_recomputed(&text);
    (serde_json::from_str(&text).expect("a result file"), text)
}

#[tokio::test]
async fn whoever_presides_opens_a_lot_once_for_a_term_and_types_no_value() {
    let t = TestBackend::new().await;
    let ids = equal(&t).await;
    let (minh, now) = (t.actor("minh").await, t.clock.now());
    assert_problem(t.open_lot(&minh, CODE, &Form::default().with("lot_value", "48213")).await, "until", &Problem::Required);
    for at in [now.plus_minutes(59), now.plus_days(8), now] {
        assert_problem(t.open_lot(&minh, CODE, &until(at)).await, "until", &Problem::LotTerm);
    }
    assert_denied(t.open_lot(&t.actor("tuan").await, CODE, &until(now.plus_days(1))).await, Denied::Role);
    assert_denied(t.give_to_lot(&minh, CODE, &Form::default()).await.map(drop), Denied::WrongState);
    open(&t).await;
    assert_denied(t.open_lot(&minh, CODE, &until(now.plus_days(2))).await, Denied::WrongState);
    let casting = Form::default().with("reason", "Đổi ý.").with("casting", ids[0].to_string());
    assert_denied(t.give_casting_vote(&minh, CODE, &casting).await, Denied::WrongState);
    let view = t.ballot(&minh, CODE).await.expect("seen");
    let lot = view.lot.expect("open");
    let told = lot.told.expect("given to");
    assert_eq!((view.due, lot.gave, told.invited, told.commitments.len()), (Due::Contributions, 0, 14, 1), "son is recused");
    assert_eq!(told.commitments[0].hash, told.site, "the site's own is fixed in the same act");
    let asked = t.mails().await.iter().filter(|mail| mail.1.contains("Mời góp giá trị")).count();
    assert_eq!(asked, 14);
}

#[tokio::test]
async fn only_hashes_are_known_until_the_term_is_over_and_then_everything() {
    let t = TestBackend::new().await;
    equal(&t).await;
    open(&t).await;
    let typed = give(&t, "tuan", " 6  4 2 ").await;
    assert_eq!(typed.value, "6 4 2");
    let made = give(&t, "yen", "").await;
    assert!(made.value.starts_with("GT-") && made.salt.len() == 32, "{made:?}");
    let again = Form::default().with("value", "1");
    assert_problem(t.give_to_lot(&t.actor("yen").await, CODE, &again).await, "value", &Problem::LotGiven);
    let long = Form::default().with("value", "x".repeat(101));
    assert_problem(t.give_to_lot(&t.actor("viet").await, CODE, &long).await, "value", &Problem::TooLong(100));
    assert_not_found(t.give_to_lot(&t.actor("son").await, CODE, &again).await);
    assert_denied(t.give_to_lot(&t.actor("mai").await, CODE, &again).await, Denied::Role);

    let public = t.public_drawing(&Actor::Visitor, CODE).await.expect("public");
    let hashes: Vec<&str> = public.told.commitments.iter().map(|c| c.hash.as_str()).collect();
    assert!(hashes.is_sorted() && hashes.len() == 3 && [&typed, &made].iter().all(|given| hashes.contains(&given.hash.as_str())));
    assert!(!public.is_drawn && public.told.commitments.iter().all(|c| c.salt.is_none() && c.value.is_none()));
    let (_, text) = file(&t).await;
    assert!(text.contains(&typed.hash) && ![&typed.salt, &made.salt, &made.value].iter().any(|secret| text.contains(*secret)));
    let view = t.ballot(&t.actor("minh").await, CODE).await.expect("seen").lot.expect("open");
    assert_eq!((view.gave, view.givers, view.tickets), (2, Vec::new(), Vec::new()));
    let trail = t.challenge_trail(&t.actor("mai").await, CODE).await.expect("trail");
    let kinds: Vec<EventKind> = trail.iter().map(|line| line.event.kind).take_while(|kind| *kind != EventKind::BallotClosed).collect();
    assert_eq!(kinds, [EventKind::LotOpened], "giving leaves no time beside a name");

    t.run_due_jobs().await.expect("run");
    assert!(t.ballot(&t.actor("minh").await, CODE).await.expect("seen").lot.expect("open").until.is_some(), "the term runs");
    t.clock.set(t.clock.now().plus_days(1));
    assert_denied(t.give_to_lot(&t.actor("viet").await, CODE, &Form::default()).await, Denied::WrongState);
    t.run_due_jobs().await.expect("run");
    let lines: Vec<_> = ranks(&t).await.into_iter().map(|(_, rank, step)| (rank, step)).collect();
    assert_eq!(lines, [(Some(1), Some(7)), (Some(2), Some(7))]);
    let (drawn, text) = file(&t).await;
    let told = drawn.drawing.expect("told");
    assert!(
        told.commitments.iter().any(|c| c.value.as_deref() == Some("6 4 2") && c.hash == typed.hash && c.salt == Some(typed.salt.clone()))
    );
    assert_eq!((drawn.lot, drawn.tickets.len(), told.commitments.len()), (None, 2, 3));
    let seed = told.seed().expect("opened");
    let code = drawn.official[0].code.clone();
    assert_eq!(drawn.tickets[&code], ticket(&drawn.closing_hash, &seed, &code));
    let view = t.ballot(&t.actor("minh").await, CODE).await.expect("seen").lot.expect("drawn");
    let names = ["tuan", "yen"].map(|nick| person(nick).expect("one of the cast").name);
    assert_eq!(view.givers.len(), 2);
    assert!(names.iter().all(|name| view.givers.iter().any(|giver| giver == name) && !text.contains(name)));
    t.run_due_jobs().await.expect("once is enough");
}

#[tokio::test]
async fn the_last_one_to_give_opens_everything_and_the_result_tells_it() {
    let t = TestBackend::new().await;
    equal(&t).await;
    open(&t).await;
    let clear: Vec<&str> = crate::steps::COUNCIL.into_iter().filter(|nick| *nick != "son").collect();
    let (last, others) = clear.split_last().expect("members");
    for nick in others {
        give(&t, nick, "").await;
    }
    assert!(!t.public_drawing(&Actor::Visitor, CODE).await.expect("public").is_drawn);
    give(&t, last, "sáu bốn hai").await;
    assert!(t.public_drawing(&Actor::Visitor, CODE).await.expect("public").is_drawn);
    let minh = t.actor("minh").await;
    let first = t.ranking(&minh, CODE).await.expect("ranked").lines[0].outcome.proposal;
    let picked = picks(&[first]).with("note", "Theo kết quả bốc thăm.");
    t.propose_shortlist(&minh, CODE, &picked).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picked).await.expect("decided");
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    let result = t.result(&Actor::Visitor, CODE).await.expect("public");
    let lot = result.tie.expect("told").lot.expect("drawn");
    let told = lot.drawing.expect("given to");
    let code = &result.lines[0].code;
    assert_eq!((told.commitments.len(), lot.value), (15, None));
    assert_eq!(lot.tickets[0], (code.clone(), ticket(&lot.closing_hash, &told.seed().expect("opened"), code)));
    assert_recomputed(&t.public_result_file(&Actor::Visitor, CODE).await.expect("a file"));
}

#[tokio::test]
async fn a_lot_of_a_cancelled_call_is_drawn_by_nobody() {
    let t = TestBackend::new().await;
    equal(&t).await;
    open(&t).await;
    t.cancel_challenge(&t.actor("lan").await, CODE, &Form::default().with("reason", "Không còn kinh phí.")).await.expect("cancelled");
    t.clock.set(t.clock.now().plus_days(2));
    t.run_due_jobs().await.expect("run");
    let drawn = t.challenge_trail(&t.actor("mai").await, CODE).await.expect("trail");
    assert!(!drawn.iter().any(|line| line.event.kind == EventKind::LotDrawn));
    assert!(t.public_drawing(&Actor::Visitor, CODE).await.is_err());
}

pub const DAY: &str = "2026-06-01";

/// Equal votes under rules that name a value from outside, published on [`DAY`].
pub async fn outside(t: &TestBackend) -> Moment {
    let rules = [("shortlist_size", "1"), ("extra_place", ""), ("lot_source", "Giải đặc biệt"), ("lot_date", DAY)];
    let ids = scoring_by(t, &rules).await;
    for nick in COUNCIL {
        for id in ids {
            score(t, nick, id, &good()).await;
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    voted(t, ids, 4, 4).await;
    Moment::from_date(DAY).expect("a day")
}

pub async fn types(t: &TestBackend, nick: &str, value: &str, date: &str) -> backend::Result<GaveToLot> {
    t.give_to_lot(&t.actor(nick).await, CODE, &Form::default().with("value", value).with("date", date)).await
}

/// The value of a lot of which the rules name source and day: members read it there, and what most of them read counts.
#[tokio::test]
async fn a_value_from_outside_is_of_its_day_and_what_most_members_read() {
    let t = TestBackend::new().await;
    let day = outside(&t).await;
    let minh = t.actor("minh").await;
    let asked = t.mails().await.iter().filter(|mail| mail.1.contains("Mời nhập giá trị bốc thăm")).count();
    assert_eq!(asked, 15, "everybody is clear");
    assert_denied(t.open_lot(&minh, CODE, &until(t.clock.now().plus_days(1))).await, Denied::WrongState);
    assert_problem(types(&t, "minh", "12345", DAY).await.map(drop), "date", &Problem::LotDay(day));
    t.clock.set(day.plus_minutes(18 * 60));
    assert_problem(types(&t, "minh", "12345", "2026-05-31").await.map(drop), "date", &Problem::LotDay(day));
    assert_problem(types(&t, "minh", "12a45", DAY).await.map(drop), "value", &Problem::LotDigits);
    assert_problem(types(&t, "minh", "12345", "").await.map(drop), "date", &Problem::Required);
    for nick in ["mai", "lan"] {
        assert_denied(types(&t, nick, "12345", DAY).await.map(drop), Denied::Role);
    }
    for nick in ["minh", "tuan"] {
        assert!(matches!(types(&t, nick, "99 999", DAY).await, Ok(GaveToLot::Outside { is_drawn: false })), "{nick}");
    }
    assert_problem(types(&t, "minh", "12345", DAY).await.map(drop), "value", &Problem::LotGiven);
    let (told, text) = file(&t).await;
    assert!(told.lot.is_none() && !text.contains("99999"), "nobody is told what others typed");
    t.run_due_jobs().await.expect("run");
    let view = t.ballot(&t.actor("khoa").await, CODE).await.expect("seen").outside.expect("waited for");
    assert_eq!((view.may_type, view.has_typed, view.typed, view.eligible, view.until), (true, false, 2, 15, day.plus_days(7)));
    for nick in ["khoa", "yen", "viet"] {
        types(&t, nick, "12.345", DAY).await.expect("typed");
    }
    assert_denied(t.open_lot(&minh, CODE, &until(t.clock.now().plus_days(1))).await, Denied::WrongState);
    t.clock.set(day.plus_days(7));
    assert_denied(types(&t, "son", "99999", DAY).await.map(drop), Denied::WrongState);
    assert_denied(t.open_lot(&minh, CODE, &until(t.clock.now().plus_days(1))).await, Denied::WrongState);
    t.run_due_jobs().await.expect("run");
    let (told, _) = file(&t).await;
    assert_eq!((told.lot.as_deref(), told.tickets.len(), told.drawing.is_none()), (Some("12345"), 2, true));
    assert_eq!(told.lot_read.into_iter().collect::<Vec<_>>(), [("12345".to_owned(), 3), ("99999".to_owned(), 2)]);
    let lot = t.ballot(&minh, CODE).await.expect("seen").lot.expect("drawn");
    assert_eq!((lot.givers.len(), lot.value.as_deref()), (3, Some("12345")), "who read it is named");
    assert_denied(types(&t, "son", "12345", DAY).await.map(drop), Denied::WrongState);
}

#[tokio::test]
async fn a_value_that_more_than_half_have_read_is_drawn_on_at_once() {
    let t = TestBackend::new().await;
    t.clock.set(outside(&t).await);
    for nick in &COUNCIL[..7] {
        assert!(matches!(types(&t, nick, "12345", DAY).await, Ok(GaveToLot::Outside { is_drawn: false })), "{nick}");
    }
    assert!(matches!(types(&t, COUNCIL[7], "12345", DAY).await, Ok(GaveToLot::Outside { is_drawn: true })), "8 of 15");
    assert_eq!(file(&t).await.0.lot.as_deref(), Some("12345"));
}

/// Nothing was published on that day, or two lie and hardly anybody reads it: nobody comes after the end to decide, nobody has
/// to open anything, and members' own values are drawn on.
#[tokio::test]
async fn where_too_few_have_read_the_same_the_site_opens_a_lot_of_members_values() {
    let t = TestBackend::new().await;
    let day = outside(&t).await;
    t.clock.set(day);
    for (nick, value) in [("minh", "99999"), ("tuan", "99999"), ("khoa", "12345"), ("yen", "12345")] {
        types(&t, nick, value, DAY).await.expect("typed");
    }
    t.clock.set(Moment(day.plus_days(7).0 - 1));
    t.run_due_jobs().await.expect("run");
    let minh = t.actor("minh").await;
    assert_denied(t.open_lot(&minh, CODE, &until(t.clock.now().plus_days(1))).await, Denied::WrongState);
    t.clock.set(day.plus_days(7));
    assert_denied(types(&t, "viet", "12345", DAY).await.map(drop), Denied::WrongState);
    t.run_due_jobs().await.expect("run");
    let view = t.ballot(&minh, CODE).await.expect("seen");
    let lot = view.lot.expect("opened by the site");
    assert_eq!((view.due, lot.until, lot.gave, view.outside.is_none()), (Due::Contributions, Some(day.plus_days(14)), 0, true));
    let asked = t.mails().await.iter().filter(|mail| mail.1.contains("Mời góp giá trị")).count();
    assert_eq!(asked, 15, "everybody is clear");
    assert_denied(t.open_lot(&minh, CODE, &until(t.clock.now().plus_days(1))).await, Denied::WrongState);
    give(&t, "khoa", "").await;
    t.clock.set(day.plus_days(14));
    t.run_due_jobs().await.expect("run");
    let (told, _) = file(&t).await;
    assert_eq!((told.lot, told.tickets.len(), told.lot_read.len()), (None, 2, 2));
    assert!(told.drawing.expect("given to").seed().is_some());
}

/// All have read it and agreed on nothing: there is nothing to wait for.
#[tokio::test]
async fn the_last_reading_that_agrees_with_too_few_opens_the_lot() {
    let t = TestBackend::new().await;
    t.clock.set(outside(&t).await);
    for (place, nick) in COUNCIL.iter().enumerate() {
        assert_eq!(t.ballot(&t.actor(nick).await, CODE).await.expect("seen").due, Due::Lot, "{nick}");
        types(&t, nick, &(place % 8).to_string(), DAY).await.expect("typed");
    }
    let view = t.ballot(&t.actor("minh").await, CODE).await.expect("seen");
    assert_eq!((view.due, view.lot.expect("open").told.expect("given to").commitments.len()), (Due::Contributions, 1));
    t.clock.set(t.clock.now().plus_days(7));
    t.run_due_jobs().await.expect("run");
    assert_eq!(file(&t).await.0.tickets.len(), 2);
}
