//! What a member does on the page of a challenge: confirm the opening as its secretary, declare a conflict of interest.

use super::challenge;
use crate::{
    error::AppError,
    evaluations::sheet,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::done::Done,
};
use axum::{extract::Path, response::Response};
use domain::{council::declaring, evaluations::sheet::VERSION, form::Form, ids::ProposalId};

pub async fn confirm_opening(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let confirmed = req.backend.confirm_opening_for(&req.actor, &code, &form).await;
    let go = |is_open| (paths::council_challenge(&code), Done::of_opening(is_open, Done::OpeningAwaitsOffice));
    req.answer(form, confirmed, go, async |refused| challenge::show(&req, &code, Some(&refused)).await).await
}

/// Everything that the page of a challenge has to say about conflicts with its proposals.
pub async fn declare_all(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let declared = req.backend.declare_conflicts(&req.actor, &code, &form).await;
    let go = |()| (paths::council_challenge(&code), Done::Declared);
    req.answer(form, declared, go, async |refused| challenge::show(&req, &code, Some(&refused)).await).await
}

/// A conflict that is found while reading.
pub async fn declare(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let declared = req.backend.declare_conflict(&req.actor, id, &form).await;
    let go = |code: String| (paths::council_challenge(&code), Done::Declared);
    req.answer(form, declared, go, async |refused| again(&req, id, refused).await).await
}

/// Where it was not the form of a sheet, the page of the challenge shows it: there every name ends with its proposal.
async fn again(req: &Req, id: ProposalId, mut refused: Refused) -> Result<Page, AppError> {
    if refused.form.0.contains_key(VERSION) {
        return sheet::show(req, id, Some(&refused)).await;
    }
    refused.form = Form(refused.form.0.into_iter().map(|(name, text)| (declaring::field(&name, id), text)).collect());
    refused.errors.0.iter_mut().for_each(|(name, _)| *name = declaring::field(name, id));
    let code = req.backend.council_challenge_of(&req.actor, id).await?;
    challenge::show(req, &code, Some(&refused)).await
}
