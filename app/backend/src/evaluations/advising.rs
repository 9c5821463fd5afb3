//! What stands beside the official result: statistics that may start a discussion and can alter no rank (C7 to C9).

use super::{
    AdviceLine, AdviceView,
    closing::{Count, counts},
    scoring::{in_letter_order, letter},
};
use crate::{Backend, Result, db, results::official};
use domain::{
    access::{self, Action},
    challenges::{Challenge, RuleSet},
    evaluations::{
        Sheet,
        advisory::{Advice, Matrix, advise},
        movement,
    },
    ids::UserId,
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;

impl Backend {
    pub async fn advice(&self, actor: &Actor, challenge_code: &str) -> Result<AdviceView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewRanking, &case.facts, now)?;
        let (counts, members) = ranked(db, &case.challenge, now).await?;
        let advice = advice_on(&case.challenge.content.rules, &counts, &members)?;
        let line = |(count, advice)| line(count, advice, &members);
        Ok(AdviceView {
            letters: (0..members.len()).map(letter).collect(),
            lines: counts.iter().zip(&advice.proposals).map(line).collect(),
            severities: advice.severities,
            agreement: advice.agreement,
            comparison: advice.comparison,
            challenge: case.challenge,
        })
    }
}

/// The proposals that the official result ranks, by code, and the members in the order of their letters.
async fn ranked(db: &impl ConnectionTrait, challenge: &Challenge, now: Moment) -> Result<(Vec<Count>, Vec<UserId>)> {
    let mut counts = counts(db, challenge, now).await?;
    let official = official(db, challenge).await?;
    let is_ranked = |count: &Count| official.outcomes.iter().any(|o| o.proposal == count.proposal.id && o.rank.is_some());
    counts.retain(is_ranked);
    let writers = counts.iter().flat_map(|count| count.sheets.iter().map(|s| s.member)).collect();
    let members = in_letter_order(db, challenge, writers).await?;
    Ok((counts, members))
}

fn advice_on(rules: &RuleSet, counts: &[Count], members: &[UserId]) -> Result<Advice> {
    let row = |count: &Count| members.iter().map(|m| count.sheet_of(*m).map(|s| s.complete(rules)).transpose()).collect();
    let sheets = counts.iter().map(row).collect::<Result<_, _>>()?;
    Ok(advise(rules, &Matrix { proposals: counts.iter().map(|count| count.proposal.id).collect(), sheets }))
}

fn line(count: &Count, advice: &domain::evaluations::advisory::ProposalAdvice, members: &[UserId]) -> AdviceLine {
    let first = |saved: &db::sheet::Saved| saved.first.as_ref().map(Sheet::total_half);
    let moved: Vec<_> = count.sheets.iter().filter_map(|saved| Some((first(saved)?, saved.sheet.total_half()))).collect();
    AdviceLine {
        code: count.proposal.code.clone(),
        totals: members.iter().map(|m| count.sheet_of(*m).map(Sheet::total_half)).collect(),
        movement: (!moved.is_empty()).then(|| movement(&moved)),
        advice: advice.clone(),
    }
}
