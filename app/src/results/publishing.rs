//! Publishing the result, asked about on a page of its own.

use super::words as w;
use crate::{
    error::AppError,
    evaluations::{
        desk::{self, Desk},
        shortlisted, words as evaluations,
    },
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::results::RankingView;
use domain::{access::Action, challenges::Publicity, form::Form};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn publish(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let published = req.backend.publish_result(&req.actor, &code).await;
    let go = |()| (paths::results(&code), Done::ResultPublished);
    req.answer(form, published, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.ranking(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) {
        v.can.get(Action::PublishResult)?;
    }
    Ok(Page::new(req, w::publish_title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &RankingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let publicity = match v.challenge.content.rules.publicity {
        Publicity::Scores => w::publicity_scores(l),
        Publicity::Shortlist => w::publicity_shortlist(l),
    };
    let decision = v.decision.as_ref().map(|(list, by)| shortlisted::chosen(req, v, evaluations::decision_heading(l), list, by));
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Office)}
            <h1>{w::publish_title(l, code)}</h1>
            {Fields::new(l, &Form::default(), refused).summary()}
            <p class="lead">{w::publish_lead(l)}</p>
            <p>{publicity}</p>
            {decision}
            <form method="post" action=req.href(paths::office_act(code, "result")) data-long="">
                <div class="actions">
                    {show::gate(l, v.can.get(Action::PublishResult), w::publish_button(l), "btn btn-primary")}
                    <a class="btn" href=req.href(paths::office_act(code, "ranking"))>{w::back(l)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
