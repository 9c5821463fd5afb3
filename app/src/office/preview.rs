//! An uploaded list before it is imported: every row, every problem; nothing is saved yet.

use super::{labels::label, words as w, words::import as i};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        form::Fields,
        problems, show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::imports::ImportView;
use domain::{challenges::sheet_import::ImportRow, check::Problem, form::Form, ids::FileId, locale::Locale};
use leptos::prelude::*;
use std::collections::BTreeSet;

pub async fn page(req: Req, Path(file): Path<String>) -> Result<Page, AppError> {
    show_preview(&req, parsed(&file)?, req.kept()).await
}

pub async fn confirm(req: Req, Path(file): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let file: FileId = parsed(&file)?;
    let imported = req.backend.import_challenges(&req.actor, file).await;
    let go = |_| (paths::OFFICE, Done::ListImported);
    req.answer(form, imported, go, async |refused| show_preview(&req, file, Some(&refused)).await).await
}

async fn show_preview(req: &Req, file: FileId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.import_preview(&req.actor, file).await?;
    let l = req.locale;
    let status = if view.plan.problems.is_empty() { 200 } else { 422 };
    let body = || {
        let stored = Form::default();
        let trail = [(paths::OFFICE, w::office(l)), (paths::OFFICE_IMPORT, i::heading(l)), ("", i::preview(l))];
        view! {
            <div class="stack">
                {show::breadcrumb(req, &trail)}
                <h1>{i::preview(l)}</h1>
                <p class="lead">{i::preview_lead(l, &view.file_name, view.plan.rows.len())}</p>
                {Fields::new(l, &stored, refused.filter(|r| r.errors.is_empty())).summary()}
                {notices(l, &view)}
                {rows(l, &view)}
                {confirmation(req, &view)}
            </div>
        }
    };
    Ok(Page::new(req, i::preview(l), body).with_status(status).refused(refused))
}

fn notices(l: Locale, view: &ImportView) -> AnyView {
    let problems = &view.plan.problems;
    let whole = problems.iter().filter(|(row, ..)| *row == 0).map(|(_, _, problem)| view! { <li>{problems::text(l, problem)}</li> });
    let wrong = (!problems.is_empty()).then(|| {
        view! { <div class="error-summary" role="alert"><p>{i::problems(l, problems.len())}</p><ul>{whole.collect_view()}</ul></div> }
    });
    let existing = (!view.existing.is_empty()).then(|| view! { <p class="notice">{i::existing(l, view.existing.len())}</p> });
    view! { {wrong}{existing} }.into_any()
}

fn rows(l: Locale, view: &ImportView) -> AnyView {
    let plan = &view.plan;
    let numbers: BTreeSet<u32> = plan.rows.iter().map(|r| r.row).chain(plan.problems.iter().map(|p| p.0)).filter(|n| *n > 0).collect();
    if numbers.is_empty() {
        return ().into_any();
    }
    let line = |number: &u32| {
        let row = plan.rows.iter().find(|r| r.row == *number);
        let problems: Vec<_> = plan.problems.iter().filter(|p| p.0 == *number).collect();
        let (code, title, result) = row.map_or(Default::default(), texts);
        view! {
            <tr>
                <td class="num">{number.to_string()}</td>
                <th scope="row" class="nowrap">{code}</th>
                <td lang="vi">{title}</td>
                <td lang="vi">{result}</td>
                <td>{verdict(l, view, row, &problems)}</td>
            </tr>
        }
    };
    let heads = [
        Head::Number(i::row(l)),
        Head::Text(w::code(l)),
        Head::Text(w::title(l)),
        Head::Text(i::m_required_result(l)),
        Head::Text(i::verdict(l)),
    ];
    table(i::rows_caption(l), heads, view! { <tbody>{numbers.iter().map(line).collect_view()}</tbody> })
}

fn texts(row: &ImportRow) -> (String, String, String) {
    (row.code.clone(), row.content.title.vi.clone(), row.content.required_result.vi.clone())
}

fn verdict(l: Locale, view: &ImportView, row: Option<&ImportRow>, problems: &[&(u32, String, Problem)]) -> AnyView {
    if !problems.is_empty() {
        let line = |(_, column, problem): &&(u32, String, Problem)| {
            let text = problems::text(l, problem);
            let text = if column.is_empty() { text } else { format!("{}: {text}", label(l, column)) };
            view! { <li class="error">{text}</li> }
        };
        return view! { <ul>{problems.iter().map(line).collect_view()}</ul> }.into_any();
    }
    let exists = row.is_some_and(|row| view.existing.contains(&row.code));
    let (tag, text) = if exists { ("tag", i::exists(l)) } else { ("tag tag-ok", i::ok(l)) };
    view! { <span class=tag>{text}</span> }.into_any()
}

fn confirmation(req: &Req, view: &ImportView) -> AnyView {
    let l = req.locale;
    let new = view.plan.rows.iter().filter(|row| !view.existing.contains(&row.code)).count();
    let other = view! { <a class="btn" href=req.href(paths::OFFICE_IMPORT)>{i::other_file(l)}</a> };
    let can_import = view.plan.problems.is_empty() && new > 0;
    let nothing = (view.plan.problems.is_empty() && new == 0).then(|| view! { <p>{i::nothing_new(l)}</p> });
    let button = can_import.then(|| view! { <button type="submit" class="btn btn-primary">{i::confirm(l, new)}</button> });
    view! {
        <form method="post" action=req.href(format!("{}/{}", paths::OFFICE_IMPORT, view.file))>
            {nothing}
            <div class="actions">{button}{other}</div>
        </form>
    }
    .into_any()
}
