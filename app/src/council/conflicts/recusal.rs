//! Taking no part in a whole challenge, asked about on a page of its own.

use super::{names, words as w};
use crate::{
    council::words as c,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use domain::{access::Action, council::Recusal, form::Form, limits::REASON};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_recusal(&req, &code, req.kept()).await
}

pub async fn recuse(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.recuse_from_challenge(&req.actor, &code, &form).await;
    let go = |()| (paths::council_challenge(&code), Done::Recused);
    req.answer(form, done, go, async |refused| show_recusal(&req, &code, Some(&refused)).await).await
}

async fn show_recusal(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let recusal = req.backend.own_recusal(&req.actor, code).await?;
    let v = req.backend.challenge(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) && recusal.is_none() {
        v.can.get(Action::RecuseFromChallenge)?;
    }
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let back = paths::council_challenge(code);
    let body = || {
        let body = match &recusal {
            Some(recusal) => notice(req, recusal),
            None => view! {
                <p class="notice notice-warn">{w::recusal_warning(l)}</p>
                <form class="stack" method="post" action=req.href(paths::council_act(code, "recusal"))>
                    {f.summary()}
                    {names::kind_field(l, &f).view()}
                    {f.area("reason", w::reason(l), 3).required().max(REASON).view()}
                    <div class="actions">
                        <button type="submit" class="btn btn-danger">{w::recuse(l)}</button>
                        <a class="btn" href=req.href(&back)>{w::back(l)}</a>
                    </div>
                </form>
            }
            .into_any(),
        };
        view! {
            <div class="wrap narrow stack">
                {show::breadcrumb(req, &[(paths::COUNCIL, c::home_title(l)), (&back, code)])}
                <h1>{w::recusal_title(l, code)}</h1>
                <p class="lead">{w::recusal_lead(l)}</p>
                {body}
            </div>
        }
    };
    Ok(Page::new(req, w::recusal_title(l, code), body).refused(refused))
}

/// That the member takes no part, and why.
pub fn notice(req: &Req, recusal: &Recusal) -> AnyView {
    let l = req.locale;
    view! {
        <div class="notice notice-warn">
            <p><strong>{w::recused(l)}</strong></p>
            <p>{names::interest(l, recusal.kind)}": "<span lang="vi">{recusal.reason.clone()}</span></p>
        </div>
    }
    .into_any()
}
