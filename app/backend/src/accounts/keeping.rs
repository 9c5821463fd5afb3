//! Accounts as the office keeps them: who has one, which are stopped or suspended, by whom, and why.

use crate::{
    Backend, Error, Result,
    accounts::{AccountLine, LinkKind},
    db::{self, user::Account},
    facts,
    firms::HistoryLine,
    mail::{self, Mail},
    transaction::Transaction,
};
use domain::{
    access::{Action, Can, Denied, Permit, Site, check},
    accounts::{Requested, Standing},
    check::Problem,
    form::{Form, FormReader},
    ids::UserId,
    limits::REASON,
    people::{Actor, Role, User},
    time::Moment,
};

const HISTORY: u64 = 100;
#[derive(Clone, Debug)]
pub struct AccountView {
    pub line: AccountLine,
    /// Who asked that it be suspended.
    pub asked_by: String,
    pub history: Vec<HistoryLine>,
    pub can: Can,
}

impl Backend {
    /// For the office: suspended accounts first, then the newest; `page` from 1, 50 a page. Answers how many there are in all.
    pub async fn list_accounts(&self, actor: &Actor, role: Option<Role>, page: u32) -> Result<(Vec<AccountLine>, u32)> {
        check(actor, Action::ViewAccounts, &Site, self.clock.now())?;
        db::account::list(&self.db.read, role, page).await
    }

    pub async fn account(&self, actor: &Actor, id: UserId) -> Result<AccountView> {
        let (db, now) = (&self.db.read, self.clock.now());
        check(actor, Action::ViewAccounts, &Site, now)?;
        let account = db::user::find(db, id).await?.ok_or(Error::NotFound)?;
        let can = Can::ask(actor, &facts::account(db, &account.standing, account.role, now).await?, now);
        let asked_by = db::user::names(db, account.standing.asked.iter().map(|request| request.by)).await?.into_values().next();
        let line = db::account::find(db, id).await?.ok_or(Error::NotFound)?;
        let history = self.history(db::event::of_account(db, id, HISTORY).await?).await?;
        Ok(AccountView { line, asked_by: asked_by.unwrap_or_default(), history, can })
    }

    /// Form: `verdict` (`stop`, `ask`, `confirm`, `decline` or `restore`; `ask_stop`, `confirm_stop` and `decline_stop` where
    /// a new password takes two people), `reason`; a confirmation has the moment of the request as `asked` instead. What
    /// ends sessions or opens the account again is told to its owner.
    pub async fn keep_account(&self, actor: &Actor, id: UserId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check(actor, Action::ViewAccounts, &Site, tx.now)?;
        let account = db::account::lock(&tx.db, id).await?.ok_or(Error::NotFound)?;
        let verdict = Verdict::read(form)?;
        let facts = facts::account(&tx.db, &account.standing, account.role, tx.now).await?;
        let permit = check(actor, verdict.action(), &facts, tx.now)?;
        let standing = account.standing.clone();
        let asked = standing.asked.as_ref().map(|request| request.by);
        let (standing, event) = match verdict {
            Verdict::Stop => standing.stop(&read_reason(form)?, &permit)?,
            Verdict::Ask(what) => standing.ask(what, &read_reason(form)?, &permit)?,
            Verdict::Confirm(what) => {
                let at = form.get("asked").parse().map(Moment).map_err(|_| Denied::WrongState)?;
                match what {
                    Requested::Suspension => standing.suspend(at, &permit)?,
                    Requested::NewPassword => standing.stop_as_asked(at, &permit)?,
                }
            }
            Verdict::Decline(what) => standing.decline(what, &read_reason(form)?, &permit)?,
            Verdict::Restore => standing.restore(&read_reason(form)?, &permit)?,
        };
        db::user::set_standing(&tx.db, &standing, &permit).await?;
        tx.record(&event).await?;
        let reason = event.note;
        match verdict {
            Verdict::Stop | Verdict::Confirm(Requested::NewPassword) => self.require_password(&tx, &permit, &account, reason).await?,
            Verdict::Ask(what) => ask_second(&tx, &account, &standing, what).await?,
            Verdict::Confirm(Requested::Suspension) => {
                end(&tx, &account, &Mail::AccountSuspended { reason, contact: self.agency.contact.clone() }).await?
            }
            // A session may have begun while the account was being suspended.
            Verdict::Restore => end(&tx, &account, &Mail::AccountRestored { reason }).await?,
            Verdict::Decline(_) => {
                let asker = asked.filter(|asker| Some(*asker) != permit.by());
                if let Some(asker) = asker {
                    let mail = Mail::RequestReturned { name: account.name.clone(), account: id.to_string(), reason };
                    self.mail_user(&tx, asker, &mail).await?;
                }
            }
        }
        tx.commit().await
    }

    /// Accounts about which this person may confirm what was asked for.
    pub(crate) async fn waiting_requests(&self, actor: &Actor, now: Moment) -> Result<Vec<(UserId, String, Requested)>> {
        let mut waiting = Vec::new();
        for account in db::user::list_asked(&self.db.read).await? {
            let Some(what) = account.standing.asked.as_ref().map(|request| request.what) else { continue };
            let facts = facts::account(&self.db.read, &account.standing, account.role, now).await?;
            if check(actor, Verdict::Confirm(what).action(), &facts, now).is_ok() {
                waiting.push((account.id, account.name, what));
            }
        }
        Ok(waiting)
    }

    /// Nobody is signed in any more, and nobody knows the password; the owner gets a link to a new one at once.
    async fn require_password(&self, tx: &Transaction<'_>, permit: &Permit, account: &Account, reason: String) -> Result<()> {
        db::user::cancel_password(&tx.db, permit, account.id).await?;
        db::session::delete_of_user(&tx.db, account.id).await?;
        db::api_key::delete_of_user(&tx.db, account.id).await?;
        db::link::end_all(&tx.db, LinkKind::Reset, &account.email, tx.now).await?;
        let link = self.issue_link(tx, LinkKind::Reset, &account.email, None).await?;
        tx.mail_link(&account.email, account.locale, &Mail::AccountStopped { token: mail::TOKEN.to_owned(), reason }, &link).await
    }
}

/// Ends every session, and tells the owner why.
async fn end(tx: &Transaction<'_>, account: &Account, mail: &Mail) -> Result<()> {
    db::session::delete_of_user(&tx.db, account.id).await?;
    db::api_key::delete_of_user(&tx.db, account.id).await?;
    tx.mail(&account.email, account.locale, mail).await
}

/// Everybody who may be the second person is told.
async fn ask_second(tx: &Transaction<'_>, account: &Account, asked: &Standing, what: Requested) -> Result<()> {
    let facts = facts::account(&tx.db, asked, account.role, tx.now).await?;
    for role in [Role::Leader, Role::Officer] {
        for second in db::user::list_of_role(&tx.db, role).await? {
            let user =
                User { id: second.id, name: second.name, email: second.email.clone(), role, firm: None, seat: None, still_scores: false };
            let may = check(&Actor::User(user), Verdict::Confirm(what).action(), &facts, tx.now).is_ok();
            if may && second.standing.suspended.is_none() {
                let (name, account) = (account.name.clone(), account.id.to_string());
                let mail = match what {
                    Requested::Suspension => Mail::SuspensionWaits { name, account },
                    Requested::NewPassword => Mail::StopWaits { name, account },
                };
                tx.mail(&second.email, second.locale, &mail).await?;
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Stop,
    Ask(Requested),
    Confirm(Requested),
    Decline(Requested),
    Restore,
}

impl Verdict {
    fn read(form: &Form) -> Result<Self> {
        Ok(match form.get("verdict") {
            "stop" => Self::Stop,
            "ask_stop" => Self::Ask(Requested::NewPassword),
            "ask" => Self::Ask(Requested::Suspension),
            "confirm_stop" => Self::Confirm(Requested::NewPassword),
            "confirm" => Self::Confirm(Requested::Suspension),
            "decline_stop" => Self::Decline(Requested::NewPassword),
            "decline" => Self::Decline(Requested::Suspension),
            "restore" => Self::Restore,
            _ => return Err(Error::field("verdict", Problem::Choice)),
        })
    }

    fn action(self) -> Action {
        match self {
            Self::Stop => Action::StopAccount,
            Self::Ask(Requested::Suspension) | Self::Decline(Requested::Suspension) => Action::AskSuspension,
            Self::Ask(Requested::NewPassword) => Action::AskStop,
            Self::Decline(Requested::NewPassword) => Action::DeclineStop,
            Self::Confirm(Requested::Suspension) => Action::ConfirmSuspension,
            Self::Confirm(Requested::NewPassword) => Action::ConfirmStop,
            Self::Restore => Action::RestoreAccount,
        }
    }
}

fn read_reason(form: &Form) -> Result<String> {
    let mut r = FormReader::new(form);
    let reason = r.required("reason", REASON);
    Ok(r.errors.or(reason)?)
}
