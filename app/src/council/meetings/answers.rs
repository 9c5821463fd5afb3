//! Whether members mean to come: three buttons for each of them, and what they said, for whoever reads of the meeting.

use super::{presence::posted, words as w};
use crate::{paths, request::Req};
use backend::{
    council::meetings::MeetingView,
    papers::{Format, Paper},
};
use domain::{
    access::Action,
    council::meeting::{Answer, Coming, State},
    ids::UserId,
    locale::Locale,
};
use leptos::prelude::*;

/// Of a meeting that is to come, for its members.
pub fn view(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    if v.state != State::Planned || !v.can.is(Action::AnswerInvitation) {
        return ().into_any();
    }
    let own = v.answers.iter().find(|answer| Some(answer.by) == req.actor.id());
    let said = own.map(|answer| view! { <p class="notice notice-ok">{w::answered(l, coming(l, answer.coming), answer.at.show(l))}</p> });
    let buttons = Coming::ALL.into_iter().filter(|coming| own.is_none_or(|answer| answer.coming != *coming)).map(|answer| {
        let class = if answer == Coming::Comes { "btn btn-primary" } else { "btn" };
        posted(req, v, ("answer", "answer"), class, Some(answer.code().to_owned()), button(l, answer).to_owned())
    });
    view! {
        <section class="panel stack" aria-labelledby="own-answer">
            <h2 id="own-answer">{w::own_answer(l)}</h2>
            {said}
            <p class="hint">{w::answer_hint(l)}</p>
            <div class="actions">{buttons.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// What a member said, beside the name.
pub fn of(l: Locale, v: &MeetingView, member: UserId) -> Option<AnyView> {
    let answer: &Answer = v.answers.iter().find(|answer| answer.by == member)?;
    let class = if answer.coming == Coming::Comes { "tag tag-ok" } else { "tag tag-warn" };
    Some(view! { " "<span class=class>{coming(l, answer.coming)}</span> }.into_any())
}

/// The invitation and the calendar file of a meeting that was not called off.
pub fn files(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    let first = v.challenges.first().filter(|_| !matches!(v.state, State::CalledOff { .. }));
    let invitation = first.map(|challenge| {
        let name = format!("{}.{}", Paper::Invitation(v.id).name(), Format::Pdf.ending());
        view! { <li><a href=req.href(paths::paper(&challenge.code, &name)) download="">{w::invitation(l)}</a></li> }
    });
    view! {
        <ul>
            {invitation}
            <li><a href=req.href(paths::meeting_act(v.id, "calendar.ics")) type="text/calendar" download="">{w::calendar(l)}</a></li>
        </ul>
    }
    .into_any()
}

fn coming(l: Locale, coming: Coming) -> &'static str {
    match coming {
        Coming::Comes => w::comes(l),
        Coming::Absent => w::does_not_come(l),
        Coming::Alternate => w::asks_for_alternate(l),
    }
}

fn button(l: Locale, coming: Coming) -> &'static str {
    match coming {
        Coming::Comes => w::come_button(l),
        Coming::Absent => w::absent_button(l),
        Coming::Alternate => w::alternate_button(l),
    }
}
