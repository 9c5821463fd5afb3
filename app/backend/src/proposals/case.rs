//! Finding a proposal, and everything that a decision about it depends on.

use super::reading;
use crate::{
    Backend, Error, Result,
    challenges::facts_and_lines,
    db::{self, Source, declaration::Line, sheet::Saved},
    transaction::Act,
};
use domain::{
    access::{self, Denied, Facts},
    challenges::Challenge,
    council::Conflict,
    ids::{ChallengeId, ProposalId},
    people::Actor,
    proposals::{Completion, Proposal, State, content::FileRef},
    time::Moment,
};
use sea_orm::sea_query::LockType;

/// A proposal as loaded for one actor at one moment, who may know that it exists. Nothing else of it may be told before a
/// check.
pub(crate) struct ProposalCase {
    pub row: db::proposal::Model,
    pub proposal: Proposal,
    pub challenge: Challenge,
    pub facts: Facts,
    /// What else was handed in for the challenge, for a member of the council.
    pub lines: Vec<Line>,
    /// What the firm was asked to add after the opening.
    pub completion: Option<Completion>,
    /// The member's own sheet for this proposal.
    pub own_sheet: Option<Saved>,
}

impl Backend {
    /// The proposal, its challenge, and all facts about it for this actor.
    pub(crate) async fn proposal_facts(
        &self,
        db: &impl Source,
        actor: &Actor,
        id: ProposalId,
        now: Moment,
    ) -> Result<(Proposal, Challenge, Facts)> {
        let case = self.proposal_case(db, actor, id, now).await?;
        Ok((case.proposal, case.challenge, case.facts))
    }

    /// Files of the version handed in last; none before that.
    pub(crate) async fn submitted_files(&self, db: &impl Source, id: ProposalId) -> Result<Vec<FileRef>> {
        let row = db::proposal::find(db, id).await?.ok_or(Error::NotFound)?;
        let Some(receipt) = row.proposal()?.receipt else { return Ok(Vec::new()) };
        let version = db::proposal_version::find(db, id, receipt.version).await?.ok_or(Error::NotFound)?;
        Ok(reading::read_files(&version))
    }

    pub(crate) async fn proposal_case(&self, db: &impl Source, actor: &Actor, id: ProposalId, now: Moment) -> Result<ProposalCase> {
        // Asked first, so that a visitor cannot tell an id that exists from one that does not.
        actor.user().ok_or(Denied::SignIn)?;
        let row = db.kept(format!("proposal {}", id.0), db::proposal::find(db, id)).await?.ok_or(Error::NotFound)?;
        let challenge = self.challenge_by_id(db, ChallengeId(row.challenge_id)).await?;
        case_of(db, actor, row, challenge, now).await
    }

    /// The same, held for changing: the challenge stays in its state until the act ends.
    pub(crate) async fn lock_proposal(&self, act: &Act<'_>, actor: &Actor, id: ProposalId) -> Result<ProposalCase> {
        actor.user().ok_or(Denied::SignIn)?;
        let found = db::proposal::find(&act.db, id).await?.ok_or(Error::NotFound)?;
        let challenge = db::challenge::lock(&act.db, ChallengeId(found.challenge_id), LockType::Share).await?;
        let row = db::proposal::lock(&act.db, id).await?.ok_or(Error::NotFound)?;
        case_of(&act.db, actor, row, challenge.ok_or(Error::NotFound)?.challenge()?, act.now).await
    }
}

async fn case_of(db: &impl Source, actor: &Actor, row: db::proposal::Model, challenge: Challenge, now: Moment) -> Result<ProposalCase> {
    let proposal = row.proposal()?;
    let (facts, lines) = facts_and_lines(db, actor, &challenge, now).await?;
    let mut facts = facts.with_firm(proposal.firm);
    facts.is_handed_in = proposal.state.is_handed_in();
    facts.is_admissible = proposal.state == State::Admissible;
    if !access::may_know_of_proposal(actor, &facts, now) {
        return Err(Error::NotFound);
    }
    facts.conflict = lines.iter().find(|l| l.proposal == proposal.id).map(|l| l.conflict).unwrap_or_default();
    let own_sheet = match actor.user() {
        Some(member) if facts.conflict == Conflict::Clear => {
            let key = format!("sheet {} {}", member.id.0, proposal.id.0);
            db.kept(key, db::sheet::find(db, member.id, proposal.id)).await?
        }
        _ => None,
    };
    facts.has_first = own_sheet.as_ref().is_some_and(|s| s.first.is_some());
    facts.own_sheet = own_sheet.as_ref().map(|s| s.standing).unwrap_or_default();
    let completion = db.kept(format!("completion {}", proposal.id.0), db::completion::find(db, proposal.id)).await?;
    let repairs = challenge.content.rules.terms.repair_days > 0;
    facts.may_be_completed = proposal.state == State::Submitted && completion.is_none() && repairs;
    facts.completion_due = completion.as_ref().filter(|c| c.handed_in.is_none()).map(|c| c.due);
    Ok(ProposalCase { row, proposal, challenge, facts, lines, completion, own_sheet })
}
