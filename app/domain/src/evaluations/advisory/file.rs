//! The advisory figures as a result file has them.

use super::{
    Advice, Matrix, Table, advise_as,
    agreement::{Agreement, agreement},
    light::{Colour, Light},
};
use crate::{
    challenges::RuleSet,
    evaluations::{
        Edition, rank,
        result_file::{Closing, ScoredProposal},
    },
    ids::ProposalId,
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Sheets = Vec<Option<Vec<i32>>>;

impl Closing {
    /// The sheets of what the official result ranks, by code. Proposals are known by their place in the file.
    pub fn matrix(&self, rules: &RuleSet) -> Matrix {
        self.ranked(rules, |proposal| proposal.sheets.clone())
    }

    /// All advice. Agreement is that of the first round, when nobody had heard the others yet (C8).
    pub fn advice(&self, edition: Edition, rules: &RuleSet) -> Advice {
        let first = self.ranked(rules, |proposal| proposal.first_sheets(&self.columns));
        Advice { agreement: agreement(&Table::new(rules, &first)), ..advise_as(edition, rules, &self.matrix(rules)) }
    }

    fn ranked(&self, rules: &RuleSet, sheets: impl Fn(&ScoredProposal) -> Sheets) -> Matrix {
        let ranked: BTreeSet<ProposalId> =
            rank(rules, &self.score_sheets()).into_iter().filter(|o| o.rank.is_some()).map(|o| o.proposal).collect();
        let rows = self.codes().into_keys().zip(&self.proposals).filter(|(id, _)| ranked.contains(id));
        let (proposals, sheets) = rows.map(|(id, proposal)| (id, sheets(proposal))).unzip();
        Matrix { proposals, sheets }
    }
}

/// [`Advice`] as JSON, with codes for proposals.
///
/// # Panics
/// When it cannot be written, which nothing may stand in for.
pub fn figures(edition: Edition, rules: &RuleSet, closing: &Closing) -> Value {
    let codes = closing.codes().into_iter().map(|(id, code)| (id.to_string(), code)).collect();
    let advice = closing.advice(edition, rules);
    let mut figures = serde_json::to_value(advice).unwrap_or_else(|error| panic!("no JSON: {error}"));
    name(&mut figures, &codes);
    figures
}

/// What is asked of [`figures`] once they are stored. Where scoring closed without them, nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Remarks {
    pub agreement: Option<Agreement>,
    comparison: Option<Compared>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Compared {
    light: Light,
}

impl Remarks {
    pub fn read(stored: Option<&str>) -> serde_json::Result<Self> {
        stored.map(serde_json::from_str).transpose().map(Option::unwrap_or_default)
    }

    pub fn colour(&self) -> Option<Colour> {
        self.comparison.as_ref().map(|compared| compared.light.colour)
    }

    /// Another way of counting gives another shortlist, so the council has to talk about it (C9).
    pub fn must_discuss(&self) -> bool {
        self.colour().is_some_and(|colour| colour != Colour::Green)
    }
}

fn name(value: &mut Value, codes: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => *text = codes.get(text).cloned().unwrap_or_else(|| std::mem::take(text)),
        Value::Array(items) => items.iter_mut().for_each(|item| name(item, codes)),
        Value::Object(fields) => fields.values_mut().for_each(|item| name(item, codes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_asked_for_where_the_stored_light_is_not_green() {
        let must_discuss = |stored: Option<&str>| Remarks::read(stored).expect("readable").must_discuss();
        let lit = |colour: &str| format!(r#"{{"proposals":[],"comparison":{{"light":{{"colour":"{colour}","causes":[]}},"more":1}}}}"#);
        assert!(must_discuss(Some(&lit("amber"))) && must_discuss(Some(&lit("red"))) && !must_discuss(Some(&lit("green"))));
        assert!(!must_discuss(None) && !must_discuss(Some(r#"{"comparison":null}"#)), "nothing to compare with");
        assert!(Remarks::read(Some(&lit("blue"))).is_err());
    }
}
