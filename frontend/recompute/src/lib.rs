//! What the page of a result computes again in its reader's browser: by the same rules as `server recompute`, and nothing is
//! sent anywhere. A module of its own, which is loaded when somebody asks for it.

use domain::{
    evaluations::{
        recompute::{Compared, recompute},
        result_file::OfficialLine,
    },
    verbatim::{canonical, sha256},
};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What became of a file. Without an error it was computed.
#[derive(Serialize, Default)]
struct Told {
    /// Of the file, as the page names it.
    sha256: String,
    error: Option<String>,
    /// What is wrong, as the page has words for it.
    kind: Option<&'static str>,
    has_stored: bool,
    /// Every place where the file says something else.
    differences: Vec<String>,
    /// What its format need not tell, so nobody can check it.
    untold: Vec<String>,
    /// Best first.
    official: Vec<OfficialLine>,
}

/// Takes a result file, answers JSON.
#[wasm_bindgen]
pub fn computed(file: &[u8]) -> String {
    let told = Told { sha256: sha256(file), ..Told::default() };
    canonical(&match recompute(file) {
        Ok(Compared { result, differences, has_stored, untold }) => {
            Told { official: result.official, differences, has_stored, untold, ..told }
        }
        Err(broken) => Told { error: Some(broken.to_string()), kind: Some(broken.kind()), ..told },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const EXAMPLE: &[u8] = include_bytes!("../../../app/domain/tests/data/scoring_example.json");

    fn told(file: &[u8]) -> Value {
        serde_json::from_str(&computed(file)).expect("json")
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_with_its_hash() {
        let answer = told(b"no json");
        assert!(answer["error"].is_string() && answer["official"].as_array().expect("lines").is_empty());
        assert_eq!((&answer["sha256"], &answer["kind"]), (&sha256(b"no json").into(), &"file".into()));
        let other = String::from_utf8_lossy(EXAMPLE).replacen("\"criteria_max\"", "\"others\"", 1);
        assert_eq!(told(other.as_bytes())["kind"], "inside");
    }

    #[test]
    fn what_the_domain_computes_is_told_as_it_is() {
        let answer = told(EXAMPLE);
        assert_eq!((&answer["has_stored"], &answer["official"][0]["mean"]), (&true.into(), &"80.10".into()));
        let changed = String::from_utf8_lossy(EXAMPLE).replacen("\"sum_half\": 2403", "\"sum_half\": 2404", 1);
        let differs = told(changed.as_bytes());
        assert_eq!(differs["differences"][0], "B: sum_half is 2403, expected is 2404");
        assert_ne!(differs["sha256"], answer["sha256"]);
    }
}
