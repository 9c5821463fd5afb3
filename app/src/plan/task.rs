//! The public page of one task: what is said of it now, and everything that was said before.

use super::{narrowing, parts, words as w};
use crate::{
    error::AppError,
    legal::parts as legal,
    page::Page,
    paths,
    request::{Req, parsed},
    ui::show,
};
use axum::extract::Path;
use backend::legal::Register;
use domain::{
    access::Action,
    locale::Locale,
    plan::{Edition, Task},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(number): Path<String>) -> Result<Page, AppError> {
    let view = req.backend.plan_task(&req.actor, parsed(&number)?).await?;
    let register = req.backend.legal_register(&req.actor).await?;
    let l = req.locale;
    let latest = view.latest();
    let title = w::task_title(l, latest.task.number);
    Ok(Page::new(&req, &title, || {
        let illustrative = narrowing::is_illustrative(&view.editions).then(|| show::illustrative(l));
        let number = latest.task.number;
        let edit = view
            .can
            .is(Action::KeepPlan)
            .then(|| view! { <p><a class="btn" href=req.href(paths::office_task(number))>{w::edit(l)}</a></p> });
        view! {
            <div class="stack">
                {show::breadcrumb(&req, &[(paths::PLAN, w::short(l))])}
                <header class="stack"><h1>{title.clone()}</h1><p class="lead">{show::written(l, &latest.task.title)}</p></header>
                {illustrative}
                {edit}
                {facts(&req, &latest.task, &register)}
                {show::section(w::history(l), "history", Some(w::history_lead(l)), history(l, &view.editions, &register))}
            </div>
        }
    }))
}

fn facts(req: &Req, task: &Task, register: &Register) -> AnyView {
    let l = req.locale;
    let cited = register.cited(&task.cites);
    let cited = (!cited.is_empty()).then(|| view! { <div><dt>{w::cites(l)}</dt><dd>{legal::cited(req, &cited)}</dd></div> });
    let note = (!task.note.is_empty()).then(|| view! { <div><dt>{w::note(l)}</dt><dd>{show::plain(&task.note)}</dd></div> });
    view! {
        <dl class="facts">
            <div><dt>{w::state(l)}</dt><dd>{parts::state(l, task.state)}</dd></div>
            <div><dt>{w::owner(l)}</dt><dd>{show::written(l, &task.owner)}</dd></div>
            <div><dt>{w::due(l)}</dt><dd>{parts::due(l, task, req.now)}</dd></div>
            <div><dt>{w::evidence(l)}</dt><dd>{parts::evidence(l, &task.evidence)}</dd></div>
            {cited}{note}
            <div><dt>{w::as_of(l)}</dt><dd>{parts::day(l, task.as_of)}</dd></div>
            <div><dt>{w::source(l)}</dt><dd>{show::written(l, &task.source)}</dd></div>
        </dl>
    }
    .into_any()
}

/// Newest first.
fn history(l: Locale, editions: &[Edition], register: &Register) -> AnyView {
    let befores = std::iter::once(None).chain(editions.iter().map(Some));
    let mut lines: Vec<_> = editions.iter().zip(befores).map(|(edition, before)| line(l, edition, before, register)).collect();
    lines.reverse();
    view! { <ol class="news" reversed=true>{lines}</ol> }.into_any()
}

fn line(l: Locale, edition: &Edition, before: Option<&Edition>, register: &Register) -> AnyView {
    let is = edition.task.to_form();
    let cites = |task: &Task| {
        let numbers: Vec<_> = register.cited(&task.cites).into_iter().map(|text| text.number).collect();
        if numbers.is_empty() { w::nothing_said(l).to_owned() } else { numbers.join("; ") }
    };
    let was_cited = before.map(|before| &before.task.cites);
    let cited = was_cited.map_or(!edition.task.cites.is_empty(), |cited| *cited != edition.task.cites).then(|| {
        let is = cites(&edition.task);
        let text = before.map_or_else(|| is.clone(), |before| w::changed_to(l, cites(&before.task), &is));
        view! { <li>{w::cites(l)}": "{show::written(l, &text)}</li> }
    });
    let what = match before {
        None => {
            let names = ["title", "state", "owner", "due", "as_of", "source", "evidence", "note"];
            let all = names.into_iter().filter(|name| !is.get(name).is_empty());
            let all = all.map(|name| view! { <li>{w::label(l, name)}": "{show::written(l, &parts::said(l, name, is.get(name)))}</li> });
            view! { <p>{w::first(l)}</p><ul>{all.collect_view()}{cited}</ul> }.into_any()
        }
        Some(before) => {
            let was = before.task.to_form();
            let changed = is.0.keys().filter(|name| !name.starts_with("cite_") && was.get(name) != is.get(name)).map(|name| {
                let said = |value: &str| parts::said(l, name, value);
                let text = w::changed_to(l, said(was.get(name)), said(is.get(name)));
                view! { <li>{w::label(l, name)}": "{show::written(l, &text)}</li> }
            });
            view! { <ul>{changed.collect_view()}{cited}</ul> }.into_any()
        }
    };
    let reason =
        (!edition.reason.is_empty()).then(|| view! { <p>{show::within(l, &w::reason_of(l, &edition.reason), &edition.reason)}</p> });
    view! { <li class="stack"><p class="meta">{show::time(l, edition.at)}</p>{what}{reason}</li> }.into_any()
}
