//! The official ranking, for the council and for the office.

use super::{
    ballot, chart,
    desk::{Desk, advisory, trail},
    shortlisted::{chosen, dissents, way},
    table, words as w,
};
use crate::{
    error::AppError,
    exports,
    page::Page,
    paths,
    request::{Refused, Req},
    results::dissent,
    ui::{form::Fields, problems, show},
};
use axum::extract::Path;
use backend::results::RankingView;
use domain::{
    access::{Action, Denied},
    evaluations::ballot::Due,
    form::Form,
};
use leptos::prelude::*;

pub async fn council(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, Desk::Council, req.kept()).await
}

pub async fn office(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, Desk::Office, req.kept()).await
}

pub async fn show(req: &Req, code: &str, desk: Desk, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.ranking(&req.actor, code).await?;
    Ok(Page::new(req, w::ranking_title(req.locale, code), || view(req, &v, desk, refused)).refused(refused))
}

fn view(req: &Req, v: &RankingView, desk: Desk, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let challenge = &v.challenge;
    let rules = &challenge.content.rules;
    let title = &challenge.content.title;
    let advice = v.advice.as_ref().map(|(list, by)| chosen(req, v, w::advice_heading(l), list, by));
    let decision = v.decision.as_ref().map(|(list, by)| chosen(req, v, w::decision_heading(l), list, by));
    let dissent = (desk == Desk::Council).then(|| dissent::form(req, v, refused));
    view! {
        <div class="wrap stack">
            {trail(req, &challenge.code, desk)}
            {challenge.is_illustrative.then(|| show::illustrative(l))}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{w::ranking_title(l, &challenge.code)}</h1>
            {Fields::new(l, &Form::default(), refused).summary()}
            <p class="lead">{w::ranking_lead(l)}</p>
            {acts(req, v, desk)}
            {way(l, v)}
            <section class="stack" aria-labelledby="ranking">
                <h2 id="ranking">{w::table_heading(l)}</h2>
                {table::anew(l, &v.anew)}
                {table::ranking(l, rules, &v.lines)}
                {table::every_sheet(l, &v.every_sheet)}
                {table::left_out(l, &v.left_out)}
                {table::conflicts(l, &v.conflicts)}
                {table::earlier(l, &v.earlier)}
                {exports::link(req, &paths::challenge_workbook(&challenge.code, "scores"), w::table_heading(l))}
            </section>
            {v.ballot.as_ref().map(|tie| ballot::outcome::view(l, tie))}
            <p><a href=req.href(advisory(&challenge.code, desk))>{w::to_advisory(l)}</a></p>
            {chart::view(l, rules, &v.lines, true)}
            {table::criteria(l, rules, &v.lines)}
            {table::how(l, rules, &v.rules_hash)}
            {advice}
            {dissents(l, v)}
            {decision}
            {dissent}
        </div>
    }
    .into_any()
}

/// What comes next, for whoever may do it.
fn acts(req: &Req, v: &RankingView, desk: Desk) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let links = match desk {
        Desk::Council => [(Action::ProposeShortlist, paths::council_act(code, "motions/shortlist"), w::to_shortlist(l))].to_vec(),
        Desk::Office => [
            (Action::ForwardShortlist, paths::office_act(code, "forward"), w::to_forward(l)),
            (Action::DecideShortlist, paths::office_act(code, "decision"), w::to_decision(l)),
            (Action::PublishResult, paths::office_act(code, "result"), w::to_result(l)),
        ]
        .to_vec(),
    };
    let public = (Action::ViewResult, paths::results(code), w::to_public(l));
    let motions = (Action::ListProposals, paths::council_act(code, "motions"), w::to_motions(l));
    let file = (Action::ExportResult, paths::office_act(code, "result-file.json"), w::to_file(l));
    let due = v.ballot.as_ref().map_or(Due::Nothing, |tie| tie.due);
    let tie = v.ballot.iter().filter(|_| desk == Desk::Council);
    let tie = tie.map(|_| (Action::ViewBallot, paths::council_act(code, "ballot"), ballot::words::to_ballot(l)));
    let shown: Vec<_> = links
        .into_iter()
        .chain([public, motions, file])
        .filter(|(action, ..)| v.can.is(*action) && !due.holds_up(*action))
        .chain(tie)
        .map(|(action, path, text)| {
            let is_aside = matches!(action, Action::ViewResult | Action::ListProposals | Action::ExportResult)
                || action == Action::ViewBallot && due == Due::Nothing;
            let class = if is_aside { "btn" } else { "btn btn-primary" };
            view! { <a class=class href=req.href(path)>{text}</a> }
        })
        .collect();
    let is_to_meet = v.can.get(Action::ProposeShortlist) == Err(Denied::MeetFirst);
    let first = is_to_meet.then(|| view! { <p class="why-not">{problems::denied(l, Denied::MeetFirst)}</p> });
    let shown = (!shown.is_empty()).then(|| view! { <div class="actions">{shown}</div> });
    view! { {shown}{first} }.into_any()
}
