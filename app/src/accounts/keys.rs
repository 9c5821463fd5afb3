//! Keys of programs: the list, making one, ending one. A new key is shown by the answer that makes it, and never again.

use super::key_words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        show,
    },
};
use axum::response::{IntoResponse, Response};
use backend::keys::{KeyLine, Keys};
use domain::{
    form::Form,
    keys::{KEYS_VERSION, SCOPES, Scope},
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept(), None).await
}

pub async fn make(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    match req.backend.make_key(&req.actor, req.session.as_deref().unwrap_or_default(), &form).await {
        Ok(key) => {
            let scope = Scope::ALL.into_iter().find(|scope| form.is_checked(scope.code()));
            Ok(show_page(&req, None, scope.map(|scope| (key.as_str(), scope))).await?.into_response())
        }
        Err(error) => Ok(show_page(&req, Some(&Refused::new(&req, form, error)?), None).await?.into_response()),
    }
}

pub async fn end(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let ended = req.backend.end_key(&req.actor, &form).await;
    req.answer(form, ended, |()| (paths::ACCOUNT_KEYS, Done::KeyEnded), async |refused| show_page(&req, Some(&refused), None).await).await
}

/// With a new key, and the first of what it reads.
async fn show_page(req: &Req, refused: Option<&Refused>, key: Option<(&str, Scope)>) -> Result<Page, AppError> {
    let found = req.backend.keys(&req.actor).await?;
    Ok(Page::new(req, w::title(req.locale), || view(req, &found, refused, key)).refused(refused))
}

fn view(req: &Req, found: &Keys, refused: Option<&Refused>, key: Option<(&str, Scope)>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    f.name("key", w::title(l));
    let shown = key.map(|(key, scope)| {
        let how = format!("curl -H 'Authorization: Bearer {key}' '{}{}'", req.backend.base_url, address(scope));
        view! {
            <div class="notice notice-ok" role="status">
                <p>{w::new(l)}</p>
                <div class="address"><p><code>{key.to_owned()}</code></p></div>
                <p>{w::example(l)}</p>
                <div class="address"><p><code>{how}</code></p></div>
            </div>
        }
    });
    let list = if found.lines.is_empty() {
        view! { <p class="empty">{w::none(l)}</p> }.into_any()
    } else {
        view! { <ul class="dates">{found.lines.iter().map(|one| line(req, one)).collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::ACCOUNT, w::account(l)), ("", w::title(l))])}
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            {f.summary()}
            {shown}
            {show::section(w::own(l), "own", None, list)}
            {show::section(w::make(l), "make", None, making(req, found, &f))}
            <p><a href=req.href(paths::OPEN_DATA)>{w::open_data(l)}</a></p>
        </div>
    }
    .into_any()
}

fn making(req: &Req, found: &Keys, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    if found.offered.is_empty() {
        return view! { <p>{w::nothing_offered(l)}</p> }.into_any();
    }
    f.name(SCOPES, w::scopes(l));
    let wrong = f.error_of(SCOPES);
    let described = wrong.is_some().then_some("scopes-error");
    view! {
        <form method="post" action=req.href(paths::ACCOUNT_KEYS) class="stack" novalidate>
            {hidden_field(KEYS_VERSION, &found.version.to_string())}
            {f.text("name", w::name(l)).hint(w::name_hint(l)).required().max(100).view()}
            <fieldset class="stack" id=SCOPES aria-describedby=described>
                <legend>{w::scopes(l)}</legend>
                {wrong.map(|text| view! { <p class="error" id="scopes-error">{text}</p> })}
                {found.offered.iter().map(|scope| f.checkbox(scope.code(), scope_name(l, *scope)).view()).collect_view()}
            </fieldset>
            <div class="actions"><button type="submit" class="btn btn-primary">{w::make(l)}</button></div>
        </form>
    }
    .into_any()
}

fn line(req: &Req, one: &KeyLine) -> AnyView {
    let l = req.locale;
    let used = one.used.map_or_else(|| w::never(l).to_owned(), |at| w::used(l, at.show(l)));
    let begins = (!one.begins.is_empty()).then(|| view! { " "<code>{format!("{}…", one.begins)}</code> });
    let scopes = one.scopes.iter().map(|scope| scope_name(l, *scope)).collect::<Vec<_>>().join("; ");
    view! {
        <li>
            <p class="meta">{w::made(l, one.made.show(l))}<br/>{used}</p>
            <div>
                <p><strong>{show::written(l, &one.name)}</strong>{begins}</p>
                <p>{scopes}</p>
                <form method="post" action=req.href(paths::ACCOUNT_KEYS_END)>
                    {hidden_field("key", &one.id.to_string())}
                    <button type="submit" class="btn">{w::end(l)}<span class="visually-hidden">": "{one.name.clone()}" "{one.begins.clone()}</span></button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn address(scope: Scope) -> &'static str {
    match scope {
        Scope::Firm => paths::API_OWN_FIRM,
        Scope::Proposals => paths::API_OWN_PROPOSALS,
        Scope::Challenges => paths::API_OFFICE_CHALLENGES,
        Scope::Firms => paths::API_OFFICE_FIRMS,
    }
}

fn scope_name(l: Locale, scope: Scope) -> &'static str {
    match scope {
        Scope::Firm => w::scope_firm(l),
        Scope::Proposals => w::scope_proposals(l),
        Scope::Challenges => w::scope_challenges(l),
        Scope::Firms => w::scope_firms(l),
    }
}
