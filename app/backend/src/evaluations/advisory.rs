//! What stands beside the official result: statistics that may start a discussion and can alter no rank (C7 to C9).

use super::{AdviceLine, AdviceView, pooling::pooled};
use crate::{Backend, Result, results::official};
use domain::{
    access::{self, Action},
    challenges::RuleSet,
    evaluations::{
        advisory::{ProposalAdvice, what_if::Sums},
        outliers,
    },
    people::Actor,
};

impl Backend {
    /// From what was frozen when scoring closed, whatever became of seats and sheets since.
    pub async fn advice(&self, actor: &Actor, challenge_code: &str) -> Result<AdviceView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewRanking, &case.facts, now)?;
        let official = official(db, &case.challenge).await?;
        let closing = official.closing.into_inner();
        let rules = &case.challenge.content.rules;
        let matrix = closing.matrix(rules);
        let advice = closing.advice(official.edition, rules);
        let codes = closing.codes();
        let is_office = access::check(actor, Action::UseOffice, &case.facts, now).is_ok();
        let pooled = if is_office { pooled(db, &case.challenge, &closing, now).await? } else { None };
        let frozen = |code: &str| closing.proposals.iter().find(|proposal| proposal.code == code);
        let movement = |code: &str| frozen(code).map(|proposal| proposal.movement(&closing.columns)).unwrap_or_default();
        let line = |(advice, sheets): (ProposalAdvice, &Vec<Option<Vec<i32>>>)| {
            let code = codes.get(&advice.proposal).cloned().unwrap_or_default();
            let totals: Vec<_> = sheets.iter().map(|sheet| sheet.as_ref().map(|sheet| sheet.iter().sum())).collect();
            AdviceLine {
                flags: outliers::flags(rules, &totals),
                sums: advice.places.as_ref().map(|places| sums(rules, sheets, places.official)),
                movement: movement(&code),
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
