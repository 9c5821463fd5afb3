//! A button that asks before it does what cannot simply be taken back. Works with scripts off.

use leptos::prelude::*;

/// `label` opens the question; `about` says, to those who cannot see where it stands, what it is about; `form` does it.
pub fn ask(label: String, about: Option<String>, question: String, form: impl IntoView + 'static) -> AnyView {
    asked(label, about, question, false, form)
}

/// The same, already open where an answer was refused.
pub fn asked(label: String, about: Option<String>, question: String, is_open: bool, form: impl IntoView + 'static) -> AnyView {
    let about = about.map(|about| view! { <span class="visually-hidden">" – "{about}</span> });
    view! {
        <details class="ask" open=is_open>
            <summary class="btn">{label}{about}</summary>
            <div class="panel"><p>{question}</p>{form.into_any()}</div>
        </details>
    }
    .into_any()
}
