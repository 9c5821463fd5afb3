//! Asking for something long, how far it is, and taking it away.

use super::words as w;
use crate::{
    error::AppError,
    files::attachment,
    page::Page,
    paths,
    request::{Posted, Req, parsed},
    ui::{done::Done, file, form::hidden_field, show},
};
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    challenges::archive::Edition,
    errands::{Errand, Made, State, What, Why},
    time::Moment,
};
use leptos::prelude::*;

/// Seconds between two looks at what goes on.
const RENEWED: u32 = 2;
const OFFICE: &str = "office";
const PUBLIC: &str = "public";

/// Form: `edition`; what is not for the office is for everybody.
pub async fn ask(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let edition = if form.get("edition") == OFFICE { Edition::Office } else { Edition::Public };
    let id = req.backend.ask_errand(&req.actor, What::Archive { code, edition }).await?;
    Ok(req.done((paths::errand(id), Done::ErrandAsked)))
}

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let errand = req.backend.errand(&req.actor, parsed(&id)?).await?;
    let page = Page::new(&req, errand.what.name(req.locale), || view(&req, &errand));
    Ok(if errand.is_over() { page } else { page.renewed(RENEWED, req.href(paths::errand(errand.id))) })
}

pub async fn file(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let (made, bytes) = req.backend.errand_file(&req.actor, parsed(&id)?).await?;
    let mut headers = attachment(&made.name, "application/zip");
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(made.size));
    Ok((headers, Body::from_stream(bytes.into_stream())).into_response())
}

/// Asks for the archive of a call.
pub fn button(req: &Req, code: &str, edition: Edition) -> AnyView {
    let l = req.locale;
    let (value, label) = match edition {
        Edition::Public => (PUBLIC, w::make_public(l)),
        Edition::Office => (OFFICE, w::make_office(l)),
    };
    view! {
        <form method="post" action=req.href(paths::dossier(code))>
            {hidden_field("edition", value)}
            <button type="submit" class="btn">{label}<span class="visually-hidden">" "{w::of_call(l, code)}</span></button>
        </form>
    }
    .into_any()
}

fn view(req: &Req, errand: &Errand) -> AnyView {
    let l = req.locale;
    let What::Archive { code, edition } = &errand.what;
    let state = match &errand.state {
        State::Waiting => going_on(req, errand, w::waiting(l)),
        State::Running { .. } => going_on(req, errand, w::running(l)),
        State::Done { at, file } => done(req, errand, *at, file),
        State::Failed { why, .. } => {
            let said = match why {
                Why::Denied => w::denied(l),
                Why::Broken => w::broken(l),
            };
            let again = (*why == Why::Broken).then(|| button(req, code, *edition));
            view! { <p class="notice notice-stop" role="alert">{said}</p>{again}{facts(req, errand, None)} }.into_any()
        }
    };
    view! {
        <div class="narrow stack">
            {show::below_home(req)}
            <h1>{errand.what.name(l)}</h1>
            {state}
            <p><a href=req.href(paths::challenge(code))>{code.clone()}</a></p>
        </div>
    }
    .into_any()
}

fn going_on(req: &Req, errand: &Errand, said: &'static str) -> AnyView {
    let l = req.locale;
    let (done, total) = errand.steps;
    let steps = (total > 0).then(|| view! { <p>{w::steps(l, done, total)}</p> });
    let bar = if total > 0 {
        view! { <progress aria-label=w::progress(l) max=total.to_string() value=done.to_string()></progress> }.into_any()
    } else {
        view! { <progress aria-label=w::progress(l)></progress> }.into_any()
    };
    let told = errand.by.filter(|by| req.actor.id() == Some(*by)).map(|_| view! { <p>{w::notice(l)}</p> });
    view! {
        <p class="notice" role="status">{said}</p>
        {bar}
        {steps}
        {told}
        {facts(req, errand, None)}
        <p><a class="btn" href=req.href(paths::errand(errand.id))>{w::reload(l)}</a></p>
    }
    .into_any()
}

fn done(req: &Req, errand: &Errand, at: Moment, made: &Made) -> AnyView {
    let l = req.locale;
    let href = req.href(paths::errand_file(errand.id));
    view! {
        <p class="notice notice-ok" role="status">{w::done(l)}</p>
        <p><a class="btn btn-primary" href=href download="">{w::download(l)}": "{made.name.clone()}</a></p>
        {facts(req, errand, Some((at, made)))}
    }
    .into_any()
}

fn facts(req: &Req, errand: &Errand, made: Option<(Moment, &Made)>) -> AnyView {
    let l = req.locale;
    let made = made.map(|(at, made)| {
        let size = file::size(l, i64::try_from(made.size).unwrap_or(i64::MAX));
        view! {
            <div><dt>{w::made(l)}</dt><dd>{show::time(l, at)}</dd></div>
            <div><dt>{w::size(l)}</dt><dd>{size}</dd></div>
            <div><dt>{w::sha256(l)}</dt><dd class="hash">{made.sha256.clone()}</dd></div>
        }
    });
    view! {
        <dl class="facts">
            <div><dt>{w::asked(l)}</dt><dd>{show::time(l, errand.asked)}</dd></div>
            {made}
            <div><dt>{w::until(l)}</dt><dd>{show::time(l, errand.expires)}</dd></div>
        </dl>
    }
    .into_any()
}
