//! Mails to members about work that has arrived, queued in the transaction that brings it: only to those who have some, and nothing of
//! proposals that they have a conflict with.

use super::meetings::seated;
use crate::{Backend, Result, db, mail::Mail, transaction::Transaction};
use domain::{
    challenges::{Awaited, Challenge},
    council::{Conflict, SeatChange, seat_change::Basis},
    ids::{ProposalId, UserId},
    people::Role,
    proposals::Proposal,
};
use std::collections::HashSet;

impl Backend {
    /// Everyone who is of the council in this challenge.
    pub(crate) async fn mail_council(&self, tx: &Transaction<'_>, challenge: &Challenge, mail: &Mail) -> Result<()> {
        for seat in seated(&tx.db, std::slice::from_ref(challenge), tx.now).await? {
            self.mail_user(tx, seat.user, mail).await?;
        }
        Ok(())
    }

    /// After the opening: everyone who sits and has something left to declare.
    pub(crate) async fn tell_to_declare(&self, tx: &Transaction<'_>, challenge: &Challenge, proposals: &[Proposal]) -> Result<()> {
        let ids: Vec<ProposalId> = proposals.iter().map(|p| p.id).collect();
        for member in db::seat::members(&tx.db, tx.now).await? {
            let declared = db::declaration::of_member(&tx.db, member, ids.iter().copied()).await?;
            let is_left = |p: &&Proposal| declared.get(&p.id).copied().unwrap_or_default() == Conflict::Undeclared;
            let left = proposals.iter().filter(is_left).count();
            if left > 0 {
                let due = challenge.due(Awaited::Sheets);
                let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
                self.mail_user(tx, member, &Mail::DeclaringWaits { challenge_code, title, proposals: left, due }).await?;
            }
        }
        Ok(())
    }

    /// When scoring begins: everyone who may score at least one of the proposals, of which so many.
    pub(crate) async fn tell_to_score(
        &self,
        tx: &Transaction<'_>,
        challenge: &Challenge,
        proposals: &[Proposal],
        roster: &[UserId],
    ) -> Result<()> {
        let admitted: Vec<ProposalId> = proposals.iter().filter(|p| p.is_admitted()).map(|p| p.id).collect();
        let conflicted: HashSet<_> = db::declaration::conflicted(&tx.db, admitted.iter().copied()).await?.into_iter().collect();
        for member in roster {
            let to_score = admitted.iter().filter(|id| !conflicted.contains(&(**id, *member))).count();
            if to_score > 0 {
                let due = challenge.due(Awaited::Sheets);
                let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
                self.mail_user(tx, *member, &Mail::ScoringWaits { challenge_code, title, proposals: to_score, due }).await?;
            }
        }
        Ok(())
    }

    /// An officer proposed to change a seat: leaders are asked.
    pub(crate) async fn tell_leaders_of_seat(&self, tx: &Transaction<'_>, change: &SeatChange) -> Result<()> {
        let mail = Mail::SeatChangeWaits { name: name_of(change), reason: change.basis.reason.clone() };
        let leaders = db::user::list_of_role(&tx.db, Role::Leader).await?;
        for leader in leaders.into_iter().filter(|leader| leader.standing.suspended.is_none()) {
            tx.mail(&leader.email, leader.locale, &mail).await?;
        }
        Ok(())
    }

    /// Somebody else returned it: whoever proposed it is told.
    pub(crate) async fn tell_of_returned_seat(
        &self,
        tx: &Transaction<'_>,
        change: &SeatChange,
        by: Option<UserId>,
        reason: &str,
    ) -> Result<()> {
        if by == Some(change.by) {
            return Ok(());
        }
        self.mail_user(tx, change.by, &Mail::SeatChangeReturned { name: name_of(change), reason: reason.to_owned() }).await
    }

    /// Everybody whose seat has changed.
    pub(crate) async fn tell_of_seat(&self, tx: &Transaction<'_>, change: &SeatChange) -> Result<()> {
        for user in change.concerned() {
            let seat = change.after.as_ref().filter(|after| after.user == user).map(|after| after.role);
            let Basis { number, date, reason } = change.basis.clone();
            self.mail_user(tx, user, &Mail::SeatChanged { seat, number, date, reason }).await?;
        }
        Ok(())
    }
}

fn name_of(change: &SeatChange) -> String {
    change.before.as_ref().or(change.after.as_ref()).map(|seat| seat.name.clone()).unwrap_or_default()
}
