//! The registration certificate of a firm. Where a new one ends the firm's verification, a page of its own says so, and
//! what it means for proposals, before anything is sent.

use super::{CERTIFICATE, words as w};
use crate::{
    error::AppError,
    files,
    page::Page,
    paths,
    request::{Refused, Req, parsed},
    ui::{
        done::Done,
        file::{sending, size},
        form::Fields,
        show,
    },
};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use backend::{Error, files::Owner, firms::FirmView, proposals::ProposalLine};
use domain::{
    access::{Action, Denied},
    challenges::Stage,
    form::Form,
    locale::Locale,
    proposals::State,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_certificate(&req, req.kept()).await
}

pub async fn add(mut req: Req, Path(id): Path<String>, multipart: Multipart) -> Result<Response, AppError> {
    let received = files::receive(&mut req, Owner::Firm(parsed(&id)?), multipart).await;
    let received = files::settled(received, CERTIFICATE, &Form::default())?;
    let go = |_| (paths::FIRM, Done::DocumentAdded);
    req.answer(Form::default(), received, go, async |refused| show_certificate(&req, Some(&refused)).await).await
}

async fn show_certificate(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    req.actor.user().ok_or(Denied::SignIn)?;
    let firm = req.backend.own_firm(&req.actor).await?.ok_or(Error::Denied(Denied::NoFirm))?;
    if refused.is_none_or(Refused::is_kept) {
        firm.can.get(Action::EditFirm)?;
    }
    let mut proposals = req.backend.own_proposals(&req.actor).await?;
    proposals.retain(|line| matches!(line.stage, Stage::Upcoming | Stage::Open));
    let title = if firm.firm.document.is_some() { w::document_replace(l) } else { w::document_add(l) };
    Ok(Page::new(req, title, || view(req, title, &firm, &proposals, refused)).refused(refused))
}

fn view(req: &Req, title: &'static str, firm: &FirmView, proposals: &[ProposalLine], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let form = Form::default();
    let fields = Fields::new(l, &form, refused);
    let present = firm.document.as_ref().map(|file| {
        view! {
            <p>
                {w::document_present(l)}" "<a href=req.href(paths::file(file.id)) download="">{show::written(l, &file.name)}</a>
                " " <span class="meta">{size(l, file.size)}", "{show::time(l, file.at)}</span>
            </p>
        }
    });
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::FIRM, w::firm_title(l)), ("", title)])}
            <h1>{title}</h1>
            {fields.summary()}
            {present}
            {firm.firm.replacing_ends_verification().then(|| consequences(l, proposals))}
            {upload_form(req, firm, &fields, title)}
            <p><a class="btn" href=req.href(paths::FIRM)>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

/// What happens to the verification, to drafts and to what was submitted.
fn consequences(l: Locale, proposals: &[ProposalLine]) -> AnyView {
    let line = |line: &ProposalLine| {
        let closes = line.closes.map(|at| at.show_weekday(l)).unwrap_or_default();
        let text = match line.state {
            State::Draft | State::Withdrawn => w::replace_draft(l, &line.code, &line.challenge_code, closes),
            _ => w::replace_submitted(l, &line.code, &line.challenge_code, closes),
        };
        view! { <li>{show::unbroken(&text)}</li> }
    };
    view! {
        <div class="notice notice-warn stack">
            <h2>{w::replace_heading(l)}</h2>
            <ul>
                <li>{w::replace_verification(l)}</li>
                <li>{w::replace_drafts(l)}</li>
                <li>{w::replace_handed_in(l)}</li>
                {proposals.iter().map(line).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

/// With the confirmation before the file, where one is asked for.
pub fn upload_form(req: &Req, firm: &FirmView, fields: &Fields<'_>, label: &'static str) -> AnyView {
    let l = req.locale;
    let confirm = firm.firm.replacing_ends_verification().then(|| fields.checkbox("confirmed", w::replace_confirm(l)).required().view());
    view! {
        <form method="post" action=req.href(paths::firm_document(firm.firm.id)) enctype="multipart/form-data" data-sending=sending(l) class="stack" novalidate>
            {confirm}
            {fields.input("file", "file", w::document_file(l)).hint(w::document_hint(l)).required().view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{label}</button></div>
        </form>
    }
    .into_any()
}
