//! A proposal whose sheets lie far apart on a criterion is a matter for the next meeting, by itself, once the round has ended.

use crate::{
    rounds::TWO_ROUNDS,
    steps::{CODE, COUNCIL, declare_conflict, fair, score, scoring_by, sheet},
};
use backend::{council::meetings::WideLine, testing::TestBackend};
use domain::{form::Form, ids::ProposalId};

fn plan(t: &TestBackend) -> Form {
    let at = t.clock.now().plus_days(3).to_local();
    let secretary = backend::testing::person("huong").expect("one of the cast").id();
    Form::default()
        .with(format!("challenge_{CODE}"), "on")
        .with("place", "Phòng họp A")
        .with("at", at)
        .with("secretary", secretary.to_string())
        .with(domain::days_off::confirmation(t.clock.now().plus_days(3)), "on")
}

/// The first criterion of the first proposal is read in two ways; `thu` has a conflict with it.
async fn scored_apart(t: &TestBackend, rules: &[(&str, &str)]) -> [ProposalId; 2] {
    let ids = scoring_by(t, rules).await;
    declare_conflict(t, "thu", ids[0]).await;
    for (i, nick) in COUNCIL.into_iter().enumerate() {
        let first = if i % 2 == 0 { "4" } else { "18" };
        if nick != "thu" {
            score(t, nick, ids[0], &sheet([first, "20", "12", "12", "12", "8"])).await;
        }
        score(t, nick, ids[1], &fair()).await;
    }
    ids
}

async fn on_agenda(t: &TestBackend, nick: &str, id: domain::ids::MeetingId) -> Vec<usize> {
    let view = t.meeting(&t.actor(nick).await, id).await.expect("a meeting");
    view.items.iter().map(|item| item.wide.len()).collect()
}

#[tokio::test]
async fn a_planned_meeting_gets_the_item_with_its_reason_when_the_round_ends_and_not_before() {
    let t = TestBackend::new().await;
    let rules = [TWO_ROUNDS[0], TWO_ROUNDS[1], ("meeting_quorum", "2"), ("meeting_reports", "")];
    let ids = scored_apart(&t, &rules).await;
    let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
    assert_eq!(t.unplanned_items(&mai).await.expect("read"), [], "a round runs");
    let id = t.plan_meeting(&mai, &plan(&t)).await.expect("planned");
    assert_eq!(on_agenda(&t, "mai", id).await, [0, 0, 0, 0]);
    t.close_round(&minh, CODE).await.expect("closed");
    let wide = on_agenda(&t, "mai", id).await;
    assert_eq!((wide.iter().sum::<usize>(), wide[0], wide[3]), (1, 0, 0), "one item, for one criterion");
    assert_eq!(on_agenda(&t, "thu", id).await, [0, 0, 0, 0], "nothing of what is hidden from her");
    assert_eq!(t.unplanned_items(&mai).await.expect("read"), [], "a meeting is planned");

    // As it was when the meeting began, whatever is revised meanwhile; in the minutes too.
    let huong = t.actor("huong").await;
    t.start_meeting(&huong, id, &Form::default().with("other_day", "on")).await.expect("started");
    for nick in COUNCIL.into_iter().filter(|nick| *nick != "thu") {
        let filled = crate::rounds::filled(&t, nick, ids[0]).await;
        let revised = filled.with("score_0", "10").with("reason_0", "Thống nhất cách hiểu.");
        t.revise_sheet(&t.actor(nick).await, ids[0], &revised).await.expect("revised");
    }
    assert_eq!(on_agenda(&t, "mai", id).await.iter().sum::<usize>(), 1);
    let minutes = t.meeting_minutes(&mai, id).await.expect("minutes");
    assert_eq!(minutes.items.iter().map(|item| item.wide.len()).sum::<usize>(), 1);
}

#[tokio::test]
async fn where_no_meeting_is_planned_the_page_that_plans_one_proposes_it() {
    let t = TestBackend::new().await;
    let ids = scored_apart(&t, &[]).await;
    let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
    assert_eq!(t.unplanned_items(&mai).await.expect("read"), [], "scoring runs");
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let code = t.sheet(&minh, ids[0]).await.expect("a sheet").proposal.code;
    let lines = t.unplanned_items(&mai).await.expect("read");
    assert!(matches!(&lines[..], [WideLine { code: of, criteria, .. }] if *of == code && criteria.len() == 1), "{lines:?}");
    let id = t.plan_meeting(&mai, &plan(&t)).await.expect("planned");
    assert_eq!(t.unplanned_items(&mai).await.expect("read"), []);
    assert_eq!(on_agenda(&t, "mai", id).await.iter().sum::<usize>(), 1);
}

#[tokio::test]
async fn rules_that_name_no_spread_put_nothing_on_an_agenda() {
    let t = TestBackend::new().await;
    scored_apart(&t, &[("wide_percent", "0")]).await;
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    assert_eq!(t.unplanned_items(&t.actor("mai").await).await.expect("read"), []);
}
