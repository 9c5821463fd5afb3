//! The rapporteurs' reports, and the end of a meeting.

use super::{agenda::subject_view, posting, words as w};
use crate::{
    paths,
    request::{Refused, Req},
    ui::{form::Fields, problems, show},
};
use backend::council::meetings::{MeetingView, ReportView};
use domain::{access::Action, check::Problem, council::meeting::MAX_NOTES, form::Form, limits::REPORT, locale::Locale};
use leptos::prelude::*;

pub fn reports(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let is_open = !v.state.is_over();
    let own = v.reports.iter().find(|r| r.is_own).filter(|_| is_open && v.can.is(Action::SubmitReport));
    let own = own.map(|report| {
        let stored = Form::default().with("report", report.text.clone().unwrap_or_default());
        let f = Fields::new(l, &stored, refused);
        let action = req.href(paths::meeting_act(v.id, "report"));
        let seen = (!super::is_one_form(v)).then(|| super::unsaved::seen(v, refused));
        let fields = view! {
            {seen}
            {f.area("report", w::report(l), 8).hint(w::report_hint(l)).required().max(REPORT).view()}
            <div class="actions"><button type="submit" class="btn" formaction=action>{w::report_button(l)}</button></div>
        };
        posting(req, v, "report", "panel stack", fields.into_any())
    });
    let list = if v.reports.is_empty() {
        view! { <p class="muted">{w::reports_none(l)}</p> }.into_any()
    } else {
        v.reports.iter().map(|r| report(l, r)).collect_view().into_any()
    };
    view! {
        <section class="stack" aria-labelledby="reports">
            <h2 id="reports">{w::reports(l)}</h2>
            {list}
            {own}
        </section>
    }
    .into_any()
}

fn report(l: Locale, r: &ReportView) -> AnyView {
    let Some(at) = r.at else { return view! { <p class="muted">{w::report_waiting(l, &r.by)}</p> }.into_any() };
    let body = r.text.as_ref().map_or_else(|| view! { <p class="muted">{w::report_hidden(l)}</p> }.into_any(), |text| show::plain(text));
    view! { <details><summary>{w::report_by(l, &r.by, at.show(l))}</summary>{body}</details> }.into_any()
}

pub fn end(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let outcomes = [("", w::choose(l)), ("valid", w::outcome_valid(l)), ("not_quorate", w::outcome_not_quorate(l))];
    let lacks = v.quorum.lacks();
    let lacks = (!lacks.is_empty()).then(|| {
        let lacks = lacks.iter().map(|problem| view! { <li>{problems::text(l, problem)}</li> });
        view! { <div class="notice notice-warn"><ul>{lacks.collect_view()}</ul></div> }
    });
    view! {
        <div class="panel stack">
            <h2>{w::end_heading(l)}</h2>
            <p>{w::end_lead(l)}</p>
            {lacks}
            {f.select("outcome", w::outcome(l), outcomes.map(|(value, text)| (value.to_owned(), text.to_owned())).to_vec()).required().view()}
            {f.area("note", w::end_note(l), 2).max(MAX_NOTES).view()}
            {undiscussed(l, v, &f, refused)}
            <div class="actions">
                <button type="submit" class="btn btn-danger" formaction=req.href(paths::meeting_act(v.id, "end"))>{w::end_button(l)}</button>
            </div>
        </div>
    }
    .into_any()
}

/// What of the agenda the meeting would leave out, by name, and the box that says it is meant: once the end was refused for it.
fn undiscussed(l: Locale, v: &MeetingView, f: &Fields, refused: Option<&Refused>) -> AnyView {
    let Some(refused) = refused else { return ().into_any() };
    let left = match refused.errors.of("undiscussed") {
        Some(Problem::Undiscussed(unopened, unrecorded)) => [&unopened[..], unrecorded].concat(),
        _ if refused.form.is_checked("undiscussed") => Vec::new(),
        _ => return ().into_any(),
    };
    let named = left.iter().filter_map(|number| Some((number, v.items.get(*number as usize - 1)?)));
    let named = named.map(|(number, item)| view! { <li>{format!("{number}. ")}{subject_view(l, &item.subject)}</li> });
    view! {
        <ul>{named.collect_view()}</ul>
        {f.checkbox("undiscussed", w::undiscussed(l)).view()}
    }
    .into_any()
}
