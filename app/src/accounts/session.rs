//! Beginning and ending a session.

use crate::{error::AppError, request::Req};
use backend::Error;
use domain::ids::UserId;
use tower_sessions::{Session, session};

/// Signs `user` in under a new session id; answers the request as theirs.
pub async fn begin(req: &Req, session: &Session, user: UserId) -> Result<Req, AppError> {
    session.cycle_id().await.map_err(failed)?;
    session.insert("user", user).await.map_err(failed)?;
    session.insert("since", req.now).await.map_err(failed)?;
    session.save().await.map_err(failed)?;
    Ok(Req { actor: req.backend.actor(user).await?, ..req.clone() })
}

pub async fn end(session: &Session) -> Result<(), AppError> {
    session.flush().await.map_err(failed)
}

/// Sessions fail only where the database does.
fn failed(error: session::Error) -> AppError {
    Error::busy(error.to_string()).into()
}
