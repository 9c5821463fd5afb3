//! Rankings as tables: for office and council, and as far as published for everyone.

use super::{verdict, words as w};
use crate::ui::{
    show,
    table::{Head, frame, table},
};
use backend::results::{ConflictNote, EarlierResult, RankedLine};
use domain::{
    challenges::RuleSet,
    evaluations::{
        Exclusion, Means, Outcome,
        result_file::{OfConflict, OfficialLine},
    },
    locale::Locale,
    text::{hundredths, points},
    time::Moment,
};
use leptos::prelude::*;

/// Rank, sum, exact fraction and verdict of every line. Firms without a name are shown as not published.
pub fn ranking(l: Locale, rules: &RuleSet, lines: &[RankedLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="empty">{w::none_scored(l)}</p> }.into_any();
    }
    let means = means(lines);
    let heads = [
        Head::Number(w::col_rank(l)),
        Head::Text(w::col_code(l)),
        Head::Text(w::col_firm(l)),
        Head::Number(w::col_n(l)),
        Head::Number(w::col_sum(l)),
        Head::Number(w::col_fraction(l)),
        Head::Number(w::col_mean(l)),
        Head::Text(w::col_verdict(l)),
    ];
    table(w::table_caption(l), heads, view! { <tbody>{lines.iter().map(|line| row(l, rules, &means, line)).collect_view()}</tbody> })
}

/// The ranking with every submitted sheet, beside the official one, where the council left some out.
pub fn every_sheet(l: Locale, lines: &[OfficialLine]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let row = |line: &OfficialLine| {
        view! {
            <tr>
                <td class="num">{line.rank.map_or_else(|| w::unranked(l).to_owned(), |rank| rank.to_string())}</td>
                <th scope="row" class="nowrap">{line.code.clone()}</th>
                <td class="num">{line.n}</td>
                <td class="num">{line.shown_mean(l)}</td>
            </tr>
        }
    };
    let heads = [Head::Number(w::col_rank(l)), Head::Text(w::col_code(l)), Head::Number(w::col_n(l)), Head::Number(w::col_mean(l))];
    view! {
        <p>{w::every_sheet_lead(l)}</p>
        {table(w::every_sheet_caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })}
    }
    .into_any()
}

/// Which sheets the council left out, by which vote and why.
pub fn left_out(l: Locale, sheets: &[(String, String, Exclusion)]) -> AnyView {
    let line = |(code, column, of): &(String, String, Exclusion)| {
        let motion = of.motion.clone().unwrap_or_default();
        let vote = w::excluded_vote(l, of.vote.in_favour, of.vote.against, of.vote.abstained);
        let text = w::left_out(l, code, column, motion, vote, &of.reason);
        view! { <li>{show::within(l, &text, &of.reason)}</li> }
    };
    (!sheets.is_empty()).then(|| view! { <ul>{sheets.iter().map(line).collect_view()}</ul> }).into_any()
}

/// What another result replaced after scoring had closed.
pub fn earlier(l: Locale, results: &[EarlierResult]) -> AnyView {
    let line = |line: &OfficialLine| match line.rank {
        Some(rank) => w::earlier_line(l, &line.code, rank, line.shown_mean(l), line.n),
        None => w::earlier_unranked(l, &line.code, line.n),
    };
    let result = |of: &EarlierResult| {
        let order = of.lines.iter().map(line).collect::<Vec<_>>().join("; ");
        let text = match &of.anew {
            Some(code) => w::earlier_anew(l, code, &of.motion, order),
            None => w::earlier_before(l, &of.motion, order, &of.reason),
        };
        view! { <li>{show::within(l, &text, &of.reason)}</li> }
    };
    (!results.is_empty()).then(|| view! { <p>{w::earlier_lead(l)}</p><ul>{results.iter().map(result).collect_view()}</ul> }).into_any()
}

/// Sheets whose members have a conflict: by what they are void, or that they count.
pub fn conflicts(l: Locale, notes: &[ConflictNote]) -> AnyView {
    if notes.is_empty() {
        return ().into_any();
    }
    let line = |note: &ConflictNote| match &note.what {
        OfConflict::Voided(motion) => w::sheet_voided(l, &note.code, &note.column, motion, &note.reason),
        OfConflict::Declared => w::sheet_declared(l, &note.code, &note.column),
        OfConflict::Anew(motion) => w::scored_anew(l, &note.code, motion),
        OfConflict::Contested(members) => w::contested(l, &note.code, *members),
        OfConflict::Counts => w::sheet_counts(l, &note.code, &note.column),
    };
    let items = notes.iter().map(|note| view! { <li>{line(note)}</li> }).collect_view();
    view! { <p>{w::conflicts_lead(l)}</p><ul>{items}</ul> }.into_any()
}

/// What is scored anew at the moment: the order is not the last word.
pub fn anew(l: Locale, open: &[(String, Moment)]) -> AnyView {
    open.iter()
        .map(|(code, until)| view! { <p class="notice notice-warn">{w::being_scored_anew(l, code, until.show_weekday(l))}</p> })
        .collect_view()
        .into_any()
}

fn row(l: Locale, rules: &RuleSet, means: &Means, line: &RankedLine) -> AnyView {
    let o = &line.outcome;
    let firm = if line.firm_name.is_empty() {
        view! { <span class="muted">{w::firm_hidden(l)}</span> }.into_any()
    } else {
        show::written(l, &line.firm_name)
    };
    let all = o.all_mean().zip(o.all).map(|(mean, all)| w::with_all(l, means.show(mean, l), all.n));
    let all = all.map(|text| view! { <br/><span class="meta">{text}</span> });
    view! {
        <tr>
            <td class="num">{o.rank.map_or_else(|| w::unranked(l).to_owned(), |rank| rank.to_string())}</td>
            <th scope="row" class="nowrap">{line.code.clone()}</th>
            <td>{firm}</td>
            <td class="num">{o.n}</td>
            <td class="num">{points(o.sum_half, l)}</td>
            <td class="num">{fraction(l, o)}</td>
            <td class="num"><strong>{mean(l, means, o)}</strong>{all}</td>
            <td>{verdict::view(l, rules, o)}</td>
        </tr>
    }
    .into_any()
}

/// The exact score, not reduced, so that its parts are those of the row.
fn fraction(l: Locale, o: &Outcome) -> String {
    match o.mean_hundredths() {
        Some(_) => format!("{}/{}", points(o.sum_half, l), o.n),
        None => w::unranked(l).to_owned(),
    }
}

/// All the means that a page shows beside each other.
pub fn means(lines: &[RankedLine]) -> Means {
    Means::of(lines.iter().map(|line| &line.outcome))
}

/// The official score, told apart from the other means of its page.
pub fn mean(l: Locale, means: &Means, o: &Outcome) -> String {
    o.mean().map_or_else(|| w::unranked(l).to_owned(), |mean| means.show(mean, l))
}

/// Means by criterion: a row for each criterion, a column for each proposal.
pub fn criteria(l: Locale, rules: &RuleSet, lines: &[RankedLine]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let heads = lines.iter().map(|line| view! { <th scope="col" class="num">{line.code.clone()}</th> });
    let rows = rules.criteria.iter().enumerate().map(|(k, criterion)| {
        let cells = lines.iter().map(|line| {
            let mean = line.outcome.criterion_hundredths(k);
            view! { <td class="num">{mean.map_or_else(|| w::unranked(l).to_owned(), |mean| hundredths(mean, l))}</td> }
        });
        view! {
            <tr>
                <th scope="row" lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</th>
                <td class="num">{criterion.max}</td>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <section class="stack" aria-labelledby="criteria">
            <h2 id="criteria">{w::criteria_heading(l)}</h2>
            {frame(w::criteria_caption(l), view! {
                <table>
                    <caption>{w::criteria_caption(l)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{w::col_criterion(l)}</th>
                            <th scope="col" class="num">{w::col_max(l)}</th>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            })}
        </section>
    }
    .into_any()
}

/// How the ranking was computed, with the hash of the rules that it was computed under.
pub fn how(l: Locale, rules: &RuleSet, rules_hash: &str) -> AnyView {
    let (first, second) = (verdict::name(l, rules, rules.priority[0]), verdict::name(l, rules, rules.priority[1]));
    let casting = if rules.motions.casting { w::how_casting(l) } else { "" };
    view! {
        <section class="stack" aria-labelledby="how">
            <h2 id="how">{w::how_heading(l)}</h2>
            <ol>
                <li>{w::how_sheets(l, rules.criteria.len())}</li>
                <li>{w::how_mean(l)}</li>
                <li>
                    {w::how_pass(l, rules.pass_mark, rules.quorum_floor)}" "
                    {rules.zero_rule.then(|| format!("{} ", w::how_zero(l)))}
                    {w::how_ties(l, first, second, casting)}
                </li>
            </ol>
            <dl class="facts">
                <dt>{w::rules_hash(l)}</dt>
                <dd><code class="hash">{rules_hash.to_owned()}</code></dd>
            </dl>
        </section>
    }
    .into_any()
}
