//! One challenge from the office's side: where it stands, what can be done now, what happened.

use super::{
    acting, acts, amendment, approval, extension, files, labels, loaded::Loaded, next, opening, questions, suggestions, words as w,
    words::challenge as c,
};
use crate::{
    challenges::parts,
    council::reminding,
    error::AppError,
    exports,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    results,
    ui::{
        done::Done,
        fold::fold,
        form::Fields,
        history, problems, rendering, show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::{
    challenges::{ChallengeView, VersionLine},
    memory::{Key, Part},
};
use domain::{
    access::Action,
    challenges::{Milestone, Stage, State},
    council::ActingChair,
    form::Form,
};
use leptos::prelude::*;

/// Lines of the history on this page; the whole of it has a page of its own.
const LATEST: usize = 5;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_challenge(&req, &code, req.kept()).await
}

pub async fn send_to_review(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let sent = req.backend.send_to_review(&req.actor, &code).await;
    answer(&req, &code, form, sent, Done::SentToReview).await
}

pub async fn confirm_opening(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let confirmed = req.backend.confirm_opening_for(&req.actor, &code, &form).await;
    let done = Done::of_opening(*confirmed.as_ref().unwrap_or(&false), Done::OpeningAwaitsSecretary);
    answer(&req, &code, form, confirmed.map(drop), done).await
}

pub async fn start_scoring(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let started = req.backend.start_scoring(&req.actor, &code).await;
    answer(&req, &code, form, started, Done::ScoringStarted).await
}

/// Back to the challenge, with what was done or why not.
async fn answer(req: &Req, code: &str, form: Form, result: backend::Result<()>, done: Done) -> Result<Response, AppError> {
    let go = |()| (paths::office_challenge(code), done);
    req.answer(form, result, go, async |refused| show_challenge(req, code, Some(&refused)).await).await
}

async fn show_challenge(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let (backend, actor) = (&req.backend, &req.actor);
    let view = backend.challenge(actor, code).await?;
    view.can.get(Action::UseOffice)?;
    let acting = if view.can.is(Action::ListProposals) { backend.acting_chair(actor, code).await? } else { None };
    let lists = lists(req, &view).await?;
    let title = format!("{code} – {}", view.challenge.content.title.get(req.locale));
    Ok(Page::new(req, title, || body(req, &view, acting.as_ref(), &lists, refused)).refused(refused))
}

/// Everything that grows with the number of proposals, as HTML: all of a role with the same permissions see it alike.
async fn lists(req: &Req, view: &ChallengeView) -> Result<rendering::Part, AppError> {
    let role = req.actor.user().map(|user| user.role);
    let part = Part::OfficeLists { challenge: view.challenge.id, role, can: view.can.clone() };
    let load = async {
        let all = load(req, &view.challenge.code).await?;
        let anyone = req.impersonal();
        Ok(rendering::Part::new(req.locale, || list_sections(&anyone, &all)))
    };
    req.backend.remember(Key::Part(part, req.locale), load).await
}

async fn load(req: &Req, code: &str) -> Result<Loaded, AppError> {
    let (backend, actor) = (&req.backend, &req.actor);
    let view = backend.challenge(actor, code).await?;
    let is_opened = view.can.is(Action::ListProposals);
    Ok(Loaded {
        history: backend.challenge_history_of(actor, code, LATEST).await?,
        proposals: if is_opened { Some(backend.opened_proposals(actor, code).await?) } else { None },
        progress: if view.can.is(Action::ViewProgress) { Some(backend.progress(actor, code).await?) } else { None },
        missing: if view.can.is(Action::ViewProgress) { backend.missing_sheets(actor, code).await? } else { Vec::new() },
        reminded: reminding::last(req, &view).await?,
        suggestions: if is_opened { Some(backend.conflict_suggestions(actor, code).await?) } else { None },
        meetings: backend.challenge_meetings(actor, code).await?,
        view,
    })
}

fn list_sections(req: &Req, all: &Loaded) -> AnyView {
    let l = req.locale;
    let challenge = &all.view.challenge;
    view! {
        {opening::proposals(req, all)}
        {suggestions::section(req, &challenge.code, all.suggestions.as_ref())}
        {opening::progress(req, all)}
        {meetings(req, all)}
        {documents(req, &all.view)}
        {versions(req, &challenge.code, &all.view.versions)}
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{c::latest(l)}</h2>
            {history::table(l, &all.history)}
            <p><a class="btn" href=req.href(paths::office_act(&challenge.code, "history"))>{c::whole_history(l)}</a></p>
        </section>
    }
    .into_any()
}

fn body(
    req: &Req,
    view: &ChallengeView,
    acting: Option<&(String, ActingChair)>,
    lists: &rendering::Part,
    refused: Option<&Refused>,
) -> AnyView {
    let l = req.locale;
    let challenge = &view.challenge;
    let title = &challenge.content.title;
    let nothing = Form::default();
    let banner = challenge.is_illustrative.then(|| show::illustrative(l));
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", &challenge.code)])}
            <p class="eyebrow">{challenge.code.clone()}</p>
            <h1 lang=title.lang(l).code()>{title.get(l).to_owned()}</h1>
            {banner}
            {Fields::new(l, &nothing, refused.filter(|r| r.errors.is_empty())).summary()}
            {results::approval::unsent(l, refused)}
            <div class="split split-head">
                <div class="stack">
                    {next::view(req, challenge, (view.stage, challenge.next(req.now)), acts::waits(req, view))}
                    {returned(req, view)}
                    {blockers(req, view, refused)}
                    {(view.stage == Stage::Draft && view.can.is(Action::SendToReview)).then(|| approval::before_review(req, challenge))}
                    {amendment::notice(req, view)}
                    {questions::notice(req, view)}
                    {extension::notice(req, view)}
                    {acting::notice(l, acting)}
                    {acts::view(req, view)}
                    {opening::confirmations(req, view, refused)}
                </div>
                <aside class="stack">{facts(req, view)}</aside>
                <div class="stack" inner_html=lists.inner_html()></div>
            </div>
        </div>
    }
    .into_any()
}

fn facts(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let challenge = &view.challenge;
    let owner = &challenge.content.owner;
    let calendar = challenge.calendar();
    let times = calendar.all().map(|(time, moment)| {
        let shown = moment.map_or_else(|| view! { <span class="muted">{c::unset(l)}</span> }.into_any(), |at| show::time(l, at));
        let left = moment.filter(|_| time == Milestone::Closes && view.stage == Stage::Open);
        let left = left.map(|at| format!(" ({})", show::days_left(l, at, req.now)));
        view! { <dt>{labels::part(l, time.name())}</dt><dd>{shown}{left}</dd> }
    });
    let version = (challenge.version > 0).then(|| view! { <dt>{c::version(l)}</dt><dd>{challenge.version.to_string()}</dd> });
    let hash = challenge.rules_hash.clone().map(|hash| view! { <dt>{c::rules_hash(l)}</dt><dd><code>{hash}</code></dd> });
    view! {
        <h2>{c::facts(l)}</h2>
        <dl class="facts">
            <dt>{c::stage(l)}</dt><dd>{show::stage(l, view.stage)}</dd>
            <dt>{c::owner(l)}</dt><dd lang=owner.lang(l).code()>{owner.get(l).to_owned()}</dd>
            {times.collect_view()}
            {version}
            {hash}
        </dl>
        <p class="row">
            <a class="btn" href=req.href(paths::challenge(&challenge.code))>{c::public_page(l)}</a>
            <a class="btn" href=req.href(paths::papers(&challenge.code))>{c::papers(l)}</a>
        </p>
    }
    .into_any()
}

/// Why somebody sent the challenge a step back, if so.
fn returned(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let (heading, reason) = match &view.challenge.state {
        State::Draft { returned: Some(reason), .. } => (c::returned(l).to_owned(), reason),
        State::Scoring { reopened: Some(reopening), .. } => (c::reopened(l, reopening.until.show_weekday(l)), &reopening.reason),
        _ => return ().into_any(),
    };
    view! { <div class="notice notice-warn"><h2>{heading}</h2>{show::plain(reason)}</div> }.into_any()
}

/// What keeps a draft from being published, with links to the fields of those who may write it; an alert where an act was
/// just refused for it.
fn blockers(req: &Req, view: &ChallengeView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let blockers = view.challenge.blockers(req.now);
    if !matches!(view.stage, Stage::Draft | Stage::UnderReview) || blockers.is_empty() {
        return ().into_any();
    }
    let edit = view.can.is(Action::EditChallenge).then(|| req.href(paths::office_act(&view.challenge.code, "edit")));
    let lines = blockers.0.iter().map(|(field, problem)| {
        let text = format!("{}: {}", labels::label(l, field), problems::text(l, problem));
        match &edit {
            Some(edit) => view! { <li><a href=format!("{edit}#{field}")>{text}</a></li> }.into_any(),
            None => view! { <li>{text}</li> }.into_any(),
        }
    });
    let lines = view! { <h2>{c::blockers(l)}</h2><ul>{lines.collect_view()}</ul> };
    match refused {
        Some(refused) if !refused.errors.is_empty() => {
            view! { <div class="error-summary" role="alert" tabindex="-1" id="errors">{lines}</div> }.into_any()
        }
        _ => view! { <div class="notice notice-warn">{lines}</div> }.into_any(),
    }
}

fn meetings(req: &Req, all: &Loaded) -> AnyView {
    let (lines, can) = &all.meetings;
    let plan = can.is(Action::PlanMeeting).then_some(all.view.challenge.code.as_str());
    let code = &all.view.challenge.code;
    let list =
        (!lines.is_empty()).then(|| exports::link(req, &paths::challenge_workbook(code, "meetings"), exports::words::meetings(req.locale)));
    view! { {crate::council::meetings::list::section(req, lines, plan)}{list} }.into_any()
}

/// What is public with the challenge, or will be.
fn documents(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let pending = view.has_pending_files.then(|| view! { <p class="notice notice-warn">{files::words::pending(l)}</p> });
    let list = parts::files(req, &view.files).unwrap_or_else(|| view! { <p class="muted">{files::words::none(l)}</p> }.into_any());
    let body = view! {
        {pending}
        {list}
        <p><a href=req.href(paths::office_act(&view.challenge.code, "files"))>{files::words::manage(l)}</a></p>
    };
    fold("files", format!("{} ({})", files::words::title(l), view.files.len()), view.has_pending_files, body)
}

fn versions(req: &Req, code: &str, versions: &[VersionLine]) -> AnyView {
    if versions.is_empty() {
        return ().into_any();
    }
    let l = req.locale;
    let row = |line: &VersionLine| {
        let changed: Vec<_> = line.changed.iter().map(|part| labels::part(l, part)).collect();
        let reason = if line.version == 1 { c::first(l).to_owned() } else { line.reason.clone() };
        view! {
            <tr>
                <th scope="row" class="num"><a href=req.href(paths::version(code, line.version))>{line.version.to_string()}</a></th>
                <td>{show::time(l, line.at)}</td>
                <td>{changed.join(", ")}{parts::closing_moved(l, line)}{parts::version_files(req, line)}</td>
                <td>{show::written(l, &reason)}</td>
            </tr>
        }
    };
    let heads = [Head::Number(c::version(l)), Head::Text(c::published_at(l)), Head::Text(c::changed(l)), Head::Text(w::reason(l))];
    let table = table(c::versions_caption(l), heads, view! { <tbody>{versions.iter().map(row).collect_view()}</tbody> });
    fold("versions", format!("{} ({})", c::versions(l), versions.len()), false, table)
}
