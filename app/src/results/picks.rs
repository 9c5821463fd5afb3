//! Choosing proposals for a shortlist: what is chosen beforehand, and the form.

use super::words as w;
use crate::{
    evaluations::{table, verdict},
    request::Refused,
    ui::form::Fields,
};
use backend::results::RankingView;
use domain::{
    challenges::lifecycle::Shortlist,
    evaluations::{Verdict, shortlist},
    form::Form,
    ids::ProposalId,
    limits::REASON,
    locale::Locale,
};
use leptos::prelude::*;

/// What the ranking alone puts on the list.
pub fn highest(v: &RankingView) -> Form {
    let outcomes: Vec<_> = v.lines.iter().map(|line| line.outcome.clone()).collect();
    checked(shortlist::highest(&outcomes, v.places).into_iter())
}

/// What the council proposed.
pub fn advised(advice: &Shortlist) -> Form {
    checked(advice.proposals.iter().copied())
}

fn checked(proposals: impl Iterator<Item = ProposalId>) -> Form {
    proposals.fold(Form::default(), |form, id| form.with(format!("pick_{id}"), "on"))
}

/// Checkboxes for what passed, the others with the reason why not, and a note.
pub fn view(l: Locale, v: &RankingView, stored: &Form, refused: Option<&Refused>, note_hint: &'static str) -> AnyView {
    let fields = Fields::new(l, stored, refused);
    let (passed, others): (Vec<_>, Vec<_>) = v.lines.iter().partition(|line| line.outcome.verdict == Verdict::Passed);
    let nothing = passed.is_empty().then(|| view! { <p>{w::nothing_passed(l)}</p> });
    let means = table::means(&v.lines);
    let boxes = passed.into_iter().map(|line| {
        let rank = line.outcome.rank.unwrap_or_default();
        let label = w::pick(l, rank, &line.code, &line.firm_name, table::mean(l, &means, &line.outcome));
        fields.checkbox(&format!("pick_{}", line.outcome.proposal), label).required().view()
    });
    let rules = &v.challenge.content.rules;
    let others: Vec<_> = others
        .into_iter()
        .map(|line| view! { <li>{w::not_passed_line(l, &line.code, &line.firm_name, verdict::line(l, rules, &line.outcome))}</li> })
        .collect();
    let others = (!others.is_empty()).then(|| view! { <details><summary>{w::not_passed(l)}</summary><ul>{others}</ul></details> });
    fields.name("form", w::picks(l));
    view! {
        {fields.summary()}
        <fieldset class="fieldset" id="form">
            <legend>{w::picks(l)}</legend>
            {nothing}
            {boxes.collect_view()}
        </fieldset>
        {others}
        {fields.area("note", w::note(l), 4).hint(note_hint).max(REASON).view()}
    }
    .into_any()
}
