//! Routes that know their own addresses: each folder declares its pages and forms with them.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    routing::{get, post},
};
use backend::Backend;
use std::sync::Arc;

pub type AppState = Arc<Backend>;

/// A router that remembers what it holds.
#[derive(Default)]
pub struct Routes {
    pub router: Router<AppState>,
    pub list: Vec<(Method, String)>,
}

impl Routes {
    #[must_use]
    pub fn get<H: Handler<T, AppState>, T: 'static>(mut self, path: &str, handler: H) -> Self {
        self.list.push((Method::GET, path.to_owned()));
        self.router = self.router.route(path, get(handler));
        self
    }

    #[must_use]
    pub fn post<H: Handler<T, AppState>, T: 'static>(mut self, path: &str, handler: H) -> Self {
        self.list.push((Method::POST, path.to_owned()));
        self.router = self.router.route(path, post(handler));
        self
    }

    /// A POST that may carry a file of any size; its handler counts the bytes as they come.
    #[must_use]
    pub fn upload<H: Handler<T, AppState>, T: 'static>(mut self, path: &str, handler: H) -> Self {
        self.list.push((Method::POST, path.to_owned()));
        self.router = self.router.route(path, post(handler).layer(DefaultBodyLimit::disable()));
        self
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self.router = self.router.merge(other.router);
        self
    }
}
