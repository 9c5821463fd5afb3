//! Reminding members by e-mail: the button, and when it was pressed last.

use super::words as w;
use crate::{
    error::AppError,
    paths,
    request::Req,
    ui::{ask::ask, done::Done},
};
use axum::{extract::Path, response::Response};
use backend::{Error, challenges::ChallengeView};
use domain::{
    access::{Action, Denied},
    evaluations::Reminder,
};
use leptos::prelude::*;

/// By whoever presides from the council's page, by an officer from the office's.
pub async fn remind(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let back =
        if req.actor.user().is_some_and(|u| u.is_of_council()) { paths::council_challenge(&code) } else { paths::office_challenge(&code) };
    match req.backend.remind_members(&req.actor, &code).await {
        Ok(reminded) => Ok(req.done((format!("{back}?members={reminded}"), Done::Reminded))),
        // The page says when they were reminded, and from when they can be again.
        Err(Error::Denied(Denied::JustReminded(_))) => Ok(req.done((back, Done::NotReminded))),
        Err(error) => Err(error.into()),
    }
}

/// For the page of whoever may remind them.
pub async fn last(req: &Req, view: &ChallengeView) -> Result<Option<Reminder>, AppError> {
    if view.can.is(Action::RemindMembers) { Ok(req.backend.last_reminder(&req.actor, &view.challenge.code).await?) } else { Ok(None) }
}

/// One click writes to every member who has something left to do; a second one on the same day is asked about first.
pub fn form(req: &Req, code: &str, last: Option<Reminder>) -> AnyView {
    let l = req.locale;
    let button = view! {
        <form method="post" action=req.href(paths::council_act(code, "remind")) class="actions">
            <button type="submit" class="btn">{w::remind(l)}</button>
        </form>
    };
    let Some(last) = last else { return button.into_any() };
    let told = w::reminded(l, last.members, last.at.show_weekday(l));
    if let Some(from) = last.waits_until(req.now) {
        return view! { <p class="meta">{told}" "{w::remind_from(l, from.show_weekday(l))}</p> }.into_any();
    }
    let button = match last.is_of_day(req.now) {
        true => ask(w::remind_again(l).to_owned(), None, w::remind_again_question(l).to_owned(), button),
        false => button.into_any(),
    };
    view! { <p class="meta">{told}</p>{button} }.into_any()
}
