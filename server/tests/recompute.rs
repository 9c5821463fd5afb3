//! The command that computes a result again, as it is run.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const EXAMPLE: &str = "../app/domain/tests/data/scoring_example.json";

fn run(path: &Path) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_server")).arg("recompute").arg(path).output().expect("run");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
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
fn a_different_or_broken_file_has_its_own_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.json");
    let example = fs::read_to_string(EXAMPLE).expect("the example");
    fs::write(&path, example.replacen("\"sum_half\": 2403", "\"sum_half\": 2404", 1)).expect("written");
    let (code, _, stderr) = run(&path);
    assert_eq!((code, stderr.trim()), (Some(3), "differs from the stored result: B: sum_half is 2403, expected is 2404"));
    fs::write(&path, vec![b'{'; 10_000_000]).expect("written");
    let (code, stdout, stderr) = run(&path);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("larger than any result file"), "{stderr}");
    assert_eq!(run(&folder.path().join("absent.json")).0, Some(1));
}
