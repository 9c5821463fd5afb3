//! The advisory figures as a result file has them.

use super::{Advice, Matrix, Table, advise_as, agreement::agreement};
use crate::{
    challenges::RuleSet,
    evaluations::{
        Edition, rank,
        result_file::{Closing, ScoredProposal},
    },
    ids::ProposalId,
};
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

fn name(value: &mut Value, codes: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => *text = codes.get(text).cloned().unwrap_or_else(|| std::mem::take(text)),
        Value::Array(items) => items.iter_mut().for_each(|item| name(item, codes)),
        Value::Object(fields) => fields.values_mut().for_each(|item| name(item, codes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
