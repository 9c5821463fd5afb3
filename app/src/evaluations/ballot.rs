//! The secret ballot on a tie: a page that works without scripts, whoever presides or votes.

pub mod forms;
pub mod outcome;
pub mod words;

use super::{
    desk::{self, Desk},
    lot, words as evaluations,
};
use crate::{
    error::AppError,
    exports,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{
    extract::Path,
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    evaluations::{BallotView, GaveToLot},
};
use domain::{access::Action, evaluations::ballot::Due, form::Form, locale::Locale};
use leptos::prelude::*;
use words as w;

/// Name of the field that holds the tracking code, for the frame's buttons to take along.
const TRACKING: &str = "tracking_code";
const LONGEST_CODE: usize = 40;

/// With the tracking code where a button of the frame was pressed on the page that shows it.
pub async fn page(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    match req.kept().map(|kept| kept.form.get(TRACKING)).filter(|tracking| is_tracking_code(tracking)) {
        Some(tracking) if req.backend.ballot(&req.actor, &code).await?.has_voted => Ok(told(&req, &code, tracking)),
        _ => match lot::carried(&req, &code).await? {
            Some(told) => Ok(told),
            None => Ok(show(&req, &code, req.kept()).await?.into_response()),
        },
    }
}

/// Answers with the page that shows the tracking code: it is in no address and is not shown again.
pub async fn cast(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    match req.backend.cast_ballot(&req.actor, &code, &form).await {
        Ok(tracking_code) => Ok(told(&req, &code, &tracking_code)),
        Err(error) => refused(&req, &code, form, error).await,
    }
}

fn told(req: &Req, code: &str, tracking_code: &str) -> Response {
    let page = Page::new(req, w::cast_title(req.locale), || cast_view(req, code, tracking_code));
    ([(CACHE_CONTROL, "private, no-store")], page).into_response()
}

/// Only what looks like one is shown again.
fn is_tracking_code(text: &str) -> bool {
    (1..=LONGEST_CODE).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

pub async fn open(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.open_ballot(&req.actor, &code, &form).await;
    answer(&req, &code, form, done, Done::BallotOpened).await
}

pub async fn close(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.close_ballot(&req.actor, &code).await;
    answer(&req, &code, form, done, Done::BallotClosed).await
}

pub async fn casting(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.give_casting_vote(&req.actor, &code, &form).await;
    answer(&req, &code, form, done, Done::CastingVoteGiven).await
}

pub async fn lot(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.open_lot(&req.actor, &code, &form).await;
    answer(&req, &code, form, done, Done::LotOpened).await
}

/// Answers with the page that shows what was given: it is in no address and is not shown again.
pub async fn give(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    match req.backend.give_to_lot(&req.actor, &code, &form).await {
        Ok(GaveToLot::Contribution(given)) => Ok(lot::told(&req, &code, &given)),
        Ok(GaveToLot::Outside { is_drawn }) => {
            let done = if is_drawn { Done::LotDrawn } else { Done::LotTyped };
            answer(&req, &code, form, Ok(()), done).await
        }
        Err(error) => refused(&req, &code, form, error).await,
    }
}

async fn answer(req: &Req, code: &str, form: Form, result: Result<(), Error>, done: Done) -> Result<Response, AppError> {
    let go = |()| (paths::council_act(code, "ballot"), done);
    req.answer(form, result, go, async |refused| show(req, code, Some(&refused)).await).await
}

async fn refused(req: &Req, code: &str, form: Form, error: Error) -> Result<Response, AppError> {
    let refused = Refused::new(req, form, error)?;
    Ok(show(req, code, Some(&refused)).await?.into_response())
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.ballot(&req.actor, code).await?;
    Ok(Page::new(req, w::title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &BallotView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let to_ranking = v.can.is(Action::ViewRanking).then(|| {
        view! { <a class="btn" href=req.href(paths::council_act(code, "ranking"))>{w::to_ranking(l)}</a> }
    });
    let to_shortlist = (v.due == Due::Nothing && v.can.is(Action::ProposeShortlist)).then(|| {
        view! { <a class="btn btn-primary" href=req.href(paths::council_act(code, "motions/shortlist"))>{evaluations::to_shortlist(l)}</a> }
    });
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Council)}
            {v.challenge.is_illustrative.then(|| show::illustrative(l))}
            <h1>{w::title(l, code)}</h1>
            {Fields::new(l, &Form::default(), refused).summary()}
            <p class="lead">{lead(l, v)}</p>
            <section class="stack" aria-labelledby="tied">
                <h2 id="tied">{w::tied_heading(l)}</h2>
                <ul>{v.lines.iter().map(|line| view! { <li>{forms::label(line)}</li> }).collect_view()}</ul>
            </section>
            {(v.due == Due::Opening).then(|| forms::opening(req, v, refused))}
            {(v.due == Due::Votes).then(|| forms::voting(req, v, refused))}
            {(!matches!(v.due, Due::Opening | Due::Votes)).then(|| outcome::view(l, v))}
            {v.can.is(Action::UseOffice).then(|| exports::link(req, &paths::challenge_workbook(code, "ballot"), exports::words::ballot(l)))}
            {(v.due == Due::CastingVote).then(|| forms::casting(req, v, refused))}
            {(v.due == Due::Lot || v.due == Due::CastingVote && (!v.casts || v.outside.is_some())).then(|| lot::opening(req, v, refused))}
            {(v.due == Due::Contributions).then(|| lot::running(req, v, refused))}
            <div class="actions">{to_shortlist}{to_ranking}</div>
        </div>
    }
    .into_any()
}

/// Without the number of places where it would tell of proposals that are hidden from the reader.
fn lead(l: Locale, v: &BallotView) -> String {
    v.places.map_or_else(|| w::lead_without_places(l, v.lines.len()), |places| w::lead(l, v.lines.len(), places))
}

fn cast_view(req: &Req, code: &str, tracking_code: &str) -> AnyView {
    let l = req.locale;
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Council)}
            <h1>{w::cast_title(l)}</h1>
            <p class="lead">{w::cast_lead(l)}</p>
            <dl class="facts"><dt>{w::tracking_code(l)}</dt><dd><code class="tracking">{tracking_code.to_owned()}</code></dd></dl>
            // Larger text, contrast and the other language must not lose what is shown only once.
            <form method="post" data-carries="" action=req.href(paths::council_act(code, "ballot"))>
                <input type="hidden" name=TRACKING value=tracking_code.to_owned()/>
            </form>
            <p class="notice notice-warn">{w::cast_once(l)}</p>
            <p><a class="btn" href=req.href(paths::council_challenge(code))>{evaluations::back(l)}</a></p>
        </div>
    }
    .into_any()
}
