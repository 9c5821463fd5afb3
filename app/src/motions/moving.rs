//! A free motion, or a note on how firm the result is, put to the vote by who presides.

use super::{fields, words as w};
use crate::{
    error::AppError,
    evaluations::desk::{self, Desk},
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields},
};
use axum::{extract::Path, response::Response};
use domain::{access::Action, council::motion::MAX_TEXT, form::Form, ids::ProposalId, time::Moment};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn open(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let opened = req.backend.open_motion(&req.actor, &code, &form).await;
    let go = |number| (paths::motion(&code, number), Done::MotionOpened);
    req.answer(form, opened, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.motions(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) {
        v.can.get(Action::OpenMotion)?;
    }
    Ok(Page::new(req, w::new_title(req.locale, code), || view(req, code, &v.anew, refused)).refused(refused))
}

fn view(req: &Req, code: &str, anew: &[(ProposalId, String, Moment)], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let none = Form::default();
    let f = Fields::new(l, &none, refused);
    f.name("form", w::open_button(l));
    let mut subjects = vec![("free".to_owned(), w::free(l).to_owned()), ("stability".to_owned(), w::stability(l).to_owned())];
    if !anew.is_empty() {
        subjects.push(("no_result".to_owned(), w::no_result_option(l).to_owned()));
    }
    let which: Vec<_> = anew.iter().map(|(id, code, _)| (id.to_string(), code.clone())).collect();
    let which = (!which.is_empty()).then(|| f.select("proposal", w::no_result_which(l), which).hint(w::no_result_hint(l)).view());
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Council)}
            <h1>{w::new_title(l, code)}</h1>
            {f.summary()}
            <p class="lead">{w::new_lead(l)}</p>
            <form id="form" method="post" action=req.href(paths::council_act(code, "motions/new")) class="stack">
                {f.select("subject", w::subject(l), subjects).required().view()}
                {which}
                {f.area("text", w::text(l), 5).hint(w::text_hint(l)).required().max(MAX_TEXT).view()}
                {fields::place(l, &f)}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{w::open_button(l)}</button>
                    <a class="btn" href=req.href(paths::council_act(code, "motions"))>{w::to_motions(l)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// The way here, for who may.
pub fn link(req: &Req, code: &str) -> AnyView {
    view! { <p><a class="btn" href=req.href(paths::council_act(code, "motions/new"))>{w::new(req.locale)}</a></p> }.into_any()
}
