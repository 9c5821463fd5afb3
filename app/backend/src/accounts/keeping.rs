//! Accounts as the office keeps them: who has one, which are suspended, and why.

use crate::{
    Backend, Error, Result,
    db::{self, user::Account},
    firms::HistoryLine,
    mail::Mail,
    transaction::Act,
};
use domain::{
    access::{Action, Can, Facts, check},
    accounts::{Standing, Suspension},
    check::Problem,
    form::{Form, Reader},
    ids::UserId,
    people::{Actor, Role},
    time::Moment,
};
use sea_orm::ConnectionTrait;

const HISTORY: u64 = 100;
const MAX_REASON: usize = 2_000;

/// One account, as a list shows it.
#[derive(Clone, Debug)]
pub struct AccountLine {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Of people in a firm.
    pub firm: String,
    pub created: Moment,
    pub suspended: Option<Suspension>,
}

#[derive(Clone, Debug)]
pub struct AccountView {
    pub line: AccountLine,
    pub history: Vec<HistoryLine>,
    pub can: Can,
}

impl Backend {
    /// For the office: suspended accounts first, then the newest; `page` from 1, 50 a page. Answers how many there are in all.
    pub async fn list_accounts(&self, actor: &Actor, role: Option<Role>, page: u32) -> Result<(Vec<AccountLine>, u32)> {
        check(actor, Action::ViewAccounts, &Facts::default(), self.clock.now())?;
        db::account::list(&self.db.read, role, page).await
    }

    pub async fn account(&self, actor: &Actor, id: UserId) -> Result<AccountView> {
        let (db, now) = (&self.db.read, self.clock.now());
        check(actor, Action::ViewAccounts, &Facts::default(), now)?;
        let account = db::user::find(db, id).await?.ok_or(Error::NotFound)?;
        let can = Can::ask(actor, &facts(db, &account).await?, now, &[Action::SuspendAccount]);
        let line = db::account::find(db, id).await?.ok_or(Error::NotFound)?;
        Ok(AccountView { line, history: self.history(db::event::of_account(db, id, HISTORY).await?).await?, can })
    }

    /// Form: `verdict` (`suspend` or `restore`), `reason`. All sessions of the account end, and its owner is told.
    pub async fn keep_account(&self, actor: &Actor, id: UserId, form: &Form) -> Result<()> {
        let act = self.begin().await?;
        check(actor, Action::ViewAccounts, &Facts::default(), act.now)?;
        let account = db::account::lock(&act.db, id).await?.ok_or(Error::NotFound)?;
        let permit = check(actor, Action::SuspendAccount, &facts(&act.db, &account).await?, act.now)?;
        let (verdict, reason) = read(form)?;
        let standing = Standing { id, suspended: account.suspended.clone() };
        let (standing, event, mail) = match verdict {
            Verdict::Suspend => {
                let (standing, event) = standing.suspend(&reason, &permit)?;
                (standing, event, Mail::AccountSuspended { reason })
            }
            Verdict::Restore => {
                let (standing, event) = standing.restore(&reason, &permit)?;
                (standing, event, Mail::AccountRestored { reason })
            }
        };
        db::user::set_standing(&act.db, &standing, &permit).await?;
        // One that began while the account was being suspended ends when it is restored.
        db::session::delete_of_user(&act.db, id).await?;
        act.record(&event).await?;
        tell(&act, &account, &mail).await?;
        act.commit().await
    }
}

async fn tell(act: &Act<'_>, account: &Account, mail: &Mail) -> Result<()> {
    act.mail(&account.email, account.locale, mail).await
}

async fn facts(db: &impl ConnectionTrait, account: &Account) -> Result<Facts> {
    let other_leaders = db::user::count_other_leaders(db, account.id).await?;
    Ok(Facts { account: Some((account.id, account.role)), other_leaders, ..Facts::default() })
}

enum Verdict {
    Suspend,
    Restore,
}

fn read(form: &Form) -> Result<(Verdict, String)> {
    let mut r = Reader::new(form);
    let verdict = match form.get("verdict") {
        "suspend" => Verdict::Suspend,
        "restore" => Verdict::Restore,
        _ => return Err(Error::field("verdict", Problem::Choice)),
    };
    let reason = r.required("reason", MAX_REASON);
    Ok(r.errors.or((verdict, reason))?)
}
