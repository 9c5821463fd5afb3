//! A whole proposal on one page, as office and council read it once it is opened: a version that was handed in, to print and to
//! keep, and the draft before it is.

use super::{
    Own, targets, versions,
    words::{self as w, versions as v},
};
use crate::{
    error::AppError,
    files::{self, attachment},
    page::Page,
    paths,
    request::{Req, parsed},
    ui::{icons, proposal::proposal_body, show},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::{
    access::Action,
    ids::ProposalId,
    money::show_vnd,
    proposals::{ProposalView, Receipt, State},
};
use leptos::prelude::*;

/// The version that the address asks for, or the latest.
pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(&req, &id).await?;
    let receipt = versions::find(&req, &own).await?;
    let view = req.backend.own_version(&req.actor, own.view.id, receipt.version).await?;
    let title = v::title(l, receipt.version);
    Ok(Page::new(&req, format!("{title} – {}", own.view.code), || {
        view! {
            <div class="wrap stack">
                {own.breadcrumb(&req, &title)}
                <p class="eyebrow">{w::proposal(l)}" "{own.view.code.clone()}" · "{title.clone()}</p>
                <h1>{show::written(l, &super::title(l, &view.content.title))}</h1>
                {standing(&req, &own, &receipt)}
                <dl class="facts">
                    {facts(&req, &own, &view)}
                    <dt>{w::receipt(l)}</dt><dd><a href=versions::address(&req, own.view.id, "receipt", receipt.version)>{receipt.code.clone()}</a></dd>
                    <dt>{w::received(l)}</dt>
                    <dd><time datetime=receipt.at.to_rfc3339()>{receipt.at.show_exact(l)}</time>" "{w::zone(l)}</dd>
                    <dt>{w::sha256(l)}</dt><dd><code>{receipt.sha256.clone()}</code></dd>
                </dl>
                {versions::keep(&req, own.view.id, receipt.version, view.is_unreadable)}
                {proposal_body(l, &req.days_off, &view)}
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
            </div>
        }
    }))
}

/// The draft in the same form.
pub async fn whole(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(&req, &id).await?;
    let missing = own.view.missing.len();
    Ok(Page::new(&req, format!("{} – {}", v::draft(l), own.view.code), || {
        let step = match (own.view.can.is(Action::SubmitProposal), missing) {
            (_, 1..) => view! {
                <p class="notice notice-warn">
                    {icons::icon("warning")}" "{v::missing(l, missing)}" "
                    <a href=req.href(paths::proposal_act(own.view.id, "submit"))>{v::to_missing(l)}</a>
                </p>
            }
            .into_any(),
            (true, 0) => view! { <p class="notice notice-ok">{icons::icon("check")}" "{w::nothing_missing(l)}</p> }.into_any(),
            (false, 0) => ().into_any(),
        };
        let submit = own.view.can.is(Action::SubmitProposal).then(|| {
            view! { <a class="btn btn-primary" href=req.href(paths::proposal_act(own.view.id, "submit"))>{w::to_submit(l)}</a>" " }
        });
        view! {
            <div class="wrap stack">
                {own.breadcrumb(&req, v::draft(l))}
                <p class="eyebrow">{w::proposal(l)}" "{own.view.code.clone()}" · "{v::draft(l)}</p>
                <h1>{show::written(l, &super::title(l, &own.view.content.title))}</h1>
                <p class="lead">{v::draft_lead(l)}</p>
                {own.cancelled(l)}
                {step}
                {targets::notice(&req, &own)}
                <dl class="facts">{facts(&req, &own, &own.view)}</dl>
                {proposal_body(l, &req.days_off, &draft(&own))}
                <p class="row no-print">{submit}<a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
            </div>
        }
    }))
}

pub async fn pdf(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let (id, version) = asked(&req, &id).await?;
    let printed = req.backend.print_version(&req.actor, id, version).await?;
    Ok((attachment(&printed.name, printed.media_type), printed.bytes).into_response())
}

/// As it is made, piece by piece.
pub async fn zip(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let (id, version) = asked(&req, &id).await?;
    let made = req.backend.export_version(&req.actor, id, version).await?;
    Ok(files::bundled(made))
}

async fn asked(req: &Req, id: &str) -> Result<(ProposalId, u32), AppError> {
    let own = Own::load(req, id).await?;
    let receipt = versions::find(req, &own).await?;
    Ok((parsed(id)?, receipt.version))
}

/// What follows the opening is no part of a draft.
fn draft(own: &Own) -> ProposalView {
    ProposalView { completion: None, ..own.view.clone() }
}

/// Whether it counts, and who reads it.
fn standing(req: &Req, own: &Own, receipt: &Receipt) -> AnyView {
    let l = req.locale;
    let is_last = own.view.receipt.as_ref().is_some_and(|last| last.version == receipt.version);
    let (class, text) = match &own.view.state {
        _ if !is_last => ("notice notice-warn", w::receipt_replaced(l)),
        State::Withdrawn => ("notice notice-warn", w::receipt_withdrawn(l)),
        _ if own.challenge.stage.is_unsealed() => ("notice", v::opened(l)),
        _ => ("notice", v::unopened(l)),
    };
    view! { <p class=class>{text}</p> }.into_any()
}

fn facts(req: &Req, own: &Own, view: &ProposalView) -> AnyView {
    let l = req.locale;
    let title = &own.challenge.title;
    let total = (!view.is_unreadable).then(|| view! { <dt>{w::cost_total(l)}</dt><dd>{show_vnd(view.content.total(), l)}</dd> });
    view! {
        <dt>{w::firm(l)}</dt><dd>{show::written(l, &view.firm_name)}</dd>
        <dt>{w::challenge(l)}</dt><dd>{own.challenge.code.clone()}" – "<span lang=title.lang(l).code()>{title.get(l).to_owned()}</span></dd>
        {total}
    }
    .into_any()
}
