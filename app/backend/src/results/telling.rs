//! Whoever has to take the next step of a shortlist gets a mail, in the transaction that brings the shortlist there.

use crate::{
    Backend, Result, db,
    mail::{Mail, Step},
    transaction::Transaction,
};
use domain::{
    challenges::{Awaited, Challenge},
    people::Role,
};

impl Backend {
    /// Mails everyone of one role.
    pub(crate) async fn mail_role(&self, tx: &Transaction<'_>, role: Role, mail: &Mail) -> Result<()> {
        for account in db::user::list_of_role(&tx.db, role).await? {
            tx.mail(&account.email, account.locale, mail).await?;
        }
        Ok(())
    }
}

/// The message to whoever has to take the next step.
pub(crate) fn waits(challenge: &Challenge, step: Step) -> Mail {
    let awaited = match step {
        Step::Proposed | Step::BackToCouncil | Step::BackToOffice => Awaited::Shortlist,
        Step::Forwarded => Awaited::Decision,
        Step::Decided => Awaited::Result,
    };
    let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
    Mail::ShortlistWaits { challenge_code, title, step, due: challenge.due(awaited) }
}
