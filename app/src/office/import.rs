//! Uploading the official list: which columns are read, and the form.

use super::{words as w, words::import as i};
use crate::{
    error::AppError,
    files,
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
    let stored = files::settled(stored, paths::OFFICE_IMPORT, &Form::default())?;
    let go = |file: backend::files::FileView| (format!("{}/{}", paths::OFFICE_IMPORT, file.id), Done::ListRead);
    req.answer(Form::default(), stored, go, async |refused| show_form(&req, Some(&refused))).await
}

fn show_form(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::CreateChallenge, &Site, req.now)?;
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", i::heading(l))])}
                <h1>{i::heading(l)}</h1>
                <p class="lead">{i::lead(l)}</p>
                <form method="post" action=req.href(format!("{}/upload", paths::OFFICE_IMPORT)) enctype="multipart/form-data" data-sending=file::sending(l) class="panel stack">
                    {f.summary()}
                    {file::field(l, &f, refused, (i::file(l), i::file_hint(l), ".xlsx,.json"))}
                    <div class="actions"><button type="submit" class="btn btn-primary">{i::upload(l)}</button></div>
                </form>
                <section class="stack" aria-labelledby="columns">
                    <h2 id="columns">{i::columns(l)}</h2>
                    <p>{i::columns_hint(l)}</p>
                    {columns(l)}
                </section>
            </div>
        }
    };
    Ok(Page::new(req, i::heading(l), body).refused(refused))
}

/// Headings are data: they are read in Vietnamese whatever the reader's language.
fn columns(l: Locale) -> AnyView {
    let columns = [
        ("Tên bài toán", "title_vi", i::m_title(l), true),
        ("Kết quả cần đạt", "required_result", i::m_required_result(l), true),
        ("Căn cứ đề xuất", "legal_basis", i::m_legal_basis(l), false),
        ("TT", "", i::m_number(l), false),
        ("Mã bài toán", "code", i::m_code(l), false),
        ("Tên tiếng Anh", "title_en", i::m_title_en(l), false),
        ("Bối cảnh", "context", i::m_context(l), false),
        ("Cơ quan đặt bài toán", "owner", i::m_owner(l), false),
        ("Lĩnh vực", "", i::m_fields(l), false),
        ("Kinh phí", "budget_ceiling", i::m_budget(l), false),
    ];
    let row = |(heading, json, meaning, is_required): (&'static str, &'static str, &'static str, bool)| {
        let mark = is_required.then(|| view! { " "<span class="tag">{i::required_mark(l)}</span> });
        view! { <tr><th scope="row"><span lang="vi">{heading}</span>{mark}</th><td><code>{json}</code></td><td>{meaning}</td></tr> }
    };
    let heads = [i::heading_col(l), i::json_col(l), i::meaning_col(l)].map(Head::Text);
    table(i::columns_caption(l), heads, view! { <tbody>{columns.into_iter().map(row).collect_view()}</tbody> })
}
