//! The office's verdict on a firm or a proposal: yes at once, or no with a reason.

use super::words as w;
use crate::ui::{form::Fields, show};
use domain::{access::Denied, limits::REASON, locale::Locale};
use leptos::prelude::*;

/// Yes or no.
pub struct Answer {
    /// What is posted as `verdict`.
    pub verdict: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
}

/// The buttons of one form, `no` with the field of its reason.
pub fn parts(l: Locale, may: Result<(), Denied>, f: &Fields<'_>, yes: Option<Answer>, no: Option<Answer>) -> AnyView {
    let yes = yes.map(|yes| {
        view! {
            <div class="stack">
                <p class="hint">{yes.hint}</p>
                {button(l, may, yes.label, "btn btn-primary", yes.verdict)}
            </div>
        }
    });
    let no = no.map(|no| {
        // What cannot be sent now is not asked for now; what was typed before it could not stays.
        let reason = (may.is_ok() || !f.value("reason").is_empty())
            .then(|| f.area("reason", w::reason(l), 4).hint(no.hint).required().max(REASON).view());
        view! { <div class="stack">{reason}{button(l, may, no.label, "btn", no.verdict)}</div> }
    });
    view! { <div class="grid-2">{yes}{no}</div> }.into_any()
}

fn button(l: Locale, may: Result<(), Denied>, label: &'static str, class: &'static str, verdict: &'static str) -> AnyView {
    match may {
        Ok(()) => view! { <button type="submit" class=class name="verdict" value=verdict>{label}</button> }.into_any(),
        Err(_) => show::gate(l, may, label, class),
    }
}
