//! What each of a firm's people may do with its proposals: read, comment, or write.

use super::{RIGHTS, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{conflict, done::Done, form::Fields, problems, show},
};
use axum::response::Response;
use backend::{
    Error,
    firms::{FirmView, right_field, rights_form},
};
use domain::{
    access::{Action, Denied},
    locale::Locale,
    people::Right,
    seen::Seen,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_rights(&req, req.kept()).await
}

pub async fn save(req: Req, Shown(form): Shown) -> Result<Response, AppError> {
    let saved = req.backend.set_rights(&req.actor, &form).await;
    req.answer(form, saved, |()| (paths::FIRM, Done::RightsSet), async |refused| show_rights(&req, Some(&refused)).await).await
}

async fn show_rights(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    req.actor.user().ok_or(Denied::SignIn)?;
    let firm = req.backend.own_firm(&req.actor).await?.ok_or(Error::Denied(Denied::NoFirm))?;
    Ok(Page::new(req, w::rights_title(l), || body(req, &firm, refused)).refused(refused))
}

fn body(req: &Req, firm: &FirmView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let may = firm.can.get(Action::SetRights);
    let stored = rights_form(&firm.people);
    let fields = Fields::new(l, &stored, refused);
    let others = || firm.people.iter().filter(|person| !person.is_owner);
    let name = |field: &str| others().find(|person| right_field(person.user) == field).map(|p| p.name.clone()).unwrap_or_default();
    let selects =
        others().map(|person| fields.select(&right_field(person.user), &person.name, options(l)).required().view()).collect_view();
    let form = (may.is_ok() && !stored.is_empty()).then(|| {
        view! {
            <form method="post" action=req.href(RIGHTS) class="stack" novalidate>
                {fields.summary()}
                {conflict::section(l, refused, name, |_, code| said(l, code))}
                {fields.seen(&Seen::of(&stored))}
                {selects}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{w::rights_save(l)}</button>
                    <a class="btn" href=req.href(paths::FIRM)>{w::back(l)}</a>
                </div>
            </form>
        }
    });
    let alone = stored.is_empty().then(|| view! { <p class="empty">{w::rights_alone(l)}</p> });
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::FIRM, w::firm_title(l)), ("", w::rights_title(l))])}
            <h1>{w::rights_title(l)}</h1>
            <p class="lead">{w::rights_lead(l)}</p>
            {problems::impossible(l, may, refused)}
            {alone}
            {form}
        </div>
    }
    .into_any()
}

/// To choose from; what is usual comes first.
pub fn options(l: Locale) -> Vec<(String, String)> {
    Right::ALL.into_iter().rev().map(|right| (right.code().to_owned(), w::right_name(l, right).to_owned())).collect()
}

fn said(l: Locale, code: &str) -> String {
    Right::from_code(code).map_or_else(|| code.to_owned(), |right| w::right_name(l, right).to_owned())
}
