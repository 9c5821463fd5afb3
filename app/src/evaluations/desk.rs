//! The two desks at which a ranking is read, and the ways between their pages.

use super::words as w;
use crate::{paths, request::Req, ui::show};
use leptos::prelude::*;

/// From which desk the ranking is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    Council,
    Office,
}

/// The way back from a page about a challenge's ranking.
pub fn trail(req: &Req, code: &str, desk: Desk) -> AnyView {
    let l = req.locale;
    let trail = match desk {
        Desk::Council => [(paths::COUNCIL.to_owned(), w::council_home(l).to_owned()), (paths::council_challenge(code), code.to_owned())],
        Desk::Office => [(paths::OFFICE.to_owned(), w::office_home(l).to_owned()), (paths::office_challenge(code), code.to_owned())],
    };
    show::breadcrumb(req, &trail)
}

/// The page beside the ranking that says how firm it is.
pub fn advisory(code: &str, desk: Desk) -> String {
    match desk {
        Desk::Council => paths::council_act(code, "advisory"),
        Desk::Office => paths::office_act(code, "advisory"),
    }
}
