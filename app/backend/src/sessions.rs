//! Sessions in the database, for the server's session store. Ids are hashed before they come here.

use crate::{Backend, Result};
use domain::{ids::UserId, time::Moment};

impl Backend {
    /// Data of a session that has not expired.
    pub async fn load_session(&self, id: &str) -> Result<Option<(String, Moment)>> {
        todo!()
    }

    pub async fn save_session(&self, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
        todo!()
    }

    pub async fn delete_session(&self, id: &str) -> Result<()> {
        todo!()
    }
}
