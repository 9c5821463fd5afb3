//! A new password by a mailed link.

use super::{
    Token,
    register::{expired_page, new_password, spent},
    words as w,
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::{Done, Next},
        form::Fields,
        show,
    },
};
use axum::{extract::Path, response::Response};
use backend::{Error, accounts::LinkKind};
use domain::form::Form;
use domain::limits::EMAIL;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    Ok(if req.query.is_checked("sent") { sent_page(&req) } else { show(&req, req.kept()) })
}

/// The same answer whether or not an account exists.
pub async fn ask(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let asked = req.backend.request_reset(&form).await;
    req.answer(form, asked, |()| Next::told(format!("{}?sent=1", paths::RESET)), async |refused| Ok(show(&req, Some(&refused)))).await
}

pub async fn form_page(req: Req, Path(token): Token) -> Result<Page, AppError> {
    show_form(&req, &token, req.kept()).await
}

pub async fn finish(req: Req, Path(token): Token, Posted(form): Posted) -> Result<Response, AppError> {
    let changed = spent(req.backend.finish_reset(&token, &form, req.from).await);
    let go = |may_sign_in| (paths::SIGN_IN, if may_sign_in { Done::PasswordReset } else { Done::PasswordResetSuspended });
    req.answer(form, changed, go, async |refused| show_form(&req, &token, Some(&refused)).await).await
}

fn show(req: &Req, refused: Option<&Refused>) -> Page {
    let l = req.locale;
    Page::new(req, w::reset_title(l), || {
        let form = Form::default();
        let fields = Fields::new(l, &form, refused);
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::reset_title(l)}</h1>
                <p class="lead">{w::reset_lead(l)}</p>
                <form method="post" action=req.href(paths::RESET) class="stack" novalidate>
                    {fields.summary()}
                    {fields.input("email", "email", w::email(l)).required().max(EMAIL).autocomplete("email").view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::reset_send(l)}</button></div>
                </form>
            </div>
        }
    })
    .refused(refused)
}

fn sent_page(req: &Req) -> Page {
    let l = req.locale;
    Page::new(req, w::sent_title(l), || {
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::sent_title(l)}</h1>
                <p class="lead" id="done" tabindex="-1">{w::reset_sent(l)}</p>
                <p>{w::sent_help(l)}</p>
                <p><a href=req.href(paths::RESET)>{w::send_again(l)}</a></p>
            </div>
        }
    })
}

async fn show_form(req: &Req, token: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let link = match req.backend.link(token, LinkKind::Reset, req.from).await {
        Err(Error::NotFound) => return Ok(expired_page(req, w::expired_reset(l), Some(paths::RESET))),
        link => link?,
    };
    let page = Page::new(req, w::reset_finish_title(l), || {
        let form = Form::default();
        let fields = Fields::new(l, &form, refused);
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::reset_finish_title(l)}</h1>
                <p>{w::ends_sessions(l)}</p>
                <form method="post" action=req.href(format!("{}/{token}", paths::RESET)) class="stack" novalidate>
                    {fields.summary()}
                    <dl class="facts"><dt>{w::email(l)}</dt><dd>{link.email.clone()}</dd></dl>
                    // for password managers
                    <input type="email" name="email" value=link.email autocomplete="username" hidden readonly/>
                    {new_password(&fields, l)}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::change_password(l)}</button></div>
                </form>
            </div>
        }
    });
    Ok(page.refused(refused))
}
