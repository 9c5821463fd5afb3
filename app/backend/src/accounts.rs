//! Accounts: registration by mailed link, signing in, passwords.
//! Nothing here tells whether an account exists: unknown addresses take as long and get the same answer.

mod language;
mod links;
mod password;

pub use password::{MAX_PASSWORD, MIN_PASSWORD};

use crate::{
    Backend, Error, Result,
    db::{self, user::Account},
    mail::Mail,
    transaction::Act,
};
use domain::{
    access::{Action, Denied, Facts, check},
    check::{Problem, is_email},
    event::{self, Event},
    form::{FieldErrors, Form, Reader},
    ids::{FirmId, UserId},
    locale::Locale,
    people::{Actor, Role, SeatRole},
};

const MAX_NAME: usize = 100;

/// What a mailed link is for. Links work once, for one hour (invitations: seven days), and are hashed at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    Register,
    Reset,
    Invite,
}

/// A link that still works.
#[derive(Clone, Debug)]
pub struct Link {
    pub kind: LinkKind,
    pub email: String,
    /// Of invitations.
    pub firm: Option<(FirmId, String)>,
    /// Whether an account with this address exists; only somebody who received the mail sees this.
    pub has_account: bool,
}

/// An account of the demonstration, shown on its sign-in page.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub seat: Option<SeatRole>,
}

impl Backend {
    /// Form: `email`. Mails a link to register, or says in the mail that an account exists.
    pub async fn request_registration(&self, form: &Form, locale: Locale) -> Result<()> {
        let email = read_email(form)?;
        let act = self.begin().await?;
        match db::user::find_by_email(&act.db, &email).await? {
            Some(account) => act.mail(&email, account.locale, &Mail::AccountExists).await?,
            None => {
                let token = self.issue_link(&act, LinkKind::Register, &email, None).await?;
                act.mail(&email, locale, &Mail::Register { token }).await?;
            }
        }
        act.commit().await
    }

    /// The link behind a token, if it still works (else [`Error::NotFound`](crate::Error)).
    pub async fn link(&self, token: &str, kind: LinkKind) -> Result<Link> {
        let db = &self.db.read;
        let link = links::load(db, token, kind, self.clock.now()).await?;
        let firm = match link.firm {
            Some(id) => Some((id, db::firm::find(db, id).await?.ok_or(Error::NotFound)?.profile.legal_name)),
            None => None,
        };
        let has_account = db::user::find_by_email(db, &link.email).await?.is_some();
        Ok(Link { kind, email: link.email, firm, has_account })
    }

    /// Form: `name`, `password`, `password_again`. Uses up a Register or Invite link; with Invite, joins the firm.
    pub async fn finish_registration(&self, token: &str, kind: LinkKind, form: &Form, locale: Locale) -> Result<UserId> {
        if kind == LinkKind::Reset {
            return Err(Error::NotFound);
        }
        links::load(&self.db.read, token, kind, self.clock.now()).await?;
        let (name, password) = read_registration(form)?;
        let password_hash = password::hash(password, self.chance.bytes()).await?;

        let act = self.begin().await?;
        let link = links::use_up(&act, token, kind).await?;
        let id = UserId(self.chance.uuid());
        let account = Account { id, email: link.email, name, password_hash, role: Role::Firm, locale, is_demo: false };
        if !db::user::insert(&act.db, &account, act.now).await? {
            return Err(Error::NotFound);
        }
        act.record(&Event::new(event::Act::AccountCreated, Some(id))).await?;
        if let Some(firm) = link.firm {
            join(&act, id, firm).await?;
        }
        act.commit().await?;
        Ok(id)
    }

    /// Somebody signed in whose address the invitation was sent to joins the firm.
    pub async fn accept_invitation(&self, actor: &Actor, token: &str) -> Result<()> {
        let user = actor.user().ok_or(Denied::SignIn)?;
        let act = self.begin().await?;
        let link = links::use_up(&act, token, LinkKind::Invite).await?;
        let firm = link.firm.filter(|_| link.email == user.email).ok_or(Error::NotFound)?;
        check(actor, Action::RegisterFirm, &Facts::default(), act.now)?;
        join(&act, user.id, firm).await?;
        act.commit().await
    }

    /// Form: `email`, `password`. [`Problem::Credentials`](domain::check::Problem) at `password`, whatever was wrong.
    pub async fn sign_in(&self, form: &Form) -> Result<UserId> {
        let account = db::user::find_by_email(&self.db.read, &form.text("email").to_lowercase()).await?;
        let hash = account.as_ref().map(|a| a.password_hash.clone());
        let is_right = password::verify(form.get("password"), hash).await?;
        let account = account.filter(|a| is_right && (self.is_demo || !a.is_demo));
        account.map(|a| a.id).ok_or_else(|| Error::field("password", Problem::Credentials))
    }

    /// Form: `email`. Always Ok for a well-formed address.
    pub async fn request_reset(&self, form: &Form, locale: Locale) -> Result<()> {
        let email = read_email(form)?;
        let act = self.begin().await?;
        // Unknown addresses get a link that nobody is told of, so that the answer takes as long.
        let token = self.issue_link(&act, LinkKind::Reset, &email, None).await?;
        if db::user::find_by_email(&act.db, &email).await?.is_some() {
            act.mail(&email, locale, &Mail::Reset { token }).await?;
        }
        act.commit().await
    }

    /// Form: `password`, `password_again`. Ends all sessions of the account.
    pub async fn finish_reset(&self, token: &str, form: &Form) -> Result<()> {
        links::load(&self.db.read, token, LinkKind::Reset, self.clock.now()).await?;
        let hash = password::hash(password::read_new(form)?, self.chance.bytes()).await?;
        let act = self.begin().await?;
        let link = links::use_up(&act, token, LinkKind::Reset).await?;
        let account = db::user::find_by_email(&act.db, &link.email).await?.ok_or(Error::NotFound)?;
        save_password(&act, &account, &hash).await?;
        act.commit().await
    }

    /// Form: `current`, `password`, `password_again`. Ends all sessions of the account.
    pub async fn change_password(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = actor.id().ok_or(Denied::SignIn)?;
        let account = db::user::find(&self.db.read, id).await?.ok_or(Denied::SignIn)?;
        let new = password::read_new(form);
        if !password::verify(form.get("current"), Some(account.password_hash.clone())).await? {
            return Err(Error::field("current", Problem::Credentials));
        }
        let hash = password::hash(new?, self.chance.bytes()).await?;
        let act = self.begin().await?;
        save_password(&act, &account, &hash).await?;
        act.commit().await
    }

    /// Who a session's user is now, with firm and seat; `Visitor` for an account that is gone.
    pub async fn actor(&self, user: UserId) -> Result<Actor> {
        let person = db::user::person(&self.db.read, user, self.clock.now()).await?;
        let person = person.filter(|(_, is_demo)| self.is_demo || !is_demo);
        Ok(person.map_or(Actor::Visitor, |(user, _)| Actor::User(user)))
    }

    /// For the command line: creates an account without a mail.
    pub async fn create_user(&self, email: &str, name: &str, role: Role, password: &str, is_demo: bool) -> Result<UserId> {
        if is_demo && !self.is_demo {
            return Err(Error::field("is_demo", Problem::Choice));
        }
        let form = Form::default().with("email", email).with("name", name).with("password", password).with("password_again", password);
        let email = read_email(&form)?;
        let (name, password) = read_registration(&form)?;
        let password_hash = password::hash(password, self.chance.bytes()).await?;
        let act = self.begin().await?;
        let id = UserId(self.chance.uuid());
        let account = Account { id, email, name, password_hash, role, locale: Locale::Vi, is_demo };
        if !db::user::insert(&act.db, &account, act.now).await? {
            return Err(Error::field("email", Problem::CodeTaken));
        }
        act.record(&Event::new(event::Act::AccountCreated, Some(id))).await?;
        act.commit().await?;
        Ok(id)
    }

    /// Empty outside demo mode.
    pub async fn demo_accounts(&self) -> Result<Vec<DemoAccount>> {
        if !self.is_demo {
            return Ok(Vec::new());
        }
        let people = db::user::list_demo(&self.db.read, self.clock.now()).await?;
        Ok(people.into_iter().map(|u| DemoAccount { email: u.email, name: u.name, role: u.role, seat: u.seat }).collect())
    }
}

async fn join(act: &Act<'_>, user: UserId, firm: FirmId) -> Result<()> {
    db::firm_member::insert(&act.db, user, firm, false, act.now).await?;
    act.record(&Event::new(event::Act::MemberJoined, Some(user)).firm(firm)).await
}

async fn save_password(act: &Act<'_>, account: &Account, hash: &str) -> Result<()> {
    db::user::set_password(&act.db, account.id, hash).await?;
    db::session::delete_of_user(&act.db, account.id).await?;
    act.record(&Event::new(event::Act::PasswordChanged, Some(account.id))).await?;
    act.mail(&account.email, account.locale, &Mail::PasswordChanged).await
}

/// The address in `email`, in lower case.
pub(crate) fn read_email(form: &Form) -> Result<String, FieldErrors> {
    let mut r = Reader::new(form);
    let email = r.required_parsed("email", Problem::Email, |text| is_email(text).then(|| text.to_lowercase()));
    email.ok_or(r.errors)
}

/// Name and password of a new account, with everything that is wrong at once.
fn read_registration(form: &Form) -> Result<(String, String), FieldErrors> {
    let mut r = Reader::new(form);
    let name = r.required("name", MAX_NAME);
    match password::read_new(form) {
        Ok(password) => r.errors.or((name, password)),
        Err(errors) => {
            r.errors.0.extend(errors.0);
            Err(r.errors)
        }
    }
}
