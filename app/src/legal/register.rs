//! The public list of legal texts.

use super::{parts, words as w};
use crate::{error::AppError, page::Page, paths, request::Req, ui::show};
use domain::{access::Action, legal::Edition};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let register = req.backend.legal_register(&req.actor).await?;
    let l = req.locale;
    Ok(Page::new(&req, w::title(l), || {
        let keep = register
            .can
            .is(Action::KeepLegalTexts)
            .then(|| view! { <p><a class="btn" href=req.href(paths::OFFICE_LEGAL)>{w::keep(l)}</a></p> });
        let unverified = register.entries.iter().any(|edition| !edition.entry.is_compared);
        let unverified = unverified.then(|| view! { <p class="notice notice-warn">{w::not_compared_long(l)}</p> });
        view! {
            <div class="stack">
                {show::below_home(&req)}
                <header class="stack"><h1>{w::title(l)}</h1><p class="lead">{w::lead(l)}</p></header>
                {unverified}
                {keep}
                {list(&req, &register.entries, paths::legal_text)}
            </div>
        }
    }))
}

/// Each entry leads to the page that `to` says.
pub fn list(req: &Req, entries: &[Edition], to: fn(&str) -> String) -> AnyView {
    let l = req.locale;
    let line = |edition: &Edition| {
        let entry = &edition.entry;
        let about = [&entry.title, &entry.note].into_iter().find(|text| !text.is_empty());
        let about = about.map(|text| view! { ": "{show::written(l, text)} });
        let issued = entry.issued.map_or_else(|| w::not_known(l).to_owned(), |day| day.show_date(l));
        let issuer = if entry.issuer.is_empty() { w::not_known(l) } else { entry.issuer.as_str() };
        view! {
            <li>
                <span><a class="nowrap" href=req.href(to(&edition.key))>{show::written(l, &entry.number)}</a>{about}</span>
                <span class="meta">{w::issued(l)}": "{issued}"; "{w::issuer(l)}": "{show::written(l, issuer)}</span>
                <span class="row">{parts::force(l, entry, req.now)}{parts::mark(l, entry.is_compared)}</span>
            </li>
        }
    };
    let lines = entries.iter().map(line).collect_view();
    view! { <p class="meta">{w::caption(l, entries.len())}</p><ul class="tasklist">{lines}</ul> }.into_any()
}
