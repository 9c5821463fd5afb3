//! Saves a form by itself while somebody types, and says when it did. Without scripts it says nothing.

use super::target::Target;
use domain::locale::Locale;
use leptos::prelude::*;

/// Place it inside the form or beside it; `form_id` is the form's `id`, `saved` says when it was saved last, if it was.
#[island]
pub fn Autosave(form_id: String, target: Target, locale: Locale, saved: String) -> impl IntoView {
    let said = RwSignal::new(saved.clone());
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| super::saver::watch(&form_id, target, locale, &saved, said));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (form_id, target, locale);
    view! { <p class="autosave meta" role="status">{said}</p> }
}
