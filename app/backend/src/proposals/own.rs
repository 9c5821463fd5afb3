//! A firm's list of its own proposals: what each has come to, what waits for the firm, and what is owed to it.

use super::{
    ProposalLine,
    draft::{submitted, unconfirmed},
    partners::{left, not_agreed},
    reading,
};
use crate::{
    Backend, Result,
    challenges::card,
    db::{self, Source},
    facts,
    memory::Row,
    results::official,
};
use domain::{
    access::{self, Action, Denied, ProposalFacts},
    challenges::{Challenge, Stage},
    evaluations::Public,
    ids::ChallengeId,
    people::Actor,
    proposals::{
        Ending, Proposal, Reviewed,
        thread::Side,
        waiting::{Deadlines, debrief_owed, is_changed, standing, tasks},
    },
    time::Moment,
};
use std::collections::HashMap;

/// At most so many proposals of one firm are listed; it has one for each challenge.
const LINES: u64 = 500;

impl Backend {
    pub async fn own_proposals(&self, actor: &Actor) -> Result<Vec<ProposalLine>> {
        let now = self.clock.now();
        let db = &self.db.read;
        actor.user().ok_or(Denied::SignIn)?;
        let firm = actor.firm().ok_or(Denied::NoFirm)?.firm;
        let rows = db::proposal::of_firm(db, firm, LINES).await?;
        let challenges = db::challenge::list_by_ids(db, rows.iter().map(|r| ChallengeId(r.challenge_id))).await?;
        let challenges: HashMap<ChallengeId, Challenge> =
            challenges.iter().map(|row| Ok((ChallengeId(row.id), row.challenge()?))).collect::<Result<_>>()?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(challenge) = challenges.get(&ChallengeId(row.challenge_id)) else { continue };
            lines.push(line(db, actor, &row, challenge, now).await?);
        }
        Ok(lines)
    }
}

/// With the title of what counts: the version handed in, else the draft.
async fn line(db: &impl Source, actor: &Actor, row: &db::proposal::Model, challenge: &Challenge, now: Moment) -> Result<ProposalLine> {
    let proposal = row.proposal()?;
    let alone = db::proposal_right::of_actor(db, actor, proposal.id).await?;
    let facts = ProposalFacts::of(&proposal, facts::challenge(db, actor, challenge, now).await?).allowed(alone);
    let permit = access::check(actor, Action::ViewOwnProposal, &facts, now)?;
    let shown = card(challenge, actor, now);
    let draft = Reviewed { content: reading::read_content(&permit, row)?, files: db::file::refs(db, proposal.id).await? };
    let submitted = submitted(db, &permit, &proposal).await?;
    let completion = db.kept(Row::Completion(challenge.id, proposal.id), db::completion::find(db, proposal.id)).await?;
    let completion_due = completion.and_then(|asked| asked.waits_until(now));
    let is_published = shown.stage == Stage::ResultPublished;
    let has_complained = is_published && db::complaint::find(db, proposal.id).await?.is_some();
    let unconfirmed = unconfirmed(&proposal, db::challenge_version::amended(db, challenge.id, now).await?);
    let is_changed = is_changed(&draft, submitted.as_ref());
    let has_left = !left(db, &proposal, submitted.as_ref()).await?.is_empty();
    let not_agreed = not_agreed(db, &proposal, &draft.content, &draft.files, now).await?.len();
    let terms = Deadlines {
        asks_again: unconfirmed.is_some(),
        is_changed,
        has_left,
        is_written_to: is_written_to(db, &facts, actor, now).await?,
        ..Deadlines::of(challenge, completion_due, has_complained)
    };
    let debrief = if is_published { db::debrief::find(db, proposal.id).await? } else { None };
    let is_released = debrief.is_some_and(|(debrief, _)| debrief.released.is_some());
    let has_feedback = access::check(actor, Action::ViewFeedback, &facts, now).is_ok();
    let right = actor.firm().map(|membership| membership.of_one(alone)).ok_or(Denied::NoFirm)?;
    Ok(ProposalLine {
        debrief_due: debrief_owed(&proposal, challenge, is_released),
        tasks: tasks(&proposal.state(), shown.stage, terms, now).into_iter().filter(|task| task.what.is_for(right)).collect(),
        missing: draft.content.missing((&challenge.content).into()).len() + not_agreed,
        ending: ending(db, &proposal, challenge).await,
        complaints: challenge.complaints_until().filter(|_| has_feedback).map(|until| (until, has_complained)),
        completion_due,
        unconfirmed,
        id: proposal.id,
        state: proposal.state(),
        receipt: proposal.receipt().cloned(),
        title: standing(&proposal.state(), &draft.content, submitted.as_ref()).title.clone(),
        is_changed,
        code: proposal.code,
        challenge_code: shown.code,
        challenge_title: shown.title,
        stage: shown.stage,
        closes: shown.closes,
        has_feedback,
    })
}

/// The office wrote last, and the firm can still answer.
async fn is_written_to(db: &impl Source, facts: &ProposalFacts, actor: &Actor, now: Moment) -> Result<bool> {
    if access::check(actor, Action::WriteToOffice, facts, now).is_err() {
        return Ok(false);
    }
    Ok(db::message::of_proposal(db, facts.id).await?.last().is_some_and(|last| last.side == Side::Office))
}

/// One result that cannot be read keeps no other proposal from being listed.
async fn ending(db: &impl Source, proposal: &Proposal, challenge: &Challenge) -> Option<Ending> {
    let official = match challenge.chosen().1 {
        Some(_) => official(db, challenge).await.inspect_err(|error| tracing::error!(%error, "a result cannot be read")).ok()?,
        None => return Ending::of(proposal, challenge, &[], false),
    };
    Ending::of(proposal, challenge, &official.outcomes, Public::of(challenge, &official.closing).shows_scores)
}
