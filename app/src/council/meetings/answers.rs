//! Whether members mean to come: three buttons for each of them, and what they said, for whoever reads of the meeting.

use super::{presence::posted, words as w};
use crate::{paths, request::Req};
use backend::{
    council::meetings::{MeetingChallenge, MeetingView},
    papers::{Format, Paper},
};
use domain::{
    access::{Action, Site, check},
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

/// How many have answered, beside what the meeting needs; who asks for an alternate, and where one is appointed.
pub fn sum(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    if v.state != State::Planned || v.answers.is_empty() {
        return ().into_any();
    }
    let said =
        |coming: Coming| v.roll.iter().filter(move |a| v.answers.iter().any(|answer| answer.by == a.user && answer.coming == coming));
    let [comes, absent, alternates] = Coming::ALL.map(|coming| said(coming).count());
    let open = v.roll.len().saturating_sub(comes + absent + alternates);
    let total = w::answers_total(l, comes, absent + alternates, open, v.quorum.needed);
    let asked = said(Coming::Alternate).map(|a| a.name.clone()).collect::<Vec<_>>().join(", ");
    let is_office = check(&req.actor, Action::UseOffice, &Site, req.now).is_ok();
    let appoint = is_office.then(|| {
        let one = |challenge: &MeetingChallenge| {
            let to = paths::office_act(&challenge.code, "ad-hoc");
            view! { <li><a href=req.href(to)>{w::appoint_alternate(l, &challenge.code)}</a></li> }
        };
        view! {
            <ul>
                {v.challenges.iter().map(one).collect_view()}
                <li><a href=req.href(paths::OFFICE_SEATS)>{w::replace_member(l)}</a></li>
            </ul>
        }
    });
    let asked = (alternates > 0).then(|| view! { <p>{w::alternates_asked(l, asked)}</p>{appoint} });
    let class = if comes + open < v.quorum.needed as usize || alternates > 0 { "notice notice-warn stack" } else { "notice stack" };
    view! { <section class=class aria-label=w::answers(l)><p>{total}</p>{asked}</section> }.into_any()
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
