//! The council's proposal of a shortlist, and the leader's decision on it.

use super::{approval, picks, preview, weighing, words as w};
use crate::{
    error::AppError,
    evaluations::{
        desk::{self, Desk},
        shortlisted, words as evaluations,
    },
    motions::{fields, panel},
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{done::Done, form::Fields, moved, show},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{motions::MotionView, results::RankingView};
use domain::{access::Action, evaluations::shortlist::passed_over, form::Form, limits::REASON, locale::Locale};
use leptos::prelude::*;

pub async fn proposing(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, Desk::Council, None, req.kept()).await
}

/// What will be the case after proposing, or the form again: to change it, or with what is wrong.
pub async fn preview(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    if form.is_checked("edit") {
        return Ok(show(&req, &code, Desk::Council, Some(&form), None).await?.into_response());
    }
    match req.backend.preview_shortlist(&req.actor, &code, &form).await {
        Ok(preview) => Ok(preview::page(&req, &code, &preview, &form).into_response()),
        Err(error) => {
            let refused = Refused::new(&req, form, error)?;
            Ok(show(&req, &code, Desk::Council, None, Some(&refused)).await?.into_response())
        }
    }
}

pub async fn propose(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let done = req.backend.move_shortlist(&req.actor, &code, &form).await;
    let go = |number| (paths::motion(&code, number), Done::MotionOpened);
    req.answer(form, done, go, async |refused| show(&req, &code, Desk::Council, None, Some(&refused)).await).await
}

pub async fn deciding(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_decision(&req, &code, req.kept()).await
}

/// Shown first where that was asked for: what firms and the public would read.
pub async fn decide(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    if form.is_checked("preview") {
        return Ok(show(&req, &code, Desk::Office, Some(&form), None).await?.into_response());
    }
    let done = req.backend.decide_shortlist(&req.actor, &code, &form).await;
    if done.is_ok() && form.is_checked("reason") {
        let go = (paths::office_challenge(&code), Done::Decided);
        return Ok(req.done_beside(go, Form::default().with(approval::RETURNING, form.get("reason"))));
    }
    let go = |()| (ranking_of(&code, Desk::Office), Done::Decided);
    req.answer(form, done, go, async |refused| show_decision(&req, &code, Some(&refused)).await).await
}

pub async fn to_office(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let done = req.backend.return_to_office(&req.actor, &code, &form).await;
    let go = (paths::office_challenge(&code), Done::ToOffice);
    if done.is_ok() {
        return Ok(req.done_beside(go, Form::default().with(approval::DECIDING, form.get("note"))));
    }
    let go = |()| go;
    req.answer(form, done, go, async |refused| show_decision(&req, &code, Some(&refused)).await).await
}

async fn show_decision(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    show(req, code, Desk::Office, None, refused).await
}

async fn show(req: &Req, code: &str, desk: Desk, typed: Option<&Form>, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.ranking(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) {
        v.can.get(action(desk))?;
    }
    let title = match desk {
        Desk::Council => w::shortlist_title(req.locale, code),
        Desk::Office => w::decision_title(req.locale, code),
    };
    // What keeps the leader from deciding, and until when.
    let motions = if desk == Desk::Office { req.backend.motions(&req.actor, code).await?.motions } else { Vec::new() };
    Ok(Page::new(req, title.clone(), || view(req, (&v, &motions), desk, title, typed, refused)).refused(refused))
}

fn view(
    req: &Req,
    (v, motions): (&RankingView, &[MotionView]),
    desk: Desk,
    title: String,
    typed: Option<&Form>,
    refused: Option<&Refused>,
) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let max = v.places;
    let (lead, hint, button) = match desk {
        Desk::Council => (w::shortlist_lead(l, max), w::note_hint_advice(l), w::preview_button(l)),
        Desk::Office => (w::decision_lead(l, max), w::note_hint_decision(l), w::decide_button(l)),
    };
    let advice = v.advice.as_ref().filter(|_| desk == Desk::Office);
    let advised = advice.map(|(list, _)| list);
    let stored = typed.cloned().unwrap_or_else(|| match advice.map(|(list, _)| list).or(v.before.as_ref()) {
        Some(list) => picks::advised(list),
        None => picks::highest(v),
    });
    let advice = advice.map(|(list, by)| shortlisted::chosen(req, v, evaluations::advice_heading(l), list, by));
    let here = match desk {
        Desk::Council => paths::council_act(code, "motions/shortlist/preview"),
        Desk::Office => paths::office_act(code, "decision"),
    };
    let fields = Fields::new(l, &stored, refused);
    approval::names(l, &fields);
    let weighed = approval::told(l, v);
    // A page that was opened before the two forms were one sends the reason alone: the picks stay as they were offered.
    let of_picks = refused.filter(|r| r.form.0.contains_key("note"));
    // Said at the top, by whom and when: the form below keeps what was typed, and says no more of it.
    let is_said = desk == Desk::Office && v.decision.is_some() && refused.is_some_and(|refused| refused.denied.is_some());
    let told = Refused { denied: None, status: 200, ..refused.cloned().unwrap_or_default() };
    let of_picks = if is_said { of_picks.map(|_| &told) } else { of_picks };
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, desk)}
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {(v.must_discuss && desk == Desk::Council).then(|| view! {
                <p class="notice notice-warn">{w::must_discuss(l)}" "<a href=req.href(desk::advisory(code, desk))>{evaluations::to_advisory(l)}</a></p>
            })}
            {(v.hangs_on_exclusions && desk == Desk::Office).then(|| view! { <p class="notice notice-warn">{w::hangs_on_exclusions(l)}</p> })}
            {(desk == Desk::Office).then(|| decided(req, v, refused))}
            {moved::view(l, refused, &weighed)}
            {panel::open(req, motions, false)}
            {(desk == Desk::Office).then(|| weighing::facts(req, v))}
            {shortlisted::way(l, v)}
            {advised.and_then(|list| shortlisted::departs(l, v, list))}
            {advice}
            {shortlisted::dissents(l, v)}
            <form class="stack" method="post" action=req.href(here)>
                {moved::carried(&v.seen, &weighed)}
                {(of_picks.is_none() && !is_said).then(|| fields.summary())}
                {picks::view(l, v, &stored, of_picks, hint)}
                {(desk == Desk::Council).then(|| on_motion(l, v, &stored, of_picks))}
                {typed.filter(|_| desk == Desk::Office).map(|form| weighing::preview(req, v, form))}
                <div class="actions">
                    {show::gate(l, v.can.get(action(desk)), button, "btn btn-primary")}
                    {(desk == Desk::Office && v.can.is(Action::DecideShortlist)).then(|| weighing::button(l))}
                    <a class="btn" href=req.href(ranking_of(code, desk))>{w::back(l)}</a>
                </div>
                {(desk == Desk::Office).then(|| approval::send_back(req, v, Action::ReturnToOffice, &fields))}
            </form>
        </div>
    }
    .into_any()
}

/// Who decided meanwhile, and when: for whoever had the page open. It is why their own decision was refused.
fn decided(req: &Req, v: &RankingView, refused: Option<&Refused>) -> Option<AnyView> {
    let l = req.locale;
    let (decision, by) = v.decision.as_ref()?;
    let href = req.href(ranking_of(&v.challenge.code, Desk::Office));
    let said = w::decided_meanwhile(l, by, decision.at.show(l));
    let said = view! { <p>{said}" "<a href=href>{w::to_decision(l)}</a></p> };
    Some(match refused.and_then(|refused| refused.denied) {
        Some(_) => view! { <div class="error-summary" role="alert" tabindex="-1" id="errors">{said}</div> }.into_any(),
        None => view! { <div class="notice notice-warn">{said}</div> }.into_any(),
    })
}

/// Why something is passed over, as soon as it is known what; and where the shortlist is voted on.
fn on_motion(l: Locale, v: &RankingView, stored: &Form, refused: Option<&Refused>) -> AnyView {
    let f = Fields::new(l, stored, refused);
    let outcomes: Vec<_> = v.lines.iter().map(|line| line.outcome.clone()).collect();
    let form = refused.map_or(stored, |refused| &refused.form);
    let picked: Vec<_> = outcomes.iter().map(|o| o.proposal).filter(|id| form.is_checked(&format!("pick_{id}"))).collect();
    let over = passed_over(&outcomes, &picked);
    let code = |id| v.lines.iter().find(|line| line.outcome.proposal == id).map_or("", |line| line.code.as_str());
    let reasons = over.into_iter().map(|id| f.area(&format!("departure_{id}"), w::departure(l, code(id)), 2).required().max(REASON).view());
    view! { {reasons.collect_view()}{fields::place(l, &f)} }.into_any()
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
