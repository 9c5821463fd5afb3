//! What the command line and the start of the server ask.

use crate::{Backend, Result, db};
use domain::{ids::UserId, people::Role};

impl Backend {
    /// Nobody has an account yet.
    pub async fn is_empty(&self) -> Result<bool> {
        for role in Role::ALL {
            if !db::user::list_of_role(&self.db.read, role).await?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether accounts exist whose password is public.
    pub async fn has_demo_accounts(&self) -> Result<bool> {
        Ok(!db::user::list_demo(&self.db.read, self.clock.now()).await?.is_empty())
    }

    pub async fn officers(&self) -> Result<Vec<UserId>> {
        Ok(db::user::list_of_role(&self.db.read, Role::Officer).await?.into_iter().map(|account| account.id).collect())
    }

    /// The account of an address, for whoever runs the server. Pages must not ask this.
    pub async fn user_by_email(&self, email: &str) -> Result<Option<UserId>> {
        Ok(db::user::find_by_email(&self.db.read, &email.trim().to_lowercase()).await?.map(|account| account.id))
    }
}
