//! What a decision rests on, carried in words by the form of its page: where the decision is refused because that has
//! changed, the page shows both, word by word.

use crate::{
    request::{Refused, decode, encode},
    ui::{difference, form::hidden_field},
};
use domain::{
    check::Problem,
    form::Form,
    locale::Locale,
    seen::{SEEN, Seen},
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Nội dung đã thay đổi từ khi trang được mở" | "What has changed since the page was opened";
        then = "nội dung lúc trang được mở" | "what the page showed when it was opened";
        now = "nội dung hiện nay" | "how it is now";
    }
}

/// The hidden field that says it in words.
const THEN: &str = "shown_then";

/// For the form: what the page rests on, by hash and in words.
pub fn carried(seen: &Seen, told: &Form) -> AnyView {
    view! { {hidden_field(SEEN, &seen.to_string())}{hidden_field(THEN, &encode(told))} }.into_any()
}

/// Of a refused decision, each field that is another one now; named by what the form calls its fields.
pub fn view(l: Locale, refused: Option<&Refused>, told: &Form) -> AnyView {
    let Some(refused) = refused.filter(|refused| refused.form.0.contains_key(THEN)) else { return ().into_any() };
    let then = decode(refused.form.get(THEN).as_bytes());
    let changed = refused.errors.0.iter().filter(|(_, problem)| *problem == Problem::ChangedSince).map(|(name, _)| name.as_str());
    let label = |name: &str| refused.labels.of(name).unwrap_or_else(|| name.to_owned());
    section(l, changed.map(|name| (label(name), then.get(name).to_owned(), told.get(name).to_owned())).collect())
}

/// Of a form that was opened earlier, each field that nobody touched there and that now holds what was saved meanwhile.
pub fn followed(l: Locale, refused: Option<&Refused>, label: impl Fn(&str) -> Option<String>) -> AnyView {
    let Some(refused) = refused.filter(|refused| refused.theirs.is_some()) else { return ().into_any() };
    let part = |name: &str| Some((label(name)?, refused.sent.get(name).to_owned(), refused.form.get(name).to_owned()));
    section(l, refused.followed().into_iter().filter_map(part).collect())
}

fn section(l: Locale, mut parts: Vec<(String, String, String)>) -> AnyView {
    parts.retain(|(_, then, now)| then != now);
    if parts.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="panel stack" aria-labelledby="moved">
            <h2 id="moved">{w::heading(l)}</h2>
            {difference::parts(l, parts, w::then(l), w::now(l))}
        </section>
    }
    .into_any()
}
