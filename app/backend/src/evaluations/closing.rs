//! How far the council is, and the official result when scoring closes.

use super::{ProgressLine, columns};
use crate::{
    Backend, Error, Result,
    db::{self, result::Official},
};
use domain::{
    access::{self, Action},
    challenges::{Challenge, RuleSet},
    check::Problem,
    council::FindingState,
    evaluations::{
        Edition, Outcome, ScoreSheets,
        advisory::file::figures,
        rank,
        result_file::{Closing, ExcludedSheet, ScoredProposal},
        sheet::MAX_COMMENT,
    },
    form::{Form, FormReader},
    ids::UserId,
    people::Actor,
    proposals::{Proposal, State},
    time::Moment,
    verbatim::Verbatim,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// Who may score a proposal, and the sheets that count for it.
#[derive(Clone)]
pub(crate) struct Count {
    pub proposal: Proposal,
    pub eligible: usize,
    pub sheets: Vec<db::sheet::Saved>,
    excluded: Vec<db::sheet::Saved>,
    abstained: u32,
}

impl Count {
    /// Sheets that eligible members have neither handed in nor abstained from.
    pub fn outstanding(&self) -> usize {
        self.eligible.saturating_sub(self.sheets.len() + self.excluded.len() + self.abstained as usize)
    }

    /// Who wrote a sheet, counted or excluded.
    pub fn writers(&self) -> Vec<UserId> {
        self.sheets.iter().chain(&self.excluded).map(|saved| saved.member).collect()
    }
}

impl Backend {
    pub async fn progress(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<ProgressLine>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewProgress, &case.facts, now)?;
        let rules = &case.challenge.content.rules;
        let line = |count: Count| ProgressLine {
            code: count.proposal.code,
            submitted: (count.sheets.len() + count.excluded.len()) as u32,
            abstained: count.abstained,
            eligible: count.eligible as u32,
            needed: rules.quorum(count.eligible) as u32,
        };
        Ok(counts(&self.db.read, &case.challenge, now).await?.into_iter().map(line).collect())
    }

    /// Ends scoring and stores the official result, computed under the rule set whose hash was frozen. Form: `reason`,
    /// asked for where scoring ends before its term although sheets are outstanding.
    pub async fn close_scoring(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::CloseScoring, &case.facts, tx.now)?;
        let rules = case.challenge.content.rules.clone();
        let rules_hash = rules.hash();
        if case.challenge.rules_hash.as_ref() != Some(&rules_hash) {
            return Err(Error::field("form", Problem::RulesChanged));
        }
        check_nothing_open(&tx.db, &case.challenge, tx.now).await?;
        let counts = counts(&tx.db, &case.challenge, tx.now).await?;
        let reason = early_reason(form, &case.challenge, &counts, tx.now)?;
        let closing = closing(&tx.db, &case.challenge, &counts, tx.now).await?;
        let real =
            closing.score_sheets().into_iter().zip(&counts).map(|(ballot, count)| ScoreSheets { proposal: count.proposal.id, ..ballot });
        let outcomes = rank(&rules, &real.collect::<Vec<_>>());
        let closing = Verbatim::from(without_unasked_chair(closing, &outcomes));
        let advisory = Some(figures(Edition::LATEST, &rules, &closing).to_string());
        let official = Official { edition: Edition::LATEST, rules_hash, outcomes, closing: Some(closing.clone()), advisory };
        let (scored, event) = case.challenge.close_scoring(&permit)?;
        db::result::insert(&tx.db, &permit, scored.id, &official).await?;
        db::challenge::save(&tx.db, &permit, &case.row, &scored).await?;
        // Whoever draws a lot later cannot choose what it hangs on.
        tx.record(&event.note(format!("{} {reason}", closing.hash()).trim_end())).await?;
        tx.commit().await
    }
}

/// Why scoring ends before its term while sheets are outstanding; empty where neither is so.
fn early_reason(form: &Form, challenge: &Challenge, counts: &[Count], now: Moment) -> Result<String> {
    let is_early = challenge.scoring_ends().is_some_and(|ends| now < ends);
    let mut r = FormReader::new(form);
    let is_asked = is_early && counts.iter().any(|count| count.outstanding() > 0);
    let reason = if is_asked { r.required("reason", MAX_COMMENT) } else { String::new() };
    r.errors.or(reason).map_err(Error::Invalid)
}

/// Refused while a sheet given back to a member has not come again, or an appeal against a found conflict has no
/// answer: either would be dropped without anybody's vote.
pub(super) async fn check_nothing_open(db: &impl ConnectionTrait, challenge: &Challenge, now: Moment) -> Result<()> {
    let mut proposals = db::proposal::handed_in(db, [challenge.id]).await?;
    proposals.retain(|p| p.state == State::Admissible);
    let ids = || proposals.iter().map(|p| p.id);
    let members = db::seat::members(db, now).await?;
    let conflicted = db::declaration::conflicted(db, ids()).await?;
    let mut sheets = db::sheet::reopened(db, ids()).await?;
    sheets.retain(|(proposal, member)| members.contains(member) && !conflicted.contains(&(*proposal, *member)));
    let mut appeals = db::finding::list(db, ids()).await?;
    appeals.retain(|f| matches!(f.state, FindingState::Appealed { .. }) && members.contains(&f.member));
    if sheets.is_empty() && appeals.is_empty() {
        return Ok(());
    }
    Err(Error::field("form", Problem::StillOpen(sheets.len() as u32, appeals.len() as u32)))
}

/// The proposals admitted to scoring, by code. Of those who sat when scoring began, whoever has no conflict is
/// eligible, although the seat may have ended since; only their sheets count.
pub(crate) async fn counts(db: &impl ConnectionTrait, challenge: &Challenge, now: Moment) -> Result<Vec<Count>> {
    let mut proposals = db::proposal::handed_in(db, [challenge.id]).await?;
    proposals.retain(|p| p.state == State::Admissible);
    let members = columns::roster(db, challenge, now).await?;
    let conflicted = db::declaration::conflicted(db, proposals.iter().map(|p| p.id)).await?;
    let sheets = db::sheet::submitted(db, proposals.iter().map(|p| p.id)).await?;
    let excluded = db::sheet::excluded(db, proposals.iter().map(|p| p.id)).await?;
    let finished = db::sheet::finished(db, proposals.iter().map(|p| p.id)).await?;
    let count = |proposal: Proposal| {
        let is_clear = |member: UserId| !conflicted.contains(&(proposal.id, member));
        let of_this = |sheets: &[db::sheet::Saved]| -> Vec<_> {
            sheets.iter().filter(|s| s.proposal == proposal.id && is_clear(s.member)).cloned().collect()
        };
        let (sheets, excluded) = (of_this(&sheets), of_this(&excluded));
        let eligible: BTreeSet<_> =
            members.iter().copied().filter(|m| is_clear(*m)).chain(sheets.iter().chain(&excluded).map(|s| s.member)).collect();
        let abstained = finished.iter().filter(|(p, m, abstained)| *abstained && *p == proposal.id && eligible.contains(m)).count() as u32;
        Count { eligible: eligible.len(), sheets, excluded, abstained, proposal }
    };
    Ok(proposals.into_iter().map(count).collect())
}

/// The sheets by anonymous member, as they are kept for anyone to compute the ranking again.
async fn closing(db: &impl ConnectionTrait, challenge: &Challenge, counts: &[Count], now: Moment) -> Result<Closing> {
    let rules = &challenge.content.rules;
    let writers = counts.iter().flat_map(Count::writers).collect();
    let members = columns::members(db, challenge, writers).await?;
    let chair = if rules.ties.chair { db::seat::chair(db, now).await? } else { None };
    let scored = |count: &Count| {
        let sheet = |member: &UserId| count.sheets.iter().find(|saved| saved.member == *member);
        let complete = |member: &UserId| sheet(member).map(|saved| saved.sheet.complete(rules)).transpose();
        let sheets = members.iter().map(complete).collect::<Result<_, _>>()?;
        let excluded = count.excluded.iter().map(|saved| excluded_sheet(rules, &members, saved)).collect::<Result<_>>()?;
        let first = first_sheets(rules, &members, &count.sheets)?;
        let is_late = |member: &UserId| challenge.round() > 1 && sheet(member).is_some_and(|saved| saved.first.is_none());
        let late = (0..).zip(&members).filter(|(_, member)| is_late(member)).map(|(place, _)| columns::letter(place)).collect();
        let (code, eligible) = (count.proposal.code.clone(), count.eligible as u32);
        Ok(ScoredProposal { code, eligible, sheets, first, late, excluded, voided: Vec::new() })
    };
    Ok(Closing {
        rules_hash: rules.hash(),
        closed_at: now.to_rfc3339(),
        columns: (0..members.len()).map(columns::letter).collect(),
        chair: members.iter().position(|member| Some(*member) == chair).map(columns::letter),
        proposals: counts.iter().map(scored).collect::<Result<_>>()?,
    })
}

/// Where no tie came as far as the chair's sheet, nobody is told which column is the chair's.
fn without_unasked_chair(closing: Closing, outcomes: &[Outcome]) -> Closing {
    let is_asked = outcomes.iter().any(|outcome| outcome.chair.is_some());
    Closing { chair: closing.chair.filter(|_| is_asked), ..closing }
}

/// Those that the second round changed, as they were before it.
fn first_sheets(rules: &RuleSet, members: &[UserId], sheets: &[db::sheet::Saved]) -> Result<BTreeMap<String, Vec<i32>>> {
    let mut changed = BTreeMap::new();
    for saved in sheets {
        let Some(first) = &saved.first else { continue };
        let (first, last) = (first.complete(rules)?, saved.sheet.complete(rules)?);
        let column = members.iter().position(|member| *member == saved.member).map(columns::letter);
        changed.extend(column.filter(|_| first != last).map(|column| (column, first)));
    }
    Ok(changed)
}

fn excluded_sheet(rules: &RuleSet, members: &[UserId], saved: &db::sheet::Saved) -> Result<ExcludedSheet> {
    let column = members.iter().position(|member| *member == saved.member).map(columns::letter);
    let exclusion = saved.exclusion.clone();
    let (column, exclusion) = column.zip(exclusion).ok_or_else(|| Error::internal("an excluded sheet without a vote"))?;
    Ok(ExcludedSheet { column, sheet: saved.sheet.complete(rules)?, motion: None, exclusion })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;
    use domain::challenges::Stage;

    #[tokio::test]
    async fn rules_that_are_not_the_frozen_ones_are_refused_and_nothing_is_saved() {
        let t = TestBackend::new().await;
        t.open_challenge("BT-01").await;
        let id = t.submitted_proposal("an", "BT-01").await;
        t.open_proposals("BT-01").await;
        let mai = t.actor("mai").await;
        t.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("screened");
        t.start_scoring(&mai, "BT-01").await.expect("started");
        t.db.write.execute_unprepared("UPDATE challenges SET rules_hash = 'other'").await.expect("tampered");
        t.db.read.forget();
        let minh = t.actor("minh").await;
        t.declare_conflict(&minh, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        let refused = t.close_scoring(&minh, "BT-01", &Form::default()).await;
        assert!(matches!(refused, Err(Error::Invalid(errors)) if errors.of("form") == Some(&Problem::RulesChanged)));
        assert_eq!(t.challenge(&mai, "BT-01").await.expect("view").stage, Stage::Scoring);
    }
}
