//! An officer chooses the texts of the register that a challenge cites.

use super::{choosing, words::office as o};
use crate::{
    error::AppError,
    office::words as office,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{conflict, done::Done, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use domain::{access::Action, seen::Seen};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_form(&req, &code, req.kept()).await
}

pub async fn cite(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let cited = req.backend.cite_legal_texts(&req.actor, &code, &form).await;
    let go = |()| (paths::office_challenge(&code), Done::LegalTextsCited);
    req.answer(form, cited, go, async |refused| show_form(&req, &code, Some(&refused)).await).await
}

async fn show_form(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.citations(&req.actor, code).await?;
    let l = req.locale;
    let may = view.can.get(Action::CiteLegalTexts);
    let stored = view.to_form();
    Ok(Page::new(req, o::cite_title(l), || {
        let home = paths::office_challenge(&view.code);
        let f = Fields::new(l, &stored, refused);
        let summary = f.summary();
        let label = |name: &str| choosing::label(&view.register, name).unwrap_or_else(|| name.to_owned());
        let form = may.is_ok().then(|| {
            view! {
                <form class="stack" method="post" action=req.href(paths::office_act(&view.code, "legal"))>
                    {conflict::section(l, refused, label, |_, value| value.to_owned())}
                    {f.seen(&Seen::of(&stored))}
                    {choosing::boxes(l, &f, &view.register)}
                    <div class="actions">
                        <button type="submit" class="btn btn-primary">{o::cite_button(l)}</button>
                        <a class="btn" href=req.href(&home)>{o::back(l)}</a>
                    </div>
                </form>
            }
        });
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, office::office(l)), (home.as_str(), view.code.as_str())])}
                <h1>{o::cite_title(l)}</h1>
                <p class="lead">{o::cite_lead(l)}</p>
                {summary}
                {problems::impossible(l, may, refused)}
                {form}
            </div>
        }
    })
    .refused(refused))
}
