//! The receipt of a version that was handed in, and the text that its hash is of.

use super::{
    Own,
    versions::{address, find, keep},
    words::{self as w, versions as v},
};
use crate::{
    error::AppError,
    files::attachment,
    page::Page,
    paths,
    portal::words::texts as guide,
    request::Req,
    ui::{icons, show},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::proposals::{Receipt, State, export};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(&req, &id).await?;
    let receipt = find(&req, &own).await?;
    let firm = req.backend.receipt_firm(&req.actor, own.view.id, receipt.version).await?;
    Ok(Page::new(&req, w::receipt_title(l), || {
        let is_withdrawn = own.view.state == State::Withdrawn;
        let withdrawn = is_withdrawn.then(|| view! { <p class="notice notice-warn">{w::receipt_withdrawn(l)}</p> });
        let is_latest = own.view.receipt.as_ref() == Some(&receipt);
        let replaced = (!is_latest).then(|| view! { <p class="notice notice-warn">{w::receipt_replaced(l)}</p> });
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(&req, w::receipt_title(l))}
                <h1>{w::receipt_title(l)}</h1>
                <p class="lead">{icons::icon("check-circle")}" "{show::within(l, &w::receipt_lead(l, &firm, &own.challenge.code), &firm)}</p>
                {withdrawn}
                {replaced}
                {facts(&req, &own, &receipt, firm.clone())}
                <p><a class="btn btn-primary" href=address(&req, own.view.id, "version", receipt.version)>{v::whole_version(l)}</a></p>
                {keep(&req, own.view.id, receipt.version, false)}
                {check_view(&req, &own, &receipt)}
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
            </div>
        }
    }))
}

/// The canonical JSON, as a download.
pub async fn canonical(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let own = Own::load(&req, &id).await?;
    let receipt = find(&req, &own).await?;
    let json = req.backend.submission_json(&req.actor, own.view.id, receipt.version).await?;
    Ok((attachment(&file_name(&own, &receipt), "application/json"), json).into_response())
}

fn file_name(own: &Own, receipt: &Receipt) -> String {
    format!("{}-{}.json", own.view.code, receipt.version)
}

fn facts(req: &Req, own: &Own, receipt: &Receipt, firm: String) -> AnyView {
    let l = req.locale;
    view! {
        <dl class="facts">
            <dt>{w::receipt_code(l)}</dt><dd><strong>{receipt.code.clone()}</strong></dd>
            <dt>{w::proposal(l)}</dt><dd>{own.view.code.clone()}</dd>
            <dt>{w::version(l)}</dt><dd>{receipt.version.to_string()}</dd>
            <dt>{w::firm(l)}</dt><dd>{show::written(l, &firm)}</dd>
            <dt>{w::challenge(l)}</dt><dd>{own.challenge.code.clone()}" – "<span lang=own.challenge.title.lang(l).code()>{own.challenge.title.get(l).to_owned()}</span></dd>
            <dt>{w::received(l)}</dt>
            <dd><time datetime=receipt.at.to_rfc3339()>{receipt.at.show_exact(l)}</time>" "{w::zone(l)}</dd>
            <dt>{w::sha256(l)}</dt><dd><code>{receipt.sha256.clone()}</code></dd>
        </dl>
    }
    .into_any()
}

/// How anyone can make sure that what was kept is what was handed in.
fn check_view(req: &Req, own: &Own, receipt: &Receipt) -> AnyView {
    let l = req.locale;
    let name = file_name(own, receipt);
    let href = address(req, own.view.id, "receipt.json", receipt.version);
    view! {
        <section class="stack" aria-labelledby="check">
            <h2 id="check">{w::check_title(l)}</h2>
            <p><a href=req.href(format!("{}#verify", paths::GUIDE))>{guide::see_guide(l)}</a></p>
            <ol>
                <li><a href=href download="">{w::check_download(l)}</a>" ("{name.clone()}")."</li>
                <li>
                    {w::check_compute(l)}
                    <br/>"Windows: "<code>{format!("certutil -hashfile {name} SHA256")}</code>
                    <br/>"Linux, macOS: "<code>{format!("shasum -a 256 {name}")}</code>
                </li>
                <li>{w::check_compare(l)}</li>
            </ol>
            <p>{v::check_zip(l, export::SUBMISSION)}</p>
            <p>{w::check_sealed(l)}</p>
        </section>
    }
    .into_any()
}
