//! What the list can be narrowed by and ordered by, with how many each choice leaves.

use super::words as w;
use crate::ui::show;
use backend::challenges::ChallengeList;
use domain::{
    challenges::{
        Stage, Topic,
        listing::{BUDGETS, CLOSINGS, Facet, Filter, Sort},
    },
    locale::Locale,
};
use leptos::prelude::*;

/// Choices that leave nothing are left out, but for the one that is chosen.
pub fn select(l: Locale, facet: Facet, wanted: &Filter, list: &ChallengeList) -> AnyView {
    let chosen = wanted.chosen.get(&facet).map(String::as_str);
    let counts = list.counts.get(&facet);
    let count = |value: &str| counts.and_then(|counts| counts.get(value)).copied().unwrap_or(0);
    let owners = || counts.into_iter().flatten().map(|(owner, _)| owner.as_str());
    let values: Vec<&str> = match facet {
        Facet::Field => Topic::ALL.map(Topic::code).into(),
        Facet::Stage => Stage::ALL.map(Stage::code).into(),
        Facet::Owner => owners().chain(chosen.filter(|owner| owners().all(|known| known != *owner))).collect(),
        Facet::Budget => BUDGETS.into(),
        Facet::Closing => CLOSINGS.into(),
    };
    let shown = values.into_iter().filter(|value| count(value) > 0 || chosen == Some(value));
    let options =
        shown.map(|value| (value.to_owned(), w::narrowing::counted(l, name(l, facet, value), count(value)), chosen == Some(value)));
    let (label, any) = match facet {
        Facet::Field => (w::field(l), w::any_field(l)),
        Facet::Stage => (w::stage(l), w::any_stage(l)),
        Facet::Owner => (w::owner(l), w::narrowing::any_owner(l)),
        Facet::Budget => (w::budget(l), w::narrowing::any_budget(l)),
        Facet::Closing => (w::closes(l), w::narrowing::any_closing(l)),
    };
    // Owners are named in Vietnamese.
    let lang = (facet == Facet::Owner && l != Locale::Vi).then_some(Locale::Vi.code());
    field(facet.name(), label, lang, std::iter::once((String::new(), any.to_owned(), chosen.is_none())).chain(options))
}

pub fn sort(l: Locale, sort: Sort) -> AnyView {
    let name = |sort| match sort {
        Sort::Best => w::narrowing::best(l),
        Sort::Closing => w::narrowing::by_closing(l),
        Sort::Newest => w::narrowing::newest(l),
        Sort::Budget => w::narrowing::largest(l),
    };
    let options = Sort::ALL.into_iter().map(|one| (one.code().to_owned(), name(one).to_owned(), one == sort));
    field("sort", w::narrowing::sort(l), None, options)
}

/// A search in one line: its words, then each choice.
pub fn described(l: Locale, filter: &Filter) -> String {
    let words = (!filter.q.is_empty()).then(|| format!("“{}”", filter.q));
    let chosen = filter.chosen.iter().map(|(facet, value)| name(l, *facet, value));
    words.into_iter().chain(chosen).collect::<Vec<_>>().join(", ")
}

fn name(l: Locale, facet: Facet, value: &str) -> String {
    let name = match facet {
        Facet::Field => Topic::from_code(value).map(|field| show::field_name(l, field)),
        Facet::Stage => Stage::from_code(value).map(|stage| show::stage_name(l, stage)),
        Facet::Owner => None,
        Facet::Budget => Some(match value {
            "1" => w::narrowing::one_billion(l),
            "5" => w::narrowing::five_billions(l),
            "10" => w::narrowing::ten_billions(l),
            "more" => w::narrowing::more_billions(l),
            _ => w::narrowing::no_budget(l),
        }),
        Facet::Closing => Some(match value {
            "7" => w::narrowing::seven_days(l),
            "30" => w::narrowing::thirty_days(l),
            "later" => w::narrowing::later(l),
            _ => w::narrowing::past(l),
        }),
    };
    name.unwrap_or(value).to_owned()
}

fn field(
    name: &'static str,
    label: &'static str,
    lang: Option<&'static str>,
    options: impl Iterator<Item = (String, String, bool)>,
) -> AnyView {
    let options = options.map(|(value, text, is_chosen)| {
        let lang = lang.filter(|_| !value.is_empty());
        view! { <option value=value selected=is_chosen lang=lang>{text}</option> }
    });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}
