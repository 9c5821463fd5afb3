//! What the rules make of a proposal, in words.

use super::words as w;
use domain::{
    challenges::RuleSet,
    evaluations::{Failure, Outcome, Verdict},
    locale::Locale,
    text::half_points,
};
use leptos::prelude::*;

/// The verdict, its reasons, and how a tie was or was not broken.
pub fn view(l: Locale, rules: &RuleSet, outcome: &Outcome) -> AnyView {
    let tie = tie(l, rules, outcome).map(|text| view! { <p class="muted">{text}</p> });
    match &outcome.verdict {
        Verdict::Passed => view! { <p><span class="tag tag-ok">{w::passed(l)}</span></p>{tie} }.into_any(),
        Verdict::NoQuorum { needed } => {
            let why = outcome.no_result.as_ref().map(|why| view! { <p class="muted">{w::no_result(l, why)}</p> });
            view! { <p>{w::no_quorum(l, outcome.n, needed)}</p>{why} }.into_any()
        }
        Verdict::Failed(failures) => {
            let reasons = failures.iter().map(|failure| view! { <li>{reason(l, rules, failure)}</li> });
            view! { <p><span class="tag tag-stop">{w::failed(l)}</span></p><ul>{reasons.collect_view()}</ul>{tie} }.into_any()
        }
    }
}

/// The verdict in one line of text.
pub fn line(l: Locale, rules: &RuleSet, outcome: &Outcome) -> String {
    match &outcome.verdict {
        Verdict::Passed => w::passed(l).to_owned(),
        Verdict::NoQuorum { needed } => {
            let why = outcome.no_result.as_ref().map(|why| w::no_result(l, why));
            [Some(w::no_quorum(l, outcome.n, needed)), why].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Verdict::Failed(failures) => failures.iter().map(|f| reason(l, rules, f)).collect::<Vec<_>>().join("; "),
    }
}

fn reason(l: Locale, rules: &RuleSet, failure: &Failure) -> String {
    match failure {
        Failure::BelowMark => w::below_mark(l, rules.pass_mark),
        Failure::CriterionMinimum(k) => {
            let min = rules.criteria.get(*k as usize).map_or(0, |c| c.min_half);
            w::criterion_minimum(l, name(l, rules, *k), half_points(min, l))
        }
        Failure::Zeros(k) => w::zeros(l, name(l, rules, *k)),
    }
}

/// How a tie was or was not broken, where there was one.
pub fn tie(l: Locale, rules: &RuleSet, outcome: &Outcome) -> Option<String> {
    if outcome.is_tied {
        return Some(w::tied(l).to_owned());
    }
    let step = outcome.tie_step?;
    let name = match step {
        1 => w::step_criterion(l, name(l, rules, rules.priority[0])),
        2 => w::step_criterion(l, name(l, rules, rules.priority[1])),
        3 => w::step_median(l).to_owned(),
        4 => w::step_below(l).to_owned(),
        5 => w::step_chair(l).to_owned(),
        6 if rules.motions.casting => w::step_casting(l).to_owned(),
        6 => w::step_ballot(l).to_owned(),
        7 => w::step_lot(l).to_owned(),
        _ => return None,
    };
    Some(w::tie_broken(l, name))
}

/// The name of a criterion of the rule set.
pub fn name(l: Locale, rules: &RuleSet, criterion: u32) -> &str {
    rules.criteria.get(criterion as usize).map_or("", |c| c.name.get(l))
}
