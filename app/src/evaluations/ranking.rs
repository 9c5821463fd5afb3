//! The official ranking, for the council and for the office.

use super::{ballot, chart, table, words as w};
use crate::{
    error::AppError,
    exports,
    page::Page,
    paths,
    request::{Refused, Req},
    results::approval,
    ui::{form::Fields, problems, show},
};
use axum::extract::Path;
use backend::{evaluations::Due, results::RankingView};
use domain::{
    access::{Action, Denied},
    challenges::approval::{Shortlist, Signed},
    council::Vote,
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

/// From which desk the ranking is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    Council,
    Office,
}

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
    let dissent = (desk == Desk::Council).then(|| approval::dissent_form(req, v, refused));
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
                {table::ranking(l, rules, &v.lines)}
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

/// The way back from a page about a challenge's ranking.
pub fn trail(req: &Req, code: &str, desk: Desk) -> AnyView {
    let l = req.locale;
    let trail = match desk {
        Desk::Council => [(paths::COUNCIL.to_owned(), w::council_home(l).to_owned()), (paths::council_challenge(code), code.to_owned())],
        Desk::Office => [(paths::OFFICE.to_owned(), w::office_home(l).to_owned()), (paths::office_challenge(code), code.to_owned())],
    };
    show::breadcrumb(req, &trail)
}

pub fn advisory(code: &str, desk: Desk) -> String {
    match desk {
        Desk::Council => paths::council_act(code, "advisory"),
        Desk::Office => paths::office_act(code, "advisory"),
    }
}

/// What comes next, for whoever may do it.
fn acts(req: &Req, v: &RankingView, desk: Desk) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let links = match desk {
        Desk::Council => [(Action::ProposeShortlist, paths::council_act(code, "shortlist"), w::to_shortlist(l))].to_vec(),
        Desk::Office => [
            (Action::ForwardShortlist, paths::office_act(code, "forward"), w::to_forward(l)),
            (Action::DecideShortlist, paths::office_act(code, "decision"), w::to_decision(l)),
            (Action::PublishResult, paths::office_act(code, "result"), w::to_result(l)),
        ]
        .to_vec(),
    };
    let public = (Action::ViewResult, paths::results(code), w::to_public(l));
    let file = (Action::ExportResult, paths::office_act(code, "result-file.json"), w::to_file(l));
    // Nothing can be proposed until a tie is settled.
    let is_tied = v.ballot.as_ref().is_some_and(|tie| tie.due != Due::Nothing);
    let tie = v.ballot.iter().filter(|_| desk == Desk::Council);
    let tie = tie.map(|_| (Action::ViewBallot, paths::council_act(code, "ballot"), ballot::words::to_ballot(l)));
    let shown: Vec<_> = links
        .into_iter()
        .chain([public, file])
        .filter(|(action, ..)| v.can.is(*action) && !(is_tied && *action == Action::ProposeShortlist))
        .chain(tie)
        .map(|(action, path, text)| {
            let is_aside = matches!(action, Action::ViewResult | Action::ExportResult) || action == Action::ViewBallot && !is_tied;
            let class = if is_aside { "btn" } else { "btn btn-primary" };
            view! { <a class=class href=req.href(path)>{text}</a> }
        })
        .collect();
    let is_to_meet = v.can.get(Action::ProposeShortlist) == Err(Denied::MeetFirst);
    let first = is_to_meet.then(|| view! { <p class="why-not">{problems::denied(l, Denied::MeetFirst)}</p> });
    let shown = (!shown.is_empty()).then(|| view! { <div class="actions">{shown}</div> });
    view! { {shown}{first} }.into_any()
}

/// A shortlist as proposed or decided: what was chosen, by whom, why.
pub fn chosen(req: &Req, v: &RankingView, heading: &'static str, list: &Shortlist, by: &str) -> AnyView {
    let l = req.locale;
    let picked = v.lines.iter().filter(|line| list.proposals.contains(&line.outcome.proposal));
    let items: Vec<_> = picked.map(|line| view! { <li>{line.code.clone()}" – "{line.firm_name.clone()}</li> }).collect();
    let items = if items.is_empty() { view! { <p>{w::chosen_none(l)}</p> }.into_any() } else { view! { <ol>{items}</ol> }.into_any() };
    let note = (!list.note.is_empty()).then(|| {
        let note = show::plain(&list.note);
        view! { <dl class="facts"><dt>{w::note(l)}</dt><dd lang="vi">{note}</dd></dl> }
    });
    view! {
        <section class="panel stack">
            <h2>{heading}</h2>
            <p class="meta">{w::chosen_by(l, by, list.at.show(l))}</p>
            {items}
            {vote(l, list.vote)}
            {note}
        </section>
    }
    .into_any()
}

/// How the council voted.
pub fn vote(l: Locale, vote: Option<Vote>) -> Option<AnyView> {
    vote.map(|v| view! { <p>{w::vote_of(l, v.in_favour, v.against, v.abstained)}</p> }.into_any())
}

/// What was written when the shortlist was passed on or sent back last.
pub fn way(l: Locale, v: &RankingView) -> AnyView {
    let part = |heading: &'static str, signed: &Option<(String, Signed)>| {
        signed.as_ref().map(|(by, signed)| {
            view! {
                <section class="notice stack">
                    <h2>{heading}</h2>
                    <p class="meta">{w::chosen_by(l, by, signed.at.show(l))}</p>
                    <div lang="vi">{show::plain(&signed.note)}</div>
                </section>
            }
        })
    };
    view! { {part(w::sent_back_heading(l), &v.sent_back)}{part(w::submission_heading(l), &v.submission)} }.into_any()
}

/// Opinions that members keep beside the council's proposal.
pub fn dissents(l: Locale, v: &RankingView) -> Option<AnyView> {
    let one = |(name, dissent): &(String, domain::council::Dissent)| {
        view! {
            <li class="stack">
                <p class="meta">{w::chosen_by(l, name, dissent.at.show(l))}</p>
                <div lang="vi">{show::plain(&dissent.text)}</div>
            </li>
        }
    };
    (!v.dissents.is_empty()).then(|| {
        view! {
            <section class="panel stack" aria-labelledby="dissents">
                <h2 id="dissents">{w::dissents_heading(l)}</h2>
                <ul>{v.dissents.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
