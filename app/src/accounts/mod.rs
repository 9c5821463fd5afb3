//! Accounts: registering by a mailed link, signing in and out, passwords.

mod account;
mod invite;
mod key_words;
mod keys;
mod mails;
mod register;
mod reset;
mod session;
mod sign_in;
pub mod words;

pub use register::expired_page;

use crate::{paths, request::Req, routes::Routes};
use axum::extract::Path;
use domain::{
    form::Form,
    people::{Actor, Role},
};

const LANGUAGE: &str = "/account/language";

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::REGISTER, register::page)
        .post(paths::REGISTER, register::ask)
        .get("/register/{token}", register::form_page)
        .post("/register/{token}", register::finish)
        .get("/invite/{token}", invite::page)
        .post("/invite/{token}", invite::accept)
        .get(paths::SIGN_IN, sign_in::page)
        .post(paths::SIGN_IN, sign_in::sign_in)
        .post(paths::SIGN_OUT, sign_in::sign_out)
        .get(paths::RESET, reset::page)
        .post(paths::RESET, reset::ask)
        .get("/reset/{token}", reset::form_page)
        .post("/reset/{token}", reset::finish)
        .get(paths::ACCOUNT, account::page)
        .post(paths::ACCOUNT, account::change)
        .post(LANGUAGE, account::change_language)
        .post(paths::ACCOUNT_MAILS, account::choose_mails)
        .get(paths::ACCOUNT_KEYS, keys::page)
        .post(paths::ACCOUNT_KEYS, keys::make)
        .post(paths::ACCOUNT_KEYS_END, keys::end)
}

/// Where somebody's work begins.
pub fn home_of(actor: &Actor) -> &'static str {
    match actor.user().map(|user| (user.role, user.firm)) {
        None => paths::HOME,
        Some((Role::Firm, None)) => paths::FIRM,
        Some((Role::Firm, Some(_))) => paths::PROPOSALS,
        Some((Role::Officer | Role::Leader, _)) => paths::OFFICE,
        Some((Role::Member, _)) => paths::COUNCIL,
    }
}

/// Where somebody goes on after signing in: `next` of a form or an address, if it stays on this site.
pub fn next<'a>(req: &Req, form: &'a Form) -> &'a str {
    local(form.get("next")).unwrap_or(home_of(&req.actor))
}

/// A path on this site, without the language prefix; anything else leads nowhere.
pub fn local(path: &str) -> Option<&str> {
    let path = path.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(path);
    let is_local = path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && !path.chars().any(char::is_control);
    is_local.then_some(path)
}

/// The token of a mailed link, from the address.
type Token = Path<String>;
