//! Finding a challenge, and everything that a decision about it depends on.

use crate::{
    Backend, Error, Result,
    council::{is_leaderless, stands_in},
    db::{self, Source, declaration::Line},
    transaction::Act,
};
use domain::{
    access::{self, Action, Facts},
    challenges::{Challenge, Stage, State},
    council::{Conflict, meeting::State::Ended},
    event::Act as What,
    ids::ChallengeId,
    people::Actor,
    time::Moment,
};
use sea_orm::sea_query::LockType;

/// Of one challenge, within reason.
const MEETINGS: u64 = 100;

/// A challenge as loaded for one actor at one moment.
pub(crate) struct Case {
    pub row: db::challenge::Model,
    pub challenge: Challenge,
    pub facts: Facts,
}

impl Backend {
    pub(crate) async fn challenge_by_id(&self, db: &impl Source, id: ChallengeId) -> Result<Challenge> {
        let load = async { db::challenge::find(db, id).await?.ok_or(Error::NotFound)?.challenge() };
        db.kept(format!("challenge {}", id.0), load).await
    }

    /// By code, as the actor may see it; what they may not see is not found.
    pub(crate) async fn challenge_case(&self, db: &impl Source, actor: &Actor, code: &str, now: Moment) -> Result<Case> {
        let row = db.kept(format!("challenge {code}"), db::challenge::find_by_code(db, code)).await?.ok_or(Error::NotFound)?;
        let case = case_of(db, actor, row, now).await?;
        access::check(actor, Action::ViewChallenge, &case.facts, now)?;
        Ok(case)
    }

    /// The code that a challenge has now, by one that it had before; none for whoever may not see the challenge.
    pub async fn present_code(&self, actor: &Actor, former: &str) -> Result<Option<String>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let Some(id) = db::former_code::find(db, former).await? else { return Ok(None) };
        let row = db::challenge::find(db, id).await?.ok_or(Error::NotFound)?;
        let case = case_of(db, actor, row, now).await?;
        let may_see = access::check(actor, Action::ViewChallenge, &case.facts, now).is_ok();
        Ok(may_see.then_some(case.challenge.code))
    }

    /// The same as [`Self::challenge_case`], held for changing until the act ends, and published if its time has come.
    pub(crate) async fn lock_challenge(&self, act: &Act<'_>, actor: &Actor, code: &str) -> Result<Case> {
        let id = ChallengeId(db::challenge::find_by_code(&act.db, code).await?.ok_or(Error::NotFound)?.id);
        let row = self.lock_and_settle(act, id).await?;
        let case = case_of(&act.db, actor, row, act.now).await?;
        access::check(actor, Action::ViewChallenge, &case.facts, act.now)?;
        Ok(case)
    }

    /// Locks a challenge; a scheduled one whose time has come is published on the way.
    pub(crate) async fn lock_and_settle(&self, act: &Act<'_>, id: ChallengeId) -> Result<db::challenge::Model> {
        let row = db::challenge::lock(&act.db, id, LockType::Update).await?.ok_or(Error::NotFound)?;
        let challenge = row.challenge()?;
        let is_due = matches!(challenge.state, State::Scheduled { at } if at <= act.now);
        let Some(permit) = access::system(Action::PublishChallenge, act.now).filter(|_| is_due) else { return Ok(row) };
        let (published, event) = challenge.publish_scheduled(&permit)?;
        db::challenge::save(&act.db, &permit, &row, &published).await?;
        act.record(&event).await?;
        db::challenge::find(&act.db, id).await?.ok_or(Error::NotFound)
    }
}

async fn case_of(db: &impl Source, actor: &Actor, row: db::challenge::Model, now: Moment) -> Result<Case> {
    let challenge = row.challenge()?;
    let facts = challenge_facts(db, actor, &challenge, now).await?;
    Ok(Case { row, challenge, facts })
}

/// Whether a valid meeting about it has ended since scoring closed.
async fn has_met(db: &impl Source, challenge: ChallengeId, closed: Moment) -> Result<bool> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let held = db::meeting::list(db, Some(ids), MEETINGS).await?;
    Ok(held.iter().any(|meeting| matches!(&meeting.state, Ended { quorum, ended, .. } if quorum.is_met() && *ended >= closed)))
}

/// Facts of a challenge for one actor, with a member's conflicts and, for the office, open complaints.
pub(crate) async fn challenge_facts(db: &impl Source, actor: &Actor, challenge: &Challenge, now: Moment) -> Result<Facts> {
    Ok(facts_and_lines(db, actor, challenge, now).await?.0)
}

/// The same, with the proposals that concern a member, once they are opened.
pub(crate) async fn facts_and_lines(db: &impl Source, actor: &Actor, challenge: &Challenge, now: Moment) -> Result<(Facts, Vec<Line>)> {
    let mut facts = Facts::of(challenge, now);
    let is_unsealed = facts.stage.is_some_and(|s| s.is_unsealed());
    // Only whoever might conclude the call needs to know what keeps it open.
    if access::check(actor, Action::ViewFollowUp, &facts, now).is_ok() {
        let may_block = challenge.content.rules.terms.complaints_block;
        facts.is_blocked = Some(may_block && !db::complaint::open_in(db, [challenge.id]).await?.is_empty());
    }
    // Only whoever could name somebody needs to know that nobody presides.
    if access::check(actor, Action::AppointActingChair, &Facts { is_leaderless: true, ..facts.clone() }, now).is_ok() {
        facts.is_leaderless = is_leaderless(db, challenge.id, now).await?;
    }
    // Only whoever might reopen scoring needs to know what has come of its result.
    if access::check(actor, Action::ReopenScoring, &Facts { nothing_followed: true, ..facts.clone() }, now).is_ok() {
        let is_proposed = !matches!(challenge.state, State::Scored { returned: None, .. });
        facts.nothing_followed = !is_proposed
            && db::ballot::find(db, challenge.id).await?.is_none()
            && db::event::last(db, challenge.id, What::ScoringReopened).await?.is_none();
    }
    // Only whoever might propose a shortlist needs to know whether the council has met.
    if let State::Scored { at: closed, .. } = challenge.state
        && !facts.has_met
        && actor.user().is_some_and(|u| u.seat.is_some())
    {
        facts.has_met = has_met(db, challenge.id, closed).await?;
    }
    // The proposals of a cancelled call are not shown, but what members declared about them is kept.
    let may_have_to_do = is_unsealed || facts.stage == Some(Stage::Cancelled);
    let Some(member) = actor.user().filter(|u| u.seat.is_some() && may_have_to_do) else { return Ok((facts, Vec::new())) };
    let (of_member, id) = (format!("{} {}", member.id.0, challenge.id.0), challenge.id);
    let lines = db.kept(format!("lines {of_member}"), db::declaration::lines(db, member.id, id)).await?;
    let has_recused = db.kept(format!("recusal {of_member}"), db::recusal::find(db, member.id, id)).await?.is_some();
    facts.has_conflict = has_recused || lines.iter().any(|l| l.conflict == Conflict::Conflicted);
    facts.has_undeclared = lines.iter().any(|l| l.is_before_council && l.conflict == Conflict::Undeclared);
    let roster = db.kept(format!("roster {}", id.0), db::challenge::roster(db, id)).await?;
    facts.is_seated_late = roster.is_some_and(|roster| !roster.contains(&member.id));
    facts.is_acting_chair = stands_in(db, member, challenge.id, now).await?;
    Ok((facts, if is_unsealed { lines } else { Vec::new() }))
}
