//! A proposal that lost its quorum by a motion is scored anew by everybody who is clear of it; the site computes the result.

use super::{
    closing::{council, reason_of},
    columns,
    counting::counts,
    replacing::{Next, instead},
};
use crate::{
    Backend, Error, Result,
    db::{self, former_sheet::Kind},
    mail::Mail,
    results::official,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::{Challenge, State},
    council::Motion,
    evaluations::{
        anew::{Ended, is_lost, open_until},
        result_file::Closing,
    },
    ids::{ChallengeId, ProposalId, UserId},
    proposals::Proposal,
};
use sea_orm::ConnectionTrait;
use std::slice;

impl Backend {
    /// Where the result that a motion has just changed has no rank for a proposal any more that had one: its sheets are set
    /// aside, and whoever is clear of it is asked for another.
    pub(crate) async fn begin_anew(&self, tx: &Transaction<'_>, challenge: &Challenge, motion: &Motion, permit: &Permit) -> Result<()> {
        let (Some(of), Some(official)) = (motion.sheet(), db::result::find(&tx.db, challenge.id).await?) else { return Ok(()) };
        let Some(before) = official.replaced.last().filter(|before| before.motion == motion.name()) else { return Ok(()) };
        let proposals = db::proposal::handed_in(&tx.db, [challenge.id]).await?;
        let Some(proposal) = proposals.into_iter().find(|proposal| proposal.id == of.proposal) else { return Ok(()) };
        let had_rank = before.official.iter().any(|line| line.code == proposal.code && line.rank.is_some());
        let clear = clear_members(tx, challenge, proposal.id).await?;
        if !is_lost(&challenge.content.rules, had_rank, &official.outcomes, &proposal, clear.len()) {
            return Ok(());
        }
        db::former_sheet::set_aside(&tx.db, permit, &proposal, Kind::Before).await?;
        let (begun, event) = proposal.begin_anew(motion.name(), challenge.content.rules.terms.scoring.anew, tx.now);
        db::proposal::save_anew(&tx.db, permit, &begun).await?;
        tx.record(&event).await?;
        let Some(due) = begun.scored_anew().map(|anew| anew.until) else { return Ok(()) };
        for member in clear {
            let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
            let mail = Mail::ScoredAnew { challenge_code, title, code: begun.code.clone(), due, proposal: begun.id.to_string() };
            self.mail_user(tx, member, &mail).await?;
        }
        Ok(())
    }

    /// The council lets a proposal be without a result: `false` where it is not being scored anew. The sheets of before stand
    /// again, so that they can be read; what came since is kept.
    pub(crate) async fn drop_anew(&self, tx: &Transaction<'_>, challenge: &Challenge, motion: &Motion, permit: &Permit) -> Result<bool> {
        let proposals = db::proposal::handed_in(&tx.db, [challenge.id]).await?;
        let Some(proposal) = proposals.into_iter().find(|proposal| Some(proposal.id) == motion.proposal()) else { return Ok(false) };
        let ended = Ended::Dropped { motion: motion.name(), at: tx.now };
        let Some((dropped, event)) = proposal.end_anew(ended) else { return Ok(false) };
        db::former_sheet::set_aside(&tx.db, permit, &dropped, Kind::Dropped).await?;
        db::former_sheet::put_back(&tx.db, permit, &dropped).await?;
        db::proposal::save_anew(&tx.db, permit, &dropped).await?;
        tx.record(&event).await?;
        Ok(true)
    }

    /// Computes the result of what was scored anew, once all sheets are in or the term is over.
    pub(crate) async fn close_due_anew(&self) -> Result<()> {
        for challenge in db::proposal::scored_anew(&self.db.read).await? {
            // Of a call that was cancelled nothing is computed any more.
            let is_scored = db::challenge::find(&self.db.read, challenge).await?.map(|row| row.challenge()).transpose()?;
            if is_scored.is_some_and(|challenge| matches!(challenge.state, State::Scored { .. })) {
                self.close_anew(challenge).await?;
            }
        }
        Ok(())
    }

    async fn close_anew(&self, id: ChallengeId) -> Result<()> {
        let counts_now = {
            let row = db::challenge::find(&self.db.read, id).await?;
            let Some(challenge) = row.map(|row| row.challenge()).transpose()? else { return Ok(()) };
            counts(&self.db.read, &challenge, self.clock.now()).await?
        };
        let now = self.clock.now();
        if !counts_now.iter().any(|count| count.proposal.anew.as_ref().is_some_and(|anew| anew.is_due(count, now))) {
            return Ok(());
        }
        let tx = self.begin().await?;
        let challenge = self.lock_and_settle(&tx, id).await?.challenge()?;
        let Some(permit) = access::system(Action::CloseScoring, id, tx.now) else { return Ok(()) };
        let motions = db::motion::of_challenge(&tx.db, id).await?;
        for count in counts(&tx.db, &challenge, tx.now).await? {
            let Some(anew) = count.proposal.anew.clone().filter(|anew| anew.is_due(&count, tx.now)) else { continue };
            // It is not decided whether a sheet of it counts, or whether it is scored at all.
            let is_waited_for = motions.iter().any(|motion| !motion.is_over() && motion.proposal() == Some(count.proposal.id));
            if is_waited_for {
                continue;
            }
            let official = official(&tx.db, &challenge).await?;
            let alone = slice::from_ref(&count);
            let fresh = Closing::of(&challenge, alone, &council(&tx.db, &challenge, alone).await?, tx.now)?;
            let code = count.proposal.code.clone();
            let closing = official.closing.with_anew(&fresh, &code, &anew.motion);
            let closing = closing.ok_or_else(|| Error::internal(format!("{code}: the result has no place for its new sheets")))?;
            let reason = reason_of(&motions, &anew.motion);
            let proposals = db::proposal::handed_in(&tx.db, [id]).await?;
            let next = Next { closing, reason: &reason, motion: anew.motion, anew: Some(code) };
            instead(&tx, &permit, &challenge, &proposals, official, next).await?;
            let ended = count.proposal.end_anew(Ended::Scored { at: tx.now });
            let (scored, event) = ended.ok_or_else(|| Error::internal(format!("{}: scored anew, and cannot be", challenge.code)))?;
            db::proposal::save_anew(&tx.db, &permit, &scored).await?;
            tx.record(&event).await?;
        }
        tx.commit().await
    }
}

/// Who may score it: of the roster, without a conflict.
async fn clear_members(tx: &Transaction<'_>, challenge: &Challenge, id: ProposalId) -> Result<Vec<UserId>> {
    let conflicted: Vec<UserId> = db::declaration::conflicted(&tx.db, [id]).await?.into_iter().map(|(_, member)| member).collect();
    let mut roster = columns::roster(&tx.db, challenge, tx.now).await?;
    roster.retain(|member| !conflicted.contains(member));
    Ok(roster)
}

/// Refused while a proposal is scored anew: nobody knows the ranking.
pub(crate) async fn check_none_anew(db: &impl ConnectionTrait, challenge: &Challenge) -> Result<()> {
    let proposals: Vec<Proposal> = db::proposal::handed_in(db, [challenge.id]).await?;
    match open_until(&proposals) {
        Some(until) => Err(Denied::ScoredAnew(until).into()),
        None => Ok(()),
    }
}
