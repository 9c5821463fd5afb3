//! The browser that asks, known by a cookie that outlives its sessions: what was typed there while nobody was signed in is
//! kept for it.

use crate::error::AppError;
use axum::http::{HeaderMap, header::COOKIE};
use backend::{Backend, keeping::KeptForm};
use domain::ids::UserId;

/// The browser that posts: a secret that outlives its sessions, and whose the last of them was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    pub token: String,
    pub user: Option<UserId>,
}

/// How long a browser is known after signing in or posting.
const SECONDS: u32 = 24 * 60 * 60;
pub const TOKEN: usize = 64;

impl Browser {
    /// The prefix keeps other hosts of the domain from setting it, but needs https.
    fn cookie(backend: &Backend) -> &'static str {
        if backend.is_demo { "browser" } else { "__Host-browser" }
    }

    /// The one that asks, if it is known.
    pub fn of(backend: &Backend, headers: &HeaderMap) -> Option<Self> {
        let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
        let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
        Self::read(pairs.find(|(name, _)| *name == Self::cookie(backend))?.1)
    }

    pub fn read(value: &str) -> Option<Self> {
        let (token, user) = value.split_once('.')?;
        let is_token = token.len() == TOKEN && token.bytes().all(|b| b.is_ascii_hexdigit());
        is_token.then(|| Self { token: token.to_owned(), user: user.parse().ok().map(UserId) })
    }

    /// The one that asks, or a new one.
    pub fn known(backend: &Backend, headers: &HeaderMap) -> Self {
        Self::of(backend, headers).unwrap_or_else(|| Self { token: backend.browser_token(), user: None })
    }

    /// Where `user` has signed in.
    #[must_use]
    pub fn of_user(self, user: UserId) -> Self {
        Self { user: Some(user), ..self }
    }

    /// What sets its cookie.
    pub fn set(&self, backend: &Backend) -> SetBrowser {
        let user = self.user.map(|user| user.to_string()).unwrap_or_default();
        SetBrowser(format!("{}={}.{user}; Path=/; Max-Age={SECONDS}; SameSite=Lax; HttpOnly", Self::cookie(backend), self.token))
    }
}

/// A cookie that an answer is to set; the server's outermost layer does, after the session's own.
#[derive(Clone, Debug)]
pub struct SetBrowser(pub String);

/// What waits in the browser that asks.
pub async fn waiting(backend: &Backend, headers: &HeaderMap) -> Result<Vec<KeptForm>, AppError> {
    match Browser::of(backend, headers) {
        Some(browser) => Ok(backend.kept_forms(&browser.token).await?),
        None => Ok(Vec::new()),
    }
}
