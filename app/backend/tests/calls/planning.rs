//! Meetings of the council as they are planned, called off, and go on without a challenge that has moved on.

use crate::{
    meetings::{declared, go_to, id_of, meant, plan, planned},
    steps::{CODE, assert_denied, assert_not_found, assert_problem, opened, result_published},
};
use backend::{
    council::meetings::{AgendaMoves, SubjectView},
    testing::{TestBackend, person},
};
use domain::{
    access::{Action, Denied},
    check::Problem,
    event::EventKind,
    form::Form,
};

#[tokio::test]
async fn the_office_or_the_secretary_plans_and_every_challenge_is_told() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let (mai, huong) = (t.actor("mai").await, t.actor("huong").await);
    assert_denied(t.plan_meeting(&t.actor("minh").await, &plan("P")).await, Denied::Role);
    assert_denied(t.plan_meeting(&t.actor("an").await, &plan("P")).await, Denied::Role);
    assert_problem(t.plan_meeting(&mai, &plan("")).await, "place", &Problem::Required);
    assert_problem(t.plan_meeting(&mai, &plan("P").with("at", "2026-01-01T08:00")).await, "at", &Problem::InPast);
    assert_problem(t.plan_meeting(&mai, &plan("P").with("at", "mai")).await, "at", &Problem::Date);
    assert_problem(t.plan_meeting(&mai, &plan("P").with("secretary", id_of("an"))).await, "secretary", &Problem::Choice);
    let nothing = plan("P").with(format!("challenge_{CODE}"), "");
    assert_problem(t.plan_meeting(&mai, &nothing).await, "challenges", &Problem::Choice);
    let id = planned(&t).await;
    t.change_meeting(&mai, id, &plan("Hội trường A")).await.expect("changed");
    let view = t.meeting(&huong, id).await.expect("view");
    assert_eq!((view.plan.place.as_str(), view.secretary.as_str()), ("Hội trường A", "Phùng Diệu Hương"));
    assert_eq!(view.plan.guests, ["Ông Khách Một", "Bà Khách Hai"]);
    assert_eq!((view.items.len(), view.roll.len(), view.challenges[0].code.as_str()), (4, 15, CODE));
    let choices = t.plan_choices(&huong).await.expect("choices");
    assert_eq!((choices.challenges.len(), choices.seats.len(), choices.secretary), (1, 15, person("huong").map(|p| p.id())));
    let (lines, can) = t.challenge_meetings(&mai, CODE).await.expect("lines");
    assert_eq!((lines.len(), can.is(Action::PlanMeeting)), (1, true));
    assert_eq!(t.meetings(&t.actor("tuan").await).await.expect("lines")[0].id, id);
    assert_denied(t.meetings(&t.actor("an").await).await, Denied::Role);
    assert_denied(t.meeting(&t.actor("an").await, id).await, Denied::Role);
    assert_not_found(t.meeting(&huong, "00000000-0000-4000-8000-000000000007".parse().expect("an id")).await);
    let acts: Vec<_> = t.challenge_history(&mai, CODE).await.expect("history").iter().map(|l| l.event.kind).collect();
    assert!(acts.contains(&EventKind::MeetingPlanned) && acts.contains(&EventKind::MeetingChanged));
}

#[tokio::test]
async fn every_member_is_told_when_and_where_and_of_another_time_or_place_only() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let told = async |subject: &str| {
        let mails = t.mails().await.into_iter().filter(|(_, s, _)| s == subject);
        mails.map(|(_, _, body)| body).collect::<Vec<_>>()
    };
    let id = planned(&t).await;
    let invited = told("Mời họp Hội đồng tư vấn").await;
    assert_eq!(invited.len(), 15);
    for part in ["20/04/2026 08:30", "Phòng họp số 2", CODE, &format!("/council/meetings/{id}")] {
        assert!(invited.iter().all(|body| body.contains(part)), "{part}: {invited:?}");
    }
    let same = plan("Phòng họp số 2");
    t.change_meeting(&huong, id, &same.clone().with("guests", "Ông Khách Ba")).await.expect("changed");
    assert!(told("Thay đổi phiên họp Hội đồng tư vấn").await.is_empty(), "guests are nobody's news");
    t.change_meeting(&huong, id, &same.with("at", "2026-04-21T09:00")).await.expect("moved");
    let moved = told("Thay đổi phiên họp Hội đồng tư vấn").await;
    assert_eq!(moved.len(), 15);
    assert!(moved.iter().all(|body| body.contains("20/04/2026 08:30") && body.contains("21/04/2026 09:00")), "{moved:?}");
}

#[tokio::test]
async fn a_meeting_is_about_what_was_admitted_and_not_yet_decided() {
    let t = TestBackend::new().await;
    opened(&t).await;
    assert_denied(t.plan_meeting(&t.actor("mai").await, &plan("P")).await, Denied::WrongState);
    let t = TestBackend::new().await;
    result_published(&t).await;
    assert_denied(t.plan_meeting(&t.actor("mai").await, &plan("P")).await, Denied::WrongState);
}

#[tokio::test]
async fn the_agenda_is_ordered_by_itself_or_by_hand() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let id = planned(&t).await;
    let order = async || t.meeting(&huong, id).await.expect("view").items.into_iter().map(|i| i.subject).collect::<Vec<_>>();
    let automatic = order().await;
    assert!(matches!((&automatic[0], &automatic[3]), (SubjectView::Opening, SubjectView::Closing)));
    let by_hand = Form::default().with("position_1", "2").with("position_2", "1");
    t.set_agenda(&huong, id, &by_hand).await.expect("set");
    let turned = order().await;
    assert_eq!((&turned[1], &turned[2]), (&automatic[2], &automatic[1]));
    assert_problem(t.set_agenda(&huong, id, &Form::default().with("position_1", "2")).await, "position_2", &Problem::Required);
    assert_problem(t.set_agenda(&huong, id, &by_hand.with("position_2", "hai")).await, "position_2", &Problem::Number);
    t.set_agenda(&huong, id, &Form::default().with("auto", "on")).await.expect("set");
    assert_eq!(order().await, automatic);
    let view = t.meeting(&huong, id).await.expect("view");
    assert_eq!(view.moves, Some(AgendaMoves { in_this_order: 2, fewest: 2 }));
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    assert_denied(t.set_agenda(&huong, id, &Form::default().with("auto", "on")).await, Denied::WrongState);
}

#[tokio::test]
async fn a_meeting_about_several_challenges_goes_on_when_one_has_moved_on() {
    let t = TestBackend::new().await;
    let (mai, lan, huong) = (t.actor("mai").await, t.actor("lan").await, t.actor("huong").await);
    t.open_challenge("BT-02").await;
    let other = t.submitted_proposal("an", "BT-02").await;
    declared(&t).await;
    t.open_proposals("BT-02").await;
    t.screen_proposal(&mai, other, &Form::default().with("verdict", "admit")).await.expect("admitted");
    t.start_scoring(&mai, "BT-02").await.expect("started");
    t.at("2026-04-18T08:00");
    let id = t.plan_meeting(&huong, &plan("P").with("challenge_BT-02", "on")).await.expect("planned");
    t.cancel_challenge(&lan, "BT-02", &Form::default().with("reason", "Không còn cần.")).await.expect("cancelled");
    // The plan and its order still change.
    t.change_meeting(&mai, id, &plan("Hội trường B")).await.expect("changed");
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    let view = t.meeting(&huong, id).await.expect("view");
    let moved_on: Vec<_> = view.items.iter().map(|item| item.has_moved_on).collect();
    assert_eq!((moved_on.iter().filter(|m| **m).count(), view.items.len()), (1, 5));
    for number in 1..=5 {
        let begun = t.begin_item(&huong, id, &Form::default().with("item", number.to_string())).await;
        if moved_on[number - 1] {
            assert_problem(begun, "item", &Problem::MovedOn);
        } else {
            begun.expect("begun");
        }
    }
    // The next item is the next that can be discussed.
    let last = moved_on.iter().position(|m| *m).expect("one moved on");
    go_to(&t, id, last).await;
    assert_eq!(t.meeting(&huong, id).await.expect("view").next(), Some(last + 1));
}

#[tokio::test]
async fn a_planned_meeting_is_called_off_with_a_reason_and_everyone_is_told() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let (mai, minh, huong) = (t.actor("mai").await, t.actor("minh").await, t.actor("huong").await);
    let id = planned(&t).await;
    let reason = Form::default().with("reason", "Bão số 3.");
    for nick in ["khoa", "tuan", "lan", "an"] {
        assert_denied(t.call_off_meeting(&t.actor(nick).await, id, &reason).await, Denied::Role);
    }
    assert_problem(t.call_off_meeting(&minh, id, &Form::default()).await, "reason", &Problem::Required);
    assert!(t.meeting(&mai, id).await.expect("view").can.is(Action::CallOffMeeting));
    t.call_off_meeting(&minh, id, &reason).await.expect("called off");
    let mut mails = t.mails().await;
    mails.retain(|(_, subject, _)| subject == "Hủy phiên họp Hội đồng tư vấn");
    assert_eq!(mails.len(), 15);
    assert!(
        mails.iter().all(|(_, _, body)| body.contains("Bão số 3.") && body.contains("Phòng họp số 2") && body.contains(&id.to_string()))
    );
    assert_eq!(t.meetings(&huong).await.expect("lines")[0].state.code(), "called_off");
    let over = Denied::MeetingCalledOff(t.clock.now());
    assert_denied(t.call_off_meeting(&huong, id, &reason).await, over);
    assert_denied(t.start_meeting(&huong, id, &meant()).await, over);
    assert_denied(t.change_meeting(&huong, id, &plan("P")).await, over);
    let acts: Vec<_> = t.challenge_history(&mai, CODE).await.expect("history").into_iter().map(|l| (l.event.kind, l.event.note)).collect();
    assert!(acts.contains(&(EventKind::MeetingCalledOff, "Bão số 3.".to_owned())));
}

#[tokio::test]
async fn of_one_challenge_one_meeting_runs_at_a_time() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let first = planned(&t).await;
    let second = t.plan_meeting(&huong, &plan("Phòng họp số 3")).await.expect("planned");
    let other_day = meant();
    let (a, b) = tokio::join!(t.start_meeting(&huong, first, &other_day), t.start_meeting(&huong, second, &other_day));
    assert_ne!(a.is_ok(), b.is_ok(), "one of the two: {a:?} {b:?}");
    let (first, second) = if a.is_ok() { (first, second) } else { (second, first) };
    assert_problem(t.start_meeting(&huong, second, &meant()).await, "form", &Problem::MeetingRuns);
    t.end_meeting(&huong, first, &Form::default().with("outcome", "not_quorate").with("undiscussed", "on")).await.expect("ended");
    t.start_meeting(&huong, second, &meant()).await.expect("started");
}
