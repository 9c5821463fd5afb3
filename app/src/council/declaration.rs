//! Declaring a conflict of interest with one proposal, before anything of it is seen.

use super::{conflicts, words as w};
use crate::{
    paths,
    request::{Refused, Req},
    ui::{
        form::{Fields, count, text_area_html},
        problems, show,
    },
};
use backend::council::MemberLine;
use domain::{council::Conflict, form::Form, ids::ProposalId};
use leptos::prelude::*;

/// Longest reason, as the backend reads it.
const MAX_REASON: usize = 2_000;
/// Set by the handler: which of the page's forms was refused.
pub const PROPOSAL: &str = "proposal";

/// Several forms stand on one page: the control of this proposal's form that an error is about.
pub fn control(field: &str, id: ProposalId) -> String {
    match field {
        "conflict" => format!("{}-{id}", Conflict::Clear.code()),
        other => format!("{other}-{id}"),
    }
}

/// The form for one undeclared proposal.
pub fn panel(req: &Req, line: &MemberLine, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let id = line.id;
    let refused = refused.filter(|r| r.form.get(PROPOSAL) == id.to_string());
    let chosen = refused.and_then(|r| Conflict::from_code(r.form.get("conflict")));
    let reason = refused.map(|r| r.form.get("reason").to_owned()).unwrap_or_default();
    let radio = |conflict: Conflict, label: &'static str| {
        let input = format!("{}-{id}", conflict.code());
        view! {
            <div class="field-check">
                <input type="radio" id=input.clone() name="conflict" value=conflict.code() checked=chosen == Some(conflict)/>
                <label for=input>{label}</label>
            </div>
        }
    };
    let kind_error = error(req, refused, &control("kind", id));
    let kind_class = if kind_error.is_some() { "field field-wrong" } else { "field" };
    let chosen_kind = refused.map(|r| r.form.get("kind").to_owned()).unwrap_or_default();
    let choice_error = error(req, refused, &control("conflict", id));
    let reason_error = error(req, refused, &control("reason", id));
    let reason_class = if reason_error.is_some() { "field field-wrong" } else { "field" };
    let described = match reason_error {
        Some(_) => format!("reason-{id}-hint reason-{id}-error"),
        None => format!("reason-{id}-hint"),
    };
    let invalid = reason_error.is_some().then_some("true");
    view! {
        <form class="panel stack" method="post" action=req.href(paths::declare(id))>
            <input type="hidden" name=PROPOSAL value=id.to_string()/>
            <fieldset class="fieldset">
                <legend>{show::unbroken(&w::proposal_of(l, &line.code, &line.firm_name))}</legend>
                {choice_error.map(|text| view! { <p class="error">{text}</p> })}
                {radio(Conflict::Clear, w::clear(l))}
                {radio(Conflict::Conflicted, w::conflicted(l))}
                <div class=kind_class>
                    <label for=format!("kind-{id}")>{conflicts::words::kind(l)}</label>
                    <p class="hint" id=format!("kind-{id}-hint")>{conflicts::words::kind_hint(l)}</p>
                    {kind_error.map(|text| view! { <p class="error" id=format!("kind-{id}-error")>{text}</p> })}
                    <select id=format!("kind-{id}") name="kind" aria-describedby=format!("kind-{id}-hint")>
                        {kinds(req, &chosen_kind)}
                    </select>
                </div>
                <div class=reason_class>
                    <label for=format!("reason-{id}")>{w::reason(l)}</label>
                    <p class="hint" id=format!("reason-{id}-hint")>{w::reason_hint(l)}</p>
                    {reason_error.map(|text| view! { <p class="error" id=format!("reason-{id}-error")>{text}</p> })}
                    {count(l, &format!("reason-{id}"), MAX_REASON, true)}
                    <textarea id=format!("reason-{id}") name="reason" rows="2" data-max=MAX_REASON.to_string() aria-describedby=described aria-invalid=invalid
                        inner_html=text_area_html(&reason)></textarea>
                </div>
            </fieldset>
            <div class="actions"><button type="submit" class="btn">{w::declare(l)}</button></div>
        </form>
    }
    .into_any()
}

/// For a conflict that is found only while reading.
pub fn late(req: &Req, id: ProposalId) -> AnyView {
    let l = req.locale;
    let kept = req.kept().filter(|kept| kept.form.0.contains_key("conflict"));
    let text = |name: &str| kept.map(|kept| kept.form.get(name).to_owned()).unwrap_or_default();
    view! {
        <details class="panel no-print" open=kept.is_some()>
            <summary>{w::late_heading(l)}</summary>
            <form class="stack" method="post" action=req.href(paths::declare(id))>
                {Fields::new(l, &Form::default(), kept).summary()}
                <input type="hidden" name="conflict" value=Conflict::Conflicted.code()/>
                <p>{w::late_lead(l)}</p>
                <div class="field">
                    <label for="late-kind">{conflicts::words::kind(l)}</label>
                    <select id="late-kind" name="kind" required=true>{kinds(req, &text("kind"))}</select>
                </div>
                <div class="field">
                    <label for="late-reason">{w::reason(l)}</label>
                    {count(l, "late-reason", MAX_REASON, true)}
                    <textarea id="late-reason" name="reason" rows="2" data-max=MAX_REASON.to_string() aria-describedby="late-reason-count" required=true
                        inner_html=text_area_html(&text("reason"))></textarea>
                </div>
                <div class="actions"><button type="submit" class="btn btn-danger">{w::declare_late(l)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// Options of a choice of the kind of conflict.
fn kinds(req: &Req, chosen: &str) -> AnyView {
    let option = |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    conflicts::names::interests(req.locale).into_iter().map(option).collect_view().into_any()
}

fn error(req: &Req, refused: Option<&Refused>, field: &str) -> Option<String> {
    refused?.errors.of(field).map(|problem| problems::text(req.locale, problem))
}
