//! What stands twice: the stage of a challenge, as a rule of the domain and as the condition that lists are filtered by; and states,
//! which are read in full and selected by their codes.

use super::{
    challenge::{self, Listing, Model},
    proposal,
};
use crate::testing::TestBackend;
use domain::{
    challenges::{Stage, State},
    ids::ChallengeId,
    time::Moment,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

/// Every state that is stored, with its column.
fn states() -> Vec<(&'static str, Value)> {
    let by = "00000000-0000-4000-8000-000000000001";
    let list = json!({"proposals": [], "by": by, "at": DAY});
    let proposed = |forwarded: Value| json!({"state": "proposed", "shortlist": list, "forwarded": forwarded});
    vec![
        ("draft", json!({"state": "draft", "returned": null})),
        ("under_review", json!({"state": "under_review"})),
        ("scheduled", json!({"state": "scheduled", "at": DAY})),
        ("published", json!({"state": "published", "at": DAY})),
        ("opened", json!({"state": "opened", "at": DAY})),
        ("scoring", json!({"state": "scoring", "at": DAY})),
        ("scored", json!({"state": "scored", "at": DAY})),
        ("proposed", proposed(Value::Null)),
        ("forwarded", proposed(json!({"by": by, "at": DAY}))),
        ("decided", json!({"state": "decided", "advice": list, "decision": list})),
        ("result_published", json!({"state": "result_published", "at": DAY, "advice": list, "decision": list})),
        ("cancelled", json!({"state": "cancelled", "at": DAY, "reason": "Thôi."})),
    ]
}

/// The row of a call published on the first day, open from the second and closed from the third on.
async fn stored(t: &TestBackend, row: &Model, (column, state): &(&str, Value)) -> Model {
    let mut content: Value = serde_json::from_str(&row.content).expect("content");
    content["calendar"]["opens"] = json!(2 * DAY);
    content["calendar"]["closes"] = json!(3 * DAY);
    let mut changed = row.clone().into_active_model();
    changed.state = Set((*column).to_owned());
    changed.state_json = Set(state.to_string());
    changed.content = Set(content.to_string());
    (changed.publish_at, changed.opens_at, changed.closes_at) = (Set(Some(DAY)), Set(Some(2 * DAY)), Set(Some(3 * DAY)));
    changed.update(&t.db.write).await.expect("stored")
}

#[tokio::test]
async fn lists_are_filtered_by_the_stage_that_the_rules_name() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let row = challenge::find_by_code(&t.db.read, "BT-01").await.expect("read").expect("a challenge");
    let minh = t.actor("minh").await.id().expect("a member");
    let roster = json!([minh]).to_string();
    t.execute(&format!("UPDATE challenges SET roster = '{roster}'")).await;
    let mut met = Vec::new();
    for state in states() {
        let row = stored(&t, &row, &state).await;
        let known = row.challenge().expect("readable");
        for now in [0, DAY - 1, DAY, 2 * DAY - 1, 2 * DAY, 3 * DAY - 1, 3 * DAY].map(Moment) {
            let is = known.stage(now);
            for stage in Stage::ALL {
                let listed = challenge::ids_in_stage(&t.db.read, stage, now).await.expect("listed");
                assert_eq!(listed.contains(&ChallengeId(row.id)), stage == is, "{state:?} at {now:?}: {stage:?}, and it is {is:?}");
            }
            let awaited = challenge::is_awaited(&t.db.read, minh).await.expect("counted");
            assert_eq!(awaited, is.is_undecided(), "{state:?} at {now:?}");
            let shown = challenge::count(&t.db.read, &Listing::public(now)).await.expect("counted");
            assert_eq!(shown == 1, is.is_public(), "{state:?} at {now:?}");
            met.push(is);
        }
    }
    assert!(Stage::ALL.iter().all(|stage| met.contains(stage)), "{met:?}");
}

#[tokio::test]
async fn a_row_that_says_two_states_is_refused() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let row = challenge::find_by_code(&t.db.read, "BT-01").await.expect("read").expect("a challenge");
    let [(_, draft), ..] = &states()[..] else { panic!("states") };
    let row = stored(&t, &row, &("published", draft.clone())).await;
    assert!(row.challenge().is_err());
    assert!(serde_json::from_str::<State>(&row.state_json).is_ok(), "each alone can be read");
}

#[tokio::test]
async fn a_proposal_whose_row_says_two_states_is_refused() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.submitted_proposal("an", "BT-01").await;
    let row = async || proposal::find(&t.db.read, id).await.expect("read").expect("a proposal");
    assert!(row().await.proposal().expect("readable").is_handed_in());
    t.execute("UPDATE proposals SET state = 'withdrawn'").await;
    assert!(row().await.proposal().is_err(), "it would be left out of the opening and shown to its firm as handed in");
}
