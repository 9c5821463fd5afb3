//! Sessions in the database, for the server's session store. Ids are hashed before they come here.

use crate::{Backend, Result, db};
use domain::{ids::UserId, time::Moment};

impl Backend {
    /// Data of a session that has not expired.
    pub async fn load_session(&self, id: &str) -> Result<Option<(String, Moment)>> {
        let session = self.db.read.kept_session(id, db::session::find(&self.db.read, id)).await?;
        Ok(session.filter(|(_, expires)| *expires > self.clock.now()))
    }

    pub async fn begin_session(&self, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
        self.db.check_file().await?;
        db::session::insert(&self.db.write, id, user, data, expires).await?;
        self.db.read.bump_sessions();
        Ok(())
    }

    /// Of a session that has ended since the request began, nothing is saved.
    pub async fn save_session(&self, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
        self.db.check_file().await?;
        db::session::update(&self.db.write, id, user, data, expires).await?;
        self.db.read.bump_sessions();
        Ok(())
    }

    pub async fn delete_session(&self, id: &str) -> Result<()> {
        db::session::delete(&self.db.write, id).await?;
        self.db.read.bump_sessions();
        Ok(())
    }
}
