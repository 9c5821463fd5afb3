//! Small pieces that many pages show: stages, times, money, a button with the reason why not.

use crate::ui::{problems, words as w};
use domain::{
    access::Denied,
    locale::{Bilingual, Locale},
    time::Moment,
};
use leptos::prelude::*;

/// The button, or the button disabled with its reason beside it, or nothing where even the act is hidden.
pub fn gate(locale: Locale, verdict: Result<(), Denied>, label: &str, class: &'static str) -> AnyView {
    match verdict {
        Ok(()) => view! { <button type="submit" class=class>{label.to_owned()}</button> }.into_any(),
        Err(Denied::Hidden | Denied::Role | Denied::SignIn) => ().into_any(),
        Err(denied) => view! {
            <button type="submit" class=class disabled=true>{label.to_owned()}</button>
            <p class="why-not">{problems::denied(locale, denied)}</p>
        }
        .into_any(),
    }
}

/// A moment as `<time>`, with its zone for screen readers and as a title.
pub fn time(locale: Locale, moment: Moment) -> AnyView {
    view! { <time datetime=moment.to_rfc3339() title=w::zone(locale)>{moment.show(locale)}</time> }.into_any()
}

/// A bilingual text as paragraphs, marked with the language it is in.
pub fn prose(locale: Locale, text: &Bilingual) -> AnyView {
    let lang = text.lang(locale).code();
    let paragraphs = text.get(locale).split('\n').filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.to_owned()}</p> });
    view! { <div class="prose" lang=lang>{paragraphs.collect_view()}</div> }.into_any()
}

/// Plain text of one language as paragraphs.
pub fn plain(text: &str) -> AnyView {
    let paragraphs = text.split('\n').filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.to_owned()}</p> });
    view! { <div class="prose">{paragraphs.collect_view()}</div> }.into_any()
}
