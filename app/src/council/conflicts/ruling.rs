//! The answer to an appeal, of whoever presides.

use super::{appeal::facts, words as w};
use crate::{
    council::words as c,
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
use backend::council::PinLine;
use domain::{
    council::FindingState,
    form::Form,
    ids::{ProposalId, UserId},
    limits::REASON,
};
use leptos::prelude::*;

/// The member stands in the query: `?member=`.
pub async fn page(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let (id, member) = (parsed(&id)?, req.query.get("member").to_owned());
    if member.is_empty() {
        return Ok(req.go(paths::council_act(&req.backend.council_challenge_of(&req.actor, id).await?, "conflicts")));
    }
    Ok(show_ruling(&req, id, &member, req.kept()).await?.into_response())
}

pub async fn rule(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let ruled = req.backend.rule_on_conflict(&req.actor, id, &form).await;
    let member = form.get("member").to_owned();
    let go = |code: String| (paths::council_act(&code, "conflicts"), Done::AppealRuled);
    req.answer(form, ruled, go, async |refused| show_ruling(&req, id, &member, Some(&refused)).await).await
}

async fn show_ruling(req: &Req, id: ProposalId, member: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    // An address without a member is about nobody: no account has the nil id, so nothing is found.
    let member = member.parse().map_or_else(|_| UserId(Default::default()), UserId);
    let line = req.backend.appeal(&req.actor, id, member).await?;
    let title = w::ruling_title(req.locale, &line.code);
    Ok(Page::new(req, title.clone(), || view(req, &line, title, refused)).refused(refused))
}

fn view(req: &Req, line: &PinLine, title: String, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let desk = paths::council_act(&line.challenge_code, "conflicts");
    let finding = &line.finding;
    let appeal = match &finding.state {
        FindingState::Appealed { text, .. } => {
            let text = show::plain(text);
            view! {
                <section class="panel stack"><h2>{w::appeal_text(l)}</h2><div lang="vi">{text}</div></section>
                <form class="stack" method="post" action=req.href(format!("{}?member={}", paths::ruling(finding.proposal), finding.member))>
                    <input type="hidden" name="member" value=finding.member.to_string()/>
                    {f.area("reason", w::ruling_reason(l), 4).hint(w::ruling_hint(l)).required().max(REASON).view()}
                    <div class="actions" id="ruling">
                        <button type="submit" class="btn" name="ruling" value="keep">{w::keep(l)}</button>
                        <button type="submit" class="btn btn-primary" name="ruling" value="lift">{w::lift(l)}</button>
                    </div>
                </form>
            }
            .into_any()
        }
        state => view! { <p class="notice">{super::names::state(l, state)}</p> }.into_any(),
    };
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::COUNCIL, c::home_title(l)), (&desk, w::pins_link(l))])}
            <p class="eyebrow">{line.member_name.clone()}</p>
            <h1>{show::unbroken(&title)}</h1>
            <p class="lead">{w::ruling_lead(l)}</p>
            {f.summary()}
            {facts(req, line)}
            {appeal}
        </div>
    }
    .into_any()
}
