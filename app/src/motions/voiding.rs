//! The member whose conflict was found is asked, before the council votes on whether their sheet is void.

use super::words as w;
use crate::{
    council::words as c,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::evaluations::VoidableSheet;
use domain::{council::motion::MAX_TEXT, form::Form};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn ask(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let asked = req.backend.move_voiding(&req.actor, &code, &form).await;
    let go = |number| (paths::motion(&code, number), Done::AuthorAsked);
    req.answer(form, asked, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

/// For the next in order, where nobody presides over all: about sheets far from the others.
pub fn exclusion_link(req: &Req, code: &str) -> AnyView {
    let address = req.href(paths::council_act(code, "motions/exclusion"));
    view! { <p><a href=address>{c::exclude(req.locale)}</a></p> }.into_any()
}

/// For the next in order after whoever presides: about their sheets.
pub fn link(req: &Req, code: &str) -> AnyView {
    let l = req.locale;
    let address = req.href(paths::council_act(code, "motions/voiding"));
    view! { <p>{w::void_presider_lead(l)}" "<a href=address>{w::void_presider(l)}</a></p> }.into_any()
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let sheets = req.backend.voidable_sheets(&req.actor, code).await?;
    Ok(Page::new(req, w::void_title(req.locale, code), || view(req, code, &sheets, refused)).refused(refused))
}

fn view(req: &Req, code: &str, sheets: &[VoidableSheet], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let back = paths::council_challenge(code);
    // Until scoring closes, of those only whose conflict was found.
    let is_closed = sheets.iter().any(|of| of.finding.is_none());
    let option = |of: &VoidableSheet| (of.value(), w::void_option(l, &of.code, &of.member_name));
    let none = Form::default();
    let f = Fields::new(l, &none, refused);
    f.name("form", w::void_button(l));
    let form = match sheets.is_empty() {
        true => view! { <p class="empty">{w::void_none(l)}</p> }.into_any(),
        false => view! {
            <form id="form" method="post" action=req.href(paths::council_act(code, "motions/voiding")) class="stack">
                {f.select("sheet", w::void_sheet(l), sheets.iter().map(option).collect()).required().view()}
                {f.area("reason", w::void_reason(l), 3).hint(w::void_reason_hint(l)).required().max(MAX_TEXT).view()}
                {f.input("datetime-local", "until", w::void_until(l)).required().view()}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{w::void_button(l)}</button>
                    <a class="btn" href=req.href(&back)>{w::void_cancel(l)}</a>
                </div>
            </form>
        }
        .into_any(),
    };
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::COUNCIL, c::home_title(l)), (&back, code)])}
            <h1>{w::void_title(l, code)}</h1>
            {f.summary()}
            <p class="lead">{if is_closed { w::void_closed_lead(l) } else { w::void_lead(l) }}</p>
            {form}
        </div>
    }
    .into_any()
}
