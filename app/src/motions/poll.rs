//! Who may vote and who has; and, once it is counted, how, and what it came to.

use super::words as w;
use backend::motions::{Counted, PollView};
use domain::{council::motion::Choice, locale::Locale};
use leptos::prelude::*;

pub fn view(l: Locale, of: &PollView) -> AnyView {
    match &of.counted {
        Some(counted) => view! { {missing(l, of)}{result(l, of, counted)} }.into_any(),
        None => view! { {missing(l, of)}{progress(l, of)} }.into_any(),
    }
}

fn missing(l: Locale, of: &PollView) -> Option<AnyView> {
    (of.missing_reports > 0).then(|| view! { <p>{w::missing_reports(l, of.missing_reports)}</p> }.into_any())
}

fn progress(l: Locale, of: &PollView) -> AnyView {
    let place = of.until.map_or_else(|| w::in_this_meeting(l, of.counts_from.show(l)), |until| w::written_until(l, until.show_weekday(l)));
    let silent: Vec<String> = of.silent.iter().map(|silent| silent.name.clone()).collect();
    let entered: Vec<String> = of.entered.iter().map(|silent| silent.name.clone()).collect();
    let line = |label: &'static str, names: Vec<String>| (!names.is_empty()).then(|| view! { <dt>{label}</dt><dd>{names.join(", ")}</dd> });
    view! {
        <p>{place}" "{w::majority(l, of.majority)}" "{of.has_casting.then(|| w::casting(l))}{of.is_secret.then(|| w::secret(l))}</p>
        <p>{w::turnout(l, of.voted.len(), of.eligible, of.needed)}</p>
        <dl class="facts">
            {line(w::voted(l), of.voted.clone())}
            {line(w::waiting(l), entered)}
            {line(w::silent(l), silent)}
        </dl>
    }
    .into_any()
}

fn result(l: Locale, of: &PollView, counted: &Counted) -> AnyView {
    let class = if counted.carried && !counted.lapsed { "notice notice-ok" } else { "notice" };
    let silent: Vec<String> = of.silent.iter().map(|silent| silent.name.clone()).collect();
    let by = |choice: Choice| counted.votes.iter().filter(|(_, how)| *how == choice).map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let line = |label: &'static str, names: Vec<String>| (!names.is_empty()).then(|| view! { <dt>{label}</dt><dd>{names.join(", ")}</dd> });
    if of.is_secret {
        return view! {
            <p class=class><strong>{sentence(l, of, counted)}</strong></p>
            <p>{w::secret(l)}</p>
            <dl class="facts">{line(w::voted(l), of.voted.clone())}{line(w::silent(l), silent)}</dl>
        }
        .into_any();
    }
    view! {
        <p class=class><strong>{sentence(l, of, counted)}</strong></p>
        <details>
            <summary>{w::by_name(l)}</summary>
            <dl class="facts">
                {Choice::ALL.map(|choice| line(w::choice(l, choice), by(choice))).collect_view()}
                {line(w::silent(l), silent)}
            </dl>
        </details>
    }
    .into_any()
}

/// Whether it passed, by how much, and what made it so.
pub fn sentence(l: Locale, of: &PollView, counted: &Counted) -> String {
    let tally = counted.tally;
    let votes = w::tally(l, tally.in_favour, tally.against, tally.abstained, of.eligible);
    let outcome = match (counted.carried, counted.lapsed) {
        (true, false) => w::carried(l),
        (true, true) => w::lapsed(l),
        (false, _) if tally.cast() < of.needed => w::no_quorum(l),
        (false, _) => w::lost(l),
    };
    let casting = counted.casting.map(|side| if side { w::cast_for(l) } else { w::cast_against(l) });
    [Some(outcome.to_owned()), Some(votes), Some(w::majority(l, of.majority).to_owned()), casting.map(str::to_owned)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
