//! What stands beside the official result: statistics that may start a discussion and can alter no rank (C7 to C9).

use super::{
    AdviceLine, AdviceView,
    closing::{Count, counts},
    pooling::pooled,
};
use crate::{Backend, Error, Result, db, results::official};
use domain::{
    access::{self, Action},
    challenges::RuleSet,
    evaluations::{
        Movement, Sheet,
        advisory::{ProposalAdvice, what_if::Sums},
        movement, outliers,
    },
    people::Actor,
};
use std::collections::HashMap;

impl Backend {
    /// From what was frozen when scoring closed, whatever became of seats and sheets since.
    pub async fn advice(&self, actor: &Actor, challenge_code: &str) -> Result<AdviceView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewRanking, &case.facts, now)?;
        // Results from before closings were kept have no sheets to go by.
        let closing = official(db, &case.challenge).await?.closing.ok_or(Error::NotFound)?;
        let rules = &case.challenge.content.rules;
        let matrix = closing.matrix(rules);
        let advice = closing.advice(rules);
        let codes = closing.codes();
        let moved: HashMap<String, Movement> = counts(db, &case.challenge, now)
            .await?
            .into_iter()
            .filter_map(|count| Some((count.proposal.code.clone(), moved(&count)?)))
            .collect();
        let is_office = access::check(actor, Action::UseOffice, &case.facts, now).is_ok();
        let pooled = if is_office { pooled(db, &case.challenge, &closing, now).await? } else { None };
        let line = |(advice, sheets): (ProposalAdvice, &Vec<Option<Vec<i32>>>)| {
            let code = codes.get(&advice.proposal).cloned().unwrap_or_default();
            let totals: Vec<_> = sheets.iter().map(|sheet| sheet.as_ref().map(|sheet| sheet.iter().sum())).collect();
            AdviceLine {
                flags: outliers::flags(rules, &totals),
                sums: advice.places.as_ref().map(|places| sums(rules, sheets, places.official)),
                movement: moved.get(&code).copied(),
                totals,
                code,
                advice,
            }
        };
        Ok(AdviceView {
            lines: advice.proposals.into_iter().zip(&matrix.sheets).map(line).collect(),
            severities: advice.severities,
            pooled,
            agreement: advice.agreement,
            has_changes: closing.has_changes(),
            comparison: advice.comparison,
            challenge: case.challenge,
            letters: closing.columns,
        })
    }
}

fn sums(rules: &RuleSet, sheets: &[Option<Vec<i32>>], official_rank: u32) -> Sums {
    let sum = |k: usize| sheets.iter().flatten().map(|sheet| i64::from(sheet[k])).sum();
    Sums { by_criterion: (0..rules.criteria.len()).map(sum).collect(), n: sheets.iter().flatten().count() as i64, official_rank }
}

/// What the second round changed, where there was one.
fn moved(count: &Count) -> Option<Movement> {
    let first = |saved: &db::sheet::Saved| saved.first.as_ref().map(Sheet::total_half);
    let moved: Vec<_> = count.sheets.iter().filter_map(|saved| Some((first(saved)?, saved.sheet.total_half()))).collect();
    (!moved.is_empty()).then(|| movement(&moved))
}
