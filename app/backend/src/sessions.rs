//! Sessions in the database, for the server's session store. Ids are hashed before they come here.

use crate::{
    Backend, Result, db,
    memory::{Key, Matter},
    transaction::Transaction,
};
use domain::{ids::UserId, people::Actor, time::Moment};

impl Backend {
    /// Data of a session that has not expired.
    pub async fn load_session(&self, id: &str) -> Result<Option<(String, Moment)>> {
        let session = self.db.read.keep(Key::Session(id.to_owned()), db::session::find(&self.db.read, id)).await?;
        Ok(session.filter(|(_, expires)| *expires > self.clock.now()))
    }

    /// Who acts in a session now; nobody once it has ended.
    pub async fn actor_in(&self, session: &str) -> Result<Actor> {
        match db::session::whose(&self.db.read, session, self.clock.now()).await? {
            Some(user) => self.actor(user).await,
            None => Ok(Actor::Visitor),
        }
    }

    pub async fn begin_session(&self, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
        let tx = self.begin_on(id).await?;
        db::session::insert(&tx.db, id, user, data, expires).await?;
        tx.commit().await
    }

    /// Of a session that has ended since the request began, nothing is saved.
    pub async fn save_session(&self, id: &str, user: Option<UserId>, data: &str, expires: Moment) -> Result<()> {
        let tx = self.begin_on(id).await?;
        db::session::update(&tx.db, id, user, data, expires).await?;
        tx.commit().await
    }

    pub async fn delete_session(&self, id: &str) -> Result<()> {
        let tx = self.begin_on(id).await?;
        db::session::delete(&tx.db, id).await?;
        tx.commit().await
    }

    async fn begin_on(&self, session: &str) -> Result<Transaction<'_>> {
        let tx = self.begin().await?;
        tx.touches(Matter::Session(session.to_owned()));
        Ok(tx)
    }
}
