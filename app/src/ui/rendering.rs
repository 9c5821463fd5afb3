//! Views as HTML, without the marks that only hydration reads, and what a part may ask about the page that it stands on.

use backend::memory::Keep;
use domain::locale::Locale;
use leptos::prelude::*;
use memchr::memmem::{find, find_iter};
use std::sync::{Arc, Mutex, PoisonError};

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

/// The same, so that it can be kept.
#[derive(Clone, Debug)]
pub struct Part {
    html: Arc<str>,
    /// Has no form, so nothing is added to it for the page.
    is_still: bool,
}

impl Part {
    pub fn new(locale: Locale, view: impl FnOnce() -> AnyView) -> Self {
        let html: Arc<str> = part(locale, view).into();
        Self { is_still: !html.contains("<form "), html }
    }

    /// For `inner_html`: itself or, since long ones are many pages' largest part, a mark in whose place [`Parts::within`] puts it.
    pub fn inner_html(&self) -> String {
        match use_context::<Parts>() {
            Some(parts) if self.is_still => parts.add(Arc::clone(&self.html)),
            _ => self.html.to_string(),
        }
    }
}

impl Keep for Part {
    fn bytes(&self) -> usize {
        self.html.len()
    }

    fn shown(&self) -> String {
        self.html.to_string()
    }
}

/// The parts of a page that go into it last, as they are.
#[derive(Clone, Debug, Default)]
pub struct Parts(Arc<Mutex<Vec<Arc<str>>>>);

impl Parts {
    fn add(&self, html: Arc<str>) -> String {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.push(html);
        mark(parts.len() - 1)
    }

    /// The page with each part in its place. Nothing a person typed looks like a mark, since their `<` is escaped.
    pub fn within(&self, page: String) -> String {
        let parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if parts.is_empty() {
            return page;
        }
        let mut whole = String::with_capacity(page.len() + parts.iter().map(|part| part.len()).sum::<usize>());
        let mut rest = page.as_str();
        for (place, part) in parts.iter().enumerate() {
            let Some((before, after)) = rest.split_once(&mark(place)) else { continue };
            whole.push_str(before);
            whole.push_str(part);
            rest = after;
        }
        whole + rest
    }
}

fn mark(place: usize) -> String {
    format!("<!--part {place}-->")
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

pub const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";
const MARKS: [&str; 2] = ["<!>", "<!--<() />-->"];

/// Leaves out the marks that only hydration reads: in a title or a text area they would show as text.
/// Islands keep theirs. Nothing a person typed looks like a mark, since their `<` is escaped.
pub fn unmarked(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (outside, island) = rest.split_at(find(rest.as_bytes(), ISLAND.as_bytes()).unwrap_or(rest.len()));
        let end = find(island.as_bytes(), ISLAND_END.as_bytes());
        let (island, after) = island.split_at(end.map_or(island.len(), |at| at + ISLAND_END.len()));
        let mut kept = 0;
        for at in find_iter(outside.as_bytes(), b"<!") {
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
