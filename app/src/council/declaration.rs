//! Declaring conflicts of interest: with every proposal of a challenge, before anything of them is seen, in one form; and with
//! one, found while reading it.

use super::{conflicts, words as w};
use crate::{
    kept, paths,
    request::{Refused, Req},
    ui::{form::Fields, problems, show},
};
use backend::council::MemberLine;
use domain::{
    council::{
        Conflict,
        declaring::{ASKED, REST, field},
    },
    form::Form,
    ids::ProposalId,
    limits::REASON,
};
use leptos::prelude::*;

/// As it is posted.
const CONFLICTED: &str = "conflicted";

/// Of the proposals that are not declared yet, all in one form: what each is of, and one tick for those with which there is
/// nothing.
pub fn section(req: &Req, code: &str, undeclared: &[&MemberLine], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if undeclared.is_empty() {
        return ().into_any();
    }
    // Enter presses the first button of a form: this one, which declares nothing and shows what is typed.
    let again = kept::address(&req.href(paths::council_challenge(code)), kept::AGAIN);
    let asked = undeclared.iter().map(|line| line.id.to_string()).collect::<Vec<_>>().join(" ");
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    let rest = error(req, refused, REST);
    let rest_class = if rest.is_some() { "panel field-wrong" } else { "panel" };
    let is_rest = fields.value(REST) == Conflict::Clear.code();
    fields.name(REST, w::declare_rest(l, undeclared.len()));
    view! {
        <section class="stack" aria-labelledby="declare">
            <h2 id="declare">{w::declare_heading(l)}</h2>
            <p>{w::declare_lead(l)}</p>
            <form class="stack" method="post" action=req.href(paths::declare_all(code))>
                <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" formaction=again></button>
                <input type="hidden" name=ASKED value=asked/>
                <div class="declared">{undeclared.iter().map(|line| panel(req, line, &fields, refused)).collect_view()}</div>
                <div class=rest_class>
                    {rest.map(|text| view! { <p class="error">{text}</p> })}
                    <div class="field-check">
                        <input type="checkbox" id=REST name=REST value=Conflict::Clear.code() checked=is_rest/>
                        <label for=REST>{w::declare_rest(l, undeclared.len())}</label>
                    </div>
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::declare(l)}</button></div>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// One undeclared proposal: its firm and who stands for it, and what is said of it. Kind and reason are shown once there is a
/// conflict, where the browser can do that by its style sheet.
fn panel(req: &Req, line: &MemberLine, fields: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let id = line.id;
    let chosen = Conflict::from_code(fields.value(&field("conflict", id)));
    // The summary leads to the first.
    let radio = |input: String, conflict: Conflict, label: &'static str| {
        view! {
            <div class="field-check">
                <input type="radio" id=input.clone() name=field("conflict", id) value=conflict.code() checked=chosen == Some(conflict)/>
                <label for=input>{label}</label>
            </div>
        }
    };
    let named = |label: &str| w::about_proposal(l, label, &line.code);
    fields.name(&field("conflict", id), named(w::col_conflict(l)));
    let (kind, kind_hint, reason) = (conflicts::words::kind(l), conflicts::words::kind_hint(l), w::reason(l));
    let choice_error = error(req, refused, &field("conflict", id)).map(|text| view! { <p class="error">{text}</p> });
    let is_alone = line.represented.len() == 1;
    let represented = line.represented.iter().filter(|(_, name)| !name.is_empty()).map(|(firm, name)| {
        let text = if is_alone { w::represented_by(l, name) } else { w::of_firm_represented_by(l, firm, name) };
        view! { <p class="meta">{show::within(l, &text, name)}</p> }
    });
    let represented = represented.collect_view();
    view! {
        <fieldset class="fieldset declare">
            <legend>{show::unbroken(&w::proposal_of(l, &line.code, &line.firm_name))}</legend>
            {represented}
            {choice_error}
            {radio(field("conflict", id), Conflict::Clear, w::clear(l))}
            {radio(field("conflicted", id), Conflict::Conflicted, w::conflicted(l))}
            <div class="about-conflict">
                {fields.select(&field("kind", id), kind, conflicts::names::interests(l)).hint(kind_hint).named(named(kind)).required().view()}
                {fields.area(&field("reason", id), reason, 2).hint(w::reason_hint(l)).named(named(reason)).required().max(REASON).view()}
            </div>
        </fieldset>
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

fn error(req: &Req, refused: Option<&Refused>, field: &str) -> Option<String> {
    refused?.errors.of(field).map(|problem| problems::text(req.locale, problem))
}
