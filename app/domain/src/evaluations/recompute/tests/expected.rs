//! The reference example, tampered with at every value that it expects.

use super::*;

/// The differences of the example after one change.
fn of_example(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value: Value = serde_json::from_str(EXAMPLE).expect("json");
    change(&mut value);
    recompute(value.to_string().as_bytes()).expect("computed").differences
}

#[test]
fn every_value_that_the_example_expects_is_compared() {
    let tampered: [(&[&str], Value, &str); 18] = [
        (
            &["official_rank"],
            json!(["D", "B", "A", "C", "E"]),
            r#"official_rank is ["B","D","A","C","E"], expected is ["D","B","A","C","E"]"#,
        ),
        (&["expected", "D", "n"], json!(15), "D: n is 14, expected is 15"),
        (&["expected", "D", "sum_half"], json!(2223), "D: sum_half is 2222, expected is 2223"),
        (&["expected", "D", "mean_exact"], json!("1112/14"), r#"D: mean_exact is 2222/28, expected is "1112/14""#),
        (&["expected", "D", "mean_2dp"], json!("79.35"), r#"D: mean_2dp is "79.36", expected is "79.35""#),
        (&["expected", "A", "median"], json!("71.26"), r#"A: median is 71.250000, expected is "71.26""#),
        (&["expected", "A", "trim"], json!("71.9166"), r#"A: trim is 71.916667, expected is "71.9166""#),
        (&["expected", "A", "min"], json!(64.0), "A: min is 64.500000, expected is 64.0"),
        (&["expected", "A", "max"], json!(80.5), "A: max is 80.000000, expected is 80.5"),
        (&["expected", "A", "adjusted"], json!("72.0352"), r#"A: adjusted is 72.035088, expected is "72.0352""#),
        (&["expected", "B", "borda"], json!("0.9166"), r#"B: borda is 0.916667, expected is "0.9166""#),
        (&["expected", "B", "loo_rank"], json!([1, 2]), "B: loo_rank is [1,1], expected is [1,2]"),
        (&["expected", "B", "loo_top2"], json!("14/15"), r#"B: loo_top2 is "15/15", expected is "14/15""#),
        (
            &["krippendorff_alpha_interval_totals"],
            json!("0.762433"),
            r#"krippendorff_alpha_interval_totals is 0.762432, expected is "0.762433""#,
        ),
        // Fewer decimals are rounded, nothing else.
        (&["icc_2_1"], json!("0.78"), ""),
        (&["icc_2_k"], json!("0.978442"), r#"icc_2_k is 0.978441, expected is "0.978442""#),
        (&["icc_complete_reviewers"], json!(12), "icc_complete_reviewers is 13, expected is 12"),
        (&["pairwise", "B>D"], json!(10), "pairwise B>D is 9, expected is 10"),
    ];
    for (path, tampered, expected) in tampered {
        let found = of_example(|value| *path.iter().fold(value, |value, name| &mut value[*name]) = tampered);
        let expected: Vec<&str> = Some(expected).filter(|text| !text.is_empty()).into_iter().collect();
        assert_eq!(found, expected, "{path:?}");
    }
}

#[test]
fn break_even_weights_are_compared_part_by_part() {
    let with = |pair: &str, tampered: Value| of_example(|value| value["break_even_weight"][pair] = tampered);
    let parts = with("B>D", json!([1, 0.3, 0.6482]));
    let place = "break_even_weight B>D";
    let expected = [
        format!("{place}, criterion is 2, expected is 1"),
        format!("{place}, weight is 0.200000, expected is 0.3"),
        format!("{place}, break-even is 0.648115, expected is 0.6482"),
    ];
    assert_eq!(parts, expected);
    assert_eq!(with("B>D", Value::Null), [format!("{place} is [2,\"0.200000\",\"0.648115\"], expected is null")]);
    assert_eq!(with("D>A", json!([2, 0.2, 0.5])), ["break_even_weight D>A is null, expected is [2,0.2,0.5]"]);
    assert_eq!(with("B>A", Value::Null), ["break_even_weight B>A is nothing that is computed, expected is null"]);
}

#[test]
fn what_an_example_expects_of_nothing_known_is_said_and_all_differences_are_named() {
    let found = of_example(|value| {
        value["expected"]["D"]["mode"] = json!(1);
        value["expected"]["Z"] = json!({"n": 1});
        value["pairwise"]["A>Z"] = json!(1);
        value["icc_complete_reviewers"] = json!(1);
    });
    let expected = [
        "D: mode is nothing that is computed, expected is 1",
        "Z: n is nothing that is computed, expected is 1",
        "icc_complete_reviewers is 13, expected is 1",
        "pairwise A>Z is nothing that is computed, expected is 1",
    ];
    assert_eq!(found, expected);
    let mut value: Value = serde_json::from_str(EXAMPLE).expect("json");
    value["scores_half_points"]["A"].as_array_mut().expect("sheets").pop();
    assert_eq!(recompute(value.to_string().as_bytes()), Err(Broken::Sheets("B".into(), 15, 14)));
}
