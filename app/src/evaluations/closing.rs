//! The end of a round and of scoring, asked about on a page of their own.

use super::{evidence, words as w};
use crate::{
    council::challenge::progress_table,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::{challenges::ChallengeView, evaluations::ProgressLine};
use domain::{
    access::Action,
    evaluations::{Close, Ending, Lacking},
    form::Form,
    limits::REASON,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn close(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let closed = req.backend.close_scoring(&req.actor, &code, &form).await;
    let go = |()| (paths::council_act(&code, "ranking"), Done::ScoringClosed);
    req.answer(form, closed, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

pub async fn close_round(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let closed = req.backend.close_round(&req.actor, &code).await;
    let go = |()| (paths::council_challenge(&code), Done::RoundClosed);
    req.answer(form, closed, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, code).await?;
    let l = req.locale;
    let ends_round = v.can.is(Action::CloseRound);
    if !ends_round {
        v.can.get(Action::CloseScoring)?;
    }
    let progress = req.backend.progress(&req.actor, code).await?;
    let close = req.backend.ending(&req.actor, code).await?;
    let says = match ends_round {
        true => Says {
            title: w::close_round_title(l, code),
            lead: w::close_round_lead(l),
            button: w::close_round_button(l),
            act: "close-round",
            ends_round,
        },
        false => {
            Says { title: w::close_title(l, code), lead: w::close_lead(l), button: w::close_button(l), act: "close-scoring", ends_round }
        }
    };
    Ok(Page::new(req, says.title.clone(), || view(req, &v, (&progress, &close), &says, refused)).refused(refused))
}

/// What the page asks, and where the answer goes.
struct Says {
    title: String,
    lead: &'static str,
    button: &'static str,
    act: &'static str,
    ends_round: bool,
}

fn view(req: &Req, v: &ChallengeView, (progress, close): (&[ProgressLine], &Close), says: &Says, refused: Option<&Refused>) -> AnyView {
    let (l, ending) = (req.locale, &close.ending);
    let code = &v.challenge.code;
    let back = paths::council_challenge(code);
    let trail = [(paths::COUNCIL.to_owned(), w::council_home(l).to_owned()), (back.clone(), code.clone())];
    let empty = Form::default();
    let fields = Fields::new(l, &empty, refused);
    let asks_why = !says.ends_round && ending.asks_reason();
    let why = asks_why.then(|| fields.area("reason", w::ending_reason(l), 3).hint(w::ending_reason_hint(l)).required().max(REASON).view());
    let revising: u32 = progress.iter().map(|line| line.revising).sum();
    let given_back: u32 = progress.iter().map(|line| line.given_back).sum();
    let button = close.check().is_ok().then(|| show::gate(l, Ok(()), says.button, "btn btn-danger"));
    // What was refused stands in the summary already.
    let held = close.held.as_ref().filter(|_| refused.is_none());
    let held = held.map(|held| view! { <p class="notice notice-warn">{problems::text(l, held)}</p> });
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &trail)}
            <h1>{says.title.clone()}</h1>
            {fields.summary()}
            <p class="lead">{says.lead}</p>
            {held}
            {lacking(req, v, ending)}
            {(given_back > 0).then(|| view! { <p class="notice">{w::close_given_back(l, given_back)}</p> })}
            {(revising > 0).then(|| view! { <p class="notice notice-warn">{w::close_revising(l, revising)}</p> })}
            {own_words(l, progress)}
            {progress_table(l, progress)}
            {groundless(l, v, progress, ending)}
            <form class="stack" method="post" action=req.href(paths::council_act(code, says.act)) data-long="">
                {why}
                <div class="actions">
                    {button}
                    <a class="btn" href=req.href(back)>{w::cancel(l)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// Scores that rest on nothing that can be read, once all sheets are in: before, they would tell of the sheets.
fn groundless(l: Locale, v: &ChallengeView, progress: &[ProgressLine], ending: &Ending) -> AnyView {
    let rules = &v.challenge.content.rules;
    let line = |line: &ProgressLine| evidence::groundless_line(l, rules, &line.code, &line.groundless);
    let lines: Vec<_> = progress.iter().filter_map(line).map(|line| view! { <li>{line}</li> }).collect();
    if lines.is_empty() || matches!(ending, Ending::Waits { .. }) {
        return ().into_any();
    }
    view! {
        <section class="notice" aria-labelledby="groundless">
            <h2 id="groundless">{w::evidence::groundless_heading(l)}</h2>
            <p>{w::evidence::groundless_lead(l)}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// Sheets that are void because their own members said so, and what that did to the number needed.
fn own_words(l: Locale, progress: &[ProgressLine]) -> AnyView {
    let lines: Vec<_> = progress.iter().filter(|line| line.own_word > 0).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let line = |line: &&ProgressLine| view! { <li>{w::close_own_word(l, &line.code, line.own_word, line.needed, line.needed_with)}</li> };
    view! { <div class="notice notice-warn"><p>{w::close_own_words(l)}</p><ul>{lines.iter().map(line).collect_view()}</ul></div> }
        .into_any()
}

/// What is waited for, or has no result.
fn lacking(req: &Req, v: &ChallengeView, ending: &Ending) -> AnyView {
    let l = req.locale;
    let lines = ending.lacking();
    let (says, way) = match ending {
        Ending::Free => return ().into_any(),
        Ending::Waits { outstanding, until, .. } => {
            let remind = v.can.is(Action::RemindMembers).then(|| {
                let progress = format!("{}#progress", paths::council_challenge(&v.challenge.code));
                view! { <p><a href=req.href(progress)>{w::close_remind(l)}</a></p> }
            });
            (w::close_waits(l, outstanding, until.show_weekday(l)), remind)
        }
        Ending::WithReason { .. } => (w::close_no_result(l).to_owned(), None),
    };
    let short =
        (!lines.is_empty()).then(|| view! { <ul>{lines.iter().map(|lacks| view! { <li>{short(l, lacks)}</li> }).collect_view()}</ul> });
    view! {
        <div class="notice notice-warn">
            <p>{says}</p>
            {short}
            {way}
        </div>
    }
    .into_any()
}

fn short(l: Locale, lacks: &Lacking) -> String {
    w::close_short(l, &lacks.code, lacks.sheets, lacks.needed, lacks.needed - lacks.sheets)
}
