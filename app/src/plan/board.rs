//! The public board: how the tasks stand, which they are, how it came about, and what was published about them.

use super::{chart, narrowing, parts, published, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use backend::plan::ActionPlan;
use domain::{
    access::Action,
    plan::{Counts, Narrowing, PUBLISHED, TaskState, Wanted, progress},
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let plan = req.backend.action_plan(&req.actor).await?;
    let l = req.locale;
    Ok(Page::new(&req, w::title(l), || {
        let illustrative = narrowing::is_illustrative(&plan.editions).then(|| show::illustrative(l));
        let keep =
            plan.can.is(Action::KeepPlan).then(|| view! { <p><a class="btn" href=req.href(paths::OFFICE_PLAN)>{w::keep(l)}</a></p> });
        let entered =
            if plan.editions.is_empty() { view! { <p class="notice">{w::none_yet(l)}</p> }.into_any() } else { entered(&req, &plan) };
        view! {
            <div class="stack">
                {show::below_home(&req)}
                <header class="stack"><h1>{w::title(l)}</h1><p class="lead">{w::lead(l, PUBLISHED.tasks)}</p></header>
                {illustrative}
                {keep}
                {entered}
                {published::section(l)}
            </div>
        }
    }))
}

fn entered(req: &Req, plan: &ActionPlan) -> AnyView {
    // What an address asks for and nobody knows is as if it were not asked.
    let narrowing = Narrowing::read(&req.query).unwrap_or_default();
    view! { {standing(req, plan)}{list(req, plan, &narrowing)}{chart::section(req.locale, &progress(&plan.editions))} }.into_any()
}

fn standing(req: &Req, plan: &ActionPlan) -> AnyView {
    let l = req.locale;
    let current = plan.current();
    let tasks = || current.iter().map(|edition| &edition.task);
    let counts = Counts::of(tasks());
    let link = |state: Wanted, text: &'static str| {
        let href = narrowing::address(&Narrowing { state: Some(state), owner: String::new() });
        view! { <a href=format!("{}#tasks", req.href(href))>{text}</a> }
    };
    let rows = TaskState::COUNTED.map(|state| {
        let count = counts.get(state);
        view! {
            <tr>
                <th scope="row">{link(Wanted::State(state), w::state_name(l, state))}</th>
                <td class="num">{count}</td><td class="num">{published::share(l, count, counts.total())}</td>
            </tr>
        }
    });
    let heads = [Head::Text(w::state(l)), Head::Number(w::count(l)), Head::Number(w::share(l))];
    let body = view! {
        <tbody>{rows.into_iter().collect_view()}</tbody>
        <tfoot><tr><th scope="row">{w::total(l)}</th><td class="num">{counts.total()}</td><td></td></tr></tfoot>
    };
    let as_of = tasks().map(|task| task.as_of).max().unwrap_or_default().show_date(l);
    let missing = PUBLISHED.tasks.saturating_sub(counts.total());
    let how_many = match missing {
        0 => w::entered_all(l, counts.total(), PUBLISHED.tasks),
        _ => w::entered(l, counts.total(), PUBLISHED.tasks, missing),
    };
    let late = tasks().filter(|task| task.is_overdue(req.now)).count();
    let overdue = (late > 0).then(|| {
        view! { <p><strong>{w::overdue_line(l, late, req.now.show(l))}</strong>" "{link(Wanted::Overdue, w::overdue(l))}</p> }
    });
    let body = view! { {table(w::standing_caption(l, as_of), heads, body)}{overdue}<p>{how_many}</p> };
    show::section(w::standing(l), "standing", None, body.into_any())
}

fn list(req: &Req, plan: &ActionPlan, narrowing: &Narrowing) -> AnyView {
    let l = req.locale;
    let found = plan.narrowed(narrowing, req.now);
    let tasks = if found.is_empty() {
        view! { <div class="empty"><p>{w::nothing(l)}</p><p><a class="btn" href=req.href(paths::PLAN)>{w::all(l)}</a></p></div> }.into_any()
    } else {
        let lines = found.iter().map(|edition| parts::line(req, &edition.task, paths::plan_task)).collect_view();
        view! { <p class="meta">{w::list_caption(l, found.len())}</p><ul class="tasklist">{lines}</ul> }.into_any()
    };
    show::section(w::list(l), "tasks", None, view! { {narrowing::form(req, plan, narrowing)}{tasks} }.into_any())
}
