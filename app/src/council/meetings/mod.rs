//! Meetings of the council: planned, run item by item, shown on the screen in the room.

pub mod acts;
pub mod agenda;
pub mod answers;
pub mod closing;
pub mod confirming;
pub mod item;
pub mod kept;
pub mod list;
pub mod live;
pub mod page;
pub mod plan;
pub mod presence;
pub mod roll;
pub mod unsaved;
pub mod words;

use crate::{
    paths,
    request::{Refused, Req},
    routes::Routes,
};
use backend::council::meetings::MeetingView;
use domain::{access::Action, council::meeting::State, form::Form};
use leptos::prelude::*;

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/meetings", list::page)
        .get("/council/meetings/new", plan::page)
        .post("/council/meetings/new", plan::plan)
        .get("/council/meetings/{id}", page::page)
        .get("/council/meetings/{id}/live", live::page)
        .get("/council/meetings/{id}/events", live::events)
        .post("/council/meetings/{id}/plan", acts::change)
        .post("/council/meetings/{id}/call-off", acts::call_off)
        .post("/council/meetings/{id}/agenda", acts::set_agenda)
        .post("/council/meetings/{id}/start", acts::start)
        .post("/council/meetings/{id}/attendance", acts::mark)
        .post("/council/meetings/{id}/answer", acts::answer)
        .post("/council/meetings/{id}/present", acts::present)
        .post("/council/meetings/{id}/vouch", acts::vouch)
        .post("/council/meetings/{id}/item", acts::begin_item)
        .post("/council/meetings/{id}/moves", acts::record_moves)
        .post("/council/meetings/{id}/record", acts::record_item)
        .post("/council/meetings/{id}/report", acts::report)
        .post("/council/meetings/{id}/end", acts::end)
        .post("/council/meetings/{id}/confirm", acts::confirm)
}

/// A meeting that is not over has one form for whoever runs or plans it: what is typed in one part of its page goes with
/// every button.
const FORM: &str = "meeting";

/// Fields with the buttons that post them to `act`: in a form of their own, or in the meeting's, where each button says
/// where it posts to.
fn posting(req: &Req, v: &MeetingView, act: &str, (class, id): (&'static str, &'static str), fields: AnyView) -> AnyView {
    if is_one_form(v) {
        return view! { <div class=class>{fields}</div> }.into_any();
    }
    view! { <form class=class id=id method="post" action=req.href(paths::meeting_act(v.id, act))>{fields}</form> }.into_any()
}

/// The `id` of the form of a rapporteur's report, where it is one of its own.
const REPORT: &str = "report-form";

/// The form on the page that something is typed in: buttons beside it post it, so that nothing typed is lost.
fn typed_form(v: &MeetingView) -> Option<&'static str> {
    let writes_report = || !v.state.is_over() && v.can.is(Action::SubmitReport) && v.reports.iter().any(|report| report.is_own);
    if is_one_form(v) { Some(FORM) } else { writes_report().then_some(REPORT) }
}

fn is_one_form(v: &MeetingView) -> bool {
    let may = |action| v.can.is(action);
    match v.state {
        State::Planned => may(Action::RunMeeting) || may(Action::PlanMeeting) || may(Action::CallOffMeeting),
        State::Running { .. } => may(Action::RunMeeting),
        State::Ended { .. } | State::CalledOff { .. } => false,
    }
}

/// What was typed over what is stored: a form that is posted need not hold every part of the page.
fn over(stored: &Form, refused: Option<&Refused>) -> Option<Refused> {
    refused.map(|refused| {
        let mut form = stored.clone();
        form.0.extend(refused.form.0.clone());
        Refused { form, ..refused.clone() }
    })
}

/// In the form of a meeting that is planned: it holds every part of the page.
const PARTS: &str = "parts";

/// What was typed into a part of the meeting's form that has the field `name`, whichever of its buttons was refused.
fn with_field<'a>(refused: Option<&'a Refused>, name: &str) -> Option<&'a Refused> {
    refused.filter(|r| r.form.0.contains_key(name))
}
