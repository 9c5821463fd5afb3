//! Officers enter tasks and say how they stand; leaders read the same pages.

use super::{
    parts,
    words::{self as w, office as o},
};
use crate::{
    error::AppError,
    legal::choosing,
    office::words as office,
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown, parsed},
    ui::{conflict, done::Done, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    legal::Register,
    plan::{ActionPlan, TaskView},
};
use domain::{
    access::{Action, Site, check},
    form::Form,
    limits::{NAME, REASON},
    locale::Locale,
    plan::TaskState,
    seen::Seen,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept()).await
}

pub async fn add(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let added = req.backend.add_task(&req.actor, &form).await;
    req.answer(form, added, |_| (paths::OFFICE_PLAN, Done::TaskAdded), async |refused| show_page(&req, Some(&refused)).await).await
}

pub async fn edit(req: Req, Path(number): Path<String>) -> Result<Page, AppError> {
    show_edit(&req, parsed(&number)?, req.kept()).await
}

pub async fn change(req: Req, Path(number): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let number = parsed(&number)?;
    let changed = req.backend.change_task(&req.actor, number, &form).await;
    let go = |()| (paths::plan_task(number), Done::TaskChanged);
    req.answer(form, changed, go, async |refused| show_edit(&req, number, Some(&refused)).await).await
}

async fn show_page(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let plan = req.backend.kept_plan(&req.actor).await?;
    let register = req.backend.legal_register(&req.actor).await?;
    let l = req.locale;
    let may = plan.can.get(Action::KeepPlan);
    Ok(Page::new(req, o::title(l), || {
        let import = may.is_ok().then(|| view! { <a class="btn" href=req.href(paths::OFFICE_PLAN_IMPORT)>{o::import(l)}</a> });
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, office::office(l))])}
                <h1>{o::title(l)}</h1>
                <p class="lead">{o::lead(l)}</p>
                {problems::impossible(l, may, refused)}
                <p class="row"><a class="btn" href=req.href(paths::PLAN)>{o::public(l)}</a>{import}</p>
                {may.is_ok().then(|| adding(req, &register, refused))}
                {kept(req, &plan)}
            </div>
        }
    })
    .refused(refused))
}

fn adding(req: &Req, register: &Register, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    let summary = f.summary();
    view! {
        <details class="panel" open=refused.is_some()>
            <summary>{o::add(l)}</summary>
            <form class="stack" method="post" action=req.href(paths::OFFICE_PLAN)>
                {summary}
                {f.text("number", w::number(l)).hint(o::number_hint(l)).required().inputmode("numeric").view()}
                {fields(l, &f, register)}
                <div class="actions"><button type="submit" class="btn btn-primary">{o::add_button(l)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// All that is said of a task, but for its number.
fn fields(l: Locale, f: &Fields<'_>, register: &Register) -> AnyView {
    let choose = (String::new(), o::choose(l).to_owned());
    let states = std::iter::once(choose).chain(TaskState::ALL.map(|state| (state.code().to_owned(), w::state_name(l, state).to_owned())));
    view! {
        {f.area("title", w::task(l), 3).required().max(REASON).view()}
        {f.text("owner", w::owner(l)).required().max(NAME).view()}
        {f.input("date", "due", w::due(l)).hint(o::due_hint(l)).view()}
        {f.select("state", w::state(l), states.collect()).required().view()}
        {f.area("evidence", w::evidence(l), 3).hint(o::evidence_hint(l)).max(REASON).view()}
        {f.input("date", "as_of", w::as_of(l)).hint(o::as_of_hint(l)).required().view()}
        {f.text("source", w::source(l)).hint(o::source_hint(l)).required().max(NAME).view()}
        {f.area("note", w::note(l), 2).max(REASON).view()}
        <details><summary>{w::cites(l)}</summary>{choosing::boxes(l, f, register)}</details>
    }
    .into_any()
}

fn kept(req: &Req, plan: &ActionPlan) -> AnyView {
    let l = req.locale;
    let current = plan.current();
    if current.is_empty() {
        return view! { <p class="empty">{o::none(l)}</p> }.into_any();
    }
    let lines = current.iter().map(|edition| parts::line(req, &edition.task, paths::office_task)).collect_view();
    show::section(o::kept(l), "kept", None, view! { <ul class="tasklist">{lines}</ul> }.into_any())
}

async fn show_edit(req: &Req, number: u16, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let task = req.backend.plan_task(&req.actor, number).await?;
    let register = req.backend.legal_register(&req.actor).await?;
    let title = o::change_title(req.locale, number);
    Ok(Page::new(req, &title, || editing(req, &task, &register, &title, refused)).refused(refused))
}

fn editing(req: &Req, task: &TaskView, register: &Register, title: &str, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = task.latest().task.to_form();
    let number = task.latest().task.number;
    let may = task.can.get(Action::KeepPlan);
    let f = Fields::new(l, &stored, refused);
    let summary = f.summary();
    let form = may.is_ok().then(|| {
        view! {
            <form class="stack" method="post" action=req.href(paths::office_task(number))>
                {conflict::section(l, refused, |name| choosing::label(register, name).unwrap_or_else(|| w::label(l, name).to_owned()), |name, value| parts::said(l, name, value))}
                {f.seen(&Seen::of(&stored))}
                {fields(l, &f, register)}
                {f.area("reason", o::reason(l), 3).hint(o::reason_hint(l)).required().max(REASON).view()}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{o::change_button(l)}</button>
                    <a class="btn" href=req.href(paths::OFFICE_PLAN)>{o::back(l)}</a>
                </div>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, office::office(l)), (paths::OFFICE_PLAN, w::short(l))])}
            <h1>{title.to_owned()}</h1>
            {summary}
            {problems::impossible(l, may, refused)}
            {form}
        </div>
    }
    .into_any()
}
