//! Dossiers of calls that have closed, found by words, number and days, over what everybody may read.

use super::words::dossiers as w;
use crate::{
    errands,
    error::AppError,
    exports, files,
    page::Page,
    paths,
    request::Req,
    ui::{icons, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::challenges::Dossier;
use domain::{
    access::{Action, Site, check},
    challenges::{DossierSearch, archive::Edition},
    form::FieldErrors,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let asked = DossierSearch::read(&req.query);
    // What is not understood is told, and finds all.
    let (search, wrong) = match asked {
        Ok(search) => (search, FieldErrors::default()),
        Err(wrong) => (DossierSearch::default(), wrong),
    };
    let found = req.backend.dossiers(&search).await?;
    let l = req.locale;
    Ok(Page::new(&req, w::title(l), || {
        let illustrative = found.iter().any(|dossier| dossier.challenge.is_illustrative).then(|| show::illustrative(l));
        view! {
            <div class="stack">
                {show::below_home(&req)}
                <header class="stack"><h1>{w::title(l)}</h1><p class="lead">{w::lead(l)}</p></header>
                {illustrative}
                {form(&req, &wrong)}
                {list(&req, &search, &found)}
            </div>
        }
    }))
}

/// Put together while it is sent, for programs; pages lead to the [errand](crate::errands). For the office the whole, unless it asks
/// for what everybody gets.
pub async fn archive(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let is_public = req.query.get("edition") == "public" || check(&req.actor, Action::UseOffice, &Site, req.now).is_err();
    let workbooks = exports::workbooks(&req.speaking(Locale::Vi), &code, if is_public { Edition::Public } else { Edition::Office }).await?;
    Ok(files::bundled(req.backend.archive(&req.actor, &code, is_public, workbooks).await?))
}

fn form(req: &Req, wrong: &FieldErrors) -> AnyView {
    let l = req.locale;
    let field = |name: &'static str, kind: &'static str, label: &'static str| {
        let error = wrong.of(name).map(|problem| problems::text(l, problem));
        let invalid = error.is_some().then_some("true");
        let described = error.is_some().then(|| format!("{name}-error"));
        let error = error.map(|text| view! { <p class="error" id=format!("{name}-error")>{text}</p> });
        view! {
            <div class="field">
                <label for=name>{label}</label>
                {error}
                <input type=kind id=name name=name value=req.query.get(name).to_owned() aria-invalid=invalid aria-describedby=described/>
            </div>
        }
    };
    view! {
        <form class="filters" method="get" action=req.href(paths::DOSSIERS) role="search" aria-label=w::search(l)>
            {field("q", "search", w::q(l))}
            {field("from", "date", w::from(l))}
            {field("until", "date", w::until(l))}
            <div class="actions"><button class="btn" type="submit">{icons::icon("search")}{w::search(l)}</button></div>
        </form>
    }
    .into_any()
}

fn list(req: &Req, search: &DossierSearch, found: &[Dossier]) -> AnyView {
    let l = req.locale;
    if found.is_empty() {
        if *search == DossierSearch::default() {
            return view! { <p class="empty">{w::none_yet(l)}</p> }.into_any();
        }
        let all = view! { <p><a class="btn" href=req.href(paths::DOSSIERS)>{w::all(l)}</a></p> };
        return view! { <div class="empty"><h2>{w::none(l)}</h2>{all}</div> }.into_any();
    }
    let all = found.iter().map(|dossier| one(req, dossier)).collect_view();
    view! { <h2 class="result-count">{w::count(l, found.len())}</h2><div class="stack">{all}</div> }.into_any()
}

fn one(req: &Req, dossier: &Dossier) -> AnyView {
    let (l, card) = (req.locale, &dossier.challenge);
    let code = &card.code;
    let owner = (!card.owner.is_empty()).then(|| {
        view! { <div><dt>{w::owner(l)}</dt><dd lang=card.owner.lang(l).code()>{card.owner.get(l).to_owned()}</dd></div> }
    });
    let commune = (!dossier.commune.is_empty()).then(|| {
        view! { <div><dt>{w::commune(l)}</dt><dd lang=dossier.commune.lang(l).code()>{dossier.commune.get(l).to_owned()}</dd></div> }
    });
    // A call that was cancelled before closed by that.
    let closed = card.closes.filter(|at| dossier.cancelled.is_none_or(|cancelled| *at <= cancelled));
    let closed = closed.map(|at| view! { <div><dt>{w::closed(l)}</dt><dd>{show::time(l, at)}</dd></div> });
    let versions =
        dossier.versions.iter().map(|number| view! { <a href=req.href(paths::version(code, *number))>{w::version(l, number)}</a>" " });
    let opening = dossier.opened.map(|at| {
        let href = req.href(format!("{}#opening-record", paths::challenge(code)));
        let many = w::opening_of(l, dossier.proposals);
        view! { <div><dt>{w::opening(l)}</dt><dd><a href=href>{show::time(l, at)}</a>" ("{many}")"</dd></div> }
    });
    let decision = dossier.decision.as_ref().map(|decision| {
        let text = w::decision_of(l, &decision.number, decision.date.show_date(l));
        view! { <div><dt>{w::decision(l)}</dt><dd>{show::within(l, &text, &decision.number)}</dd></div> }
    });
    let result = dossier.result.map(|at| {
        let file = req.href(format!("{}/file.json", paths::results(code)));
        view! {
            <div><dt>{w::result(l)}</dt><dd><a href=req.href(paths::results(code))>{show::time(l, at)}</a>"; "<a href=file>{w::file(l)}</a></dd></div>
        }
    });
    let cancelled = dossier.cancelled.map(|at| view! { <div><dt>{w::cancelled(l)}</dt><dd>{show::time(l, at)}</dd></div> });
    let hash = dossier.rules_hash.as_ref().map(|hash| view! { <div><dt>{w::hash(l)}</dt><dd class="hash">{hash.clone()}</dd></div> });
    view! {
        <article class="panel">
            <h3>
                <span class="code">{code.clone()}</span>" "
                <a href=req.href(paths::challenge(code)) lang=card.title.lang(l).code()>{card.title.get(l).to_owned()}</a>
            </h3>
            <dl class="facts">
                {owner}{commune}{closed}
                <div><dt>{w::versions(l)}</dt><dd>{versions.collect_view()}</dd></div>
                {opening}{decision}{result}{cancelled}
                <div><dt>{w::papers(l)}</dt><dd><a href=req.href(format!("{}/papers", paths::challenge(code)))>{w::papers(l)}</a></dd></div>
                <div><dt>{w::archive(l)}</dt><dd>{errands::button(req, code, Edition::Public)}" "{w::archive_hint(l)}</dd></div>
                {hash}
            </dl>
        </article>
    }
    .into_any()
}
