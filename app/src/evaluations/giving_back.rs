//! Whoever presides gives a submitted sheet back to its member, with a reason.

use super::words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use domain::{evaluations::sheet::MAX_COMMENT, form::Form};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn give_back(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let given_back = req.backend.give_back_sheet(&req.actor, &code, &form).await;
    let go = |()| (paths::council_challenge(&code), Done::SheetGivenBack);
    req.answer(form, given_back, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let sheets = req.backend.locked_sheets(&req.actor, code).await?;
    let l = req.locale;
    let title = w::give_back_title(l, code);
    let back = paths::council_challenge(code);
    let trail = [(paths::COUNCIL.to_owned(), w::council_home(l).to_owned()), (back.clone(), code.to_owned())];
    let options: Vec<_> = sheets
        .iter()
        .map(|sheet| {
            let option = w::give_back_option(l, &sheet.code, &sheet.member_name);
            let option = if sheet.saw_others { w::give_back_option_seen(l, option) } else { option };
            (format!("{} {}", sheet.proposal, sheet.member), option)
        })
        .collect();
    let seen = sheets.iter().any(|sheet| sheet.saw_others);
    let seen = seen.then(|| view! { <p class="notice notice-warn">{w::give_back_seen(l)}</p> });
    let none = Form::default();
    let f = Fields::new(l, &none, refused);
    let form = || match sheets.is_empty() {
        true => view! { <p class="empty">{w::give_back_none(l)}</p> }.into_any(),
        false => view! {
            <form method="post" action=req.href(paths::council_act(code, "reopen")) class="stack">
                {f.select("sheet", w::give_back_sheet(l), options.clone()).required().view()}
                {f.area("reason", w::give_back_reason(l), 3).required().max(MAX_COMMENT).view()}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{w::give_back_button(l)}</button>
                    <a class="btn" href=req.href(&back)>{w::cancel(l)}</a>
                </div>
            </form>
        }
        .into_any(),
    };
    let view = || {
        view! {
            <div class="wrap narrow stack">
                {show::breadcrumb(req, &trail)}
                <h1>{title.clone()}</h1>
                {f.summary()}
                <p class="lead">{w::give_back_lead(l)}</p>
                {seen}
                {form()}
            </div>
        }
    };
    Ok(Page::new(req, title.clone(), view).refused(refused))
}
