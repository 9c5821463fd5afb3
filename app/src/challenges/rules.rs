//! The rules by which proposals are judged: in short on the challenge's page, and whole, in a table and in sentences, with
//! their hash, on a page of their own.

use super::words::rules as w;
use crate::{
    error::AppError,
    motions::words as motions,
    page::Page,
    paths,
    request::Req,
    ui::{icons, show, table::frame},
};
use axum::extract::Path;
use domain::{
    challenges::{
        Challenge, Criterion, MoreTime, RuleSet,
        rules::{Blind, CommentRule, MotionRules, QuestionTerms, SecretMotions, Terms, Ties},
    },
    evaluations::motion::Majority,
    locale::{Bilingual, Locale},
    text::{half_points, hundredths},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, &code).await?;
    let l = req.locale;
    let code = &v.challenge.code;
    let trail = [
        (paths::CHALLENGES.to_owned(), super::words::list_title(l).to_owned()),
        (paths::challenge(code), code.clone()),
        (String::new(), super::words::rules(l).to_owned()),
    ];
    Ok(Page::new(&req, w::page_title(l, code), || {
        let title = &v.challenge.content.title;
        view! {
            {show::breadcrumb(&req, &trail)}
            <header class="stack">
                <h1>{w::page_title(l, code)}</h1>
                <p class="lead" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
                <p>{w::page_lead(l)}</p>
            </header>
            {v.challenge.is_illustrative.then(|| show::illustrative(l))}
            {whole(l, &v.challenge)}
        }
    }))
}

/// What decides whether a firm goes on, and where the rest stands.
pub fn short(req: &Req, challenge: &Challenge) -> AnyView {
    let l = req.locale;
    let rules = &challenge.content.rules;
    let rows = rules.criteria.iter().map(|c| {
        view! { <tr><th scope="row" lang=c.name.lang(l).code()>{c.name.get(l).to_owned()}</th><td class="num">{c.max}</td></tr> }
    });
    let lines = [
        w::pass_mark(l, rules.pass_mark),
        w::shortlist(l, rules.shortlist_size),
        if rules.publicity.shows_scores() { w::shows_scores(l) } else { w::shows_shortlist(l) }.to_owned(),
        w::complaints(l, rules.terms.complaint_days),
    ];
    let lines = lines.map(|text| view! { <li>{icons::icon("check")}<span>{text}</span></li> });
    view! {
        {frame(w::caption(l), view! {
            <table>
                <caption>{w::caption(l)}</caption>
                <thead><tr><th scope="col">{w::criterion(l)}</th><th scope="col" class="num">{w::max(l)}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
        <ul class="rule-lines">{lines.collect_view()}</ul>
        <p><a href=req.href(paths::rules(&challenge.code))>{w::whole(l)}" "{icons::icon("arrow-right")}</a></p>
    }
    .into_any()
}

fn whole(l: Locale, challenge: &Challenge) -> AnyView {
    let rules = &challenge.content.rules;
    let has_guides = rules.criteria.iter().any(|c| !c.guide.is_empty());
    let has_minima = rules.criteria.iter().any(|c| c.min_half > 0);
    let rows = rules.criteria.iter().map(|c| row(l, c, has_guides, has_minima)).collect_view();
    let guide = has_guides.then(|| view! { <th scope="col">{w::guide(l)}</th> });
    let min = has_minima.then(|| view! { <th scope="col" class="num">{w::min(l)}</th> });
    let hash = challenge.rules_hash.clone().unwrap_or_else(|| rules.hash());
    view! {
        {frame(w::caption(l), view! {
            <table>
                <caption>{w::caption(l)}</caption>
                <thead><tr><th scope="col">{w::criterion(l)}</th>{guide}{min}<th scope="col" class="num">{w::max(l)}</th></tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{w::sum(l)}</th>
                        {has_guides.then(|| view! { <td></td> })}
                        {has_minima.then(|| view! { <td></td> })}
                        <td class="num">{rules.sum()}</td>
                    </tr>
                </tfoot>
            </table>
        })}
        {scales(l, rules)}
        {sentences(l, rules)}
        <details>
            <summary>{w::hash(l)}</summary>
            <p class="hash">{hash}</p>
            <p class="meta">{w::hash_text(l)}</p>
        </details>
    }
    .into_any()
}

fn row(l: Locale, c: &Criterion, has_guides: bool, has_minima: bool) -> AnyView {
    let guide = has_guides.then(|| view! { <td lang=c.guide.lang(l).code()>{c.guide.get(l).to_owned()}</td> });
    let min = if c.min_half > 0 { half_points(c.min_half, l) } else { w::no_min(l).to_owned() };
    let min = has_minima.then(|| view! { <td class="num">{min}</td> });
    view! { <tr><th scope="row" lang=c.name.lang(l).code()>{c.name.get(l).to_owned()}</th>{guide}{min}<td class="num">{c.max}</td></tr> }
        .into_any()
}

/// Sub-criteria, what certain scores mean and where a comment is asked for, by criterion.
fn scales(l: Locale, rules: &RuleSet) -> AnyView {
    let has_more = |c: &&Criterion| !c.parts.is_empty() || !c.anchors.is_empty() || c.comment != CommentRule::Optional;
    let scale = |c: &Criterion| {
        let line = |text: &Bilingual, points: String| {
            let words = text.get(l).to_owned();
            view! { <li><strong>{points}</strong>" "<span lang=text.lang(l).code()>{words}</span></li> }
        };
        let comment = match c.comment {
            CommentRule::Optional => None,
            CommentRule::BelowHalf => Some(w::comment_below(l)),
            CommentRule::Always => Some(w::comment_always(l)),
        };
        view! {
            <h4 lang=c.name.lang(l).code()>{c.name.get(l).to_owned()}</h4>
            <ul>
                {c.parts.iter().map(|p| line(&p.name, w::part(l, p.max))).collect_view()}
                {c.anchors.iter().map(|a| line(&a.text, w::anchor(l, a.points))).collect_view()}
                {comment.map(|text| view! { <li>{text}</li> })}
            </ul>
        }
    };
    let scales = rules.criteria.iter().filter(has_more).map(scale).collect::<Vec<_>>();
    if scales.is_empty() {
        return ().into_any();
    }
    view! { <details><summary>{w::scales(l)}</summary>{scales.collect_view()}</details> }.into_any()
}

/// Taken apart, so that a new rule does not compile before the public is told of it.
fn sentences(l: Locale, rules: &RuleSet) -> AnyView {
    let RuleSet {
        criteria,
        pass_mark,
        zero_rule,
        quorum_floor,
        meeting_quorum,
        meeting_reports,
        meeting_first,
        motions:
            MotionRules { majority, casting, exclusion, secret: SecretMotions { exclusion: of_sheets, voiding, shortlist: of_list, other } },
        practice,
        wide_percent,
        rounds,
        second_round_days,
        blind,
        outlier_points,
        shortlist_size,
        priority,
        ties: Ties { margin_hundredths, chair, extra_place, lot, outside },
        publicity,
        terms:
            Terms { repair_days, debrief_days, complaint_days, complaints_block, more_time: MoreTime { share, days }, questions, scoring },
    } = rules;
    let QuestionTerms { days: question_days, answer_days, blocks } = questions;
    let [first, second] = priority.map(|i| criteria.get(i as usize).map_or("", |c| c.name.get(l)));
    let lines = [
        Some(w::pass_mark(l, pass_mark)),
        zero_rule.then(|| w::zero_rule(l).to_owned()),
        Some(w::quorum(l, quorum_floor)),
        Some(w::few(l, quorum_floor)),
        Some(w::meeting(l, meeting_quorum)),
        meeting_reports.then(|| w::reports(l).to_owned()),
        meeting_first.then(|| w::meeting_first(l).to_owned()),
        practice.then(|| w::practice(l).to_owned()),
        Some(if *rounds > 1 { w::two_rounds(l) } else { w::one_round(l) }.to_owned()),
        Some(w::second_round(l, second_round_days)),
        Some(w::no_late_sheet(l).to_owned()),
        Some(w::scoring_terms(l, scoring.least, scoring.unannounced, scoring.anew, scoring.appeal)),
        Some(if *blind == Blind::RoundEnd { w::blind_round(l) } else { w::blind_own(l) }.to_owned()),
        Some(w::outliers(l, outlier_points)),
        (*wide_percent > 0).then(|| w::wide(l, wide_percent)),
        Some(match exclusion {
            Some(majority) => w::exclusion(l, motions::majority(l, *majority)),
            None => w::no_exclusion(l).to_owned(),
        }),
        Some(w::motions(l, motions::majority(l, *majority))),
        (*casting && *majority == Majority::Simple).then(|| motions::casting(l).to_owned()),
        secret_kinds(l, [*of_sheets, *voiding, *of_list, *other]),
        Some(w::waits(l).to_owned()),
        (*margin_hundredths > 0).then(|| w::margin(l, hundredths((*margin_hundredths).into(), l))),
        Some(w::tie(l, first, second)),
        chair.then(|| w::tie_chair(l).to_owned()),
        extra_place.then(|| w::extra_place(l).to_owned()),
        Some(w::ballot(l).to_owned()),
        casting.then(|| w::ballot_casting(l).to_owned()),
        Some(match outside {
            Some(outside) => w::lot_outside(l, &outside.source, outside.on.show_date(l), outside.days, outside.readers),
            None => w::lot(l, lot.get(l)),
        }),
        Some(w::shortlist(l, shortlist_size)),
        Some(w::decision(l).to_owned()),
        Some(if publicity.shows_scores() { w::shows_scores(l) } else { w::shows_shortlist(l) }.to_owned()),
        Some(w::more_time(l, share, days)),
        Some(w::questions(l, question_days)),
        blocks.then(|| w::questions_block(l, answer_days, question_days)),
        (*repair_days > 0).then(|| w::repair(l, repair_days)),
        Some(w::debrief(l, debrief_days)),
        Some(w::complaints(l, complaint_days)),
        complaints_block.then(|| w::complaints_block(l).to_owned()),
    ];
    let quoted = outside.as_ref().map_or("", |outside| &outside.source);
    let items =
        lines.into_iter().flatten().map(|text| view! { <li>{icons::icon("check")}<span>{show::within(l, &text, quoted)}</span></li> });
    view! { <ul class="rule-lines">{items.collect_view()}</ul> }.into_any()
}

/// What is voted on in secret.
fn secret_kinds(l: Locale, is_secret: [bool; 4]) -> Option<String> {
    let kinds = [w::of_exclusions(l), w::of_voidings(l), w::of_shortlists(l), w::of_others(l)];
    let kinds: Vec<_> = kinds.into_iter().zip(is_secret).filter(|(_, is)| *is).map(|(kind, _)| kind).collect();
    (!kinds.is_empty()).then(|| w::secret(l, kinds.join(", ")))
}
