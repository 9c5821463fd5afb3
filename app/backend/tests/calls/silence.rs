//! A question about a sheet that nobody puts to the vote: the site does, so that nobody's silence keeps the leader from deciding.

use crate::steps::{CODE, assert_denied, assert_problem, forward, picks, proposed};
use backend::{
    motions::{MotionView, Standing},
    testing::TestBackend,
};
use domain::{
    access::Denied,
    check::Problem,
    council::motion::{PUT_AFTER_DAYS, PUT_FOR_DAYS},
    event::EventKind,
    form::Form,
    time::Moment,
};

async fn motion(t: &TestBackend) -> MotionView {
    t.motions(&t.actor("lan").await, CODE).await.expect("a list").motions.remove(0)
}

async fn invited(t: &TestBackend) -> usize {
    t.mails().await.iter().filter(|(_, subject, _)| subject.contains("Mời biểu quyết")).count()
}

#[tokio::test]
async fn what_the_chair_never_puts_to_the_vote_is_put_by_the_site_once() {
    let t = TestBackend::new().await;
    let ids = proposed(&t).await;
    forward(&t).await;
    let (minh, thu, lan) = (t.actor("minh").await, t.actor("thu").await, t.actor("lan").await);
    let sheet = format!("{} {}", ids[0], t.actor("tuan").await.id().expect("a person"));
    let ask = t.in_writing(&Form::default().with("sheet", sheet).with("reason", "Có góp vốn."));
    let number = t.move_voiding(&minh, CODE, &ask).await.expect("asked");
    assert_problem(t.decide_shortlist(&lan, CODE, &picks(&ids[..1])).await, "form", &Problem::MotionOpen);
    let asked = motion(&t).await;
    let from = asked.put_from.expect("when the site puts it");
    assert_eq!(from, asked.hearing.expect("heard").until.plus_days(PUT_AFTER_DAYS));
    t.clock.set(Moment(from.0 - 1));
    assert_denied(t.put_motion(&thu, CODE, number, &t.in_writing(&Form::default())).await, Denied::Role);
    t.run_due_jobs().await.expect("run");
    let before = motion(&t).await;
    assert_eq!((before.standing, before.poll.is_none()), (Standing::Heard, true));

    let told = invited(&t).await;
    t.clock.set(from);
    let other = t.share();
    let (one, two) = tokio::join!(t.catch_up(), other.catch_up());
    one.and(two).expect("run on two servers");
    t.run_due_jobs().await.expect("run again");
    let put = motion(&t).await;
    let poll = put.poll.expect("put to the vote");
    assert_eq!((put.standing, poll.until, poll.eligible), (Standing::Open, Some(from.plus_days(PUT_FOR_DAYS)), 14));
    assert!(!poll.has_casting && put.put_from.is_none());
    assert_eq!(invited(&t).await - told, 14, "each of those who may vote, once");
    let history = t.challenge_history(&lan, CODE).await.expect("a history");
    let is_put = |kind, note: &str| kind == EventKind::MotionOpened && note == number.to_string();
    let opened: Vec<_> = history.iter().filter(|line| is_put(line.event.kind, &line.event.note)).collect();
    assert_eq!((opened.len(), opened[0].event.by), (1, None));
    // Nobody votes: it is counted, and the leader decides.
    t.clock.set(from.plus_days(PUT_FOR_DAYS));
    t.run_due_jobs().await.expect("run");
    assert!(matches!(motion(&t).await.standing, Standing::Closed(_)));
    t.decide_shortlist(&lan, CODE, &picks(&ids[..1])).await.expect("decided");
}
