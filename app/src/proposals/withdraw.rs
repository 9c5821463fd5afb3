//! Withdrawing, after asking.

use super::{Own, withdrawn, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use domain::{access::Action, form::Form, proposals::State};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &id, req.kept()).await
}

pub async fn withdraw(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let withdrawn = req.backend.withdraw_proposal(&req.actor, proposal).await;
    let go = |()| (paths::proposal(proposal), Done::ProposalWithdrawn);
    req.answer(form, withdrawn, go, async |refused| show_page(&req, &id, Some(&refused)).await).await
}

async fn show_page(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let page = Page::new(req, w::withdraw_title(l), || {
        let form = Form::default();
        let id = own.view.id;
        let can = own.view.can.get(Action::WithdrawProposal);
        let question = can.is_ok().then(|| question(req, &own));
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::withdraw_title(l))}
                <h1>{w::withdraw_title(l)}</h1>
                {Fields::new(l, &form, refused).summary()}
                {match own.view.state {
                    State::Draft => view! { <p class="notice notice-warn">{w::withdraw_nothing(l)}</p> }.into_any(),
                    State::Withdrawn => view! { <p class="notice">{w::withdraw_done(l)}</p>{withdrawn(req, &own)} }.into_any(),
                    _ => problems::impossible(l, can, refused),
                }}
                {question}
                <p><a class="btn" href=req.href(paths::proposal(id))>{if can.is_ok() { w::withdraw_not(l) } else { w::to_overview(l) }}</a></p>
            </div>
        }
    });
    Ok(page.refused(refused))
}

fn question(req: &Req, own: &Own) -> AnyView {
    let l = req.locale;
    let closes = own.challenge.closes.map(|at| view! { <p>{w::withdraw_until(l, at.show_weekday(l))}</p> });
    view! {
        <p class="lead">{show::within(l, &w::withdraw_lead(l, own.title(l)), &own.title(l))}</p>
        <p>{w::withdraw_means(l)}</p>
        {closes}
        <form method="post" action=req.href(paths::proposal_act(own.view.id, "withdraw")) class="stack">
            <div class="actions"><button type="submit" class="btn btn-danger">{w::withdraw_act(l)}</button></div>
        </form>
    }
    .into_any()
}
