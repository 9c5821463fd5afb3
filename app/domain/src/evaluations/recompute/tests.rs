//! The example, a file that agrees, and every way in which one does not.

mod council;
mod drawing;
mod expected;
mod leaves;
mod rounds;
mod settled;

use super::*;
use crate::{
    council::Vote,
    evaluations::{
        Exclusion,
        result_file::{AllLine, BallotResult, Closing, ExcludedSheet, ScoredProposal},
        samples::rules,
    },
    verbatim::{Verbatim, sha256},
};
use serde_json::json;
use std::collections::BTreeMap;

const EXAMPLE: &str = include_str!("../../../tests/data/scoring_example.json");

/// Two tied across a line for one, and one behind them; three members, of whom one is recused from the last.
fn file() -> ResultFile {
    let mut rules = rules(&[60, 40]);
    rules.shortlist_size = 1;
    rules.ties.extra_place = false;
    rules.priority = [9, 9];
    let proposal = |code: &str, eligible: u32, sheets: [Option<[i32; 2]>; 3]| ScoredProposal {
        code: code.to_owned(),
        eligible,
        sheets: sheets.into_iter().map(|sheet| sheet.map(|s| s.to_vec())).collect(),
        first: BTreeMap::new(),
        late: Vec::new(),
        no_result: None,
        excluded: Vec::new(),
        voided: Vec::new(),
        declared: Vec::new(),
        found: Vec::new(),
        contested: 0,
        anew: None,
    };
    let rules = Verbatim::from(rules);
    let closing = Verbatim::from(Closing {
        rules_hash: rules.hash(),
        closed_at: "2026-04-30T17:00:00.000+07:00".to_owned(),
        columns: ["A", "B", "C"].map(str::to_owned).to_vec(),
        chair: None,
        proposals: vec![
            proposal("HS-1", 3, [Some([100, 60]), Some([100, 70]), Some([110, 60])]),
            proposal("HS-2", 3, [Some([110, 60]), Some([100, 60]), Some([110, 60])]),
            proposal("HS-3", 2, [None, Some([100, 60]), Some([100, 60])]),
        ],
    });
    let closing_hash = closing.hash();
    let mut file = ResultFile {
        format: Edition::LATEST.format().to_owned(),
        challenge: "BT-01".to_owned(),
        notice: None,
        rules,
        closing,
        closing_hash,
        ballot: None,
        lot: None,
        lot_read: BTreeMap::new(),
        tickets: BTreeMap::new(),
        drawing: None,
        motions: Vec::new(),
        every_sheet: None,
        replaced: Vec::new(),
        advisory: None,
        official: Vec::new(),
    };
    let computed = compute(&file).expect("computed");
    file.advisory = Some(computed.advisory);
    file.official = computed.official;
    file
}

fn run(file: &ResultFile) -> Result<Compared, Broken> {
    recompute(&serde_json::to_vec(file).expect("json"))
}

/// The file's JSON. What is hashed is hashed as it stands there.
fn value() -> Value {
    let mut value = serde_json::to_value(file()).expect("json");
    value["closing"]["rules_hash"] = json!(sha256(value["rules"].to_string()));
    value["closing_hash"] = json!(sha256(value["closing"].to_string()));
    value
}

/// The same, changed.
fn broken(change: impl FnOnce(&mut Value)) -> Broken {
    let mut value = value();
    change(&mut value);
    recompute(value.to_string().as_bytes()).expect_err("broken")
}

#[test]
fn the_reference_example_gives_its_expected_ranking() {
    let compared = recompute(EXAMPLE.as_bytes()).expect("computed");
    assert_eq!(compared.differences, [] as [&str; 0]);
    let lines: Vec<_> = compared.result.official.iter().map(|l| (l.code.as_str(), l.rank, l.mean.as_deref())).collect();
    assert_eq!(
        lines,
        [
            ("B", Some(1), Some("80.10")),
            ("D", Some(2), Some("79.36")),
            ("A", Some(3), Some("71.96")),
            ("C", Some(4), Some("68.90")),
            ("E", Some(5), Some("53.80")),
        ]
    );
}

#[test]
fn an_excluded_sheet_stands_beside_the_official_score_and_has_a_column_of_its_own() {
    let excluded = |column: &str| {
        let mut file = file();
        let vote = Vote { in_favour: 10, against: 2, abstained: 1 };
        let exclusion = Exclusion { vote, reason: "Chấm nhầm hồ sơ.".to_owned(), motion: None };
        let sheet = ExcludedSheet { column: column.to_owned(), sheet: vec![20, 10], exclusion };
        file.closing.proposals[2].excluded.push(sheet);
        file.closing.proposals[2].eligible = 3;
        file.closing_hash = file.closing.hash();
        run(&file)
    };
    let line = excluded("A").expect("computed").result.official.into_iter().find(|line| line.code == "HS-3").expect("a line");
    assert_eq!((line.n, line.sum_half), (2, 320));
    assert_eq!(line.all, Some(AllLine { n: 3, sum_half: 350, mean: Some("58.33".to_owned()) }));
    assert_eq!(excluded("B"), Err(Broken::Twice("HS-3, B".to_owned())));
    assert_eq!(excluded("Z"), Err(Broken::UnknownColumn("Z".to_owned())));
}

#[test]
fn advisory_figures_are_compared_to_the_last_digit() {
    let mut file = file();
    let advisory = file.advisory.as_mut().expect("advisory");
    assert_eq!(advisory["proposals"][0]["proposal"], "HS-1");
    let median = advisory["proposals"][1]["spread"]["median"].take();
    advisory["proposals"][1]["spread"]["median"] = json!("85.000001");
    advisory["agreement"]["icc_members"] = json!(7);
    let found = run(&file).expect("computed").differences;
    let median = format!("advisory.proposals[1].spread.median is {median}, stored is \"85.000001\"");
    assert_eq!(found, ["advisory.agreement.icc_members is 2, stored is 7".to_owned(), median]);
}

#[test]
fn a_file_is_recomputed_byte_for_byte() {
    let file = file();
    let compared = run(&file).expect("computed");
    assert_eq!(compared.differences, [] as [&str; 0]);
    let official = serde_json::to_string(&compared.result.official).expect("json");
    assert!(serde_json::to_string(&file).expect("json").contains(&official));
    assert!(file.official[0].is_tied && file.official[1].is_tied);
}

#[test]
fn ballot_casting_vote_and_lot_are_recomputed() {
    let mut file = file();
    let ranks = |file: &ResultFile| -> Vec<_> {
        compute(file).expect("computed").official.into_iter().map(|line| (line.code, line.rank, line.tie_step)).collect()
    };
    let votes = |first, second| [("HS-1".to_owned(), first), ("HS-2".to_owned(), second)].into();
    file.ballot = Some(BallotResult { eligible: 3, votes: votes(1, 2), ..BallotResult::default() });
    assert_eq!(ranks(&file)[0], ("HS-2".to_owned(), Some(1), Some(6)));
    file.ballot = Some(BallotResult { eligible: 3, votes: votes(1, 1), casting: Some("HS-2".to_owned()), ..BallotResult::default() });
    assert_eq!(ranks(&file)[0], ("HS-2".to_owned(), Some(1), Some(6)));
    file.ballot = Some(BallotResult { eligible: 3, votes: votes(1, 1), ..BallotResult::default() });
    file.lot = Some("48213".to_owned());
    let first = lot::draw(&file.closing_hash, "48213", ["HS-1", "HS-2"])[0];
    assert_eq!(ranks(&file)[0], (first.to_owned(), Some(1), Some(7)));
    assert!(!run(&file).expect("computed").differences.is_empty());
    file.ballot = Some(BallotResult { eligible: 3, votes: [("HS-9".to_owned(), 1)].into(), ..BallotResult::default() });
    assert_eq!(run(&file), Err(Broken::UnknownProposal("HS-9".into())));
}

#[test]
fn every_difference_of_the_ranking_is_named() {
    let mut file = file();
    file.official[2].sum_half += 1;
    file.official[0].mean = Some("80.11".to_owned());
    let expected = [r#"place 1, HS-1: mean is "83.33", stored is "80.11""#, "place 3, HS-3: sum_half is 320, stored is 321"];
    assert_eq!(run(&file).expect("computed").differences, expected);
    file.official.pop();
    assert_eq!(run(&file).expect("computed").differences, ["3 proposals computed, 2 stored"]);
}

#[test]
fn a_file_without_a_result_has_nothing_to_compare_with() {
    let mut file = file();
    file.official = Vec::new();
    let compared = run(&file).expect("computed");
    assert!(compared.has_stored && compared.differences == ["3 proposals computed, 0 stored"], "the figures are there");
    file.advisory = None;
    let compared = run(&file).expect("computed");
    assert_eq!((compared.has_stored, compared.differences.len(), compared.result.official.len()), (false, 0, 3));
    let mut example: Value = serde_json::from_str(EXAMPLE).expect("json");
    let scores = example["scores_half_points"].take();
    let (maxima, names) = (example["criteria_max"].take(), example["proposals"].take());
    let bare = json!({ "criteria_max": maxima, "proposals": names, "scores_half_points": scores });
    let compared = recompute(bare.to_string().as_bytes()).expect("computed");
    assert_eq!((compared.has_stored, compared.differences.len(), compared.result.official.len()), (false, 0, 5));
    assert!(recompute(EXAMPLE.as_bytes()).expect("computed").has_stored);
}

#[test]
fn nothing_stands_in_a_file_that_is_not_checked() {
    let unchecked = |change: fn(&mut Value)| {
        let mut value = value();
        change(&mut value);
        recompute(value.to_string().as_bytes()).expect("computed").differences
    };
    assert_eq!(unchecked(|v| v["winner"] = json!("HS-3")), ["winner: nothing checks it"]);
    assert_eq!(unchecked(|v| v["official"][1]["award"] = json!(1)), ["official[1].award: nothing checks it"]);
    assert_eq!(unchecked(|v| v["ballot"] = Value::Null), [] as [&str; 0]);
}

#[test]
fn of_two_values_with_one_name_neither_is_told() {
    let text = serde_json::to_string(&file()).expect("json");
    for (here, there) in [("{\"code\":\"HS-1\"", "{\"code\":\"HS-1\",\"code\":\"HS-1\""), ("{\"format\"", "{\"official\":[],\"format\"")] {
        assert!(text.contains(here), "{text}");
        let refused = recompute(text.replacen(here, there, 1).as_bytes()).expect_err("refused");
        assert!(matches!(refused, Broken::Twice(_)), "{refused:?}");
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    assert_eq!(recompute(&vec![b'x'; 10_000_000]), Err(Broken::TooLarge));
    assert!(matches!(recompute(&vec![0xff; 1_000_000]), Err(Broken::NotJson(_))));
    assert!(matches!(recompute(b""), Err(Broken::NotJson(_))));
    assert_eq!(recompute(b"[1, 2]"), Err(Broken::Format("not named".into())));
    assert_eq!(recompute(br#"{"format": "result/9"}"#), Err(Broken::Format("\"result/9\"".into())));
    assert!(matches!(broken(|v| v["closing"]["columns"] = json!(null)), Broken::Sheets(..)));
    assert!(matches!(broken(|v| v["official"] = json!(7)), Broken::Shape(_)));
    assert!(matches!(broken(|v| v["rules"]["pass_mark"] = json!(2_000_000_000)), Broken::Shape(_)));
    assert!(matches!(broken(|v| v["rules"]["criteria"][0]["max"] = json!(2_000_000_000)), Broken::Shape(_)));
    let sheet = |value: Value| broken(|v| v["closing"]["proposals"][0]["sheets"][1] = value);
    assert_eq!(sheet(json!([100, 70, 1])), Broken::Scores("proposal HS-1, member 2".into(), 3, 2));
    assert_eq!(sheet(json!([100.5, 70])), Broken::OffGrid("proposal HS-1, member 2, criterion 1".into(), "100.5".into()));
    assert_eq!(sheet(json!([100, "70"])), Broken::OffGrid("proposal HS-1, member 2, criterion 2".into(), "\"70\"".into()));
    assert_eq!(sheet(json!([121, 70])), Broken::OutOfRange("proposal HS-1, member 2, criterion 1".into(), 121, 120));
    assert_eq!(sheet(json!([-1, 70])), Broken::OutOfRange("proposal HS-1, member 2, criterion 1".into(), -1, 120));
    let missing = broken(|v| {
        v["closing"]["proposals"][1]["sheets"].as_array_mut().expect("sheets").pop();
    });
    assert_eq!(missing, Broken::Sheets("HS-2".into(), 2, 3));
    assert_eq!(broken(|v| v["closing"]["proposals"][0]["eligible"] = json!(2)), Broken::Eligible("HS-1".into()));
    assert_eq!(broken(|v| v["closing"]["columns"][1] = json!("A")), Broken::Twice("A".into()));
    assert_eq!(broken(|v| v["closing"]["chair"] = json!("Z")), Broken::UnknownColumn("Z".into()));
}

#[test]
fn other_rules_or_other_sheets_than_the_frozen_ones_are_not_computed() {
    let other_rules = broken(|v| v["rules"]["pass_mark"] = json!(50));
    assert_eq!((other_rules.kind(), &other_rules), ("rules", &Broken::RulesHash));
    assert_eq!(broken(|v| v["closing"]["proposals"][0]["sheets"][1][0] = json!(101)), Broken::ClosingHash);
    assert_eq!(broken(|v| v["closing"]["proposals"][2]["eligible"] = json!(3)), Broken::ClosingHash);
    assert!(Broken::RulesHash.to_string().starts_with("refuses to compute"));
}
