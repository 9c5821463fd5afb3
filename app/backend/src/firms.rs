//! Firms: registration, people, and verification by the office.

use crate::{Backend, Result, files::FileView};
use domain::{
    access::Can,
    event::Event,
    firms::{Firm, Standing},
    form::Form,
    ids::{FirmId, UserId},
    locale::Locale,
    people::Actor,
    time::Moment,
};

#[derive(Clone, Debug)]
pub struct FirmView {
    pub firm: Firm,
    pub document: Option<FileView>,
    pub people: Vec<FirmPerson>,
    /// Invitations that still work: address and expiry.
    pub invited: Vec<(String, Moment)>,
    pub history: Vec<HistoryLine>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct FirmPerson {
    pub user: UserId,
    pub name: String,
    pub email: String,
    pub is_owner: bool,
}

#[derive(Clone, Debug)]
pub struct FirmLine {
    pub id: FirmId,
    pub tax_code: String,
    pub legal_name: String,
    pub standing: Standing,
    pub has_document: bool,
    pub created: Moment,
}

/// One event with the name of whoever caused it (empty: the site itself).
#[derive(Clone, Debug)]
pub struct HistoryLine {
    pub at: Moment,
    pub by: String,
    pub event: Event,
}

impl Backend {
    /// Form: see [`Profile::from_form`](domain::firms::Profile). The actor becomes the owner.
    pub async fn register_firm(&self, actor: &Actor, form: &Form) -> Result<FirmId> {
        todo!()
    }

    /// The actor's own firm, if any.
    pub async fn own_firm(&self, actor: &Actor) -> Result<Option<FirmView>> {
        todo!()
    }

    pub async fn firm(&self, actor: &Actor, id: FirmId) -> Result<FirmView> {
        todo!()
    }

    /// The actor's own firm.
    pub async fn edit_firm(&self, actor: &Actor, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: `email`. Invites to the actor's own firm.
    pub async fn invite_member(&self, actor: &Actor, form: &Form, locale: Locale) -> Result<()> {
        todo!()
    }

    /// Form: `verdict` (`verify` or `return`), `reason` (required to return). Mails the owner.
    pub async fn review_firm(&self, actor: &Actor, id: FirmId, form: &Form) -> Result<()> {
        todo!()
    }

    /// For the office, newest first; `page` from 1, 50 a page. Answers the lines and how many there are in all.
    pub async fn list_firms(&self, actor: &Actor, standing: Option<Standing>, page: u32) -> Result<(Vec<FirmLine>, u32)> {
        todo!()
    }
}
