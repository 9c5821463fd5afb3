//! What stands beside the official result, labelled "tham khảo": how firm the ranking is, and where to look again.

use super::{
    desk::{self, Desk, trail},
    dots, exclusion, intervals,
    meanings::{self, w as m},
    movements, verdict, what_if,
    words::advisory as w,
};
use crate::{
    error::AppError,
    page::Page,
    request::Req,
    ui::{
        fold::fold,
        show::{self, section},
        table::{Head, frame, table},
    },
};
use axum::extract::Path;
use backend::evaluations::{AdviceLine, AdviceView};
use domain::{
    evaluations::{
        advisory::{
            Cause, Colour, Figure,
            break_even::BreakEven,
            report::{Comparison, Places},
            stability::Span,
        },
        outliers::Far,
    },
    ids::ProposalId,
    locale::Locale,
    text::hundredths,
};
use leptos::prelude::*;

pub async fn council(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    page(&req, &code, Desk::Council).await
}

pub async fn office(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    page(&req, &code, Desk::Office).await
}

async fn page(req: &Req, code: &str, desk: Desk) -> Result<Page, AppError> {
    let v = req.backend.advice(&req.actor, code).await?;
    Ok(Page::new(req, w::title(req.locale, code), || view(req, &v, desk)))
}

fn view(req: &Req, v: &AdviceView, desk: Desk) -> AnyView {
    let l = req.locale;
    let challenge = &v.challenge;
    let rules = &challenge.content.rules;
    let body = match v.lines.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => view! {
            {v.comparison.as_ref().map(|c| light(l, c))}
            {places(l, v)}
            {outliers(l, v)}
            <p class="meta">{w::behind(l)}</p>
            {intervals::view(l, &v.lines)}
            {spreads(l, &v.lines)}
            {dots::view(l, rules, &v.lines)}
            {movements::view(l, v)}
            {agreement(l, v)}
            {severities(l, v)}
            {v.comparison.as_ref().map(|c| view! { {orders(l, v, c)}{weights(l, v, c)} })}
            {what_if::view(req, v, &desk::advisory(&challenge.code, desk))}
        }
        .into_any(),
    };
    view! {
        <div class="wrap stack">
            {trail(req, &challenge.code, desk)}
            {challenge.is_illustrative.then(|| show::illustrative(l))}
            <h1>{w::title(l, &challenge.code)}</h1>
            <p class="notice">{w::lead(l)}</p>
            {body}
        </div>
    }
    .into_any()
}

/// The traffic light, in words first, with the sentence that the minutes take over.
fn light(l: Locale, c: &Comparison) -> AnyView {
    let (class, name, sentence) = match c.light.colour {
        Colour::Green => ("notice notice-ok", w::green(l), w::green_sentence(l)),
        Colour::Amber => ("notice notice-warn", w::amber(l), w::amber_sentence(l)),
        Colour::Red => ("notice notice-stop", w::red(l), w::red_sentence(l)),
    };
    let causes = c.light.causes.iter().map(|cause| view! { <li>{cause_text(l, *cause)}</li> }).collect_view();
    let causes = (!c.light.causes.is_empty()).then(|| view! { <p>{w::causes(l)}</p><ul>{causes}</ul> });
    view! {
        <section class=format!("{class} stack") aria-labelledby="light">
            <h2 id="light">{w::light(l, name)}</h2>
            <p>{sentence}</p>
            {causes}
        </section>
    }
    .into_any()
}

fn cause_text(l: Locale, cause: Cause) -> &'static str {
    match cause {
        Cause::EqualScores => w::by_equal_scores(l),
        Cause::Median => w::by_median(l),
        Cause::Schulze => w::by_schulze(l),
        Cause::TrimmedMean => w::by_trimmed(l),
        Cause::Adjusted => w::by_adjusted(l),
        Cause::Borda => w::by_borda(l),
        Cause::LeaveOneOut => w::by_one_out(l),
        Cause::LeaveTwoOut => w::by_two_out(l),
        Cause::Weights => w::by_weights(l),
    }
}

/// Where each proposal comes by other ways of counting.
fn places(l: Locale, v: &AdviceView) -> AnyView {
    let mut placed: Vec<(&AdviceLine, &Places)> = v.lines.iter().filter_map(|line| Some((line, line.advice.places.as_ref()?))).collect();
    if placed.is_empty() {
        return view! { <p>{w::single(l)}</p> }.into_any();
    }
    placed.sort_by_key(|(line, p)| (p.official, line.code.as_str()));
    let heads = [
        Head::Text(w::code(l)),
        Head::Number(w::official(l)),
        Head::Number(w::median_rank(l)),
        Head::Number(w::schulze_rank(l)),
        Head::Number(w::one_out(l)),
        Head::Number(w::two_out(l)),
        Head::Number(w::weights_rank(l)),
    ];
    let row = |(line, p): &(&AdviceLine, &Places)| {
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.code.clone()}</th>
                <td class="num">{p.official}</td>
                <td class="num">{p.median}</td>
                <td class="num">{p.schulze}</td>
                <td class="num">{span(l, &p.leave_one_out)}</td>
                <td class="num">{span(l, &p.leave_two_out)}</td>
                <td class="num">{span(l, &p.weights)}</td>
            </tr>
        }
    };
    let body = view! { <tbody>{placed.iter().map(row).collect_view()}</tbody> };
    let explained = meanings::view(
        l,
        [
            (w::median_rank(l), m::median(l)),
            (w::schulze_rank(l), m::schulze(l)),
            (w::one_out(l), m::one_out(l)),
            (w::two_out(l), m::two_out(l)),
            (w::weights_rank(l), m::weights(l)),
        ],
    );
    let body = view! { {table(w::places_caption(l), heads, body)}{explained} }.into_any();
    section(w::places(l), "places", Some(w::places_lead(l)), body)
}

fn span(l: Locale, span: &Span) -> String {
    match span.ranks {
        Some([best, worst]) if best == worst => w::span_one(l, best, span.in_top, span.runs),
        Some([best, worst]) => w::span(l, best, worst, span.in_top, span.runs),
        None => w::undefined(l).to_owned(),
    }
}

fn spreads(l: Locale, lines: &[AdviceLine]) -> AnyView {
    let heads = [w::median(l), w::trimmed(l), w::sd(l), w::iqr(l), w::min(l), w::max(l), w::adjusted(l), w::borda(l)].map(Head::Number);
    let row = |line: &AdviceLine| {
        let s = &line.advice.spread;
        let cells = [s.median, s.trimmed_mean, s.sd, s.iqr, s.min, s.max, line.advice.adjusted, line.advice.borda];
        let cells = cells.map(|f| view! { <td class="num">{figure(l, f)}</td> });
        let note = line.advice.recusal_effect.then(|| view! { <br/><span class="meta">{w::recusal_effect(l)}</span> });
        view! { <tr><th scope="row" class="nowrap">{line.code.clone()}{note}</th>{cells.into_iter().collect_view()}</tr> }
    };
    let body = view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> };
    let table = table(w::spread_caption(l), [Head::Text(w::code(l))].into_iter().chain(heads), body);
    let explained = meanings::view(
        l,
        [
            (w::median(l), m::median(l)),
            (w::trimmed(l), m::trimmed(l)),
            (w::sd(l), m::sd(l)),
            (w::iqr(l), m::iqr(l)),
            (w::adjusted(l), m::adjusted(l)),
            (w::borda(l), m::borda(l)),
        ],
    );
    folded(w::spread(l), "spread", w::spread_lead(l), view! { {table}{explained} })
}

/// Sheets that the rules have the council talk about.
fn outliers(l: Locale, v: &AdviceView) -> AnyView {
    let sheet = |(i, far): &(usize, Far)| {
        let letter = v.letters.get(*i).map(|letter| w::sheet_of(l, letter)).unwrap_or_default();
        format!("{letter}: {}", exclusion::how_far(l, far))
    };
    let far = v.lines.iter().filter(|line| !line.flags.is_empty());
    let items = far.map(|line| {
        let members: Vec<String> = line.flags.iter().map(sheet).collect();
        view! { <li>{w::far(l, &line.code, members.join("; "))}</li> }
    });
    let items: Vec<_> = items.collect();
    let body = match items.is_empty() {
        true => view! { <p>{w::far_none(l)}</p> }.into_any(),
        false => view! { <ul>{items}</ul> }.into_any(),
    };
    section(w::far_heading(l), "far", Some(w::far_lead(l)), body)
}

fn agreement(l: Locale, v: &AdviceView) -> AnyView {
    let (rules, a) = (&v.challenge.content.rules, &v.agreement);
    let rests_on = match (rules.rounds, v.has_changes) {
        (2.., true) => w::of_first_round(l),
        (2.., false) => w::of_unchanged(l),
        _ => w::of_only_round(l),
    };
    let by_criterion = rules.criteria.iter().zip(&a.alpha_by_criterion).map(|(criterion, alpha)| {
        let name = w::alpha_of(l, criterion.name.get(l));
        view! { <tr><th scope="row">{name}</th><td class="num">{three(l, *alpha)}</td></tr> }
    });
    let body = view! {
        <tbody>
            <tr><th scope="row">{w::alpha(l)}</th><td class="num">{three(l, a.alpha)}</td></tr>
            {by_criterion.collect_view()}
            <tr><th scope="row">{w::icc_single(l)}</th><td class="num">{three(l, a.icc_single)}</td></tr>
            <tr><th scope="row">{w::icc_mean(l, a.icc_members)}</th><td class="num">{three(l, a.icc_mean)}</td></tr>
        </tbody>
    };
    let table = table(w::agreement_caption(l), [Head::Text(w::measure(l)), Head::Number(w::value(l))], body);
    let explained =
        meanings::view(l, [(w::alpha(l), m::alpha(l)), (w::icc_single(l), m::icc_single(l)), (w::icc_of_mean(l), m::icc_mean(l))]);
    folded(w::agreement(l), "agreement", w::agreement_lead(l), view! { <p>{rests_on}</p>{table}{explained} })
}

fn severities(l: Locale, v: &AdviceView) -> AnyView {
    let pooled = v.pooled.as_ref();
    let row = |(j, (letter, severity)): (usize, (&String, &Option<Figure>))| {
        let over_all = pooled.map(|pooled| pooled.severities.get(j).copied().flatten());
        (severity.is_some() || over_all.flatten().is_some()).then(|| {
            let over_all = over_all.map(|s| view! { <td class="num">{figure(l, s)}</td> });
            view! { <tr><th scope="row">{w::sheet_of(l, letter)}</th><td class="num">{figure(l, *severity)}</td>{over_all}</tr> }
        })
    };
    let rows: Vec<_> = v.letters.iter().zip(&v.severities).enumerate().filter_map(row).collect();
    if rows.is_empty() {
        return fold("severity", w::severity(l), false, view! { <p>{w::not_identifiable(l)}</p> });
    }
    let heads = [Head::Text(w::member(l)), Head::Number(w::points(l))].into_iter().chain(pooled.map(|_| Head::Number(w::over_all(l))));
    let table = table(w::severity_caption(l), heads, view! { <tbody>{rows}</tbody> });
    let lead = pooled.map(|pooled| view! { <p>{w::over_all_lead(l, pooled.challenges)}</p> });
    folded(w::severity(l), "severity", w::severity_lead(l), view! { {lead}{table} })
}

/// Pairs of proposals, and how other orders agree with the official one.
fn orders(l: Locale, v: &AdviceView, c: &Comparison) -> AnyView {
    let heads = v.lines.iter().map(|line| view! { <th scope="col" class="num">{line.code.clone()}</th> }).collect_view();
    let rows = v.lines.iter().zip(&c.pairwise).enumerate().map(|(i, (line, row))| {
        let cells = row.iter().enumerate().map(|(h, count)| {
            let text = if i == h { w::undefined(l).to_owned() } else { count.to_string() };
            view! { <td class="num">{text}</td> }
        });
        view! { <tr><th scope="row" class="nowrap">{line.code.clone()}</th>{cells.collect_view()}</tr> }
    });
    let winner = match c.condorcet_winner {
        Some(id) => w::winner(l, code(v, id)),
        None => w::no_winner(l).to_owned(),
    };
    let taus = [
        (w::median(l), c.tau_b.median),
        (w::trimmed(l), c.tau_b.trimmed_mean),
        (w::adjusted(l), c.tau_b.adjusted),
        (w::borda(l), c.tau_b.borda),
        (w::schulze(l), c.tau_b.schulze),
    ];
    let taus = taus.map(|(name, tau)| view! { <tr><th scope="row">{name}</th><td class="num">{three(l, tau)}</td></tr> });
    let body = view! {
        {frame(w::pairwise_caption(l), view! {
            <table>
                <caption>{w::pairwise_caption(l)}</caption>
                <thead><tr><th scope="col">{w::above(l)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
        <p>{show::unbroken(&winner)}</p>
        {table(w::tau_caption(l), [Head::Text(w::order(l)), Head::Number(w::tau(l))], view! { <tbody>{taus.into_iter().collect_view()}</tbody> })}
    };
    let explained = meanings::view(
        l,
        [(w::schulze(l), m::schulze(l)), (w::pairwise(l), m::pairwise(l)), (w::tau(l), m::tau(l)), (w::borda(l), m::borda(l))],
    );
    folded(w::pairwise(l), "pairwise", w::pairwise_lead(l), view! { {body}{explained} })
}

/// At which weight of a criterion two neighbours would change places.
fn weights(l: Locale, v: &AdviceView, c: &Comparison) -> AnyView {
    let rules = &v.challenge.content.rules;
    let row = |b: &BreakEven| {
        let text = match &b.nearest {
            Some(n) if n.weight == n.break_even => w::equal_now(l).to_owned(),
            Some(n) => w::break_even(l, verdict::name(l, rules, n.criterion), percent(l, n.weight), percent(l, n.break_even)),
            None => w::never(l).to_owned(),
        };
        view! { <tr><th scope="row">{w::ahead(l, code(v, b.ahead), code(v, b.behind))}</th><td>{text}</td></tr> }
    };
    let body = view! { <tbody>{c.break_evens.iter().map(row).collect_view()}</tbody> };
    let table = table(w::weights_caption(l), [Head::Text(w::pair(l)), Head::Text(w::what_weight(l))], body);
    folded(w::weights(l), "weights", w::weights_lead(l), table)
}

/// What stands behind the summary: its heading, and the rest when it is asked for.
fn folded(heading: &'static str, id: &'static str, lead: &'static str, body: impl IntoView + 'static) -> AnyView {
    fold(id, heading, false, view! { <p>{lead}</p>{body.into_any()} })
}

fn code(v: &AdviceView, id: ProposalId) -> String {
    v.lines.iter().find(|line| line.advice.proposal == id).map(|line| line.code.clone()).unwrap_or_default()
}

/// To hundredths; what is undefined is a dash.
fn figure(l: Locale, figure: Option<Figure>) -> String {
    figure.map_or_else(|| w::undefined(l).to_owned(), |f| hundredths(f.rounded(2), l))
}

/// To thousandths, for measures between -1 and 1.
fn three(l: Locale, figure: Option<Figure>) -> String {
    let Some(thousandths) = figure.map(|f| f.rounded(3)) else { return w::undefined(l).to_owned() };
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}{}{:03}", thousandths.abs() / 1000, l.pick(',', '.'), thousandths.abs() % 1000)
}

fn percent(l: Locale, share: Figure) -> String {
    w::percent(l, hundredths(share.rounded(4), l))
}
