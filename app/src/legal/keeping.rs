//! Officers add legal texts and correct what is said of them; leaders read the same pages.

use super::{
    parts, register,
    words::{self as w, office as o},
};
use crate::{
    error::AppError,
    office::words as office,
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown},
    ui::{conflict, done::Done, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::legal::EntryView;
use domain::{
    access::{Action, Site, check},
    form::Form,
    limits::{NAME, REASON},
    locale::Locale,
    seen::Seen,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept()).await
}

pub async fn add(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let added = req.backend.add_legal_text(&req.actor, &form).await;
    req.answer(form, added, |_| (paths::OFFICE_LEGAL, Done::LegalTextAdded), async |refused| show_page(&req, Some(&refused)).await).await
}

pub async fn edit(req: Req, Path(key): Path<String>) -> Result<Page, AppError> {
    show_edit(&req, &key, req.kept()).await
}

pub async fn correct(req: Req, Path(key): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let corrected = req.backend.correct_legal_text(&req.actor, &key, &form).await;
    let go = |()| (paths::legal_text(&key), Done::LegalTextCorrected);
    req.answer(form, corrected, go, async |refused| show_edit(&req, &key, Some(&refused)).await).await
}

async fn show_page(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let kept = req.backend.kept_register(&req.actor).await?;
    let l = req.locale;
    let may = kept.can.get(Action::KeepLegalTexts);
    let all: Vec<_> = kept.entries.iter().map(|edition| (edition.key.clone(), edition.entry.number.clone())).collect();
    Ok(Page::new(req, o::title(l), || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, office::office(l))])}
                <h1>{o::title(l)}</h1>
                <p class="lead">{o::lead(l)}</p>
                {problems::impossible(l, may, refused)}
                <p class="row"><a class="btn" href=req.href(paths::LEGAL)>{o::public(l)}</a></p>
                {may.is_ok().then(|| adding(req, &all, refused))}
                {register::list(req, &kept.entries, paths::office_legal_text)}
            </div>
        }
    })
    .refused(refused))
}

fn adding(req: &Req, all: &[(String, String)], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    let summary = f.summary();
    view! {
        <details class="panel" open=refused.is_some()>
            <summary>{o::add(l)}</summary>
            <form class="stack" method="post" action=req.href(paths::OFFICE_LEGAL)>
                {summary}
                {f.text("number", w::number(l)).hint(o::number_hint(l)).required().max(NAME).view()}
                {fields(l, &f, all)}
                <div class="actions"><button type="submit" class="btn btn-primary">{o::add_button(l)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// All that is said of a text, but for its number. `all` are the keys and numbers of those that may have replaced it.
fn fields(l: Locale, f: &Fields<'_>, all: &[(String, String)]) -> AnyView {
    let replacing = std::iter::once((String::new(), o::none(l).to_owned())).chain(all.iter().cloned()).collect();
    view! {
        {f.area("title", w::text(l), 2).max(REASON).view()}
        {f.text("issuer", w::issuer(l)).max(NAME).view()}
        {f.input("date", "issued", w::issued(l)).view()}
        {f.text("link", w::link(l)).hint(o::link_hint(l)).max(REASON).view()}
        {f.input("date", "from", w::from(l)).view()}
        {f.input("date", "until", w::until(l)).view()}
        {f.select("replaced_by", w::replaced_by(l), replacing).view()}
        {f.text("source", w::source(l)).hint(o::source_hint(l)).required().max(NAME).view()}
        {f.area("note", w::note(l), 2).max(REASON).view()}
        {f.checkbox("is_compared", o::compared(l)).view()}
    }
    .into_any()
}

async fn show_edit(req: &Req, key: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let view = req.backend.legal_entry(&req.actor, key).await?;
    let title = o::change_title(req.locale, &view.latest().entry.number);
    Ok(Page::new(req, &title, || editing(req, &view, &title, refused)).refused(refused))
}

fn editing(req: &Req, view: &EntryView, title: &str, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (stored, key) = (view.latest().entry.to_form(), &view.latest().key);
    let may = view.can.get(Action::KeepLegalTexts);
    let f = Fields::new(l, &stored, refused);
    let summary = f.summary();
    let others: Vec<_> = view.all.iter().filter(|(other, _)| other != key).cloned().collect();
    let form = may.is_ok().then(|| {
        view! {
            <form class="stack" method="post" action=req.href(paths::office_legal_text(key))>
                {conflict::section(l, refused, |name| w::label(l, name).to_owned(), |name, value| parts::said(l, name, value))}
                {f.seen(&Seen::of(&stored))}
                {fields(l, &f, &others)}
                {f.area("reason", o::reason(l), 3).hint(o::reason_hint(l)).required().max(REASON).view()}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{o::change_button(l)}</button>
                    <a class="btn" href=req.href(paths::OFFICE_LEGAL)>{o::back(l)}</a>
                </div>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, office::office(l)), (paths::OFFICE_LEGAL, w::short(l))])}
            <h1>{show::within(l, title, &view.latest().entry.number)}</h1>
            {summary}
            {problems::impossible(l, may, refused)}
            {form}
        </div>
    }
    .into_any()
}
