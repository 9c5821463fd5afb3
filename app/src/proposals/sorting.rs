//! What each file of a draft is, as its firm says: readers find their way by it.

use super::{Own, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown, parsed},
    ui::{conflict, done::Done, form::Fields, problems},
};
use axum::{extract::Path, response::Response};
use domain::{
    access::Action,
    locale::Locale,
    proposals::{
        Category, Section,
        files::{field, to_form},
    },
    seen::Seen,
};
use leptos::prelude::*;

pub const ACT: &str = "sort";

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_files(&req, &id, req.kept()).await
}

pub async fn save(req: Req, Path(id): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let sorted = req.backend.sort_files(&req.actor, proposal, &form).await;
    let go = |()| (paths::section(proposal, Section::Files), Done::FilesSorted);
    req.answer(form, sorted, go, async |refused| show_files(&req, &id, Some(&refused)).await).await
}

async fn show_files(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let back = paths::section(own.view.id, Section::Files);
    let may = own.view.can.get(Action::EditProposal);
    let files = &own.view.files;
    let stored = to_form(files);
    let body = || {
        let fields = Fields::new(l, &stored, refused);
        let name = |of: &str| files.iter().find(|file| field(file.id) == of).map(|file| file.name.clone()).unwrap_or_default();
        let selects = files.iter().map(|file| fields.select(&field(file.id), &file.name, options(l)).view()).collect_view();
        let form = (may.is_ok() && !files.is_empty()).then(|| {
            view! {
                <form method="post" action=req.href(paths::proposal_act(own.view.id, ACT)) class="stack" novalidate>
                    {fields.summary()}
                    {conflict::section(l, refused, name, |_, code| said(l, code))}
                    {fields.seen(&Seen::of(&stored))}
                    {selects}
                    <div class="actions">
                        <button type="submit" class="btn btn-primary">{w::save(l)}</button>
                        <a class="btn" href=req.href(back.clone())>{w::files(l)}</a>
                    </div>
                </form>
            }
        });
        let none = files.is_empty().then(|| view! { <p class="empty">{w::no_files(l)}</p> });
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::sort_title(l))}
                <h1>{w::sort_title(l)}</h1>
                <p class="lead">{w::sort_lead(l)}</p>
                {problems::impossible(l, may, refused)}
                {none}
                {form}
            </div>
        }
    };
    Ok(Page::new(req, w::sort_title(l), body).refused(refused))
}

/// To choose from; nothing said comes first.
pub fn options(l: Locale) -> Vec<(String, String)> {
    let unsaid = (String::new(), w::unsorted(l).to_owned());
    std::iter::once(unsaid).chain(Category::ALL.map(|category| (category.code().to_owned(), category.name(l).to_owned()))).collect()
}

fn said(l: Locale, code: &str) -> String {
    Category::from_code(code).map_or_else(|| w::unsorted(l).to_owned(), |category| category.name(l).to_owned())
}
