//! Opening an account: an address first, then, from the mailed link, a name and a password.

use super::{Token, session, words as w};
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
use domain::{
    check::Problem,
    form::Form,
    limits::{EMAIL, PERSON},
    locale::Locale,
};
use leptos::prelude::*;
use tower_sessions::Session;

pub async fn page(req: Req) -> Result<Page, AppError> {
    if req.query.is_checked("sent") {
        return Ok(sent_page(&req));
    }
    Ok(show(&req, req.kept()))
}

/// The same answer whether or not an account exists.
pub async fn ask(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let asked = req.backend.request_registration(&form, req.locale).await;
    req.answer(form, asked, |()| Next::told(format!("{}?sent=1", paths::REGISTER)), async |refused| Ok(show(&req, Some(&refused)))).await
}

pub async fn form_page(req: Req, Path(token): Token) -> Result<Page, AppError> {
    show_form(&req, &token, req.kept()).await
}

pub async fn finish(req: Req, session: Session, Path(token): Token, Posted(form): Posted) -> Result<Response, AppError> {
    let user = spent(req.backend.finish_registration(&token, LinkKind::Register, &form, req.locale, req.from).await);
    if let Ok(user) = user {
        session::begin(&req, &session, user).await?;
    }
    req.answer(form, user, |_| (paths::FIRM, Done::AccountMade), async |refused| show_form(&req, &token, Some(&refused)).await).await
}

fn show(req: &Req, refused: Option<&Refused>) -> Page {
    let l = req.locale;
    Page::new(req, w::register_title(l), || {
        let form = Form::default();
        let fields = Fields::new(l, &form, refused);
        let email = fields.input("email", "email", w::email(l)).hint(w::email_hint(l)).required().max(EMAIL).autocomplete("email");
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::register_title(l)}</h1>
                <p class="lead">{w::register_lead(l)}</p>
                <form method="post" action=req.href(paths::REGISTER) class="stack" novalidate>
                    {fields.summary()}
                    {email.view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::register_send(l)}</button></div>
                </form>
                <p>{w::have_account(l)}" "<a href=req.href(paths::SIGN_IN)>{w::sign_in_title(l)}</a></p>
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
                <p class="lead" id="done" tabindex="-1">{w::register_sent(l)}</p>
                <p>{w::sent_help(l)}</p>
                <p><a href=req.href(paths::REGISTER)>{w::send_again(l)}</a></p>
            </div>
        }
    })
}

async fn show_form(req: &Req, token: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let link = match req.backend.link(token, LinkKind::Register, req.from).await {
        Err(Error::NotFound) => return Ok(expired_page(req, w::expired_register(l), Some(paths::REGISTER))),
        link => link?,
    };
    let page = Page::new(req, w::finish_title(l), || {
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::finish_title(l)}</h1>
                {account_form(req, &format!("{}/{token}", paths::REGISTER), &link.email, refused)}
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// Name and password of a new account, whose address is known already.
pub fn account_form(req: &Req, action: &str, email: &str, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let form = Form::default();
    let fields = Fields::new(l, &form, refused);
    view! {
        <form method="post" action=req.href(action) class="stack" novalidate>
            {fields.summary()}
            <dl class="facts"><dt>{w::email(l)}</dt><dd>{email.to_owned()}</dd></dl>
            // for password managers
            <input type="email" name="email" value=email.to_owned() autocomplete="username" hidden readonly/>
            {fields.text("name", w::name(l)).required().max(PERSON).autocomplete("name").view()}
            {new_password(&fields, l)}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::create_account(l)}</button></div>
        </form>
    }
    .into_any()
}

/// A new password, twice.
pub fn new_password(fields: &Fields<'_>, l: Locale) -> AnyView {
    let password = fields.input("password", "password", w::new_password(l)).hint(w::password_hint(l)).required();
    let again = fields.input("password", "password_again", w::password_again(l)).required();
    (password.autocomplete("new-password").view(), again.autocomplete("new-password").view()).into_any()
}

/// A link that stopped working between its page and its form: the page then says so.
pub fn spent<T>(result: Result<T, Error>) -> Result<T, Error> {
    result.map_err(|error| if matches!(error, Error::NotFound) { Error::field("token", Problem::Link) } else { error })
}

/// A link that no longer works, what to do, and where a new one can be asked for.
pub fn expired_page(req: &Req, help: &'static str, ask_again: Option<&'static str>) -> Page {
    let l = req.locale;
    let page = Page::new(req, w::expired_title(l), || {
        let ask_again = ask_again.map(|path| view! { <p><a class="btn" href=req.href(path)>{w::ask_again(l)}</a></p> });
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::expired_title(l)}</h1>
                <p class="lead">{w::expired(l)}</p>
                <p>{help}</p>
                {ask_again}
            </div>
        }
    });
    page.with_status(404)
}
