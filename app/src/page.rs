//! A finished page: HTML rendered at once, with its status.
//!
//! Pages are rendered to text here rather than by leptos_axum, whose renderer ends every page with
//! inline scripts that a cached page under a strict policy cannot carry. Scripts are loaded only by
//! pages that hold an island or a form that is typed into.

use crate::{
    request::{Refused, Req},
    ui::{layout, posting},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{access::Denied, locale::Locale};
use leptos::prelude::*;
use std::{fmt::Display, sync::OnceLock};

/// Addresses of the built assets, with the hash of their content in the name.
#[derive(Clone, Debug)]
pub struct Assets {
    pub css: String,
    pub boot: String,
    /// For pages with forms that are typed into.
    pub typing: String,
}

/// What of the scripts a page needs.
#[derive(Clone, Copy, Debug)]
pub struct Scripts {
    pub islands: bool,
    pub typing: bool,
}

static ASSETS: OnceLock<Assets> = OnceLock::new();

/// Told once by the server at its start.
pub fn set_assets(assets: Assets) {
    ASSETS.get_or_init(|| assets);
}

pub(crate) fn assets() -> &'static Assets {
    ASSETS.get_or_init(|| Assets { css: "/pkg/main.css".to_owned(), boot: "/pkg/boot.js".to_owned(), typing: "/pkg/typing.js".to_owned() })
}

#[derive(Debug)]
pub struct Page {
    html: String,
    status: u16,
    /// Seconds after which the same may be tried again.
    retry_after: Option<u32>,
}

impl Page {
    /// Renders `view` inside the site's layout.
    pub fn new<V: IntoView + 'static>(req: &Req, title: impl Display, view: impl FnOnce() -> V) -> Self {
        Self::render(req, title, None, view)
    }

    /// A page that follows what happens; where scripts are off it is loaded again after so many seconds.
    pub fn refreshing<V: IntoView + 'static>(req: &Req, title: impl Display, seconds: u32, view: impl FnOnce() -> V) -> Self {
        Self::render(req, title, Some(seconds), view)
    }

    fn render<V: IntoView + 'static>(req: &Req, title: impl Display, refresh: Option<u32>, view: impl FnOnce() -> V) -> Self {
        let owner = Owner::new_root(None);
        let title = title.to_string();
        let (head, body) = owner.with(|| {
            provide_context(About { locale: req.locale, title: title.clone() });
            let (content, typed) = posting::prepared(&view().into_any().to_html());
            let scripts = Scripts { islands: content.contains(ISLAND), typing: posting::is_guarded(&content) };
            let body = layout::body(req, content, typed.as_ref()).to_html();
            (unmarked(&layout::head(req, &title, scripts, refresh).to_html()), unmarked(&body))
        });
        owner.cleanup();
        let (lang, look) = (req.locale.code(), req.look);
        Self { html: format!("<!DOCTYPE html><html lang=\"{lang}\" class=\"{look}\">{head}{body}</html>"), status: 200, retry_after: None }
    }

    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
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

/// A part of a page that holds no island, as HTML.
pub fn part(locale: Locale, view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(About { locale, title: String::new() });
        unmarked(&view().to_html())
    });
    owner.cleanup();
    html
}

/// What parts of a page may ask about the page that they stand on.
#[derive(Clone, Debug)]
pub struct About {
    pub locale: Locale,
    pub title: String,
}

/// About the page that is being rendered.
pub fn about() -> Option<About> {
    use_context()
}

const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";
const MARKS: [&str; 2] = ["<!>", "<!--<() />-->"];

/// Leaves out the marks that only hydration reads: in a title or a text area they would show as text.
/// Islands keep theirs. Nothing a person typed looks like a mark, since their `<` is escaped.
fn unmarked(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (outside, island) = rest.split_at(rest.find(ISLAND).unwrap_or(rest.len()));
        let (island, after) = island.split_at(island.find(ISLAND_END).map_or(island.len(), |at| at + ISLAND_END.len()));
        let mut kept = 0;
        for (at, _) in outside.match_indices("<!") {
            if let Some(mark) = MARKS.into_iter().find(|mark| outside[at..].starts_with(mark)) {
                out.push_str(&outside[kept..at]);
                kept = at + mark.len();
            }
        }
        out.push_str(&outside[kept..]);
        out.push_str(island);
        rest = after;
    }
    out
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], self.html).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_in_islands_only() {
        let html = "<title>A<!></title><leptos-island><b>1<!></b></leptos-island><p>B<!><!--<() />--></p>";
        assert_eq!(unmarked(html), "<title>A</title><leptos-island><b>1<!></b></leptos-island><p>B</p>");
    }
}
