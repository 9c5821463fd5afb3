//! One suggested conflict of interest: confirmed or dismissed, with a reason.

use super::{
    suggestions::{signs, standing},
    words as w,
    words::suggestions as s,
};
use crate::{
    council::conflicts::{names, words as c},
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields, show},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::council::SuggestionLine;
use domain::{
    access::{Action, Site, check},
    form::Form,
    ids::{ProposalId, UserId},
    limits::REASON,
};
use leptos::prelude::*;

/// The member stands in the query: `?member=`.
pub async fn page(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let (id, member) = (parsed(&id)?, req.query.get("member").to_owned());
    if member.is_empty() {
        return Ok(req.go(paths::office_proposal(id)));
    }
    Ok(show_suggestion(&req, id, &member, req.kept()).await?.into_response())
}

pub async fn judge(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let judged = req.backend.judge_suggestion(&req.actor, id, &form).await;
    let member = form.get("member").to_owned();
    let go = |code: String| (paths::office_challenge(&code), Done::SuggestionJudged);
    req.answer(form, judged, go, async |refused| show_suggestion(&req, id, &member, Some(&refused)).await).await
}

async fn show_suggestion(req: &Req, id: ProposalId, member: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    // An address without a member is about nobody: no account has the nil id, so nothing is found.
    let member = member.parse().map_or_else(|_| UserId(Default::default()), UserId);
    let line = req.backend.conflict_suggestion(&req.actor, id, member).await?;
    let title = s::title(req.locale, &line.code);
    Ok(Page::new(req, title.clone(), || view(req, &line, title, refused)).refused(refused))
}

fn view(req: &Req, line: &SuggestionLine, title: String, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let back = paths::office_challenge(&line.challenge_code);
    let form = line.may_judge.then(|| {
        view! {
            <form class="stack" method="post" action=req.href(format!("{}?member={}", paths::suggestion(line.proposal), line.member))>
                <input type="hidden" name="member" value=line.member.to_string()/>
                {f.select("kind", c::kind(l), names::interests(l)).hint(s::kind_hint(l)).view()}
                {f.area("reason", c::reason(l), 4).hint(c::reason_shown(l)).required().max(REASON).view()}
                <div class="actions" id="verdict">
                    <button type="submit" class="btn" name="verdict" value="dismiss">{s::dismiss(l)}</button>
                    <button type="submit" class="btn btn-danger" name="verdict" value="confirm">{s::confirm(l)}</button>
                </div>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, &line.challenge_code), ("", &line.code)])}
            <h1>{show::unbroken(&title)}</h1>
            <p class="lead">{s::confirm_lead(l)}</p>
            {f.summary()}
            <dl class="facts">
                <dt>{c::member(l)}</dt><dd>{line.member_name.clone()}</dd>
                <dt>{super::seat_words::check_firm(l)}</dt><dd>{show::written(l, &line.firm_name)}</dd>
                <dt>{s::signs(l)}</dt><dd>{signs(l, &line.clashes)}</dd>
                <dt>{s::standing(l)}</dt><dd>{standing(l, &line.standing)}</dd>
            </dl>
            {form}
        </div>
    }
    .into_any()
}
