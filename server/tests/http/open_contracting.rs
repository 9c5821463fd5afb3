//! The open data by the Open Contracting Data Standard: what is told when, to anybody, and nothing before its time.

use crate::site::Site;
use backend::testing::{CLOSING, VERIFIED_FIRM, challenge_form};
use domain::form::Form;
use serde_json::Value;

async fn json(site: &Site, path: &str) -> Value {
    let answer = site.get("", path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    serde_json::from_str(&answer.text).expect("json")
}

async fn told(site: &Site) {
    site.backend.catch_up().await.expect("told");
}

#[tokio::test]
async fn the_feed_of_changes_counts_on_and_a_package_leads_to_the_next() {
    let site = Site::open().await;
    assert_eq!(site.get("", "/api/v1/ocds/records/BT-01").await.status, 404, "nothing is told yet");
    assert_eq!(json(&site, "/api/v1/changes").await["changes"], Value::Array(Vec::new()));
    told(&site).await;
    let first = json(&site, "/api/v1/changes").await;
    assert_eq!((&first["last"], &first["next_after"], &first["changes"][0]["sequence"]), (&1.into(), &1.into(), &1.into()));
    assert_eq!((&first["changes"][0]["tag"], &first["changes"][0]["ocid"]), (&"tender".into(), &"ocds-000000-BT-01".into()));
    told(&site).await;
    assert_eq!(json(&site, "/api/v1/changes?after=1").await["changes"], Value::Array(Vec::new()), "nothing is told twice");

    // A draft is no change; what is published later comes after what is known.
    let mai = site.backend.actor("mai").await;
    site.backend.create_challenge(&mai, &challenge_form("BT-77").with("code", "BT-77")).await.expect("drafted");
    told(&site).await;
    assert_eq!(json(&site, "/api/v1/changes").await["last"], 1);
    site.backend.open_challenge("BT-02").await;
    told(&site).await;
    let next = json(&site, "/api/v1/changes?after=1").await;
    assert_eq!((&next["changes"][0]["code"], &next["next_after"]), (&"BT-02".into(), &2.into()));
    let package = json(&site, "/api/v1/ocds/releases?after=1").await;
    assert_eq!((&package["version"], &package["releases"][0]["id"]), (&"1.1".into(), &"BT-02-v1".into()));
    assert_eq!(package["releases"].as_array().expect("releases").len(), 1);
    assert!(package.get("license").is_none(), "the agency has stated none");
    for (path, status) in [
        ("/api/v1/ocds/releases?after=2", 404),
        ("/api/v1/changes?after=-1", 422),
        ("/api/v1/changes?after=x", 422),
        ("/api/v1/ocds/records?page=0", 422),
        ("/api/v1/ocds/records?page=2", 404),
        ("/api/v1/ocds/records/BT-77", 404),
    ] {
        let answer = site.get("", path).await;
        assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{path}: {}", answer.text);
    }
    let records = site.get("", "/api/v1/ocds/records").await;
    assert!(!records.text.contains("BT-77") && !records.header("etag").is_empty());
    assert!(records.headers.get("link").is_none(), "all of them are on one page");
}

#[tokio::test]
async fn before_the_opening_nothing_is_told_of_proposals_and_until_the_result_no_firm() {
    let mut site = Site::open().await;
    site.submit().await;
    site.backend.at(CLOSING);
    told(&site).await;
    let before = site.get("", "/api/v1/ocds/records/BT-01").await.text;
    assert!(!before.contains("\"bids\"") && before.contains("\"tenderPeriod\""), "{before}");
    site.backend.open_proposals("BT-01").await;
    told(&site).await;
    let record = json(&site, "/api/v1/ocds/records/BT-01").await;
    let bids = &record["records"][0]["compiledRelease"]["bids"];
    assert_eq!((&bids["statistics"][0]["measure"], &bids["statistics"][0]["value"]), (&"bids".into(), &1.into()));
    let text = record.to_string();
    assert!(!text.contains("VN-TIN") && !text.contains(VERIFIED_FIRM) && !text.contains(crate::site::SECRET), "{text}");
}

#[tokio::test]
async fn an_amendment_and_a_cancelling_are_told_and_what_was_told_stays() {
    let site = Site::open().await;
    told(&site).await;
    let first = json(&site, "/api/v1/ocds/releases").await["releases"][0].clone();
    let lan = site.backend.actor("lan").await;
    site.backend.cancel_challenge(&lan, "BT-01", &Form::default().with("reason", "Không còn nhu cầu 4417.")).await.expect("cancelled");
    told(&site).await;
    let record = json(&site, "/api/v1/ocds/records/BT-01").await;
    let (releases, compiled) = (&record["records"][0]["releases"], &record["records"][0]["compiledRelease"]);
    assert_eq!(releases[0], first);
    assert_eq!((&releases[1]["tag"][0], &compiled["tender"]["status"]), (&"tenderCancellation".into(), &"cancelled".into()));
    assert!(compiled.to_string().contains("Không còn nhu cầu 4417."));
}
