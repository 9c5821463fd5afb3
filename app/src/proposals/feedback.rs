//! What a firm learns of its own proposal once the result is public: its means at once, so that no firm waits for its
//! numbers; strengths, weaknesses and the comments by criterion once whoever presides has released them, within their term.

use super::{Own, debrief, words as w};
use crate::{
    error::AppError,
    evaluations::{evidence, verdict as broken},
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use axum::extract::Path;
use backend::{
    Error,
    papers::{Format, Paper},
    results::Feedback,
};
use domain::{
    access::Denied,
    challenges::RuleSet,
    evaluations::{Failure, Means, Outcome, Verdict},
    ids::ProposalId,
    locale::Locale,
    text::{hundredths, points},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(&req, &id).await?;
    let feedback = match req.backend.feedback(&req.actor, own.view.id).await {
        Err(Error::Denied(Denied::WrongState)) => return Ok(own.without_result(&req, w::feedback_title(l))),
        feedback => feedback?,
    };
    Ok(Page::new(&req, w::feedback_title(l), || {
        let outcome = feedback.outcome.as_ref().map(|outcome| outcome_view(l, &feedback, outcome));
        view! {
            <div class="wrap stack">
                {own.breadcrumb(&req, w::feedback_title(l))}
                <p class="eyebrow">{w::proposal(l)}" "{feedback.code.clone()}</p>
                <h1>{w::feedback_title(l)}</h1>
                <p class="lead">{decision(l, &feedback)}</p>
                {left_out(l, &feedback)}
                {feedback.is_shortlisted.then(|| view! { <p class="notice">{w::no_contract(l)}</p> })}
                {outcome}
                {debrief::debrief(&req, &feedback)}
                {evidence::told(l, &feedback.rules, &feedback.sheets)}
                <p>{w::feedback_privacy(l)}</p>
                {debrief::complaint(&req, &feedback, own.view.id)}
                {letter(&req, &feedback.challenge_code, own.view.id)}
                <p><a class="btn" href=req.href(paths::results(&feedback.challenge_code))>{w::to_results(l)}</a></p>
            </div>
        }
    }))
}

/// The paper by which the office tells the firm its result.
fn letter(req: &Req, challenge_code: &str, id: ProposalId) -> AnyView {
    let l = req.locale;
    let links = Format::ALL.map(|format| {
        let (text, ending) = (w::letter_as(l, format.ending().to_uppercase()), format.ending());
        let href = req.href(paths::paper(challenge_code, &format!("{}.{ending}", Paper::Letter(id).name())));
        view! { <a href=href download="">{text}</a>" " }
    });
    view! { <p class="row no-print">{links.into_iter().collect_view()}</p> }.into_any()
}

/// Why it is not on the shortlist although it could have been, as the decision says in public.
fn left_out(l: Locale, feedback: &Feedback) -> Option<AnyView> {
    let reason = Some(&feedback.left_out_because).filter(|reason| !reason.is_empty())?;
    Some(view! { <p class="notice">{w::left_out_because(l)}" "{show::written(l, reason)}</p> }.into_any())
}

fn decision(l: Locale, feedback: &Feedback) -> String {
    match (&feedback.outcome, feedback.is_shortlisted) {
        (None, _) => w::feedback_inadmissible(l, &feedback.refusal),
        (Some(_), true) => w::feedback_shortlisted(l).into(),
        (Some(_), false) => w::feedback_not_shortlisted(l).into(),
    }
}

fn outcome_view(l: Locale, feedback: &Feedback, outcome: &Outcome) -> AnyView {
    let rules = &feedback.rules;
    // Without quorum there is no score, which is not a low score.
    let all: Means = feedback.means.iter().copied().collect();
    let score = outcome.mean().map(|mean| {
        view! {
            <dt>{w::mean(l)}</dt><dd>{all.show(mean, l)}"/100"</dd>
            <dt>{w::sum(l)}</dt><dd>{points(outcome.sum_half, l)}</dd>
        }
    });
    let by_criterion = outcome.is_quorate().then(|| view! { {criteria_view(l, rules, outcome)} <p class="meta">{w::mean_how(l)}</p> });
    view! {
        <section class="stack" aria-labelledby="outcome">
            <h2 id="outcome">{w::outcome(l)}</h2>
            <dl class="facts">
                {score}
                <dt>{w::sheets(l)}</dt><dd>{w::sheets_of(l, outcome.n, outcome.eligible)}</dd>
                <dt>{w::verdict(l)}</dt><dd>{verdict(l, rules, &outcome.verdict)}</dd>
                {debrief::spread(l, feedback, outcome)}
            </dl>
            {broken::tie(l, rules, outcome).map(|text| view! { <p class="notice">{text}</p> })}
            {by_criterion}
        </section>
    }
    .into_any()
}

fn criteria_view(l: Locale, rules: &RuleSet, outcome: &Outcome) -> AnyView {
    let rows = rules.criteria.iter().enumerate().map(|(i, criterion)| {
        let mean = outcome.criterion_hundredths(i).map_or_else(|| "–".to_owned(), |mean| hundredths(mean, l));
        let sum = outcome.criterion_sums.get(i).copied().unwrap_or(0);
        view! {
            <tr>
                <th scope="row" lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</th>
                <td class="num">{mean}</td>
                <td class="num">{criterion.max.to_string()}</td>
                <td class="num">{points(sum, l)}</td>
            </tr>
        }
    });
    let heads = [Head::Text(w::criterion(l)), Head::Number(w::mean(l)), Head::Number(w::max(l)), Head::Number(w::sum(l))];
    table(w::criteria_caption(l, outcome.n), heads, view! { <tbody>{rows.collect_view()}</tbody> })
}

fn verdict(l: Locale, rules: &RuleSet, verdict: &Verdict) -> String {
    let name = |i: u32| rules.criteria.get(i as usize).map(|c| c.name.get(l).to_owned()).unwrap_or_default();
    let failure = |failure: &Failure| match failure {
        Failure::BelowMark => w::below_mark(l, rules.pass_mark),
        Failure::CriterionMinimum(i) => w::below_minimum(l, name(*i)),
        Failure::Zeros(i) => w::zeros(l, name(*i)),
    };
    match verdict {
        Verdict::Passed => w::passed(l, rules.pass_mark),
        Verdict::Failed(failures) => failures.iter().map(failure).collect::<Vec<_>>().join(" "),
        Verdict::NoQuorum { needed } => w::no_quorum(l, needed),
    }
}
