//! Accounts: registration by mailed link, signing in, passwords.
//! Nothing here tells whether an account exists: unknown addresses take as long and get the same answer.

mod keeping;
mod language;
mod links;
mod password;
mod signing_in;
mod turns;

pub use crate::db::{account::AccountLine, link::LinkKind};
pub use keeping::AccountView;
pub(crate) use links::expiry;
pub use password::{MAX_PASSWORD, MIN_PASSWORD};
pub(crate) use turns::Turns;

use crate::{
    Backend, Error, Result,
    db::{self, turn::Turn, user::Account},
    mail::{self, Mail},
    transaction::Transaction,
};
use domain::{
    access::{Action, Denied, Site, check},
    accounts::Standing,
    check::{Problem, is_email},
    event::{self, Event},
    form::{FieldErrors, Form, FormReader},
    ids::{FirmId, UserId},
    limits::PERSON,
    locale::Locale,
    people::{Actor, Right, Role, SeatRole},
};
use std::net::{IpAddr, Ipv4Addr};

/// Links of a kind that one address is sent in an hour; whoever asks for more is told the same.
pub(crate) const MAX_ASKED: u64 = 5;
/// The address from which the command line is counted as asking.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// A link that still works.
#[derive(Clone, Debug)]
pub struct Link {
    pub kind: LinkKind,
    pub email: String,
    /// The firm that the link invites to, if it is an invitation.
    pub firm: Option<(FirmId, String)>,
    /// What whoever accepts the invitation may do there.
    pub right: Right,
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
        let tx = self.begin().await?;
        Turn::Links(&email).take(&tx.db).await?;
        let link = self.issue_link(&tx, LinkKind::Register, &email, None).await?;
        if db::link::count(&tx.db, LinkKind::Register, &email, tx.now).await? <= MAX_ASKED {
            match db::user::find_by_email(&tx.db, &email).await? {
                Some(account) => tx.mail(&email, account.locale, &Mail::AccountExists).await?,
                None => tx.mail_link(&email, locale, &Mail::Register { token: mail::TOKEN.to_owned() }, &link).await?,
            }
        }
        tx.commit().await
    }

    /// The link behind a token, if it still works (else [`Error::NotFound`](crate::Error)).
    pub async fn link(&self, token: &str, kind: LinkKind, from: IpAddr) -> Result<Link> {
        let db = &self.db.read;
        let link = self.guess_token(from, links::load(db, token, kind, self.clock.now())).await?;
        let firm = match link.firm {
            Some(id) => Some((id, db::firm::find(db, id).await?.ok_or(Error::NotFound)?.profile.legal_name)),
            None => None,
        };
        let has_account = db::user::find_by_email(db, &link.email).await?.is_some();
        Ok(Link { kind, email: link.email, firm, right: link.right, has_account })
    }

    /// Form: `name`, `password`, `password_again`. Uses up a Register or Invite link; with Invite, joins the firm.
    pub async fn finish_registration(&self, token: &str, kind: LinkKind, form: &Form, locale: Locale, from: IpAddr) -> Result<UserId> {
        if !matches!(kind, LinkKind::Register | LinkKind::Invite) {
            return Err(Error::NotFound);
        }
        self.guess_token(from, links::load(&self.db.read, token, kind, self.clock.now())).await?;
        let (name, password) = read_registration(form)?;
        let password_hash = password::hash(&self.turns, from, password, self.chance.bytes()).await?;

        let tx = self.begin().await?;
        let link = links::use_up(&tx, token, kind).await?;
        let id = UserId(self.chance.uuid());
        let account =
            Account { id, email: link.email, name, password_hash, role: Role::Firm, locale, is_demo: false, standing: Standing::new(id) };
        if !db::user::insert(&tx.db, &account, tx.now).await? {
            return Err(Error::NotFound);
        }
        tx.record(&Event::new(event::EventKind::AccountCreated, Some(id))).await?;
        if let Some(firm) = link.firm {
            join(&tx, id, firm, link.right).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Somebody signed in whose address the invitation was sent to joins the firm.
    pub async fn accept_invitation(&self, actor: &Actor, token: &str, from: IpAddr) -> Result<()> {
        let user = actor.user().ok_or(Denied::SignIn)?;
        let tx = self.begin().await?;
        let guessed = async {
            let link = links::use_up(&tx, token, LinkKind::Invite).await?;
            link.firm.filter(|_| link.email == user.email).map(|firm| (firm, link.right)).ok_or(Error::NotFound)
        };
        let (firm, right) = self.guess_token(from, guessed).await?;
        let permit = check(actor, Action::RegisterFirm, &Site, tx.now)?;
        join(&tx, user.id, firm, right).await?;
        self.end_claim(&tx, user.id, firm, &permit).await?;
        tx.commit().await
    }

    /// Who a session's user is now, with firm and seat; `Visitor` for an account that is gone or suspended.
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
        let password_hash = password::hash(&self.turns, HERE, password, self.chance.bytes()).await?;
        let tx = self.begin().await?;
        let id = UserId(self.chance.uuid());
        let account = Account { id, email, name, password_hash, role, locale: Locale::Vi, is_demo, standing: Standing::new(id) };
        if !db::user::insert(&tx.db, &account, tx.now).await? {
            return Err(Error::field("email", Problem::CodeTaken));
        }
        tx.record(&Event::new(event::EventKind::AccountCreated, Some(id))).await?;
        tx.commit().await?;
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

async fn join(tx: &Transaction<'_>, user: UserId, firm: FirmId, right: Right) -> Result<()> {
    db::firm_member::insert(&tx.db, user, firm, (false, right), tx.now).await?;
    tx.record(&Event::new(event::EventKind::MemberJoined, Some(user)).firm(firm)).await
}

/// The address in `email`, in lower case.
pub(crate) fn read_email(form: &Form) -> Result<String, FieldErrors> {
    let mut r = FormReader::new(form);
    let email = r.required_parsed("email", Problem::Email, |text| is_email(text).then(|| text.to_lowercase()));
    email.ok_or(r.errors)
}

/// Name and password of a new account, with everything that is wrong at once.
fn read_registration(form: &Form) -> Result<(String, String), FieldErrors> {
    let mut r = FormReader::new(form);
    let name = r.required("name", PERSON);
    match password::read_new(form) {
        Ok(password) => r.errors.or((name, password)),
        Err(errors) => {
            r.errors.0.extend(errors.0);
            Err(r.errors)
        }
    }
}
