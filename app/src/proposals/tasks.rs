//! The sections as a list of tasks, and what is still missing as a list of links.

use super::{targets, words as w};
use crate::{
    paths,
    request::Req,
    ui::{icons, problems, proposal::section_name, proposal_fields::known_label},
};
use domain::{
    access::Action,
    check::Problem,
    locale::Locale,
    proposals::{ProposalView, Section, view::SectionState},
};
use leptos::prelude::*;

/// Every section with its state; `current` is the page itself.
pub fn task_list(req: &Req, view: &ProposalView, current: Option<Section>) -> AnyView {
    let l = req.locale;
    let is_written = view.can.is(Action::EditProposal);
    let task = |section: Section| {
        let here = (current == Some(section)).then_some("page");
        view! {
            <li>
                <a href=req.href(paths::section(view.id, section)) aria-current=here>{section_name(l, section)}</a>
                {is_written.then(|| state_tag(l, view.section_state(section)))}
            </li>
        }
    };
    view! { <ol class="tasklist">{Section::ALL.map(task).into_iter().collect_view()}</ol> }.into_any()
}

fn state_tag(l: Locale, state: SectionState) -> AnyView {
    let (class, icon, text) = match state {
        SectionState::NotBegun => ("tag", "", w::not_begun(l)),
        SectionState::Started => ("tag tag-warn", "edit", w::started(l)),
        SectionState::Complete => ("tag tag-ok", "check", w::complete(l)),
        SectionState::Optional => ("tag", "", w::optional(l)),
    };
    let icon = (!icon.is_empty()).then(|| icons::icon(icon));
    view! { <span class=class>{icon}{text}</span> }.into_any()
}

/// What is missing, each with a link to its field; nothing where nothing is.
pub fn missing_list(req: &Req, view: &ProposalView) -> AnyView {
    let l = req.locale;
    let item = |(section, field, problem): &(Section, String, Problem)| {
        let href = format!("{}#{field}", req.href(paths::section(view.id, *section)));
        let label = match problem {
            // Of the whole table, though it is told at its first line.
            Problem::AboveCeiling(_) => w::cost_total(l).to_owned(),
            _ => targets::label(l, &view.content.targets, field)
                .or_else(|| known_label(l, field))
                .unwrap_or_else(|| section_name(l, *section).to_owned()),
        };
        view! { <li><a href=href>{label.trim_end_matches('.').to_owned()}</a>": "{problems::text(l, problem)}</li> }
    };
    if view.missing.is_empty() {
        return view! { <p class="notice notice-ok">{icons::icon("check")}" "{w::nothing_missing(l)}</p> }.into_any();
    }
    view! {
        <p>{w::missing_lead(l)}</p>
        <ul>{view.missing.iter().map(item).collect_view()}</ul>
    }
    .into_any()
}
