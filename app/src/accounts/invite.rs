//! An invitation to a firm: with a new account, or with the one that the address has.

use super::{
    Token,
    register::{account_form, expired_page, spent},
    session, words as w,
};
use crate::{
    error::AppError,
    firms::words::right_name,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    accounts::{Link, LinkKind},
};
use domain::{form::Form, people::Actor};
use leptos::prelude::*;
use tower_sessions::Session;

pub async fn page(req: Req, Path(token): Token) -> Result<Page, AppError> {
    show(&req, &token, req.kept()).await
}

pub async fn accept(req: Req, session: Session, Path(token): Token, Posted(form): Posted) -> Result<Response, AppError> {
    let joined = match req.actor {
        Actor::User(_) => req.backend.accept_invitation(&req.actor, &token, req.from).await.map(|()| None),
        _ => req.backend.finish_registration(&token, LinkKind::Invite, &form, req.locale, req.from).await.map(Some),
    };
    if let Ok(Some(user)) = joined {
        session::begin(&req, &session, user).await?;
    }
    req.answer(form, spent(joined), |_| (paths::FIRM, Done::Joined), async |refused| show(&req, &token, Some(&refused)).await).await
}

async fn show(req: &Req, token: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let link = match req.backend.link(token, LinkKind::Invite, req.from).await {
        Err(Error::NotFound) => return Ok(expired_page(req, w::expired_invite(l), None)),
        link => link?,
    };
    let firm = link.firm.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let page = Page::new(req, w::invite_title(l), || {
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::invite_title(l)}</h1>
                <p class="lead">{w::invite_lead(l, firm)}</p>
                <p>{w::invite_right(l, right_name(l, link.right))}</p>
                {answer_view(req, token, &link, refused)}
            </div>
        }
    });
    Ok(page.refused(refused))
}

fn answer_view(req: &Req, token: &str, link: &Link, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let action = format!("/invite/{token}");
    let form = Form::default();
    match req.actor.user() {
        Some(user) if user.email.eq_ignore_ascii_case(&link.email) => view! {
            <form method="post" action=req.href(action) class="stack">
                {Fields::new(l, &form, refused).summary()}
                <p>{w::invite_accept_lead(l, user.name.clone())}</p>
                <div class="actions"><button type="submit" class="btn btn-primary">{w::invite_accept(l)}</button></div>
            </form>
        }
        .into_any(),
        Some(user) => view! {
            <p class="notice notice-warn">{w::invite_other(l, &link.email, user.email.clone())}</p>
            <form method="post" action=req.href(paths::SIGN_OUT)><button type="submit" class="btn">{w::sign_out(l)}</button></form>
        }
        .into_any(),
        None if link.has_account => view! {
            <p>{w::invite_sign_in(l, &link.email)}</p>
            <p><a class="btn btn-primary" href=req.href(paths::sign_in_then(&action))>{w::sign_in_title(l)}</a></p>
        }
        .into_any(),
        None => account_form(req, &action, &link.email, refused),
    }
}
