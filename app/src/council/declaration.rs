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
use domain::{council::Conflict, form::Form, ids::ProposalId, limits::REASON};
use leptos::prelude::*;

/// As it is posted.
const CONFLICTED: &str = "conflicted";
/// What is declared about one proposal. On the page of a challenge each name ends with the proposal it is about, so that
/// what is typed for the others is sent along.
const FIELDS: [&str; 3] = ["conflict", "kind", "reason"];

fn name(field: &str, id: ProposalId) -> String {
    format!("{field}_{id}")
}

/// Where only one proposal is asked about, the names are plain.
pub fn about(form: &Form, id: ProposalId) -> Form {
    let value = |field: &str| form.0.get(&name(field, id)).map_or_else(|| form.get(field), String::as_str).to_owned();
    FIELDS.iter().fold(form.clone(), |own, field| own.with(*field, value(field)))
}

/// Whether a form comes from the page of a challenge.
pub fn is_of_challenge(form: &Form, id: ProposalId) -> bool {
    FIELDS.iter().any(|field| form.0.contains_key(&name(field, id)))
}

/// Whether something was typed about another proposal.
pub fn has_others(form: &Form, id: ProposalId) -> bool {
    let other = |field: &str, own: &str| field.strip_prefix(own)?.strip_prefix('_')?.parse::<ProposalId>().ok();
    let is_others = |field: &str| FIELDS.iter().any(|own| other(field, own).is_some_and(|other| other != id));
    form.0.iter().any(|(field, text)| is_others(field) && !text.trim().is_empty())
}

/// The control on the challenge's page that an error is about.
pub fn control(field: &str, id: ProposalId) -> String {
    match field {
        "conflict" => format!("{}-{id}", Conflict::Clear.code()),
        other => format!("{other}-{id}"),
    }
}

/// The part of the page's form about one undeclared proposal, with the button that declares it.
pub fn panel(req: &Req, line: &MemberLine, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let id = line.id;
    let typed = |field: &str| refused.map(|r| r.form.get(&name(field, id)).to_owned()).unwrap_or_default();
    let chosen = Conflict::from_code(&typed("conflict"));
    let radio = |conflict: Conflict, label: &'static str| {
        let input = format!("{}-{id}", conflict.code());
        view! {
            <div class="field-check">
                <input type="radio" id=input.clone() name=name("conflict", id) value=conflict.code() checked=chosen == Some(conflict)/>
                <label for=input>{label}</label>
            </div>
        }
    };
    let kind_error = error(req, refused, &control("kind", id));
    let kind_class = if kind_error.is_some() { "field field-wrong" } else { "field" };
    let choice_error = error(req, refused, &control("conflict", id));
    let reason_error = error(req, refused, &control("reason", id));
    let reason_class = if reason_error.is_some() { "field field-wrong" } else { "field" };
    let described = match reason_error {
        Some(_) => format!("reason-{id}-hint reason-{id}-error"),
        None => format!("reason-{id}-hint"),
    };
    let invalid = reason_error.is_some().then_some("true");
    view! {
        <div class="panel stack">
            <fieldset class="fieldset">
                <legend>{show::unbroken(&w::proposal_of(l, &line.code, &line.firm_name))}</legend>
                {choice_error.map(|text| view! { <p class="error">{text}</p> })}
                {radio(Conflict::Clear, w::clear(l))}
                {radio(Conflict::Conflicted, w::conflicted(l))}
                <div class=kind_class>
                    <label for=format!("kind-{id}")>{conflicts::words::kind(l)}</label>
                    <p class="hint" id=format!("kind-{id}-hint")>{conflicts::words::kind_hint(l)}</p>
                    {kind_error.map(|text| view! { <p class="error" id=format!("kind-{id}-error")>{text}</p> })}
                    <select id=format!("kind-{id}") name=name("kind", id) aria-describedby=format!("kind-{id}-hint")>
                        {kinds(req, &typed("kind"))}
                    </select>
                </div>
                <div class=reason_class>
                    <label for=format!("reason-{id}")>{w::reason(l)}</label>
                    <p class="hint" id=format!("reason-{id}-hint")>{w::reason_hint(l)}</p>
                    {reason_error.map(|text| view! { <p class="error" id=format!("reason-{id}-error")>{text}</p> })}
                    {count(l, &format!("reason-{id}"), REASON, true)}
                    <textarea id=format!("reason-{id}") name=name("reason", id) rows="2" data-max=REASON.to_string() aria-describedby=described aria-invalid=invalid
                        inner_html=text_area_html(&typed("reason"))></textarea>
                </div>
            </fieldset>
            <div class="actions">
                <button type="submit" class="btn" formaction=req.href(paths::declare(id))>
                    {w::declare(l)}<span class="visually-hidden">" – "{line.code.clone()}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// For a conflict that is found only while reading: beside a sheet, or part of its form; once scoring has closed the council
/// decides on it.
pub fn late(req: &Req, id: ProposalId, fields: &Fields<'_>, is_closed: bool) -> AnyView {
    let l = req.locale;
    let is_open = !fields.value("kind").is_empty() || !fields.value("reason").is_empty() || fields.value("conflict") == CONFLICTED;
    let kinds = conflicts::names::interests(l);
    view! {
        <details class="panel no-print" open=is_open>
            <summary>{w::late_heading(l)}</summary>
            <div class="stack">
                <p>{if is_closed { w::late_closed_lead(l) } else { w::late_lead(l) }}</p>
                {fields.select("kind", conflicts::words::kind(l), kinds).required().view()}
                {fields.area("reason", w::reason(l), 2).required().max(REASON).view()}
                <div class="actions">
                    <button type="submit" class="btn btn-danger" name="conflict" value=CONFLICTED formaction=req.href(paths::declare(id))>{w::declare_late(l)}</button>
                </div>
            </div>
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
