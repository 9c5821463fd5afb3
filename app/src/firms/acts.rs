//! What is done on the firm's page about who belongs to it, and who answers for it.

use super::{own::show_own, ownership::told};
use crate::{
    error::AppError,
    paths,
    request::{Posted, Req},
    ui::done::Done,
};
use axum::response::Response;

pub async fn invite(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let invited = req.backend.invite_member(&req.actor, &form, req.locale).await;
    let go = |()| (paths::FIRM, Done::Invited);
    req.answer(form, invited, go, async |refused| show_own(&req, Some(&refused)).await).await
}

pub async fn answer_claim(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let answered = req.backend.answer_claim(&req.actor, &form).await;
    let go = |()| (paths::FIRM, Done::ClaimAnswered);
    req.answer(form, answered, go, async |refused| show_own(&req, Some(&refused)).await).await
}

pub async fn cancel(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let cancelled = req.backend.cancel_invitation(&req.actor, &form).await;
    let go = |()| (paths::FIRM, Done::InvitationCancelled);
    req.answer(form, cancelled, go, async |refused| show_own(&req, Some(&refused)).await).await
}

pub async fn remove(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let removed = req.backend.remove_member(&req.actor, &form).await;
    let go = |()| (paths::FIRM, Done::MemberRemoved);
    req.answer(form, removed, go, async |refused| show_own(&req, Some(&refused)).await).await
}

pub async fn change_owner(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let changed = req.backend.change_owner(&req.actor, &form).await;
    let go = |handed| (paths::FIRM, told(handed));
    req.answer(form, changed, go, async |refused| show_own(&req, Some(&refused)).await).await
}
