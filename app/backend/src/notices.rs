//! Notices on the site: what an account was mailed in brief, on a page of its own, and how many of them are not read. They
//! come of the same acts as the mails and in the same transaction; a kind of them that is switched off leaves none.

use crate::{Backend, Error, Result, db, memory::Matter};
use domain::{
    access::{self, Action, Denied, Site},
    check::Problem,
    form::Form,
    locale::Bilingual,
    people::Actor,
    time::Moment,
};
use uuid::Uuid;

/// On one page of them.
pub const PAGE: u32 = 30;
/// Older ones are forgotten, read or not. Ours, to be confirmed.
const KEPT_DAYS: i64 = 90;
/// In a form: all of them.
pub const ALL: &str = "all";

/// A page of them.
#[derive(Clone, Debug)]
pub struct Notices {
    /// The newest first.
    pub lines: Vec<NoticeLine>,
    pub total: u32,
    pub unread: u32,
}

#[derive(Clone, Debug)]
pub struct NoticeLine {
    pub id: Uuid,
    pub said: Bilingual,
    /// Where it leads, without the language.
    pub path: String,
    pub at: Moment,
    pub is_read: bool,
}

impl Backend {
    /// Of whoever is signed in; a visitor has none.
    pub async fn unread_notices(&self, actor: &Actor) -> Result<u32> {
        let Some(user) = actor.id() else { return Ok(0) };
        db::notice::unread(&self.db.read, user).await
    }

    /// `page` from 1.
    pub async fn notices(&self, actor: &Actor, page: u32) -> Result<Notices> {
        let db = &self.db.read;
        let user = access::check(actor, Action::Follow, &Site, self.clock.now())?.by().ok_or(Denied::SignIn)?;
        let (rows, total) = db::notice::page(db, user, page, PAGE).await?;
        let line = |row: db::notice::Model| NoticeLine {
            id: row.id,
            said: Bilingual::new(&row.vi, &row.en),
            path: row.path,
            at: Moment(row.at),
            is_read: row.read_at.is_some(),
        };
        Ok(Notices { lines: rows.into_iter().map(line).collect(), total, unread: db::notice::unread(db, user).await? })
    }

    /// Form: `notice`, its identifier, or [`ALL`]. Nobody else's are touched, and again changes nothing.
    pub async fn read_notices(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::Follow, &Site, tx.now)?;
        let user = permit.by().ok_or(Denied::SignIn)?;
        let one = match form.get("notice") {
            ALL => None,
            id => Some(id.parse().map_err(|_| Error::field("notice", Problem::Choice))?),
        };
        if db::notice::read(&tx.db, &permit, user, one).await? > 0 {
            tx.touches(Matter::Notices(user));
            tx.commit().await?;
        }
        Ok(())
    }

    /// What is too old.
    pub(crate) async fn forget_notices(&self) -> Result<()> {
        let before = self.clock.now().plus_days(-KEPT_DAYS);
        if db::notice::is_any_before(&self.db.read, before).await? {
            let tx = self.begin().await?;
            db::notice::delete_before(&tx.db, before).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
