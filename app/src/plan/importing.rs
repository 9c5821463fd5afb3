//! Uploading a sheet of tasks: which columns are read, and the form.

use super::words::{import as i, office as o, short};
use crate::{
    error::AppError,
    files,
    office::words as office,
    page::Page,
    paths,
    request::{Refused, Req},
    ui::{
        done::Done,
        file,
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::{extract::Multipart, response::Response};
use backend::files::Owner;
use domain::{
    access::{Action, Site, check},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_form(&req, req.kept())
}

pub async fn upload(mut req: Req, multipart: Multipart) -> Result<Response, AppError> {
    let stored = files::receive(&mut req, Owner::Import, multipart).await;
    let stored = files::settled(stored, paths::OFFICE_PLAN_IMPORT, &Form::default())?;
    let go = |file: backend::files::FileView| (format!("{}/{}", paths::OFFICE_PLAN_IMPORT, file.id), Done::SheetRead);
    req.answer(Form::default(), stored, go, async |refused| show_form(&req, Some(&refused))).await
}

fn show_form(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::KeepPlan, &Site, req.now)?;
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, office::office(l)), (paths::OFFICE_PLAN, short(l)), ("", o::import(l))])}
                <h1>{i::title(l)}</h1>
                <p class="lead">{i::lead(l)}</p>
                <form method="post" action=req.href(format!("{}/upload", paths::OFFICE_PLAN_IMPORT)) enctype="multipart/form-data" data-sending=file::sending(l) class="panel stack">
                    {f.summary()}
                    {file::field(l, &f, refused, (i::file(l), i::file_hint(l), ".xlsx,.csv"))}
                    <div class="actions"><button type="submit" class="btn btn-primary">{i::upload(l)}</button></div>
                </form>
                {show::section(i::columns(l), "columns", None, columns(l))}
            </div>
        }
    };
    Ok(Page::new(req, i::title(l), body).refused(refused))
}

/// Headings are data: they are Vietnamese whatever the reader's language.
fn columns(l: Locale) -> AnyView {
    use super::words as w;
    let columns = [
        (i::h_number(l), w::number(l), true),
        (i::h_title(l), w::task(l), true),
        (i::h_owner(l), w::owner(l), true),
        (i::h_state(l), i::m_state(l), true),
        (i::h_due(l), i::m_due(l), false),
        (i::h_evidence(l), w::evidence(l), false),
        (i::h_note(l), w::note(l), false),
    ];
    let row = |(heading, meaning, is_required): (&'static str, &'static str, bool)| {
        let mark = is_required.then(|| view! { " "<span class="tag">{i::required(l)}</span> });
        view! { <tr><th scope="row"><span lang="vi">{heading}</span>{mark}</th><td>{meaning}</td></tr> }
    };
    let heads = [i::heading(l), i::meaning(l)].map(Head::Text);
    table(i::columns_caption(l), heads, view! { <tbody>{columns.into_iter().map(row).collect_view()}</tbody> })
}
