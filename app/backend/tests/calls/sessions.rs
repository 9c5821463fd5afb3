//! Information sessions about a call, and the days off that the office keeps.

use crate::steps::{CLOSES, CODE, assert_denied, assert_problem, draft, open, started};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    check::Problem,
    days_off::{DayOff, Said},
    form::Form,
    people::Actor,
    time::Moment,
};

fn at(text: &str) -> Moment {
    Moment::from_local(text).expect("a time")
}

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

#[tokio::test]
async fn a_session_is_announced_to_everybody_and_called_off_with_a_reason() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let plan = form(&[("at", "2026-03-10T09:00"), ("place", "Hội trường 2"), ("link", "https://hop.example.vn/bt-01")]);
    let since = t.mails().await.len();
    for _ in 0..2 {
        t.announce_briefing(&mai, CODE, &plan).await.expect("announced");
    }
    let public = async || t.challenge(&Actor::Visitor, CODE).await.expect("public").briefings;
    assert_eq!((public().await.len(), public().await[0].plan.at), (1, at("2026-03-10T09:00")));
    let mails: Vec<_> = t.mails().await.into_iter().skip(since).collect();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].0.starts_with("an@") && mails[0].2.contains("Hội trường 2") && mails[0].2.contains("https://hop.example.vn/bt-01"));
    for actor in [&lan, &t.actor("an").await, &t.actor("minh").await] {
        assert_denied(t.announce_briefing(actor, CODE, &plan).await, Denied::Role);
    }
    let late = plan.clone().with("at", CLOSES);
    assert_problem(t.announce_briefing(&mai, CODE, &late).await, "at", &Problem::AfterClosing(at(CLOSES)));
    assert_problem(t.call_off_briefing(&mai, CODE, 1, &Form::default()).await, "reason", &Problem::Required);
    t.call_off_briefing(&mai, CODE, 1, &form(&[("reason", "Bão số 5.")])).await.expect("called off");
    assert_eq!(public().await[0].called_off.as_deref(), Some("Bão số 5."));
    assert!(t.mails().await.last().is_some_and(|(to, _, body)| to.starts_with("an@") && body.contains("Bão số 5.")));
    assert_denied(t.call_off_briefing(&mai, CODE, 1, &form(&[("reason", "Nữa.")])).await, Denied::WrongState);
    draft(&t, "BT-09").await;
    assert_denied(t.announce_briefing(&mai, "BT-09", &plan).await, Denied::WrongState);
}

#[tokio::test]
async fn the_office_s_table_decides_which_day_is_off() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let keep = |day: &str, said: &str| form(&[("day", day), ("said", said), ("name", "Hoán đổi ngày nghỉ")]);
    for who in [&lan, &t.actor("an").await, &t.actor("minh").await] {
        assert_denied(t.keep_day(who, &keep("2026-04-06", "off")).await, Denied::Role);
    }
    // Saturday 4 April is worked, Monday 6 April is off in exchange.
    for (day, said) in [("2026-04-04", "working"), ("2026-04-06", "off"), ("2026-04-06", "off")] {
        t.keep_day(&mai, &keep(day, said)).await.expect("kept");
    }
    let kept: Vec<_> = t.kept_days(&lan).await.expect("read").days.iter().map(|kept| (kept.day.to_date(), kept.said)).collect();
    assert_eq!(kept, [("2026-04-04".to_owned(), Said::Working), ("2026-04-06".to_owned(), Said::Off)]);
    let days = t.days_off().await.expect("a table");
    assert_eq!((days.day_off(at("2026-04-04T17:00")), days.day_off(at("2026-04-06T17:00"))), (None, Some(DayOff::Holiday)));

    let extend = |closes: &str| form(&[("closes", closes), ("reason", "Gia hạn.")]);
    let asked = Problem::DayOff(at("2026-04-06T17:00"), DayOff::Holiday);
    assert_problem(t.extend_closing(&mai, CODE, &extend("2026-04-06T17:00")).await, "closes", &asked);
    // A question without a reply: five days after the closing are a Sunday. That the Monday is kept as off, one person has said.
    t.ask_question(&t.actor("an").await, CODE, &form(&[("question", "Hỏi?")])).await.expect("asked");
    t.at("2026-03-29T17:00");
    t.catch_up().await.expect("jobs");
    let closes = async || t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge.content.calendar.closes;
    assert_eq!(closes().await, Some(at("2026-04-06T17:00")));
    t.extend_closing(&mai, CODE, &extend("2026-04-18T17:00").with("day_off_2026_04_18", "on")).await.expect("meant");

    assert_problem(t.keep_day(&mai, &keep("2026-03-29", "off")).await, "day", &Problem::InPast);
    t.drop_day(&mai, &form(&[("drop", "2026-04-06")])).await.expect("dropped");
    t.drop_day(&mai, &form(&[("drop", "2026-04-06")])).await.expect("gone already");
    assert_eq!(t.days_off().await.expect("a table").day_off(at("2026-04-06T17:00")), None);
    t.at("2026-04-05T09:00");
    assert_denied(t.drop_day(&mai, &form(&[("drop", "2026-04-04")])).await, Denied::WrongState);
}
