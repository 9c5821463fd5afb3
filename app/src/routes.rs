//! All routes of pages and forms, and the list of them that the endpoint test holds complete.

use crate::{
    accounts, challenges, council, error, evaluations, exports, files, firms, home, interrupted, office, papers, proposals, results,
};
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
    router: Router<AppState>,
    list: Vec<(Method, String)>,
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

/// Pages and forms; an unknown address answers a page too.
pub fn router() -> Router<AppState> {
    all().router.fallback(error::not_found).method_not_allowed_fallback(error::only_posted)
}

/// Method and path of every page and form.
pub fn list() -> Vec<(Method, String)> {
    all().list
}

fn all() -> Routes {
    Routes::default()
        .merge(home::routes())
        .merge(accounts::routes())
        .merge(interrupted::routes())
        .merge(challenges::routes())
        .merge(files::routes())
        .merge(firms::routes())
        .merge(proposals::routes())
        .merge(office::routes())
        .merge(council::routes())
        .merge(evaluations::routes())
        .merge(results::routes())
        .merge(papers::routes())
        .merge(exports::routes())
}
