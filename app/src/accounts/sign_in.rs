//! Signing in, then on to whatever a session's end interrupted, and signing out.

use super::{next, session, words as w};
use crate::{
    browser::{self, Browser},
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::{self, Done},
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue},
    response::{IntoResponse, Response},
};
use backend::accounts::DemoAccount;
use cast::PASSWORD;
use domain::access::Denied;
use domain::limits::EMAIL;
use leptos::prelude::*;
use tower_sessions::Session;

const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");
const STORAGE: HeaderValue = HeaderValue::from_static("\"storage\"");

pub async fn page(req: Req, headers: HeaderMap) -> Result<Response, AppError> {
    if req.actor.user().is_some() {
        return Ok(req.go(next(&req, &req.query)));
    }
    Ok(show(&req, &headers, req.kept()).await?.into_response())
}

/// What this browser keeps of an interrupted form is shown first; nothing of it is sent by signing in.
pub async fn sign_in(req: Req, session: Session, headers: HeaderMap, Posted(form): Posted) -> Result<Response, AppError> {
    match req.backend.sign_in(&form, req.from).await {
        Ok(user) => {
            let req = session::begin(&req, &session, user).await?;
            let is_waiting = !browser::waiting(&req.backend, &headers).await?.is_empty();
            let next = next(&req, &form);
            let mut response = if is_waiting { req.go(paths::kept_then(next)) } else { req.go(next) };
            response.extensions_mut().insert(Browser::known(&req.backend, &headers).of_user(user).set(&req.backend));
            Ok(response)
        }
        Err(error) => {
            let again = async |refused: Refused| show(&req, &headers, Some(&refused)).await;
            req.answer(form, Err(error), |()| (paths::HOME, Done::SignedOut), again).await
        }
    }
}

pub async fn sign_out(req: Req, session: Session) -> Result<Response, AppError> {
    session::end(&session).await?;
    let mut response = req.done((paths::HOME, Done::SignedOut));
    // What scripts have kept on the device goes with its member.
    response.headers_mut().insert(CLEAR, STORAGE);
    Ok(response)
}

async fn show(req: &Req, headers: &HeaderMap, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let demo = req.backend.demo_accounts().await?;
    let is_waiting = !browser::waiting(&req.backend, headers).await?.is_empty();
    let typed = req.query.clone();
    let page = Page::new(req, w::sign_in_title(l), || {
        let fields = Fields::new(l, &typed, refused);
        let form = refused.map_or(&typed, |r| &r.form);
        let kept = is_waiting.then(|| view! { <p class="notice">{w::kept(l)}</p> });
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::sign_in_title(l)}</h1>
                {kept}
                <form method="post" action=req.href(paths::SIGN_IN) class="stack" novalidate>
                    {fields.summary()}
                    {contact(req, refused)}
                    {form.is_checked("next").then(|| fields.hidden("next"))}
                    {fields.input("email", "email", w::email(l)).required().max(EMAIL).autocomplete("username").view()}
                    {fields.input("password", "password", w::password(l)).required().autocomplete("current-password").view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::sign_in_title(l)}</button></div>
                </form>
                <ul>
                    <li><a href=req.href(paths::RESET)>{w::forgot(l)}</a></li>
                    <li>{w::no_account(l)}" "<a href=req.href(paths::REGISTER)>{w::register_title(l)}</a></li>
                </ul>
                {(!demo.is_empty()).then(|| demo_view(req, &demo, form.get("next")))}
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// How to reach the office, for whose account it has suspended: nothing where the site was told of no way.
fn contact(req: &Req, refused: Option<&Refused>) -> AnyView {
    let contact = &req.backend.agency.contact;
    let is_suspended = refused.is_some_and(|refused| refused.denied == Some(Denied::Suspended))
        || req.query.get(done::QUERY) == Done::PasswordResetSuspended.code();
    let is_told = is_suspended && !contact.is_empty();
    is_told.then(|| view! { <p class="notice">{w::office_contact(req.locale)}" "{contact.clone()}</p> }).into_any()
}

/// The accounts of the demonstration, each with a button that signs in.
fn demo_view(req: &Req, accounts: &[DemoAccount], next: &str) -> AnyView {
    let l = req.locale;
    let row = |account: &DemoAccount| {
        let job = account.seat.map_or(w::role(l, account.role), |seat| w::seat(l, seat));
        view! {
            <tr>
                <th scope="row">{account.name.clone()}<br/><span class="meta">{account.email.clone()}</span></th>
                <td class="whole" data-label=w::job(l)>{job}</td>
                <td>
                    <form method="post" action=req.href(paths::SIGN_IN)>
                        <input type="hidden" name="email" value=account.email.clone()/>
                        <input type="hidden" name="password" value=PASSWORD/>
                        <input type="hidden" name="next" value=next.to_owned()/>
                        <button type="submit" class="btn" aria-label=w::sign_in_as(l, &account.name)>{w::sign_in_title(l)}</button>
                    </form>
                </td>
            </tr>
        }
    };
    let heads = [Head::Text(w::name(l)), Head::Text(w::job(l)), Head::Text(w::sign_in_title(l))];
    view! {
        <section class="panel stack" aria-labelledby="demo">
            <h2 id="demo">{w::demo_title(l)}</h2>
            <p>{w::demo_lead(l)}" "<code>{PASSWORD}</code></p>
            {table(w::demo_caption(l), heads, view! { <tbody>{accounts.iter().map(row).collect_view()}</tbody> })}
        </section>
    }
    .into_any()
}
