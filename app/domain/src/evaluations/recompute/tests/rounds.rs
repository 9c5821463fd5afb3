//! Files of two rounds, with the sheets of the first and without them.

use super::*;

#[test]
fn the_first_round_is_what_agreement_is_computed_from() {
    // Five proposals on which members agreed only after they had talked.
    let rules = Verbatim::from(rules(&[60, 40]));
    let columns = ["A", "B", "C"].map(str::to_owned).to_vec();
    let proposal = |i: i32| ScoredProposal {
        code: format!("HS-{i}"),
        eligible: 3,
        sheets: vec![Some(vec![60 + 10 * i, 40]); 3],
        first: [("B".to_owned(), vec![110 - 10 * i, 40])].into(),
        late: Vec::new(),
        no_result: None,
        excluded: Vec::new(),
        voided: Vec::new(),
        declared: Vec::new(),
        found: Vec::new(),
        contested: 0,
        anew: None,
    };
    let proposals = (1..=5).map(proposal).collect();
    let closed_at = "2026-04-30T17:00:00.000+07:00".to_owned();
    let closing = Verbatim::from(Closing { rules_hash: rules.hash(), closed_at, columns, chair: None, proposals });
    let with = |closing: &Verbatim<Closing>| {
        let mut file = ResultFile { rules: rules.clone(), closing: closing.clone(), closing_hash: closing.hash(), ..file() };
        let computed = compute(&file).expect("computed");
        (file.advisory, file.official) = (Some(computed.advisory.clone()), computed.official);
        assert_eq!(run(&file).expect("computed").differences, [] as [&str; 0]);
        (computed.advisory, file)
    };
    let mut old = closing.clone();
    old.proposals.iter_mut().for_each(|proposal| proposal.first.clear());
    assert!(!serde_json::to_string(&old).expect("json").contains("first"), "files of before have no such field, and the same hash");
    let ((first, mut file), (last, _)) = (with(&closing), with(&old));
    let mut as_first = old.clone();
    as_first.proposals = (1..=5).map(|i| ScoredProposal { sheets: proposal(i).first_sheets(&old.columns), ..proposal(i) }).collect();
    as_first.proposals.iter_mut().for_each(|proposal| proposal.first.clear());
    assert_eq!(first["agreement"], with(&as_first).0["agreement"]);
    assert_eq!((&last["agreement"]["alpha"], &last["agreement"]["alpha_by_criterion"][0]), (&json!("1.000000"), &json!("1.000000")));
    assert_ne!(first["agreement"]["alpha_by_criterion"][0], last["agreement"]["alpha_by_criterion"][0]);
    assert_ne!(first["agreement"]["icc_single"], last["agreement"]["icc_single"]);
    assert_eq!((&first["proposals"], &first["comparison"]), (&last["proposals"], &last["comparison"]));

    // Frozen as well, and read as strictly as the sheets.
    let mut broken = |column: &str, sheet: Vec<i32>, is_hashed: bool| {
        file.closing.proposals[0].first = [(column.to_owned(), sheet)].into();
        file.closing_hash = if is_hashed { file.closing.hash() } else { closing.hash() };
        run(&file).expect_err("broken")
    };
    assert_eq!(broken("B", vec![101, 40], false), Broken::ClosingHash);
    assert_eq!(broken("B", vec![121, 40], true), Broken::OutOfRange("proposal HS-1, member B, criterion 1".into(), 121, 120));
    assert_eq!(broken("Z", vec![100, 40], true), Broken::UnknownColumn("Z".into()));
}

#[test]
fn a_first_sheet_belongs_to_a_counted_one() {
    let mut file = file();
    file.closing.proposals[2].first = [("A".to_owned(), vec![100, 40])].into();
    file.closing_hash = file.closing.hash();
    assert_eq!(run(&file), Err(Broken::NoSheet("HS-3".into(), "A".into())));
}
