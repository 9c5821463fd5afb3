//! Accounts: registering by a mailed link, signing in and out, passwords.

mod account;
mod invite;
mod register;
mod reset;
mod session;
mod sign_in;
pub mod words;

use crate::{paths, routes::Routes};
use axum::extract::Path;
use domain::people::{Actor, Role};

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

/// The token of a mailed link, from the address.
type Token = Path<String>;
