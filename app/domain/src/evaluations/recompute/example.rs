//! The shape of the reference example: maxima, names, sheets, and what they should come to. It has no rule
//! set, so everything else is a default and one sheet is enough.

use super::read::{Broken, plausible, sheets};
use crate::{
    challenges::{Criterion, RuleSet},
    evaluations::{
        Edition,
        result_file::{Closing, ResultFile, ScoredProposal},
    },
    verbatim::Verbatim,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

pub fn read(value: &Value) -> Result<ResultFile, Broken> {
    let maxima: Vec<i32> = part(value, "criteria_max")?;
    let names: Vec<String> = part(value, "proposals")?;
    let criteria = maxima.iter().map(|max| Criterion { max: *max, ..Criterion::default() }).collect();
    let rules = Verbatim::from(RuleSet { criteria, quorum_floor: 1, ..RuleSet::default() });
    plausible(&rules)?;
    let scores = &value["scores_half_points"];
    if let Some(unknown) = scores.as_object().into_iter().flatten().map(|(name, _)| name).find(|name| !names.contains(name)) {
        return Err(Broken::UnknownProposal(unknown.clone()));
    }
    let columns = names.first().and_then(|name| scores[name].as_array()).map_or(0, Vec::len);
    let proposal = |name: &String| {
        let sheets = sheets(name, &scores[name], &maxima, columns)?;
        let eligible = sheets.iter().flatten().count() as u32;
        Ok(ScoredProposal {
            code: name.clone(),
            eligible,
            sheets,
            first: BTreeMap::new(),
            late: Vec::new(),
            no_result: None,
            excluded: Vec::new(),
            voided: Vec::new(),
            declared: Vec::new(),
            found: Vec::new(),
            contested: 0,
            anew: None,
        })
    };
    let closing = Verbatim::from(Closing {
        rules_hash: rules.hash(),
        closed_at: String::new(),
        columns: (1..=columns).map(|column| column.to_string()).collect(),
        chair: None,
        proposals: names.iter().map(proposal).collect::<Result<_, _>>()?,
    });
    let closing_hash = closing.hash();
    let challenge = String::new();
    Ok(ResultFile {
        format: Edition::LATEST.format().to_owned(),
        challenge,
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
    })
}

fn part<T: DeserializeOwned>(value: &Value, name: &str) -> Result<T, Broken> {
    let found = value.get(name).ok_or_else(|| Broken::Shape(format!("{name} is missing")))?;
    serde_json::from_value(found.clone()).map_err(|error| Broken::Shape(format!("{name}: {error}")))
}
