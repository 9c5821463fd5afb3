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
use backend::evaluations::LockedSheet;
use domain::{evaluations::NotGivenBack, form::Form, limits::REASON};
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
    let has_next_round = sheets.has_next_round;
    let (sheets, kept): (Vec<_>, Vec<_>) = sheets.lines.into_iter().partition(|sheet| sheet.kept.is_none());
    let l = req.locale;
    let title = w::give_back_title(l, code);
    let back = paths::council_challenge(code);
    let trail = [(paths::COUNCIL.to_owned(), w::council_home(l).to_owned()), (back.clone(), code.to_owned())];
    let options: Vec<_> = sheets
        .iter()
        .map(|sheet| (format!("{} {}", sheet.proposal, sheet.member), w::give_back_option(l, &sheet.code, &sheet.member_name)))
        .collect();
    let way = if has_next_round { w::give_back_next_round(l) } else { w::give_back_one_round(l) };
    let line = |sheet: &LockedSheet| {
        let option = w::give_back_option(l, &sheet.code, &sheet.member_name);
        match sheet.kept {
            Some(NotGivenBack::Own) => w::give_back_own(l, option),
            Some(NotGivenBack::SawOthers) | None => w::give_back_seen(l, option),
        }
    };
    let kept = (!kept.is_empty()).then(|| {
        let lines: Vec<_> = kept.iter().map(|sheet| view! { <li>{line(sheet)}</li> }).collect();
        view! {
            <p class="notice">{w::give_back_kept(l, kept.len())}" "{way}</p>
            <ul>{lines}</ul>
        }
    });
    let none = Form::default();
    let f = Fields::new(l, &none, refused);
    let form = || match sheets.is_empty() {
        true => view! { <p class="empty">{w::give_back_none(l)}</p> }.into_any(),
        false => view! {
            <form method="post" action=req.href(paths::council_act(code, "reopen")) class="stack">
                {f.select("sheet", w::give_back_sheet(l), options.clone()).required().view()}
                {f.area("reason", w::give_back_reason(l), 3).required().max(REASON).view()}
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
                {form()}
                {kept}
            </div>
        }
    };
    Ok(Page::new(req, title.clone(), view).refused(refused))
}
