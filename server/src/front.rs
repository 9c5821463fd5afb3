//! The first thing a request meets: its language, and the memory of public pages.

use crate::{
    answers::Answer,
    peer::{network, peer},
    routes::open_data,
    sessions::cookie,
};
use app::{request::Visitor, ui::look};
use axum::{
    body::Body,
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Method, Uri,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, COOKIE},
        uri::PathAndQuery,
    },
    response::Response,
};
use backend::{Backend, memory::Key};
use domain::{locale::Locale, people::Actor};
use std::{
    convert::Infallible,
    future::Future,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};
use tower::Service;

/// Longer addresses are answered, but not remembered.
const MAX_ADDRESS: usize = 200;
/// First parts of paths whose pages are for one reader only.
const PERSONAL: [&str; 11] =
    ["sign-in", "register", "reset", "invite", "account", "kept", "following", "notices", "unsubscribe", "watch", "errands"];

#[derive(Clone)]
pub struct Front<S> {
    inner: S,
    backend: Arc<Backend>,
    session_cookie: &'static str,
    trust_proxy: bool,
}

impl<S> Front<S> {
    pub fn new(inner: S, backend: Arc<Backend>, session_cookie: &'static str, trust_proxy: bool) -> Self {
        Self { inner, backend, session_cookie, trust_proxy }
    }

    /// The address under which the answer may be remembered.
    fn address<'a>(&self, request: &'a Request) -> Option<&'a str> {
        let address = request.uri().path_and_query().map(PathAndQuery::as_str)?;
        if *request.method() != Method::GET || address.len() > MAX_ADDRESS {
            return None;
        }
        let (_, path) = language(request.uri().path());
        let is_data = path.starts_with(open_data::ROOT);
        let is_personal = path.starts_with(open_data::OWN) || PERSONAL.contains(&path.split('/').nth(1).unwrap_or_default());
        let is_public = !is_personal && (is_data || cookie(request.headers(), self.session_cookie).is_none());
        is_public.then_some(address)
    }
}

impl<S> Service<Request> for Front<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let look = look(request.headers());
        let key = self.address(&request).map(|address| Key::Page { address: address.to_owned(), look });
        let asked = request.headers().clone();
        if key.is_some() {
            // What is remembered is compressed once, and made for nobody: not even for who asks.
            request.headers_mut().remove(ACCEPT_ENCODING);
            request.headers_mut().remove(COOKIE);
        }
        localize(&mut request, look, self.trust_proxy);
        let clone = self.inner.clone();
        let mut inner = mem::replace(&mut self.inner, clone);
        let backend = Arc::clone(&self.backend);
        Box::pin(async move {
            let Some(key) = key else { return inner.call(request).await.map(private) };
            let load = async {
                let Ok(response) = inner.call(request).await;
                Answer::new(response).await
            };
            match backend.remember(key, load).await {
                Ok(kept) => Ok(kept.answer(&asked).await),
                Err(response) => Ok(private(response)),
            }
        })
    }
}

/// What was made for one reader is asked for again each time, and kept by nobody else.
fn private(mut response: Response<Body>) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}

/// Takes the language prefix off the address and notes the language for the pages, and who asks from where.
fn localize(request: &mut Request, look: &'static str, trust_proxy: bool) {
    let (locale, path) = language(request.uri().path());
    let visitor = Visitor { actor: Actor::Visitor, session: None, locale, look, from: network(peer(request, trust_proxy)) };
    if locale == Locale::En {
        let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
        if let Ok(uri) = format!("{path}{query}").parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(visitor);
}

/// Splits a path into its language and the path without it.
fn language(path: &str) -> (Locale, &str) {
    match path.strip_prefix("/en") {
        Some("") => (Locale::En, "/"),
        Some(rest) if rest.starts_with('/') => (Locale::En, rest),
        _ => (Locale::Vi, path),
    }
}

fn look(headers: &HeaderMap) -> &'static str {
    cookie(headers, "look").and_then(look::classes).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_first_part_is_a_language() {
        assert_eq!(language("/en"), (Locale::En, "/"));
        assert_eq!(language("/en/challenges"), (Locale::En, "/challenges"));
        assert_eq!(language("/england"), (Locale::Vi, "/england"));
        assert_eq!(language("/"), (Locale::Vi, "/"));
    }

    #[test]
    fn the_look_is_one_of_a_few() {
        let look_of = |value: &'static str| look(&HeaderMap::from_iter([(axum::http::header::COOKIE, HeaderValue::from_static(value))]));
        assert_eq!(look_of("session=1; look=contrast-large"), "contrast large");
        assert_eq!(look_of("look=contrast-large-dark"), "contrast large dark");
        assert_eq!(look_of("look=light"), "light");
        for wrong in ["look=<script>", "look=dark-light", "look=large-contrast", "look=dark dark"] {
            assert_eq!(look_of(wrong), "");
        }
    }
}
