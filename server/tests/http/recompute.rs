//! The command that computes a result again, as it is run.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const EXAMPLE: &str = "../app/domain/tests/data/scoring_example.json";

/// Exit code, result, and what is said of it below the file's hash.
pub fn run(path: &Path) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_server")).arg("recompute").arg(path).output().expect("run");
    let (stdout, mut said) = (String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned());
    if !stdout.is_empty() {
        let hash = domain::verbatim::sha256(fs::read(path).expect("a file"));
        let named = format!("SHA-256 of the file, as the page of its result names it: {hash}\n");
        said = said.strip_prefix(&named).expect("its hash").to_owned();
    }
    (status.code(), stdout, said)
}

#[test]
fn the_example_matches_and_prints_the_ranking() {
    let (code, stdout, stderr) = run(Path::new(EXAMPLE));
    assert_eq!((code, stderr.trim()), (Some(0), "matches the stored result"));
    let result: serde_json::Value = serde_json::from_str(&stdout).expect("json");
    let lines = result["official"].as_array().expect("lines").iter();
    let lines: Vec<_> = lines.map(|line| (line["code"].as_str().unwrap_or(""), line["mean"].as_str().unwrap_or(""))).collect();
    assert_eq!(lines, [("B", "80.10"), ("D", "79.36"), ("A", "71.96"), ("C", "68.90"), ("E", "53.80")]);
}

#[test]
fn a_file_of_sheets_alone_has_its_own_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.json");
    let example: serde_json::Value = serde_json::from_str(&fs::read_to_string(EXAMPLE).expect("the example")).expect("json");
    let names = ["criteria_max", "proposals", "scores_half_points"];
    let sheets: serde_json::Map<_, _> = names.into_iter().map(|name| (name.to_owned(), example[name].clone())).collect();
    fs::write(&path, serde_json::Value::from(sheets).to_string()).expect("written");
    let (code, stdout, stderr) = run(&path);
    assert_eq!((code, stderr.trim()), (Some(4), "nothing stored to compare with"));
    assert!(stdout.contains("\"mean\":\"80.10\""), "{stdout}");
}

#[test]
fn a_different_or_broken_file_has_its_own_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.json");
    let example = fs::read_to_string(EXAMPLE).expect("the example");
    let tampered = example.replacen("\"sum_half\": 2403", "\"sum_half\": 2404", 1).replacen("\"0.777336\"", "\"0.777337\"", 1);
    fs::write(&path, tampered).expect("written");
    let (code, _, stderr) = run(&path);
    let [sum, icc] = ["B: sum_half is 2403, expected is 2404", "icc_2_1 is 0.777336, expected is \"0.777337\""]
        .map(|difference| format!("differs from the stored result: {difference}\n"));
    assert_eq!((code, stderr), (Some(3), format!("{sum}{icc}")));
    fs::write(&path, vec![b'{'; 10_000_000]).expect("written");
    let (code, stdout, stderr) = run(&path);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("larger than any result file"), "{stderr}");
    assert_eq!(run(&folder.path().join("absent.json")).0, Some(1));
}
