//! What a member does on the page of a challenge: confirm the opening as its secretary, declare a conflict of interest.

use super::{
    challenge, conflicts,
    declaration::{PROPOSAL, control},
    words as w,
};
use crate::{
    error::AppError,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::done::Done,
};
use axum::{extract::Path, response::Response};
use domain::ids::ProposalId;

pub async fn confirm_opening(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let confirmed = req.backend.confirm_opening(&req.actor, &code).await;
    let go = |is_open| (paths::council_challenge(&code), Done::of_opening(is_open, Done::OpeningAwaitsOffice));
    req.answer(form, confirmed, go, async |refused| challenge::show(&req, &code, Some(&refused)).await).await
}

pub async fn declare(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let declared = req.backend.declare_conflict(&req.actor, id, &form).await;
    let again = async |mut refused: Refused| {
        for (field, _) in &mut refused.errors.0 {
            let label = match field.as_str() {
                "kind" => conflicts::words::kind(req.locale),
                "reason" => w::reason(req.locale),
                _ => w::col_conflict(req.locale),
            };
            *field = control(field, id);
            refused.labels.set(field, label);
        }
        let code = req.backend.council_challenge_of(&req.actor, id).await?;
        challenge::show(&req, &code, Some(&refused)).await
    };
    req.answer(form.with(PROPOSAL, id.to_string()), declared, |code| (paths::council_challenge(&code), Done::Declared), again).await
}
