//! Accounts: registration by mailed link, signing in, passwords.
//! Nothing here tells whether an account exists: unknown addresses take as long and get the same answer.

use crate::{Backend, Result};
use domain::{
    form::Form,
    ids::{FirmId, UserId},
    locale::Locale,
    people::{Actor, Role, SeatRole},
};

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
        todo!()
    }

    /// The link behind a token, if it still works (else [`Error::NotFound`](crate::Error)).
    pub async fn link(&self, token: &str, kind: LinkKind) -> Result<Link> {
        todo!()
    }

    /// Form: `name`, `password`, `password_again`. Uses up a Register or Invite link; with Invite, joins the firm.
    pub async fn finish_registration(&self, token: &str, kind: LinkKind, form: &Form, locale: Locale) -> Result<UserId> {
        todo!()
    }

    /// Somebody signed in whose address the invitation was sent to joins the firm.
    pub async fn accept_invitation(&self, actor: &Actor, token: &str) -> Result<()> {
        todo!()
    }

    /// Form: `email`, `password`. [`Problem::Credentials`](domain::check::Problem) at `password`, whatever was wrong.
    pub async fn sign_in(&self, form: &Form) -> Result<UserId> {
        todo!()
    }

    /// Form: `email`. Always Ok for a well-formed address.
    pub async fn request_reset(&self, form: &Form, locale: Locale) -> Result<()> {
        todo!()
    }

    /// Form: `password`, `password_again`. Ends all sessions of the account.
    pub async fn finish_reset(&self, token: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: `current`, `password`, `password_again`. Ends all sessions of the account.
    pub async fn change_password(&self, actor: &Actor, form: &Form) -> Result<()> {
        todo!()
    }

    /// Who a session's user is now, with firm and seat; `Visitor` for an account that is gone.
    pub async fn actor(&self, user: UserId) -> Result<Actor> {
        todo!()
    }

    /// For the command line: creates an account without a mail.
    pub async fn create_user(&self, email: &str, name: &str, role: Role, password: &str, is_demo: bool) -> Result<UserId> {
        todo!()
    }

    /// Empty outside demo mode.
    pub async fn demo_accounts(&self) -> Result<Vec<DemoAccount>> {
        todo!()
    }
}
