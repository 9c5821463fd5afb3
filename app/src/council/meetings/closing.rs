//! The rapporteurs' reports, and the end of a meeting.

use super::{REPORT, agenda::subject_view, is_one_form, posting, typed_form, words as w};
use crate::{
    paths,
    request::{Refused, Req},
    ui::{
        form::{Fields, hidden_field},
        problems, show,
    },
};
use backend::council::meetings::{MeetingView, ReportView, SubjectView};
use domain::{
    access::Action,
    check::Problem,
    council::meeting::{MAX_NOTES, State},
    form::Form,
    limits,
    locale::Locale,
};
use islands::{autosave::Autosave, target::Target};
use leptos::prelude::*;

pub fn reports(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let is_open = !v.state.is_over();
    let own = v.reports.iter().find(|r| r.is_own).filter(|_| is_open && v.can.is(Action::SubmitReport));
    let own = own.map(|report| {
        let stored = Form::default().with("report", report.written());
        let f = Fields::new(l, &stored, refused);
        let version = report.draft.as_ref().map_or(0, |draft| draft.version);
        let unsent = report.draft.as_ref().map(|_| view! { <p class="notice">{w::report_unsent(l)}</p> });
        let form_id = typed_form(v).unwrap_or(REPORT);
        let autosave = refused.is_none_or(|refused| !refused.is_of_two()).then(|| {
            view! { <Autosave form_id=form_id.to_owned() target=Target::Report(v.id) locale=l saved=String::new()/> }
        });
        let action = req.href(paths::meeting_act(v.id, "report"));
        let seen = (!is_one_form(v)).then(|| super::unsaved::seen(v, refused));
        let fields = view! {
            {seen}
            {hidden_field("report_version", &version.to_string())}
            {unsent}
            {f.area("report", w::report(l), 8).hint(w::report_hint(l)).required().max(limits::REPORT).view()}
            {autosave}
            <div class="actions"><button type="submit" class="btn" formaction=action>{w::report_button(l)}</button></div>
        };
        posting(req, v, "report", ("panel stack", REPORT), fields.into_any())
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
            {still_outside(l, v)}
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

/// Who stands as outside the room, before the meeting ends and the minutes say so for good.
fn still_outside(l: Locale, v: &MeetingView) -> Option<AnyView> {
    let names = outside(v);
    let back = (!v.room.may_return.is_empty()).then(|| view! { " "<a href="#moves">{w::moves_heading(l)}</a> });
    (!names.is_empty()).then(|| view! { <p class="notice notice-warn">{w::still_outside(l, names.join(", "))}{back}</p> }.into_any())
}

/// The same of a meeting that has ended, for whoever may read what was said at its end.
pub fn ended_outside(l: Locale, v: &MeetingView) -> Option<AnyView> {
    let may_read = v.items.iter().any(|item| item.subject == SubjectView::Closing && item.record.is_some());
    let names = if may_read && matches!(v.state, State::Ended { .. }) { outside(v) } else { Vec::new() };
    (!names.is_empty()).then(|| view! { <p class="notice notice-warn">{w::ended_outside(l, names.join(", "))}</p> }.into_any())
}

fn outside(v: &MeetingView) -> Vec<String> {
    v.room.may_return.iter().map(|(_, name)| name).chain(&v.room.outside).cloned().collect()
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
