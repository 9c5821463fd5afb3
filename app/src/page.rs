//! A finished page: HTML rendered at once, with its status.
//!
//! Pages are rendered to text here rather than by leptos_axum, whose renderer ends every page with
//! inline scripts that a cached page under a strict policy cannot carry. Scripts are loaded only by
//! pages that hold an island or a form that is typed into.

use crate::{
    request::{Refused, Req},
    ui::{
        assets::Scripts,
        layout, posting,
        rendering::{About, ISLAND, Parts, unmarked},
        sharing::Shared,
    },
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::access::Denied;
use leptos::prelude::*;
use std::fmt::Display;

#[derive(Debug)]
pub struct Page {
    html: String,
    status: u16,
    /// Seconds after which the same may be tried again.
    retry_after: Option<u32>,
    /// After how many seconds browsers load which address in its place, with scripts and without.
    renewed: Option<(u32, String)>,
}

impl Page {
    /// Renders `view` inside the site's layout.
    pub fn new<V: IntoView + 'static>(req: &Req, title: impl Display, view: impl FnOnce() -> V) -> Self {
        Self::render(req, title, None, None, view)
    }

    /// A page that people pass on.
    pub fn shared<V: IntoView + 'static>(req: &Req, title: impl Display, shared: Shared, view: impl FnOnce() -> V) -> Self {
        Self::render(req, title, None, Some(shared), view)
    }

    /// A page that follows what happens; where scripts are off it is loaded again after so many seconds.
    pub fn refreshing<V: IntoView + 'static>(req: &Req, title: impl Display, seconds: u32, view: impl FnOnce() -> V) -> Self {
        Self::render(req, title, Some(seconds), None, view)
    }

    fn render<V: IntoView + 'static>(
        req: &Req,
        title: impl Display,
        refresh: Option<u32>,
        shared: Option<Shared>,
        view: impl FnOnce() -> V,
    ) -> Self {
        let owner = Owner::new_root(None);
        let title = title.to_string();
        let parts = Parts::default();
        let (head, body) = owner.with(|| {
            provide_context(About { locale: req.locale, title: title.clone() });
            provide_context(parts.clone());
            let (content, typed) = posting::prepared(&view().into_any().to_html());
            let scripts = Scripts { islands: content.contains(ISLAND), typing: posting::is_guarded(&content) };
            let body = layout::body(req, content, typed.as_ref()).to_html();
            (unmarked(&layout::head(req, &title, scripts, refresh, shared.as_ref()).to_html()), unmarked(&body))
        });
        owner.cleanup();
        let (lang, look) = (req.locale.code(), req.look);
        let html = parts.within(format!("<!DOCTYPE html><html lang=\"{lang}\" class=\"{look}\">{head}{body}</html>"));
        Self { html, status: 200, retry_after: None, renewed: None }
    }

    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Of something that goes on: loaded again after so many seconds. Its address is named, because browsers load nothing again
    /// whose address ends in a place of the page, as after a form.
    #[must_use]
    pub fn renewed(self, seconds: u32, address: String) -> Self {
        Self { renewed: Some((seconds, address)), ..self }
    }

    /// With the status of a refused form, if that is what is shown.
    #[must_use]
    pub fn refused(self, refused: Option<&Refused>) -> Self {
        match refused {
            Some(refused) => Self { retry_after: refused.denied.and_then(Denied::wait), ..self.with_status(refused.status) },
            None => self,
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], self.html).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        let renewed = self.renewed.map(|(seconds, address)| format!("{seconds}; url={address}"));
        if let Some(value) = renewed.and_then(|value| HeaderValue::from_str(&value).ok()) {
            response.headers_mut().insert(header::REFRESH, value);
        }
        response
    }
}
