//! Parts of the register's pages: validity and verification as tags, a field's value in words, and what something cites as links.

use super::words as w;
use crate::{paths, request::Req, ui::show};
use backend::challenges::CitedText;
use domain::{
    legal::{Entry, Force},
    locale::Locale,
    time::Moment,
};
use leptos::prelude::*;

pub fn force(l: Locale, entry: &Entry, now: Moment) -> AnyView {
    let force = entry.force(now);
    let class = match force {
        Force::InForce => "tag tag-ok",
        Force::NotYet => "tag tag-warn",
        Force::Ended | Force::Replaced => "tag tag-stop",
        Force::Unknown => "tag",
    };
    view! { <span class=class>{w::force_name(l, force)}</span> }.into_any()
}

/// How far what is said is verified.
pub fn mark(l: Locale, is_compared: bool) -> AnyView {
    let (class, text) = if is_compared { ("tag tag-ok", w::compared(l)) } else { ("tag tag-warn", w::not_compared(l)) };
    view! { <span class=class>{text}</span> }.into_any()
}

pub fn day(l: Locale, day: Option<Moment>) -> AnyView {
    match day {
        Some(day) => view! { <time datetime=day.to_date()>{day.show_date(l)}</time> }.into_any(),
        None => view! { <span class="meta">{w::not_known(l)}</span> }.into_any(),
    }
}

pub fn text(l: Locale, text: &str) -> AnyView {
    if text.is_empty() { view! { <span class="meta">{w::not_known(l)}</span> }.into_any() } else { show::written(l, text) }
}

/// A field of an entry's form as people read it.
pub fn said(l: Locale, field: &str, value: &str) -> String {
    match field {
        "is_compared" => if value.is_empty() { w::not_compared(l) } else { w::yes(l) }.to_owned(),
        _ if value.is_empty() => w::nothing_said(l).to_owned(),
        "issued" | "from" | "until" => Moment::from_date(value).map_or_else(|| value.to_owned(), |day| day.show_date(l)),
        _ => value.to_owned(),
    }
}

/// Links to what is cited; nothing where nothing is.
pub fn cited(req: &Req, texts: &[CitedText]) -> AnyView {
    let l = req.locale;
    let lines = texts.iter().map(|text| {
        let title = (!text.title.is_empty()).then(|| view! { ": "{show::written(l, &text.title)} });
        let mark = (!text.is_compared).then(|| view! { " "<span class="meta">"("{w::not_compared(l)}")"</span> });
        view! { <li><a href=req.href(paths::legal_text(&text.key))>{show::written(l, &text.number)}</a>{title}{mark}</li> }
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}

/// The same below a challenge's legal basis, with what it is.
pub fn beside(req: &Req, texts: &[CitedText]) -> AnyView {
    let l = req.locale;
    view! { <h3>{w::cited(l)}</h3>{cited(req, texts)}<p class="meta">{w::cited_note(l)}</p> }.into_any()
}
