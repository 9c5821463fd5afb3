//! What is typed into a sheet stays on the device while it is not on the server: what scripts need for that, and what they show.

use super::words as w;
use crate::{
    paths,
    request::{Refused, Req},
};
use backend::evaluations::SheetView;
use domain::locale::Locale;
use leptos::prelude::*;

/// Under what it is kept: of nobody else on the same device, and about nothing else.
pub fn place(req: &Req, v: &SheetView) -> Option<String> {
    req.actor.id().map(|member| format!("{member}{}", paths::sheet(v.proposal.id)))
}

/// Shown once it has been put back.
pub fn restored(l: Locale) -> AnyView {
    view! { <p class="notice" role="status" data-restored="" hidden=true>{w::restored(l)}</p> }.into_any()
}

/// Shown where a button was pressed without a connection.
pub fn unsent(l: Locale) -> AnyView {
    view! { <p class="notice notice-warn" role="alert" data-unsent="" hidden=true>{w::unsent(l)}</p> }.into_any()
}

/// Of a sheet that takes no changes any more: what it has not taken. Where the page shows what was refused, that is it.
pub fn not_taken(req: &Req, v: &SheetView, refused: Option<&Refused>, label: impl Fn(&str) -> Option<String>) -> AnyView {
    let l = req.locale;
    let Some(place) = place(req, v).filter(|_| refused.is_none()) else { return ().into_any() };
    let mut stored = v.sheet.to_form(l).with("abstain_reason", v.abstained.clone().unwrap_or_default());
    // Also of a sheet in which nothing is stored.
    for name in (0..v.rules.criteria.len()).flat_map(|n| [format!("score_{n}"), format!("comment_{n}")]) {
        stored.0.entry(name).or_default();
    }
    let lines = stored.0.iter().filter(|(name, _)| !name.starts_with("evidence_")).filter_map(|(name, text)| {
        let label = label(name)?;
        Some(view! { <div hidden=true data-field=name.clone() data-stored=text.clone()><dt>{label}</dt><dd lang="vi"></dd></div> })
    });
    view! {
        <section class="panel stack" hidden=true data-device=place aria-labelledby="not-taken">
            <h3 id="not-taken">{w::not_taken(l)}</h3>
            <p>{w::not_taken_lead(l)}</p>
            <dl class="facts">{lines.collect_view()}</dl>
            <div class="actions"><button type="button" class="btn">{w::take_away(l)}</button></div>
        </section>
    }
    .into_any()
}
