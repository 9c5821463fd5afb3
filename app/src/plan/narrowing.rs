//! What the list of tasks is narrowed by, kept in the address.

use super::words as w;
use crate::{paths, request::Req, ui::icons};
use backend::plan::ActionPlan;
use domain::{
    locale::Locale,
    plan::{Edition, Narrowing, TaskState, Wanted, owners},
};
use leptos::prelude::*;

/// The board with these tasks.
pub fn address(narrowing: &Narrowing) -> String {
    let state = narrowing.state.map_or("", Wanted::code);
    let pairs = [("state", state), ("owner", narrowing.owner.as_str())].into_iter().filter(|(_, value)| !value.is_empty());
    let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { paths::PLAN.to_owned() } else { format!("{}?{query}", paths::PLAN) }
}

/// Choices that leave nothing are left out, but for the one that is chosen.
pub fn form(req: &Req, plan: &ActionPlan, narrowing: &Narrowing) -> AnyView {
    let l = req.locale;
    let current = plan.current();
    let count = |wanted: Narrowing| current.iter().filter(|edition| wanted.has(&edition.task, req.now)).count();
    let of_state = |state| count(Narrowing { state: Some(state), owner: narrowing.owner.clone() });
    let states = TaskState::ALL.map(Wanted::State).into_iter().chain([Wanted::Overdue]);
    let states = states.map(|state| (state, of_state(state))).filter(|(state, count)| *count > 0 || narrowing.state == Some(*state));
    let state_options = states.map(|(state, count)| {
        let is_chosen = narrowing.state == Some(state);
        view! { <option value=state.code() selected=is_chosen>{format!("{} ({count})", w::wanted_name(l, state))}</option> }
    });
    let all = owners(current.iter().map(|edition| &edition.task));
    let known = all.iter().any(|owner| *owner == narrowing.owner);
    let strange = (!narrowing.owner.is_empty() && !known).then_some(narrowing.owner.as_str());
    let owner_options = all.into_iter().chain(strange).map(|owner| {
        let count = count(Narrowing { owner: owner.to_owned(), ..narrowing.clone() });
        let lang = (l != Locale::Vi).then_some(Locale::Vi.code());
        view! { <option value=owner.to_owned() selected=owner == narrowing.owner lang=lang>{format!("{owner} ({count})")}</option> }
    });
    let clear = (*narrowing != Narrowing::default()).then(|| view! { <a href=req.href(paths::PLAN)>{w::all(l)}</a> });
    view! {
        <form class="filters" method="get" action=format!("{}#tasks", req.href(paths::PLAN)) role="search" aria-label=w::filters(l)>
            <div class="field">
                <label for="state">{w::state(l)}</label>
                <select id="state" name="state"><option value="">{w::any_state(l)}</option>{state_options.collect_view()}</select>
            </div>
            <div class="field">
                <label for="owner">{w::owner(l)}</label>
                <select id="owner" name="owner"><option value="">{w::any_owner(l)}</option>{owner_options.collect_view()}</select>
            </div>
            <div class="actions"><button class="btn" type="submit">{icons::icon("search")}{w::filter(l)}</button>{clear}</div>
        </form>
    }
    .into_any()
}

/// Whether any task was entered in a demonstration.
pub fn is_illustrative(editions: &[Edition]) -> bool {
    editions.iter().any(|edition| edition.is_illustrative)
}
