//! A sheet of tasks before it is kept: every row, every problem, and what is to be chosen; nothing is saved yet.

use super::{
    parts,
    words::{self as w, import as i, office as o},
};
use crate::{
    error::AppError,
    office::words as office,
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
use backend::plan::{SheetView, state_field};
use domain::{
    check::Problem,
    form::Form,
    ids::FileId,
    limits::{NAME, REASON},
    locale::Locale,
    plan::{Fate, SheetRow, TaskState},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

pub async fn page(req: Req, Path(file): Path<String>) -> Result<Page, AppError> {
    show_preview(&req, parsed(&file)?, req.kept()).await
}

pub async fn confirm(req: Req, Path(file): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let file: FileId = parsed(&file)?;
    let imported = req.backend.import_tasks(&req.actor, file, &form).await;
    let go = |_| (paths::OFFICE_PLAN, Done::TasksImported);
    req.answer(form, imported, go, async |refused| show_preview(&req, file, Some(&refused)).await).await
}

async fn show_preview(req: &Req, file: FileId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.task_sheet(&req.actor, file).await?;
    let l = req.locale;
    let body = || {
        let stored = Form::default();
        // What is wrong with the sheet itself is said below, by row.
        let f = Fields::new(l, &stored, refused.filter(|r| r.errors.is_empty() || view.plan.problems.is_empty()));
        let trail = [(paths::OFFICE, office::office(l)), (paths::OFFICE_PLAN, w::short(l)), (paths::OFFICE_PLAN_IMPORT, o::import(l))];
        let summary = f.summary();
        view! {
            <div class="stack">
                {show::breadcrumb(req, &trail)}
                <h1>{i::preview(l)}</h1>
                <p class="lead">{i::preview_lead(l, &view.file_name, view.plan.rows.len())}</p>
                {summary}
                {notices(l, &view)}
                <form method="post" action=req.href(format!("{}/{}", paths::OFFICE_PLAN_IMPORT, view.file)) class="stack">
                    <input type="hidden" name="seen" value=view.seen.clone()/>
                    {rows(l, &view, &f)}
                    {whole(req, &view, &f)}
                </form>
                {left_out(l, &view)}
            </div>
        }
    };
    Ok(Page::new(req, i::preview(l), body).refused(refused))
}

fn notices(l: Locale, view: &SheetView) -> AnyView {
    let problems = &view.plan.problems;
    let of_file = problems.iter().filter(|(row, ..)| *row == 0).map(|(_, _, problem)| view! { <li>{problems::text(l, problem)}</li> });
    let wrong = (!problems.is_empty()).then(|| {
        view! { <div class="error-summary" role="alert"><p>{i::problems(l, problems.len())}</p><ul>{of_file.collect_view()}</ul></div> }
    });
    let asked = view.plan.asked().count();
    let asked = (asked > 0 && problems.is_empty()).then(|| view! { <p class="notice notice-warn">{i::asked(l, asked)}</p> });
    let ignored = (!view.plan.ignored.is_empty())
        .then(|| view! { <p class="notice">{i::ignored(l)}" "<span lang="vi">{view.plan.ignored.join("; ")}</span></p> });
    view! { {wrong}{asked}{ignored} }.into_any()
}

fn rows(l: Locale, view: &SheetView, f: &Fields<'_>) -> AnyView {
    let plan = &view.plan;
    let numbers: BTreeSet<u32> = plan.rows.iter().map(|r| r.row).chain(plan.problems.iter().map(|p| p.0)).filter(|n| *n > 0).collect();
    if numbers.is_empty() {
        return ().into_any();
    }
    let line = |number: &u32| {
        let row = plan.rows.iter().zip(&view.fates).find(|(row, _)| row.row == *number);
        let problems: Vec<_> = plan.problems.iter().filter(|p| p.0 == *number).collect();
        view! {
            <tr>
                <th scope="row">{number.to_string()}</th>
                <td class="whole">
                    <div class="stack">
                        {(!problems.is_empty()).then(|| wrong(l, &problems))}
                        {row.map(|(row, _)| said(l, row, f, plan.problems.is_empty()))}
                    </div>
                </td>
                <td data-label=problems.is_empty().then(|| i::fate(l))>{row.filter(|_| problems.is_empty()).map(|(_, fate)| becomes(l, fate))}</td>
            </tr>
        }
    };
    let heads = [i::row(l), w::task(l), i::fate(l)].map(Head::Text);
    table(i::rows_caption(l), heads, view! { <tbody>{numbers.iter().map(line).collect_view()}</tbody> })
}

fn wrong(l: Locale, problems: &[&(u32, &'static str, Problem)]) -> AnyView {
    let line = |(_, field, problem): &&(u32, &'static str, Problem)| {
        let text = problems::text(l, problem);
        view! { <li class="error">{if field.is_empty() { text } else { format!("{}: {text}", w::label(l, field)) }}</li> }
    };
    view! { <ul>{problems.iter().map(line).collect_view()}</ul> }.into_any()
}

/// All that the row says; a state that it does not say is chosen here, once the sheet is right otherwise.
fn said(l: Locale, row: &SheetRow, f: &Fields<'_>, is_right: bool) -> AnyView {
    let due = row.due.map(|due| format!("{}: {}", w::due(l), due.show_date(l)));
    let texts = [(w::evidence(l), &row.evidence), (w::note(l), &row.note)];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}: {text}"));
    let lines = std::iter::once(row.owner.clone()).chain(due).chain(texts).filter(|line| !line.is_empty());
    let lines = lines.map(|line| view! { <li>{show::written(l, &line)}</li> }).collect_view();
    let state = match row.state {
        Some(state) => parts::state(l, state),
        None => {
            let hint = if row.state_said.is_empty() { i::said_nothing(l).to_owned() } else { i::said(l, &row.state_said) };
            if !is_right {
                return view! { {title(row)}<ul>{lines}<li class="error">{hint}". "{i::unclear(l)}</li></ul> }.into_any();
            }
            let choose = (String::new(), o::choose(l).to_owned());
            let states = TaskState::COUNTED.map(|state| (state.code().to_owned(), w::state_name(l, state).to_owned()));
            let states = std::iter::once(choose).chain(states).collect();
            f.select(&state_field(row.row), i::row_of(l, row.row, row.number), states).hint(hint).required().view()
        }
    };
    view! { {title(row)}<ul>{lines}</ul>{state} }.into_any()
}

fn title(row: &SheetRow) -> AnyView {
    let number = (row.number > 0).then(|| view! { {row.number}". " });
    view! { <p><strong>{number}<span lang="vi">{row.title.clone()}</span></strong></p> }.into_any()
}

fn becomes(l: Locale, fate: &Fate) -> AnyView {
    match fate {
        Fate::New => view! { <span class="tag tag-ok">{i::new(l)}</span> }.into_any(),
        Fate::Same => view! { <span class="tag">{i::same(l)}</span> }.into_any(),
        Fate::Changed(fields) => {
            let was = fields.iter().map(|(field, before)| {
                view! { <li>{show::written(l, &i::was(l, w::label(l, field), parts::said(l, field, before)))}</li> }
            });
            view! { <span class="tag tag-warn">{i::changed(l)}</span><ul>{was.collect_view()}</ul> }.into_any()
        }
    }
}

/// What is said of all rows at once, and the button.
fn whole(req: &Req, view: &SheetView, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let other = view! { <a class="btn" href=req.href(paths::OFFICE_PLAN_IMPORT)>{i::other_file(l)}</a> };
    if !view.plan.problems.is_empty() {
        return view! { <div class="actions">{other}</div> }.into_any();
    }
    let knows = view.fates.iter().any(|fate| *fate != Fate::New);
    let reason = f.area("reason", o::reason(l), 3).hint(i::reason_hint(l)).max(REASON);
    view! {
        <fieldset class="fieldset stack">
            <legend>{i::whole(l)}</legend>
            {f.input("date", "as_of", w::as_of(l)).hint(o::as_of_hint(l)).required().view()}
            {f.text("source", w::source(l)).hint(o::source_hint(l)).required().max(NAME).view()}
            {if knows { reason.required().view() } else { reason.view() }}
        </fieldset>
        <div class="actions"><button type="submit" class="btn btn-primary">{i::confirm(l, view.plan.rows.len())}</button>{other}</div>
    }
    .into_any()
}

fn left_out(l: Locale, view: &SheetView) -> AnyView {
    if view.plan.left_out.is_empty() {
        return ().into_any();
    }
    let line = |(row, text): &(u32, String)| view! { <li>{i::left_out_row(l, row)}" "<span lang="vi">{text.clone()}</span></li> };
    let lines = view.plan.left_out.iter().map(line).collect_view();
    show::section(i::left_out(l), "left-out", None, view! { <ul>{lines}</ul> }.into_any())
}
