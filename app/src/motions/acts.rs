//! What is done to one motion: each form calls one use-case and goes back to the page of all.

use super::page;
use crate::{
    error::AppError,
    paths,
    request::{Posted, Req, parsed},
    ui::done::Done,
};
use axum::{extract::Path, response::Response};
use domain::form::Form;

type At = Path<(String, String)>;

pub async fn vote(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.vote_on_motion(&req.actor, &code, parsed(&number)?, &form).await;
    answer(&req, &code, &number, form, done, Done::Voted).await
}

pub async fn enter(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.enter_vote(&req.actor, &code, parsed(&number)?, &form).await;
    answer(&req, &code, &number, form, done, Done::VoteEntered).await
}

pub async fn countersign(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.countersign_vote(&req.actor, &code, parsed(&number)?, &form).await;
    answer(&req, &code, &number, form, done, Done::VoteCountersigned).await
}

pub async fn close(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.close_motion(&req.actor, &code, parsed(&number)?).await;
    answer(&req, &code, &number, form, done, Done::MotionClosed).await
}

pub async fn withdraw(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.withdraw_motion(&req.actor, &code, parsed(&number)?).await;
    answer(&req, &code, &number, form, done, Done::MotionWithdrawn).await
}

async fn answer(req: &Req, code: &str, number: &str, form: Form, done: backend::Result<()>, what: Done) -> Result<Response, AppError> {
    let number: u32 = parsed(number)?;
    let go = |()| (paths::motion(code, number), what);
    req.answer(form, done, go, async |refused| page::show(req, code, Some((number, &refused))).await).await
}
