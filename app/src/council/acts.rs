//! What a member does on the page of a challenge: confirm the opening as its secretary, declare a conflict of interest.

use super::{
    challenge, conflicts,
    declaration::{about, control, has_others},
    words as w,
};
use crate::{
    error::AppError,
    evaluations::sheet,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::done::Done,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::{evaluations::sheet::VERSION, ids::ProposalId};

pub async fn confirm_opening(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let confirmed = req.backend.confirm_opening_for(&req.actor, &code, &form).await;
    let go = |is_open| (paths::council_challenge(&code), Done::of_opening(is_open, Done::OpeningAwaitsOffice));
    req.answer(form, confirmed, go, async |refused| challenge::show(&req, &code, Some(&refused)).await).await
}

/// Where something was typed about another proposal too, the page itself answers and shows it.
pub async fn declare(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    match req.backend.declare_conflict(&req.actor, id, &about(&form, id)).await {
        Ok(code) if has_others(&form, id) => {
            let req = req.after(Done::Declared, form);
            Ok(challenge::show(&req, &code, req.kept()).await?.into_response())
        }
        declared => {
            let go = |code: String| (paths::council_challenge(&code), Done::Declared);
            req.answer(form, declared, go, async |refused| again(&req, id, refused).await).await
        }
    }
}

/// A sheet's page asks for it beside the sheet, the challenge's page for every proposal.
async fn again(req: &Req, id: ProposalId, mut refused: Refused) -> Result<Page, AppError> {
    if refused.form.0.contains_key(VERSION) {
        return sheet::show(req, id, Some(&refused)).await;
    }
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
    challenge::show(req, &code, Some(&refused)).await
}
