//! The council's proposal of a shortlist, and the leader's decision on it.

use super::{picks, words as w};
use crate::{
    error::AppError,
    evaluations::ranking::{self, Desk},
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::show,
};
use axum::{extract::Path, response::Response};
use backend::results::RankingView;
use domain::access::Action;
use leptos::prelude::*;

pub async fn proposing(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, Desk::Council, None).await
}

pub async fn propose(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.propose_shortlist(&req.actor, &code, &form).await;
    let go = |()| ranking_of(&code, Desk::Council);
    req.answer(form, done, go, async |refused| show(&req, &code, Desk::Council, Some(&refused)).await).await
}

pub async fn deciding(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, Desk::Office, None).await
}

pub async fn decide(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.decide_shortlist(&req.actor, &code, &form).await;
    let go = |()| ranking_of(&code, Desk::Office);
    req.answer(form, done, go, async |refused| show(&req, &code, Desk::Office, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, desk: Desk, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.ranking(&req.actor, code).await?;
    if refused.is_none() {
        v.can.get(action(desk))?;
    }
    let title = match desk {
        Desk::Council => w::shortlist_title(req.locale, code),
        Desk::Office => w::decision_title(req.locale, code),
    };
    Ok(Page::new(req, title.clone(), || view(req, &v, desk, title, refused)).refused(refused))
}

fn view(req: &Req, v: &RankingView, desk: Desk, title: String, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let max = v.places;
    let (lead, hint, button) = match desk {
        Desk::Council => (w::shortlist_lead(l, max), w::note_hint_advice(l), w::propose_button(l)),
        Desk::Office => (w::decision_lead(l, max), w::note_hint_decision(l), w::decide_button(l)),
    };
    let advice = v.advice.as_ref().filter(|_| desk == Desk::Office);
    let stored = advice.map_or_else(|| picks::highest(v), |(list, _)| picks::advised(list));
    let advice = advice.map(|(list, by)| ranking::chosen(req, v, crate::evaluations::words::advice_heading(l), list, by));
    let here = match desk {
        Desk::Council => paths::council_act(code, "shortlist"),
        Desk::Office => paths::office_act(code, "decision"),
    };
    view! {
        <div class="wrap narrow stack">
            {ranking::trail(req, code, desk)}
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {advice}
            <form class="stack" method="post" action=req.href(here)>
                {picks::view(l, v, &stored, refused, hint)}
                <div class="actions">
                    {show::gate(l, v.can.get(action(desk)), button, "btn btn-primary")}
                    <a class="btn" href=req.href(ranking_of(code, desk))>{w::back(l)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn action(desk: Desk) -> Action {
    match desk {
        Desk::Council => Action::ProposeShortlist,
        Desk::Office => Action::DecideShortlist,
    }
}

fn ranking_of(code: &str, desk: Desk) -> String {
    match desk {
        Desk::Council => paths::council_act(code, "ranking"),
        Desk::Office => paths::office_act(code, "ranking"),
    }
}
