//! Reminders of closings: to whoever watches, and to firms that have something which is not handed in.

use crate::{
    Backend, Result,
    db::{self, challenge::Listing, mail_off::Reader},
    mail::{Mail, OwnProposal},
    transaction::Transaction,
};
use domain::{
    challenges::{Challenge, Stage, State},
    following::{MailKind, REMINDERS, announced, begins, days_left, reminder},
    ids::{ChallengeId, UserId},
    proposals::Proposal,
    time::Moment,
};
use std::collections::BTreeSet;

impl Backend {
    /// Of what closes within the days of the first reminder.
    pub(crate) async fn remind_of_closings(&self) -> Result<()> {
        let now = self.clock.now();
        let taking = Listing { stages: Some(vec![Stage::Upcoming, Stage::Open]), ..Listing::public(now) };
        for (id, closes) in db::challenge::closing_before(&self.db.read, &taking, begins(now, -REMINDERS[0])).await? {
            let Some(days) = reminder(closes, begins(closes, REMINDERS[0]), now) else { continue };
            if !db::reminder::is_sent(&self.db.read, id, closes, days).await? {
                self.remind_of(id).await?;
            }
        }
        Ok(())
    }

    /// Once for each closing and each of its days, whoever is to be told: the row that says so is written with the mails.
    async fn remind_of(&self, id: ChallengeId) -> Result<()> {
        let tx = self.begin().await?;
        let challenge = self.lock_and_settle(&tx, id).await?.challenge()?;
        let Some(closes) = challenge.content.calendar.closes.filter(|_| matches!(challenge.state, State::Published { .. })) else {
            return Ok(());
        };
        let Some(days) = reminder(closes, begins(closes, REMINDERS[0]), tx.now) else { return Ok(()) };
        // Somebody may have been quicker.
        if db::reminder::is_sent(&tx.db, id, closes, days).await? {
            return Ok(());
        }
        let versions = db::challenge_version::list(&tx.db, id, tx.now).await?;
        let announced = announced(versions.iter().map(|version| (version.at, version.content.calendar.closes)), closes);
        let is_due = announced.is_some_and(|announced| reminder(closes, announced, tx.now).is_some());
        let told = if is_due { remind(&tx, &challenge, (closes, days)).await? } else { 0 };
        db::reminder::insert(&tx.db, id, closes, days, tx.now, told).await?;
        tx.commit().await
    }
}

/// Each person once; answers how many there were.
async fn remind(tx: &Transaction<'_>, challenge: &Challenge, (closes, days): (Moment, i64)) -> Result<usize> {
    let mut told: BTreeSet<UserId> = BTreeSet::new();
    let mail = |own: Option<OwnProposal>| Mail::ClosingSoon {
        challenge_code: challenge.code.clone(),
        title: challenge.content.title.clone(),
        closes,
        days: days_left(closes, tx.now),
        own,
    };
    let mut all: Vec<(Reader, Mail)> = Vec::new();
    for (proposal, saved) in db::proposal::begun(&tx.db, challenge.id).await? {
        let Some(own) = unsent(tx, &proposal, saved).await? else { continue };
        let people = db::mail_off::people(&tx.db, MailKind::Reminders, proposal.firm).await?;
        all.extend(people.into_iter().map(|person| (person, mail(Some(own.clone())))));
    }
    let watchers = db::mail_off::watchers(&tx.db, MailKind::Reminders, challenge.id, begins(closes, days)).await?;
    all.extend(watchers.into_iter().map(|watcher| (watcher, mail(None))));
    for (reader, mail) in all {
        if told.insert(reader.id) {
            tx.mail_optional(&reader, &mail, Some(closes)).await?;
        }
    }
    Ok(told.len())
}

/// What its firm has not handed in, as far as times tell: what was saved after the receipt.
async fn unsent(tx: &Transaction<'_>, proposal: &Proposal, saved: Moment) -> Result<Option<OwnProposal>> {
    let own = |is_submitted| OwnProposal { proposal: proposal.id.to_string(), is_submitted };
    let Some(sent) = proposal.last_sent() else { return Ok(proposal.is_draft().then(|| own(false))) };
    let is_changed = saved > sent || db::file::has_changed(&tx.db, proposal.id, sent).await?;
    Ok(is_changed.then(|| own(true)))
}
