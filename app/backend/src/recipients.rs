//! To whom a mail goes: one person, everybody of a firm, or everybody of a role; each in their language, in the transaction that
//! gives reason to write.

use crate::{Backend, Result, db, mail::Mail, transaction::Transaction};
use domain::{
    ids::{FirmId, UserId},
    people::Role,
};

impl Backend {
    /// Nobody, where the account is gone.
    pub(crate) async fn mail_user(&self, tx: &Transaction<'_>, user: UserId, mail: &Mail) -> Result<()> {
        match db::user::find(&tx.db, user).await? {
            Some(account) => tx.mail(&account.email, account.locale, mail).await,
            None => Ok(()),
        }
    }

    pub(crate) async fn mail_firm(&self, tx: &Transaction<'_>, firm: FirmId, mail: &Mail) -> Result<()> {
        for (address, locale) in db::firm_member::recipients(&tx.db, firm).await? {
            tx.mail(&address, locale, mail).await?;
        }
        Ok(())
    }

    pub(crate) async fn mail_role(&self, tx: &Transaction<'_>, role: Role, mail: &Mail) -> Result<()> {
        for account in db::user::list_of_role(&tx.db, role).await? {
            tx.mail(&account.email, account.locale, mail).await?;
        }
        Ok(())
    }
}
