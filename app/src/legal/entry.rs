//! The public page of one legal text: what is known of it, what cites it, and everything that was said before.

use super::{parts, words as w};
use crate::{error::AppError, page::Page, paths, request::Req, ui::show};
use axum::extract::Path;
use backend::legal::EntryView;
use domain::{access::Action, legal::Edition, locale::Locale};
use leptos::prelude::*;

pub async fn page(req: Req, Path(key): Path<String>) -> Result<Page, AppError> {
    let view = req.backend.legal_entry(&req.actor, &key).await?;
    let l = req.locale;
    let entry = view.latest().entry.clone();
    Ok(Page::new(&req, &entry.number, || {
        let edit = view.can.is(Action::KeepLegalTexts).then(|| {
            view! { <p><a class="btn" href=req.href(paths::office_legal_text(&key))>{w::edit(l)}</a></p> }
        });
        let title = (!entry.title.is_empty()).then(|| view! { <p class="lead">{show::written(l, &entry.title)}</p> });
        let mark = if entry.is_compared {
            view! { <p class="notice notice-ok">{w::compared_long(l)}</p> }
        } else {
            view! { <p class="notice notice-warn">{w::not_compared_long(l)}</p> }
        };
        view! {
            <div class="stack">
                {show::breadcrumb(&req, &[(paths::LEGAL, w::short(l))])}
                <header class="stack"><h1>{show::written(l, &entry.number)}</h1>{title}</header>
                {mark}
                {edit}
                {facts(&req, &view)}
                {show::section(w::cited_by(l), "cited-by", None, cited_by(&req, &view))}
                {show::section(w::history(l), "history", Some(w::history_lead(l)), history(l, &view.editions))}
            </div>
        }
    }))
}

fn facts(req: &Req, view: &EntryView) -> AnyView {
    let (l, entry) = (req.locale, &view.latest().entry);
    let link = match entry.link.as_str() {
        "" => parts::text(l, ""),
        link => view! { <a href=link.to_owned() rel="nofollow noopener">{link.to_owned()}</a> }.into_any(),
    };
    let replaced = view.replaced_by.as_ref().map(|number| {
        let href = req.href(paths::legal_text(&entry.replaced_by));
        view! { <div><dt>{w::replaced_by(l)}</dt><dd><a href=href>{show::written(l, number)}</a></dd></div> }
    });
    let until = entry.until.map(|until| view! { <div><dt>{w::until(l)}</dt><dd>{parts::day(l, Some(until))}</dd></div> });
    let note = (!entry.note.is_empty()).then(|| view! { <div><dt>{w::note(l)}</dt><dd>{show::plain(&entry.note)}</dd></div> });
    view! {
        <dl class="facts">
            <div><dt>{w::validity(l)}</dt><dd>{parts::force(l, entry, req.now)}</dd></div>
            <div><dt>{w::issued(l)}</dt><dd>{parts::day(l, entry.issued)}</dd></div>
            <div><dt>{w::issuer(l)}</dt><dd>{parts::text(l, &entry.issuer)}</dd></div>
            <div><dt>{w::from(l)}</dt><dd>{parts::day(l, entry.from)}</dd></div>
            {until}{replaced}
            <div><dt>{w::link(l)}</dt><dd>{link}</dd></div>
            {note}
            <div><dt>{w::source(l)}</dt><dd>{show::written(l, &entry.source)}</dd></div>
        </dl>
    }
    .into_any()
}

fn cited_by(req: &Req, view: &EntryView) -> AnyView {
    let l = req.locale;
    let challenges = view.challenges.iter().map(|card| {
        let title = card.title.get(l).to_owned();
        view! {
            <li>
                <span class="code">{card.code.clone()}</span>" "
                <a href=req.href(paths::challenge(&card.code)) lang=card.title.lang(l).code()>{title}</a>
            </li>
        }
        .into_any()
    });
    let tasks = view.tasks.iter().map(|edition| {
        let task = &edition.task;
        let text = w::task(l, task.number, &task.title);
        view! { <li><a href=req.href(paths::plan_task(task.number))>{show::within(l, &text, &task.title)}</a></li> }.into_any()
    });
    let all: Vec<_> = challenges.chain(tasks).collect();
    if all.is_empty() { view! { <p>{w::not_cited(l)}</p> }.into_any() } else { view! { <ul>{all}</ul> }.into_any() }
}

/// Newest first.
fn history(l: Locale, editions: &[Edition]) -> AnyView {
    let befores = std::iter::once(None).chain(editions.iter().map(Some));
    let mut lines: Vec<_> = editions.iter().zip(befores).map(|(edition, before)| line(l, edition, before)).collect();
    lines.reverse();
    view! { <ol class="news" reversed=true>{lines}</ol> }.into_any()
}

fn line(l: Locale, edition: &Edition, before: Option<&Edition>) -> AnyView {
    const FIELDS: [&str; 10] = ["title", "issuer", "issued", "link", "from", "until", "replaced_by", "source", "is_compared", "note"];
    let is = edition.entry.to_form();
    let said = |name: &str, value: &str| parts::said(l, name, value);
    let lines: Vec<_> = match before {
        None => {
            let all = FIELDS.into_iter().filter(|name| !is.get(name).is_empty());
            all.map(|name| view! { <li>{w::label(l, name)}": "{show::written(l, &said(name, is.get(name)))}</li> }.into_any()).collect()
        }
        Some(before) => {
            let was = before.entry.to_form();
            let changed = FIELDS.into_iter().filter(|name| was.get(name) != is.get(name));
            let text = |name: &str| w::changed_to(l, said(name, was.get(name)), said(name, is.get(name)));
            changed.map(|name| view! { <li>{w::label(l, name)}": "{show::written(l, &text(name))}</li> }.into_any()).collect()
        }
    };
    let what = match (before, edition.at) {
        (None, None) => Some(w::known(l)),
        (None, Some(_)) => Some(w::added(l)),
        _ => None,
    };
    let when = edition.at.map(|at| view! { <p class="meta">{show::time(l, at)}</p> });
    let reason =
        (!edition.reason.is_empty()).then(|| view! { <p>{show::within(l, &w::reason_of(l, &edition.reason), &edition.reason)}</p> });
    view! { <li class="stack">{when}{what.map(|what| view! { <p>{what}</p> })}<ul>{lines}</ul>{reason}</li> }.into_any()
}
