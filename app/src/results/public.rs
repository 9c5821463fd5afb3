//! The result of a challenge as everyone may read it, or that there is none yet.

use super::{complaint, recomputing, words as w};
use crate::{
    challenges::words as challenges,
    error::AppError,
    evaluations::{ballot::words as ballot, chart, lot, table, words as evaluations},
    motions::panel,
    office,
    page::Page,
    paths,
    request::Req,
    ui::show,
};
use axum::extract::Path;
use backend::{
    challenges::ChallengeView,
    results::{PublicTie, ResultView},
};
use domain::{
    access::Action,
    challenges::{Challenge, Stage},
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let challenge = req.backend.challenge(&req.actor, &code).await?;
    let title = w::result_title(req.locale, &challenge.challenge.code);
    if !challenge.can.is(Action::ViewResult) {
        return Ok(Page::new(&req, title, || none_yet(&req, &challenge)));
    }
    let result = req.backend.result(&req.actor, &code).await?;
    let hash = if result.shows_scores { Some(req.backend.public_result_hash(&req.actor, &code).await?) } else { None };
    Ok(Page::new(&req, title, || view(&req, &result, hash.as_deref())))
}

fn none_yet(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let challenge = &v.challenge;
    let body = if v.stage == Stage::Cancelled {
        view! { <p class="lead">{w::cancelled(l)}</p> }.into_any()
    } else {
        let expected = challenge.content.calendar.result.map(|at| view! { <p>{w::expected(l)}": "{show::time(l, at)}</p> });
        view! {
            <p class="lead">{w::none_yet_lead(l)}</p>
            {expected}
            <p>{w::none_yet_how(l)}</p>
        }
        .into_any()
    };
    view! {
        <div class="wrap narrow stack">
            {trail(req, &challenge.code)}
            <p class="eyebrow">{w::result_title(l, &challenge.code)}</p>
            <h1>{w::none_yet(l)}</h1>
            <p>{show::stage(l, v.stage)}</p>
            {body}
            <p><a class="btn" href=req.href(paths::challenge(&challenge.code))>{w::to_challenge(l)}</a></p>
        </div>
    }
    .into_any()
}

fn view(req: &Req, v: &ResultView, hash: Option<&str>) -> AnyView {
    let l = req.locale;
    let challenge = &v.challenge;
    let rules = &challenge.content.rules;
    let title = &challenge.content.title;
    let scores = if !v.shows_scores {
        view! { <p>{w::scores_hidden(l)}</p> }.into_any()
    } else {
        view! {
            <p>{w::scores_lead(l)}</p>
            {table::ranking(l, rules, &v.lines)}
            {table::every_sheet(l, &v.every_sheet)}
            {table::left_out(l, &v.left_out)}
            {table::conflicts(l, &v.conflicts)}
            {table::earlier(l, &v.earlier)}
        }
        .into_any()
    };
    view! {
        <div class="wrap stack">
            {trail(req, &challenge.code)}
            {challenge.is_illustrative.then(|| show::illustrative(l))}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{w::result_title(l, &challenge.code)}</h1>
            <p class="lead">{sentence(l, v)}</p>
            <p class="meta">{signed(l, v)}" · "{w::published_at(l)}" "{show::time(l, v.published_at)}</p>
            {shortlist(l, v)}
            {v.advised.map(|(vote, eligible)| view! { <p>{w::advised(l, vote.in_favour, vote.against, vote.abstained, eligible)}</p> })}
            {office::acting::public(l, v.acting.as_ref())}
            <section class="stack" aria-labelledby="scores">
                <h2 id="scores">{w::scores_heading(l)}</h2>
                {scores}
            </section>
            {v.tie.as_ref().map(|tie| settled(l, challenge, tie))}
            {chart::view(l, rules, &v.lines, false)}
            {table::criteria(l, rules, &v.lines)}
            {table::how(l, rules, &v.rules_hash)}
            {recompute(l, v, hash)}
            {standstill(req, v)}
            {next(req, v)}
        </div>
    }
    .into_any()
}

fn trail(req: &Req, code: &str) -> AnyView {
    let list = (paths::CHALLENGES.to_owned(), challenges::list_title(req.locale).to_owned());
    show::breadcrumb(req, &[list, (paths::challenge(code), code.to_owned())])
}

/// By which paper; nobody may have typed its number yet.
fn signed(l: Locale, v: &ResultView) -> String {
    let signed = v.signed.as_ref().map(|signed| w::decision_number(l, &signed.number, signed.date.show_date(l)));
    signed.unwrap_or_else(|| w::number_missing(l).to_owned())
}

/// The decision in a sentence.
fn sentence(l: Locale, v: &ResultView) -> String {
    let (date, code) = (v.decided_at.show_date(l), &v.challenge.code);
    match v.shortlist.len() {
        0 => w::decided_none(l, date, code),
        n => w::decided(l, date, n, code),
    }
}

fn shortlist(l: Locale, v: &ResultView) -> AnyView {
    let items: Vec<_> = v
        .shortlist
        .iter()
        .map(|(code, firm)| {
            let tax_code =
                v.tax_codes.get(code).map(|tax_code| view! { ", "{w::tax_code(l)}" "<span class="nowrap">{tax_code.clone()}</span> });
            let partner = |(name, code): &(String, String)| {
                let code = (!code.is_empty()).then(|| view! { ": "<span class="nowrap">{code.clone()}</span> });
                view! { "; "{show::written(l, name)}{code} }
            };
            let partners = v.partners.get(code).into_iter().flatten().map(partner).collect_view();
            view! { <li><strong>{show::written(l, firm)}</strong>" – "<span class="nowrap">{code.clone()}</span>{tax_code}{partners}</li> }
        })
        .collect();
    let items =
        if items.is_empty() { view! { <p>{evaluations::chosen_none(l)}</p> }.into_any() } else { view! { <ol>{items}</ol> }.into_any() };
    // Said once, where it is the very reason why somebody was passed over.
    let is_said = v.departures.iter().any(|(_, reason)| reason.trim() == v.reason.trim());
    let reason = (!v.reason.is_empty() && !is_said).then(|| {
        let reason = show::plain(&v.reason);
        view! { <dl class="facts"><dt>{w::reason(l)}</dt><dd lang="vi">{reason}</dd></dl> }
    });
    view! {
        <section class="panel stack" aria-labelledby="shortlist">
            <h2 id="shortlist">{w::shortlist_heading(l)}</h2>
            {items}
            {panel::departed(l, &v.departures)}
            {(v.departs && v.departures.is_empty()).then(|| view! { <p>{w::departs(l)}</p> })}
            {v.differs_from_advice.then(|| view! { <p>{w::differs(l)}</p> })}
            {reason}
            <p class="notice">{w::not_contract(l)}</p>
        </section>
    }
    .into_any()
}

/// How a tie across the line was settled, with all that it takes to draw the lot again.
fn settled(l: Locale, challenge: &Challenge, tie: &PublicTie) -> AnyView {
    let votes = tie.ballot.votes.iter().map(|(code, votes)| view! { <dt>{code.clone()}</dt><dd>{votes.to_string()}</dd> });
    let cast: u32 = tie.ballot.votes.values().sum();
    let casting = tie.ballot.casting.as_ref().map(|code| view! { <p>{w::tie_casting(l, code)}</p> });
    let lot = tie.lot.as_ref().map(|lot| {
        let on = lot::Drawn {
            value: lot.value.as_deref(),
            read: &lot.read,
            outside: challenge.content.rules.ties.outside.as_ref(),
            told: lot.drawing.as_ref(),
            closing_hash: &lot.closing_hash,
            tickets: &lot.tickets,
        };
        view! {
            <h3>{lot::words::heading(l)}</h3>
            {lot::draw(l, &challenge.code, &on)}
        }
    });
    view! {
        <section class="stack" aria-labelledby="tie">
            <h2 id="tie">{w::tie_heading(l)}</h2>
            <p>{ballot::counted(l, tie.ballot.eligible, cast)}</p>
            <dl class="facts">{votes.collect_view()}</dl>
            {casting}
            {lot}
        </section>
    }
    .into_any()
}

/// The same data for a machine. It is no page, so its address has no language.
fn recompute(l: Locale, v: &ResultView, hash: Option<&str>) -> AnyView {
    let text = if v.shows_scores { w::recompute(l) } else { w::recompute_hidden(l) };
    let file = hash.map(|hash| {
        let href = format!("{}/file.json", paths::results(&v.challenge.code));
        view! {
            <p>{w::recompute_file(l)}" "<code>"server recompute "{v.challenge.code.clone()}"-result.json"</code></p>
            <p><a href=href download="">{w::file(l)}</a></p>
            <p>{w::file_hash(l)}": "<code>{hash.to_owned()}</code></p>
            {recomputing::view(l, &format!("{}/file.json", paths::results(&v.challenge.code)), hash)}
        }
    });
    view! {
        <section class="stack" aria-labelledby="recompute">
            <h2 id="recompute">{w::recompute_heading(l)}</h2>
            <p>{text}</p>
            <p><a href=format!("/api/v1{}", paths::results(&v.challenge.code))>{w::json(l)}</a></p>
            {file}
        </section>
    }
    .into_any()
}

/// Until when complaints are taken, how many there were, and the end of the call; nothing of what they say.
fn standstill(req: &Req, v: &ResultView) -> AnyView {
    let (l, now) = (req.locale, req.now);
    let (received, answered) = v.complaints;
    let term = v.complaints_until.show_weekday(l);
    let term = if v.complaints_until.is_over(now) {
        view! { <p>{w::standstill_over(l, term)}</p> }.into_any()
    } else {
        view! { <p>{w::standstill(l, term)}{show::day_off(l, &req.days_off, v.complaints_until)}</p> }.into_any()
    };
    let concluded = v.concluded_at.map(|at| view! { <p>{w::concluded(l, at.show(l))}</p> });
    view! {
        <section class="stack" aria-labelledby="standstill">
            <h2 id="standstill">{w::standstill_heading(l)}</h2>
            {term}
            <p>{w::complaints(l, received, answered)}</p>
            {v.consequences.iter().map(|again| complaint::consequence(l, again, now)).collect_view()}
            {concluded}
        </section>
    }
    .into_any()
}

fn next(req: &Req, v: &ResultView) -> AnyView {
    let l = req.locale;
    let contact = (!v.shortlist.is_empty()).then(|| view! { <li>{w::next_contact(l)}</li> });
    let own = req.actor.firm().is_some().then(|| view! { " "<a href=req.href(paths::PROPOSALS)>{w::own_feedback(l)}</a> });
    view! {
        <section class="stack" aria-labelledby="next">
            <h2 id="next">{w::next_heading(l)}</h2>
            <ul>
                {contact}
                <li><a href=req.href(paths::papers(&v.challenge.code))>{w::papers(l)}</a></li>
                <li>{w::next_law(l)}</li>
                <li>{w::next_feedback(l)}{own}</li>
            </ul>
        </section>
    }
    .into_any()
}
