//! Publishing with four eyes, and every change after it: numbered, reasoned, told to whom it concerns.

use super::{files::present, reason::read_reason, writing::shown};
use crate::{Backend, Result, db, mail::Mail, transaction::Transaction};
use domain::{
    access::{self, Action},
    challenges::{Challenge, State, publication},
    form::Form,
    ids::{ChallengeId, FirmId},
    people::Actor,
    seen::check_seen,
};

impl Backend {
    /// Form: `publish_at`, as [`publication::read`] reads it, and `seen` of what was [`shown`]; where it or the closing is on a day
    /// off, that is [meant](domain::days_off::DaysOff::meant).
    pub async fn publish_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::PublishChallenge, &case.facts, tx.now)?;
        let files = present(&tx.db, case.challenge.id).await?;
        check_seen(form, &shown(&case.challenge, files.iter().map(|file| file.id)))?;
        let at = publication::read(form, case.challenge.content.calendar.closes, tx.now)?;
        let days_off = db::day_off::table(&tx.db).await?;
        if let Some(at) = at {
            days_off.meant("publish_at", at, form)?;
        }
        case.challenge.blockers(tx.now).or(())?;
        days_off.closing_meant(case.challenge.content.calendar.closes, form)?;
        let (published, event) = case.challenge.publish(&permit, at)?;
        db::challenge::save(&tx.db, &permit, &case.row, &published).await?;
        db::challenge_version::insert(&tx.db, &permit, &published, &files, "", at.unwrap_or(tx.now)).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Form: `reason`. Once there is a ranking; a leader cancels, who is mailed.
    pub async fn ask_cancel(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::AskCancel, &case.facts, tx.now)?;
        let reason = read_reason(form)?;
        if case.challenge.timing.cancelling.as_ref().is_some_and(|asked| asked.reason == reason) {
            return Ok(());
        }
        let (asked, event) = case.challenge.ask_cancel(&permit, &reason)?;
        db::challenge::save(&tx.db, &permit, &case.row, &asked).await?;
        tx.record(&event).await?;
        let mail = Mail::CancellingWaits { challenge_code: asked.code.clone(), title: asked.content.title.clone(), reason };
        self.mail_leaders(&tx, &asked, Action::CancelChallenge, &mail).await?;
        tx.commit().await
    }

    /// Form: `reason`. Mails firms that have a draft or a proposal.
    pub async fn cancel_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::CancelChallenge, &case.facts, tx.now)?;
        let reason = read_reason(form)?;
        let (cancelled, event) = case.challenge.cancel(&permit, &reason)?;
        db::challenge::save(&tx.db, &permit, &case.row, &cancelled).await?;
        tx.record(&event).await?;
        let title = cancelled.content.title.clone();
        let mail = Mail::ChallengeCancelled { challenge_code: cancelled.code.clone(), title, reason };
        self.mail_concerned(&tx, &cancelled, &mail).await?;
        tx.commit().await
    }

    /// Publishes what leaders scheduled and whose time has come.
    pub(crate) async fn publish_due(&self) -> Result<()> {
        for id in db::challenge::due(&self.db.read, self.clock.now()).await? {
            let tx = self.begin().await?;
            let row = self.lock_and_settle(&tx, id).await?;
            if matches!(row.challenge()?.state, State::Published { .. }) {
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Mails firms that have a draft or a proposal or take part in one, and whoever else watches the challenge.
    pub(crate) async fn mail_concerned(&self, tx: &Transaction<'_>, challenge: &Challenge, mail: &Mail) -> Result<()> {
        let firms = concerned(tx, challenge.id).await?;
        for firm in &firms {
            self.mail_firm(tx, *firm, mail).await?;
        }
        self.mail_watchers(tx, challenge.id, mail, &firms).await
    }

    pub(super) async fn is_latest_reason(&self, tx: &Transaction<'_>, challenge: &Challenge, reason: &str) -> Result<bool> {
        let id: ChallengeId = challenge.id;
        let versions = db::challenge_version::list(&tx.db, id, tx.now).await?;
        Ok(versions.first().is_some_and(|v| v.reason == reason))
    }
}

/// Firms that have a draft or a proposal, then those that agreed to be partners in one: each once.
pub(super) async fn concerned(tx: &Transaction<'_>, challenge: ChallengeId) -> Result<Vec<FirmId>> {
    let mut firms = db::proposal::firms(&tx.db, challenge).await?;
    for (_, partner) in db::consent::given_in(&tx.db, challenge).await? {
        if !firms.contains(&partner) {
            firms.push(partner);
        }
    }
    Ok(firms)
}
