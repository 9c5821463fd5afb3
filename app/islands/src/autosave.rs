//! Saves a form by itself while somebody types, and says when it did. Without scripts it says nothing.

use domain::{
    ids::{MeetingId, ProposalId},
    locale::Locale,
    proposals::Section,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The form that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A section of one's own draft; its version is the hidden field `draft_version`.
    Section(ProposalId, Section),
    /// One's own sheet for a proposal; its version is the hidden field `sheet_version`.
    Sheet(ProposalId),
    /// What is recorded of an item of a meeting, which the hidden field `item` names; its version is `item_version`.
    Minutes(MeetingId),
}

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
