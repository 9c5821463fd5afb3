//! What releases tell, what they keep to themselves, and what they come to.

use super::*;
use crate::{
    challenges::{
        Calendar, Content,
        outcome::{self, Outcome, Standing, Step},
    },
    firms::{Kind, Profile},
    locale::Bilingual,
    proposals::{
        Applicant, Partner,
        lifecycle::{OpeningLine, OpeningRecord},
    },
    tax_code::TaxCode,
    time::Moment,
};
use serde_json::Value;

fn content(title: &str) -> Content {
    let calendar = Calendar { opens: Some(Moment(10)), closes: Some(Moment(20)), result: Some(Moment(60)), ..Calendar::default() };
    Content {
        title: Bilingual::new(title, "An assistant"),
        summary: Bilingual::new("Trả lời người dân.", ""),
        owner: Bilingual::new("Sở Y tế", ""),
        budget_ceiling: Some(3_000_000_000),
        calendar,
        ..Content::default()
    }
}

fn edition(version: u32, at: i64, title: &str) -> Edition {
    let reason = if version == 1 { String::new() } else { "Làm rõ số liệu.".to_owned() };
    Edition { version, at: Moment(at), reason, content: content(title), files: Vec::new() }
}

fn firm() -> Applicant {
    let firm = Profile {
        tax_code: TaxCode::parse("0100233488").expect("a code"),
        legal_name: "Công ty An".to_owned(),
        kind: Kind::JointStock,
        address: Default::default(),
        representative: "Người kín 5521".to_owned(),
        contact_email: "kin5521@example.vn".to_owned(),
        contact_phone: "0203 5521".to_owned(),
        is_declared: true,
    };
    Applicant { firm, partners: Vec::new() }
}

fn told(change: impl FnOnce(&mut Call<'_>)) -> Vec<(Release, Value)> {
    let (agency, publishing) = (Agency::default(), Publishing::default());
    let mut call = Call {
        code: "BT-01",
        is_illustrative: false,
        agency: &agency,
        publishing: &publishing,
        base_url: "https://baitoan.example",
        editions: vec![edition(2, 15, "Trợ lý ảo 2"), edition(1, 5, "Trợ lý ảo")],
        opened: None,
        chosen: None,
        outcomes: Vec::new(),
        cancelled: None,
    };
    change(&mut call);
    call.releases().into_iter().map(|release| (release.clone(), serde_json::from_str(&release.body).expect("json"))).collect()
}

fn opened() -> OpeningRecord {
    let line = |code: &str| OpeningLine { code: code.to_owned(), version: 1, submitted_at: Moment(12), sha256: "ab".to_owned() };
    OpeningRecord { at: Moment(30), lines: vec![line("BT-01-A1"), line("BT-01-B2")], early: None }
}

#[test]
fn each_text_is_a_release_with_what_was_in_force_then() {
    let all = told(|_| {});
    let of = |place: usize| &all[place].1;
    assert_eq!(all.iter().map(|(release, _)| release.tag.as_str()).collect::<Vec<_>>(), ["tender", "tenderAmendment"]);
    assert_eq!((&of(0)["ocid"], &of(0)["id"], &of(1)["id"]), (&"ocds-000000-BT-01".into(), &"BT-01-v1".into(), &"BT-01-v2".into()));
    assert_eq!((&of(0)["tender"]["title"], &of(1)["tender"]["title"]), (&"Trợ lý ảo".into(), &"Trợ lý ảo 2".into()));
    assert!(of(0)["tender"]["amendments"].is_null() && of(0)["tender"]["title_en"] == "An assistant");
    assert_eq!(of(1)["tender"]["amendments"][0]["rationale"], "Làm rõ số liệu.");
    assert_eq!(of(0)["tender"]["value"], json!({ "amount": 3_000_000_000_i64, "currency": "VND" }));
    assert!(of(0)["bids"].is_null(), "nothing of proposals before the opening");
    let marked = told(|call| call.is_illustrative = true);
    assert_eq!(marked[0].1["tender"]["description"], format!("[{}] Trả lời người dân.", crate::challenges::ILLUSTRATIVE));
}

#[test]
fn a_later_event_changes_no_earlier_release() {
    let before = told(|_| {});
    let after = told(|call| {
        call.editions.push(edition(3, 18, "Trợ lý ảo 3"));
        call.opened = Some(opened());
        call.chosen = Some(Chosen { at: Moment(60), shortlist: vec![("BT-01-B2".to_owned(), firm())] });
    });
    assert_eq!(before[..], after[..2]);
    assert_eq!(after.len(), 5);
}

#[test]
fn the_opening_tells_how_many_and_the_result_who_and_nothing_else_of_a_firm() {
    let all = told(|call| {
        call.opened = Some(opened());
        call.chosen = Some(Chosen { at: Moment(60), shortlist: vec![("BT-01-B2".to_owned(), firm())] });
    });
    let (opening, result) = (&all[2].1, &all[3].1);
    assert_eq!(opening["bids"]["statistics"][0]["value"], 2);
    assert!(!all[2].0.body.contains("0100233488") && opening["parties"].as_array().expect("parties").len() == 2);
    assert_eq!(result["parties"][2]["identifier"], json!({ "scheme": "VN-TIN", "id": "0100233488", "legalName": "Công ty An" }));
    assert_eq!((&result["tender"]["status"], result.get("awards")), (&"complete".into(), None), "a shortlist is no award");
    assert!(!all[3].0.body.contains("5521") && !all[3].0.body.contains("BT-01-A1"), "{}", all[3].0.body);
}

#[test]
fn every_partner_is_a_tenderer_and_the_lead_is_said_to_be_one() {
    let partner = |name: &str, code: &str| Partner {
        name: name.to_owned(),
        code: code.to_owned(),
        representative: "Người kín 5521".to_owned(),
        ..Partner::default()
    };
    let partners = vec![partner("Công ty Bình", "0100109106"), partner("Viện Dữ liệu", "V-12")];
    let of = Applicant { partners, ..firm() };
    let all = told(|call| call.chosen = Some(Chosen { at: Moment(60), shortlist: vec![("BT-01-B2".to_owned(), of)] }));
    let result = &all.last().expect("told").1;
    let tenderers = result["bids"]["details"][0]["tenderers"].as_array().expect("tenderers").len();
    let roles: Vec<_> = result["parties"].as_array().expect("parties")[2..].iter().map(|party| (&party["id"], &party["roles"])).collect();
    let (tin, own) = ([json!("VN-TIN-0100233488"), json!("VN-TIN-0100109106")], json!("BT-01-B2-2"));
    let (lead, member) = (json!(["tenderer", "leadTenderer"]), json!(["tenderer"]));
    assert_eq!((tenderers, roles), (3, vec![(&tin[0], &lead), (&tin[1], &member), (&own, &member)]));
    assert!(!result.to_string().contains("5521"), "who represents them is not told");
}

#[test]
fn a_firm_of_two_bids_is_one_party_with_all_it_is() {
    let lead = firm().firm;
    let member = Partner { name: lead.legal_name.clone(), code: lead.tax_code.to_string(), ..Partner::default() };
    let mut other = firm();
    other.firm.tax_code = TaxCode::parse("0100109106").expect("a code");
    let joined = Applicant { partners: vec![member], ..other };
    let shortlist = vec![("BT-01-A1".to_owned(), joined), ("BT-01-B2".to_owned(), firm())];
    let all = told(|call| call.chosen = Some(Chosen { at: Moment(60), shortlist }));
    let parties = all.last().expect("told").1["parties"].as_array().expect("parties").clone();
    let ids: std::collections::BTreeSet<String> = parties.iter().map(|party| party["id"].to_string()).collect();
    assert_eq!((ids.len(), parties.len()), (4, 4), "{parties:?}");
}

#[test]
fn a_record_merges_by_identifier_and_the_later_word_counts() {
    let all = told(|call| {
        call.opened = Some(opened());
        call.chosen = Some(Chosen { at: Moment(60), shortlist: vec![("BT-01-B2".to_owned(), firm())] });
    });
    let bodies: Vec<Value> = all.into_iter().map(|(_, body)| body).collect();
    let record = compiled(&bodies).expect("a record");
    assert_eq!(record["tag"], json!(["compiled"]));
    assert_eq!(record["id"], format!("ocds-000000-BT-01-{}", Moment(60).to_rfc3339()));
    assert_eq!((&record["tender"]["title"], &record["tender"]["status"]), (&"Trợ lý ảo 2".into(), &"complete".into()));
    assert_eq!(record["bids"]["details"].as_array().expect("details").len(), 2);
    assert_eq!(
        (&record["bids"]["details"][1]["date"], &record["bids"]["details"][1]["status"]),
        (&Moment(12).to_rfc3339().into(), &"valid".into())
    );
    assert_eq!(record["tender"]["milestones"].as_array().expect("milestones").len(), 2);
    assert_eq!(compiled(&[]), None);
}

#[test]
fn a_cancelled_call_says_why() {
    let all = told(|call| call.cancelled = Some((Moment(40), "Không còn nhu cầu.".to_owned())));
    assert_eq!((all[2].0.tag.as_str(), &all[2].1["tender"]["status"]), ("tenderCancellation", &"cancelled".into()));
    assert_eq!(all[2].1["tender"]["amendments"][1]["rationale"], "Không còn nhu cầu.");
}

#[test]
fn a_prefix_is_as_publishers_are_given_one() {
    for (text, is_one) in [("ocds-a1b2c3", true), (NO_PREFIX, true), ("ocds-A1b2c3", false), ("ocds-a1b2c", false), ("a1b2c3", false)] {
        assert_eq!(Publishing::is_prefix(text), is_one, "{text}");
    }
}

fn became(version: u32, at: i64, steps: &[(&str, Option<i64>, Option<i64>)]) -> outcome::Edition {
    let step = |(what, due, done): &(&str, Option<i64>, Option<i64>)| Step {
        what: (*what).to_owned(),
        due: due.map(Moment),
        done: done.map(Moment),
    };
    let outcome = Outcome {
        standing: Standing::Running,
        as_of: Moment(at),
        source: "Báo cáo nghiệm thu".to_owned(),
        steps: steps.iter().map(step).collect(),
        spent: Some(1_200_000_000),
        measured: Vec::new(),
        lessons: String::new(),
        called_again: String::new(),
    };
    outcome::Edition { outcome, version, at: Moment(at), by: None, reason: String::new() }
}

#[test]
fn what_became_of_it_is_milestones_and_a_report_and_no_contract() {
    let all = told(|call| {
        let first = became(1, 70, &[("Khởi động", Some(75), Some(70)), ("Vận hành thử", Some(80), None), ("Nghiệm thu", None, None)]);
        call.outcomes = vec![first, became(2, 90, &[("Khởi động", Some(75), Some(70)), ("Vận hành thử", None, Some(85))])];
    });
    let names: Vec<_> = all.iter().map(|(release, _)| (release.name.as_str(), release.tag.as_str())).collect();
    assert_eq!(names[2..], [("BT-01-outcome-v1", "tenderUpdate"), ("BT-01-outcome-v2", "tenderUpdate")]);
    for (release, body) in &all {
        assert!(!["contracts", "awards"].iter().any(|name| release.body.contains(name)), "{body}");
    }
    let bodies: Vec<Value> = all.into_iter().map(|(_, body)| body).collect();
    let record = compiled(&bodies).expect("a record");
    let own: Vec<_> = record["tender"]["milestones"]
        .as_array()
        .expect("milestones")
        .iter()
        .filter(|one| one["type"] == "delivery")
        .map(|one| (one["id"].as_str(), one["status"].as_str(), one.get("dueDate").is_some(), one.get("dateMet").is_some()))
        .collect();
    let expected = [
        (Some("outcome-1"), Some("met"), true, true),
        (Some("outcome-2"), Some("met"), false, true),
        (Some("outcome-3"), Some("notMet"), false, false),
    ];
    assert_eq!(own, expected, "{record}");
    let report = record["tender"]["documents"].as_array().expect("documents").iter().find(|one| one["id"] == "outcome").expect("a report");
    assert!(report["description"].as_str().is_some_and(|text| text.contains("1.200.000.000 đồng")), "{report}");
    assert!(!record.to_string().contains("null"), "what is taken back is gone: {record}");
}
