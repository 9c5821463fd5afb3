//! The forms on a meeting's page: each calls one use-case and goes back to the page.

use super::{ACT, page};
use crate::{
    error::AppError,
    paths,
    request::{Posted, Req, parsed},
};
use axum::{extract::Path, response::Response};
use domain::{form::Form, ids::MeetingId};

pub async fn change(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.change_meeting(&req.actor, id, &form).await;
    answer(&req, id, form, done, "plan").await
}

pub async fn call_off(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.call_off_meeting(&req.actor, id, &form).await;
    answer(&req, id, form, done, "call-off").await
}

pub async fn set_agenda(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.set_agenda(&req.actor, id, &form).await;
    answer(&req, id, form, done, "agenda").await
}

pub async fn start(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.start_meeting(&req.actor, id, &form).await;
    answer(&req, id, form, done, "start").await
}

pub async fn mark(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.mark_attendance(&req.actor, id, &form).await;
    answer(&req, id, form, done, "attendance").await
}

pub async fn begin_item(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.begin_item(&req.actor, id, &form).await;
    answer(&req, id, form, done, "item").await
}

pub async fn record_moves(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.record_moves(&req.actor, id, &form).await;
    answer(&req, id, form, done, "moves").await
}

/// Form: `item`, its number, besides what the record holds; `next`, the number of the item to go on to once it is saved.
pub async fn record_item(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let mut done = req.backend.record_item(&req.actor, id, form.get("item"), &form).await;
    if done.is_ok() && form.is_checked("next") {
        let next = Form::default().with("item", form.get("next"));
        done = req.backend.begin_item(&req.actor, id, &next).await;
    }
    answer(&req, id, form, done, "record").await
}

pub async fn report(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.submit_report(&req.actor, id, &form).await;
    answer(&req, id, form, done, "report").await
}

pub async fn end(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.end_meeting(&req.actor, id, &form).await;
    answer(&req, id, form, done, "end").await
}

async fn answer(req: &Req, id: MeetingId, form: Form, done: backend::Result<()>, act: &str) -> Result<Response, AppError> {
    let go = |()| paths::meeting(id);
    req.answer(form.with(ACT, act), done, go, async |refused| page::show(req, id, Some(&refused)).await).await
}
