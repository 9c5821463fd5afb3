//! Between the council and the leader: the office submits the shortlist, or it goes back with a reason;
//! and members who disagree say so for the record.

use super::words as w;
use crate::{
    error::AppError,
    evaluations::{
        desk::{self, Desk},
        ranking, shortlisted, table, verdict, words as evaluations,
    },
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{done::Done, form::Fields, moved, problems, show, unsaved},
};
use axum::{extract::Path, response::Response};
use backend::results::{RankedLine, RankingView};
use domain::{
    access::{Action, Denied},
    challenges::approval::Signed,
    form::Form,
    limits::{NOTE, REASON},
    locale::Locale,
};
use leptos::prelude::*;

/// What was typed for the way that was not taken, on the page that tells of the other: the submission, or the decision's note.
pub const FORWARDING: &str = "unsent_submission";
pub const DECIDING: &str = "unsent_note";
pub const RETURNING: &str = "unsent_return";

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn forward(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let done = req.backend.forward_shortlist(&req.actor, &code, &form).await;
    let go = (paths::office_challenge(&code), Done::Forwarded);
    if done.is_ok() {
        return Ok(req.done_beside(go, Form::default().with(RETURNING, form.get("reason"))));
    }
    let go = |()| go;
    req.answer(form, done, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

pub async fn to_council(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let done = req.backend.return_to_council(&req.actor, &code, &form).await;
    let go = (paths::office_challenge(&code), Done::ToCouncil);
    if done.is_ok() {
        return Ok(req.done_beside(go, Form::default().with(FORWARDING, form.get("note"))));
    }
    let go = |()| go;
    req.answer(form, done, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

/// A refused dissent is shown again on the council's ranking.
pub async fn dissent(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let done = req.backend.record_dissent(&req.actor, &code, &form).await;
    let go = |()| (paths::council_act(&code, "ranking"), Done::DissentRecorded);
    req.answer(form, done, go, async |refused| ranking::show(&req, &code, Desk::Council, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.ranking(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) {
        v.can.get(Action::ForwardShortlist)?;
    }
    Ok(Page::new(req, w::forward_title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &RankingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    names(l, &fields);
    let told = told(l, v);
    let advice = v.advice.as_ref().map(|(list, by)| shortlisted::chosen(req, v, evaluations::advice_heading(l), list, by));
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Office)}
            <h1>{w::forward_title(l, code)}</h1>
            <p class="lead">{w::forward_lead(l)}</p>
            {fields.summary()}
            {moved::view(l, refused, &told)}
            {shortlisted::way(l, v)}
            {advice}
            {shortlisted::dissents(l, v)}
            <form class="stack" method="post" action=req.href(paths::office_act(code, "forward"))>
                {moved::carried(&v.seen, &told)}
                {fields.area("note", w::submission(l), 8).hint(w::submission_hint(l)).required().max(NOTE).view()}
                <div class="actions">
                    {show::gate(l, v.can.get(Action::ForwardShortlist), w::forward_button(l), "btn btn-primary")}
                    <a class="btn" href=req.href(paths::office_act(code, "ranking"))>{w::back(l)}</a>
                </div>
                {send_back(req, v, Action::ReturnToCouncil, &fields)}
            </form>
        </div>
    }
    .into_any()
}

/// On the page of the challenge, after a shortlist was sent back: what had been typed to send it on.
pub fn unsent(l: Locale, refused: Option<&Refused>) -> AnyView {
    let label = |name: &str| match name {
        FORWARDING => Some(w::submission(l).to_owned()),
        DECIDING => Some(w::note(l).to_owned()),
        RETURNING => Some(w::return_reason(l).to_owned()),
        _ => None,
    };
    refused.filter(|refused| refused.is_kept()).map(|refused| unsaved::view(l, refused, label)).into_any()
}

/// What a step rests on, for the summary of one that rested on something else.
pub fn names(l: Locale, fields: &Fields<'_>) {
    fields.name("ranking", w::weighed_ranking(l));
    fields.name("advice", evaluations::advice_heading(l));
    fields.name("submission", w::submission(l));
    fields.name("sent_back", w::return_reason(l));
    fields.name("dissents", w::weighed_dissents(l));
}

/// The same in words.
pub fn told(l: Locale, v: &RankingView) -> Form {
    let means = table::means(&v.lines);
    let line = |line: &RankedLine| {
        let rank = line.outcome.rank.map(|rank| format!("{rank}. ")).unwrap_or_default();
        let (mean, outcome) = (table::mean(l, &means, &line.outcome), verdict::line(l, &v.challenge.content.rules, &line.outcome));
        format!("{rank}{} – {}: {mean}; {outcome}", line.code, line.firm_name)
    };
    let advice = v.advice.as_ref().map(|(list, by)| {
        let codes = v.lines.iter().filter(|line| list.proposals.contains(&line.outcome.proposal)).map(|line| line.code.as_str());
        [evaluations::chosen_by(l, by, list.at.show(l)), codes.collect::<Vec<_>>().join(", "), list.note.clone()].join("\n")
    });
    let signed = |signed: &Option<(String, Signed)>| signed.as_ref().map(|(_, signed)| signed.note.clone()).unwrap_or_default();
    let dissents: Vec<_> = v.dissents.iter().map(|(name, dissent)| format!("{name}: {}", dissent.text)).collect();
    Form::default()
        .with("ranking", v.lines.iter().map(line).collect::<Vec<_>>().join("\n"))
        .with("advice", advice.unwrap_or_default())
        .with("submission", signed(&v.submission))
        .with("sent_back", signed(&v.sent_back))
        .with("dissents", dissents.join("\n"))
}

/// The way back, with a reason: to the council from the office, to the office from the leader. Part of the page's form, so
/// that what is typed for one button is there when the other was refused.
pub fn send_back(req: &Req, v: &RankingView, action: Action, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let (heading, hint, button, act) = match action {
        Action::ReturnToOffice => (w::to_office(l), w::to_office_hint(l), w::to_office_button(l), "to-office"),
        _ => (w::to_council(l), w::to_council_hint(l), w::to_council_button(l), "to-council"),
    };
    if v.can.get(action) == Err(Denied::AskedOnce) {
        return view! { <p class="notice">{problems::denied(l, Denied::AskedOnce)}</p> }.into_any();
    }
    let gate = show::gate_to(l, v.can.get(action), button, "btn", Some(req.href(paths::office_act(&v.challenge.code, act))));
    view! {
        <section class="panel stack" aria-labelledby="send-back">
            <h2 id="send-back">{heading}</h2>
            {fields.area("reason", w::return_reason(l), 4).hint(hint).required().max(REASON).view()}
            <div class="actions">{gate}</div>
        </section>
    }
    .into_any()
}
