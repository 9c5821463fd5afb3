//! A tie across the line of the shortlist: what is known of it, and the order stored again once more is known.

use super::{anew::check_none_anew, columns};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db::{self, Source, result::Official},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Permit},
    challenges::{Challenge, RuleSet, lifecycle::Rejection},
    council::{
        Conflict, Electorate,
        electorate::{Members, clear_of},
    },
    evaluations::{
        ballot::{Due, TieBallot},
        line, settle,
    },
    ids::{ProposalId, UserId},
    people::Actor,
    time::Moment,
};

/// The official result, the ballot if there is one, and who was tied before it.
pub(super) struct Tie {
    pub official: Official,
    pub ballot: Option<TieBallot>,
    pub proposals: Vec<ProposalId>,
    pub places: u32,
}

/// `None` where nobody is or was tied across the line, or where there is no result yet. The facts of the case
/// are from then on about the tied proposals.
pub(super) async fn find(db: &impl Source, case: &mut Case, actor: &Actor) -> Result<Option<Tie>> {
    // Where nothing is tied, nobody can be in conflict with it.
    case.facts = case.facts.tied(true);
    let Some(official) = db::result::find(db, case.challenge.id).await? else { return Ok(None) };
    let ballot = db::ballot::find(db, case.challenge.id).await?;
    let tied = ballot.as_ref().map(|ballot| (ballot.proposals.clone(), ballot.places));
    let Some((proposals, places)) = tied.or_else(|| still_tied(&case.challenge.content.rules, &official)) else { return Ok(None) };
    if let Some(member) = actor.user().filter(|user| user.is_of_council()) {
        case.facts = case.facts.tied(is_clear(db, member.id, &proposals).await?);
    }
    Ok(Some(Tie { official, ballot, proposals, places }))
}

/// Who is tied across the line, for so many places, after all that was done about it.
pub(super) fn still_tied(rules: &RuleSet, official: &Official) -> Option<(Vec<ProposalId>, u32)> {
    line(rules, &official.outcomes).tied()
}

/// What is to be done about a tie across the line, for whoever presides.
pub(crate) async fn due(db: &impl Source, challenge: &Challenge) -> Result<Due> {
    let ballot = db::ballot::find(db, challenge.id).await?;
    let Some(official) = db::result::find(db, challenge.id).await? else { return Ok(Due::Nothing) };
    let is_tied = still_tied(&challenge.content.rules, &official).is_some();
    Ok(if ballot.is_none() && !is_tied { Due::Nothing } else { Due::of(ballot.as_ref(), is_tied) })
}

/// What members vote between, or can be asked to at any moment: tied across the line, and no ballot on it has ended.
pub(crate) async fn voted_on(db: &impl Source, challenge: &Challenge) -> Result<Option<Vec<ProposalId>>> {
    if let Some(ballot) = db::ballot::find(db, challenge.id).await? {
        return Ok(ballot.is_open().then_some(ballot.proposals));
    }
    let Some(official) = db::result::find(db, challenge.id).await? else { return Ok(None) };
    Ok(still_tied(&challenge.content.rules, &official).map(|(proposals, _)| proposals))
}

/// The member declared to be clear of all of these.
pub(crate) async fn is_clear(db: &impl Source, member: UserId, proposals: &[ProposalId]) -> Result<bool> {
    let declared = db::declaration::of_member(db, member, proposals.iter().copied()).await?;
    Ok(proposals.iter().all(|id| declared.get(id) == Some(&Conflict::Clear)))
}

/// Members who may vote on a tie of these: who sat when scoring began, and are recused from none of them.
pub(super) async fn electors(db: &impl Source, challenge: &Challenge, proposals: &[ProposalId], now: Moment) -> Result<Vec<UserId>> {
    let clear = db::declaration::clear(db, proposals.iter().copied()).await?.into_iter().collect();
    Ok(clear_of(&columns::roster(db, challenge, now).await?, proposals, &clear))
}

/// Who may vote on a motion about these.
pub(crate) async fn electorate(db: &impl Source, challenge: &Challenge, proposals: &[ProposalId], now: Moment) -> Result<Electorate> {
    let asked = Members {
        roster: &columns::roster(db, challenge, now).await?,
        sitting: &db::seat::members(db, now).await?,
        clear: &db::declaration::clear(db, proposals.iter().copied()).await?.into_iter().collect(),
        conflicted: &db::declaration::conflicted(db, proposals.iter().copied()).await?.into_iter().collect(),
        is_before_ranking: challenge.stage(now).is_before_ranking(),
    };
    Ok(Electorate::of(proposals, &asked))
}

/// Saves the ballot, and the official order that now follows.
pub(super) async fn resettle(
    db: &impl Source,
    permit: &Permit,
    challenge: &Challenge,
    official: Official,
    ballot: &TieBallot,
) -> Result<()> {
    challenge.check_rules(&official.rules_hash).map_err(|problem| Error::field("form", problem))?;
    let outcomes = settle(&challenge.content.rules, official.outcomes, &ballot.settlement());
    db::result::save_order(db, permit, ballot.challenge, &outcomes).await?;
    db::ballot::save(db, permit, ballot).await
}

/// A ballot that has closed, and who is tied across the line all the same.
pub(super) fn undecided(case: &Case, ballot: Option<TieBallot>, official: &Official) -> Result<(TieBallot, Vec<ProposalId>)> {
    let ballot = ballot.filter(|ballot| !ballot.is_open()).ok_or(Rejection::WrongState)?;
    let (tied, _) = still_tied(&case.challenge.content.rules, official).ok_or(Rejection::WrongState)?;
    Ok((ballot, tied))
}

impl Backend {
    pub(super) async fn lock_tie(&self, tx: &Transaction<'_>, actor: &Actor, code: &str, action: Action) -> Result<(Case, Tie, Permit)> {
        let mut case = self.lock_challenge(tx, actor, code).await?;
        let tie = find(&tx.db, &mut case, actor).await?;
        let permit = access::check(actor, action, &case.facts, tx.now)?;
        check_none_anew(&tx.db, &case.challenge).await?;
        Ok((case, tie.ok_or(Rejection::WrongState)?, permit))
    }
}
