//! Forms that were posted after a session had ended: kept for the browser that posted them, and for no other, until
//! somebody signs in there and sends them on. The browser's token is hashed before it is stored.

use crate::{
    Backend, Result,
    db::{self, kept_form::Weight, turn::Turn},
};
use domain::{form::Form, ids::UserId, time::Moment};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// How long a form waits to be sent on.
const MINUTES: i64 = 120;
/// Forms of one browser: one for each window in which somebody went on typing.
const OF_BROWSER: usize = 20;
/// Forms of all browsers together, and their bytes. There has to be a bound, since anybody can post without an account.
const OF_ALL: Weight = Weight { count: 2_000, bytes: 64 * 1024 * 1024 };
/// Forms from one address: enough for an office that shares one, too few to take all the room there is.
const OF_ADDRESS: Weight = Weight { count: 200, bytes: 6 * 1024 * 1024 };

/// A form that waits.
#[derive(Clone, Debug)]
pub struct KeptForm {
    pub id: String,
    /// Whose session had ended, if the browser still knew.
    pub typed_by: Option<UserId>,
    /// The address that it was posted to, without the language.
    pub action: String,
    pub form: Form,
    pub at: Moment,
}

impl KeptForm {
    /// Typed under another account than this one.
    pub fn is_of_another(&self, user: Option<UserId>) -> bool {
        self.typed_by.is_some_and(|typed_by| Some(typed_by) != user)
    }
}

impl Backend {
    /// A secret for a browser that has none yet.
    pub fn browser_token(&self) -> String {
        self.chance.token()
    }

    /// Keeps a form that came from an address; `false` if there is no room for it.
    pub async fn keep_form(&self, browser: &str, from: IpAddr, typed_by: Option<UserId>, action: &str, form: &Form) -> Result<bool> {
        let text = serde_json::to_string(form)?;
        let (size, browser, network) =
            (i64::try_from(text.len()).unwrap_or(i64::MAX), hashed(browser), hashed(&from.to_canonical().to_string()));
        let tx = self.begin().await?;
        let (db, now) = (&tx.db, tx.now);
        Turn::KeptForms.take(db).await?;
        db::kept_form::delete_expired(db, now).await?;
        let (all, of_address) = db::kept_form::weight(db, &network).await?;
        let own = db::kept_form::of_browser(db, &browser, now).await?;
        if own.iter().any(|kept| kept.action == action && kept.form == text) {
            return Ok(true);
        }
        let is_full = |kept: Weight, most: Weight| kept.count >= most.count || kept.bytes.saturating_add(size) > most.bytes;
        if is_full(all, OF_ALL) || is_full(of_address, OF_ADDRESS) || own.len() >= OF_BROWSER {
            return Ok(false);
        }
        let kept = db::kept_form::Model {
            id: self.chance.uuid(),
            browser,
            user_id: typed_by.map(|user| user.0),
            action: action.to_owned(),
            form: text,
            size,
            created_at: now.0,
            expires_at: now.plus_minutes(MINUTES).0,
            network,
        };
        db::kept_form::insert(db, kept).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What waits in this browser, oldest first.
    pub async fn kept_forms(&self, browser: &str) -> Result<Vec<KeptForm>> {
        let rows = db::kept_form::of_browser(&self.db.read, &hashed(browser), self.clock.now()).await?;
        let kept = |row: db::kept_form::Model| {
            Ok(KeptForm {
                id: row.id.to_string(),
                typed_by: row.user_id.map(UserId),
                action: row.action,
                form: serde_json::from_str(&row.form)?,
                at: Moment(row.created_at),
            })
        };
        rows.into_iter().map(kept).collect()
    }

    /// Forgets a form that was sent on, or that nobody wants.
    pub async fn drop_kept_form(&self, browser: &str, id: &str) -> Result<()> {
        match id.parse::<Uuid>() {
            Ok(id) => db::kept_form::delete(&self.db.write, &hashed(browser), id).await,
            Err(_) => Ok(()),
        }
    }
}

fn hashed(browser: &str) -> String {
    hex::encode(Sha256::digest(browser.as_bytes()))
}
