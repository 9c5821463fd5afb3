//! What the open data tells of a call, once, in one order, also where two servers tell it.

use crate::steps::{CODE, open, result_published};
use backend::testing::TestBackend;
use domain::form::Form;
use serde_json::Value;

async fn told(t: &TestBackend) -> Vec<(i64, String, Value)> {
    t.catch_up().await.expect("told");
    t.changes(0).await.expect("read").0.into_iter().map(|one| (one.sequence, one.name, one.body)).collect()
}

#[tokio::test]
async fn a_result_names_the_shortlist_by_tax_code_and_no_other_firm() {
    let t = TestBackend::new().await;
    let ids = result_published(&t).await;
    let all = told(&t).await;
    assert_eq!(all.iter().map(|(_, name, _)| name.as_str()).collect::<Vec<_>>(), ["BT-01-v1", "BT-01-opening", "BT-01-result"]);
    let view = t.result(&domain::people::Actor::Visitor, CODE).await.expect("public");
    let (opening, result) = (&all[1].2, &all[2].2);
    assert_eq!(opening["bids"]["statistics"][0]["value"], ids.len());
    let tenderers: Vec<_> = result["parties"].as_array().expect("parties").iter().filter(|party| party["roles"][0] == "tenderer").collect();
    assert_eq!(tenderers.len(), view.shortlist.len());
    assert!(!view.shortlist.is_empty() && view.shortlist.len() < ids.len(), "one firm is not on it");
    for (code, firm) in &view.shortlist {
        let party = tenderers.iter().find(|party| party["name"] == firm.as_str()).expect("named");
        let digits: String = view.tax_codes[code].chars().filter(char::is_ascii_digit).collect();
        assert_eq!((&party["identifier"]["scheme"], &party["identifier"]["id"]), (&"VN-TIN".into(), &digits.into()));
    }
    let record = t.record_of(CODE).await.expect("a record");
    assert_eq!((record.releases.len(), &record.compiled["tender"]["status"]), (3, &"complete".into()));
}

#[tokio::test]
async fn two_servers_tell_everything_once_and_leave_no_gap() {
    let t = TestBackend::new().await;
    open(&t).await;
    t.open_challenge("BT-02").await;
    let other = t.beside().await;
    let (one, two) = tokio::join!(t.catch_up(), other.catch_up());
    one.and(two).expect("told");
    let all = told(&t).await;
    assert_eq!(all.iter().map(|(sequence, ..)| *sequence).collect::<Vec<_>>(), [1, 2]);
    let lan = t.actor("lan").await;
    t.cancel_challenge(&lan, "BT-02", &Form::default().with("reason", "Trùng với bài toán khác.")).await.expect("cancelled");
    let later = told(&t).await;
    assert_eq!((&later[..2], later[2].1.as_str()), (&all[..], "BT-02-cancelled"));
    assert_eq!(t.changes(2).await.expect("read").0.len(), 1);
}

#[tokio::test]
async fn every_edition_of_what_became_of_a_decision_is_a_release() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let before = told(&t).await.len();
    let mai = t.actor("mai").await;
    let fields = [("standing", "running"), ("as_of", "2026-03-31"), ("source", "Báo cáo"), ("step_what_0", "Vận hành thử")];
    let form = fields.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value));
    t.keep_outcome(&mai, CODE, &form).await.expect("kept");
    let done = form.with("step_done_0", "2026-03-31").with("spent", "1.200.000").with("reason", "Nghiệm thu.");
    t.keep_outcome(&mai, CODE, &done).await.expect("kept");
    let other = t.beside().await;
    let (one, two) = tokio::join!(t.catch_up(), other.catch_up());
    one.and(two).expect("told");
    let names: Vec<_> = told(&t).await.into_iter().skip(before).map(|(_, name, _)| name).collect();
    assert_eq!(names, ["BT-01-outcome-v1", "BT-01-outcome-v2"]);
    let record = t.record_of(CODE).await.expect("a record").compiled;
    let milestones = record["tender"]["milestones"].as_array().expect("milestones");
    let own = milestones.iter().find(|one| one["id"] == "outcome-1").expect("the milestone");
    assert_eq!((&own["title"], &own["status"]), (&"Vận hành thử".into(), &"met".into()));
    assert!(record.to_string().contains("1.200.000 đồng") && record.get("contracts").is_none(), "{record}");
}
