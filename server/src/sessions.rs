//! Sessions: kept in the database under a hash of their id, ended by idleness and by age.

use crate::config;
use app::{error::AppError, request::Visitor};
use async_trait::async_trait;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header::COOKIE},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{Backend, Error};
use domain::{ids::UserId, people::Actor, time::Moment};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{collections::HashMap, fmt, sync::Arc};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::{
        SameSite,
        time::{Duration, OffsetDateTime},
    },
    session::{Id, Record},
    session_store,
};

/// Whose session it is; set by signing in.
pub const USER: &str = "user";
/// When it began, and when it was last known to be in use.
const SINCE: &str = "since";
const SEEN: &str = "seen";
/// The time of last use is saved at most this often: saving it at every request would be a write for each page.
const SEEN_EVERY: i64 = 10;

#[derive(Clone, Copy)]
pub struct Settings {
    pub cookie: &'static str,
    is_secure: bool,
    limits: config::Sessions,
}

impl Settings {
    pub fn new(backend: &Backend, limits: config::Sessions) -> Self {
        // The prefix keeps other hosts of the domain from setting it, but needs https.
        let cookie = if backend.is_demo { "session" } else { "__Host-session" };
        Self { cookie, is_secure: !backend.is_demo, limits }
    }

    pub fn layer(&self, backend: &Arc<Backend>) -> SessionManagerLayer<Store> {
        let store = Store { backend: Arc::clone(backend), limits: self.limits };
        SessionManagerLayer::new(store)
            .with_name(self.cookie)
            .with_secure(self.is_secure)
            .with_http_only(true)
            .with_same_site(SameSite::Lax)
            .with_expiry(Expiry::OnInactivity(Duration::minutes(self.limits.idle)))
    }

    pub fn visitors(&self, backend: &Arc<Backend>) -> Visitors {
        Visitors { backend: Arc::clone(backend), cookie: self.cookie }
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(found, _)| *found == name).map(|(_, value)| value)
}

pub struct Visitors {
    backend: Arc<Backend>,
    cookie: &'static str,
}

/// Tells the pages who asks; the same is left in the answer for whoever must render an error.
pub async fn recognise(State(visitors): State<Arc<Visitors>>, session: Session, mut request: Request, next: Next) -> Response {
    let Some(mut visitor) = request.extensions().get::<Visitor>().cloned() else { return next.run(request).await };
    if cookie(request.headers(), visitors.cookie).is_some() {
        match visitors.actor(&session).await {
            Ok(actor) => visitor.actor = actor,
            Err(error) => return AppError::Backend(error).into_response(),
        }
        visitor.session = session.id().map(|id| hashed(&id).into());
    }
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(visitor);
    response
}

impl Visitors {
    async fn actor(&self, session: &Session) -> Result<Actor, Error> {
        let Some(user) = session.get::<UserId>(USER).await.map_err(busy)? else { return Ok(Actor::Visitor) };
        let now = self.backend.clock.now();
        let seen = session.get::<Moment>(SEEN).await.map_err(busy)?;
        if seen.is_none_or(|seen| now >= seen.plus_minutes(SEEN_EVERY)) {
            session.insert(SEEN, now).await.map_err(busy)?;
        }
        self.backend.actor(user).await
    }
}

/// Sessions fail only where the database does.
fn busy(error: impl fmt::Display) -> Error {
    Error::busy(error.to_string())
}

/// tower-sessions' records in the backend's table.
#[derive(Clone)]
pub struct Store {
    backend: Arc<Backend>,
    limits: config::Sessions,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

#[async_trait]
impl SessionStore for Store {
    /// A session begins with each sign-in, and so does its age.
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let now = self.backend.clock.now();
        record.data.insert(SINCE.to_owned(), now.0.into());
        record.data.insert(SEEN.to_owned(), now.0.into());
        let row = self.row(record)?;
        self.backend.begin_session(&row.id, row.user, &row.data, row.expires).await.map_err(failed)
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let row = self.row(record)?;
        self.backend.save_session(&row.id, row.user, &row.data, row.expires).await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some((data, expires)) = self.backend.load_session(&hashed(id)).await.map_err(failed)? else { return Ok(None) };
        let data = serde_json::from_str(&data).map_err(|error| session_store::Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires.0 / 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.backend.delete_session(&hashed(id)).await.map_err(failed)
    }
}

/// A record as the table has it.
struct Row {
    id: String,
    user: Option<UserId>,
    data: String,
    expires: Moment,
}

impl Store {
    fn row(&self, record: &Record) -> session_store::Result<Row> {
        let user = record.data.get(USER).and_then(|user| serde_json::from_value(user.clone()).ok());
        let data = serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let idle_end = self.backend.clock.now().plus_minutes(self.limits.idle);
        let expires = self.end(&record.data).map_or(idle_end, |end| end.min(idle_end));
        Ok(Row { id: hashed(&record.id), user, data, expires })
    }

    /// When the session ends, however busy it is.
    fn end(&self, data: &HashMap<String, Value>) -> Option<Moment> {
        data.get(SINCE).and_then(Value::as_i64).map(|since| Moment(since).plus_minutes(self.limits.absolute))
    }
}

/// Hashed, so that nobody who reads the table can use a session.
fn hashed(id: &Id) -> String {
    hex::encode(Sha256::digest(id.to_string()))
}

fn failed(error: Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}
