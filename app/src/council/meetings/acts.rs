//! The forms on a meeting's page: each calls one use-case and goes back to the page. What is typed under the item on the
//! table travels with every button of a running meeting and is saved with it.

use super::{PARTS, item::VERSION, page, roll, unsaved};
use crate::{
    error::AppError,
    paths,
    request::{OTHER_VERSION, Posted, Req, Shown, parsed},
    ui::done::Done,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::council::meetings::{MeetingView, SHOWN_ORDER};
use domain::{
    council::meeting::Presence,
    form::Form,
    ids::MeetingId,
    seen::{SEEN, merged},
};

pub async fn change(req: Req, Path(id): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.change_meeting(&req.actor, id, &form).await;
    act(req, &id, form, ("plan", Done::MeetingChanged), run).await
}

pub async fn call_off(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.call_off_meeting(&req.actor, id, &form).await;
    act(req, &id, form, ("call-off", Done::MeetingCalledOff), run).await
}

pub async fn set_agenda(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, mut form: Form| {
        // A page that says of no order that it showed it showed none.
        form.0.entry(SHOWN_ORDER.to_owned()).or_default();
        req.backend.set_agenda(&req.actor, id, &form).await
    };
    act(req, &id, form, ("agenda", Done::AgendaSet), run).await
}

pub async fn start(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form: Form| {
        // Whoever was marked on the page before the button was pressed.
        if form.0.keys().any(|field| field == "guests" || field.starts_with("presence_")) {
            req.backend.mark_attendance(&req.actor, id, &roll::as_shown(form.clone())).await?;
        }
        req.backend.start_meeting(&req.actor, id, &form).await
    };
    let is_marked = |v: &MeetingView| v.roll.iter().any(|attendee| attendee.presence != Presence::Absent);
    let known = req.backend.meeting(&req.actor, parsed(&id)?).await;
    let marks = form.0.iter().any(|(field, mark)| field.starts_with("presence_") && mark != Presence::Absent.code());
    let done = if marks || known.is_ok_and(|v| is_marked(&v)) { Done::MeetingStartedMarked } else { Done::MeetingStarted };
    act(req, &id, form, ("start", done), run).await
}

pub async fn mark(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.mark_attendance(&req.actor, id, &roll::as_shown(form)).await;
    let done = if form.is_checked("all") { Done::AllPresent } else { Done::AttendanceMarked };
    act(req, &id, form, ("attendance", done), run).await
}

pub async fn answer(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form: Form| {
        let answer = Form::default().with("answer", form.get("answer"));
        req.backend.answer_invitation(&req.actor, id, &answer).await
    };
    act(req, &id, form, ("answer", Done::InvitationAnswered), run).await
}

pub async fn present(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, _| req.backend.confirm_presence(&req.actor, id).await;
    act(req, &id, form, ("present", Done::PresenceConfirmed), run).await
}

pub async fn vouch(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.vouch_presence(&req.actor, id, &form).await;
    act(req, &id, form, ("vouch", Done::PresenceVouched), run).await
}

/// Form: `to`, the number of the item to go on to.
pub async fn begin_item(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form: Form| {
        let to = Form::default().with("item", form.get("to"));
        req.backend.begin_item(&req.actor, id, &to).await
    };
    act(req, &id, form, ("item", Done::ItemBegun), run).await
}

pub async fn record_moves(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.record_moves(&req.actor, id, &form).await;
    act(req, &id, form, ("moves", Done::MovesRecorded), run).await
}

/// Form: `item`, its number, besides what the record holds; once it is saved, `next` is the number of the item to go on
/// to, `show` of the one whose record is shown.
pub async fn record_item(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form: Form| {
        if !form.0.contains_key(VERSION) {
            return req.backend.record_item(&req.actor, id, form.get("item"), &form).await?.whole().map(drop);
        }
        if !form.is_checked("next") {
            return Ok(());
        }
        let next = Form::default().with("item", form.get("next"));
        req.backend.begin_item(&req.actor, id, &next).await
    };
    let done = if form.is_checked("next") { Done::ItemBegun } else { Done::MinutesSaved };
    act(req, &id, form, ("record", done), run).await
}

pub async fn report(req: Req, Path(id): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.submit_report(&req.actor, id, &form).await;
    act(req, &id, form, ("report", Done::ReportSent), run).await
}

pub async fn end(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let run = async |req: Req, id, form| req.backend.end_meeting(&req.actor, id, &form).await;
    act(req, &id, form, ("end", Done::MeetingEnded), run).await
}

pub async fn confirm(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: MeetingId = parsed(&id)?;
    let confirmed = req.backend.confirm_minutes(&req.actor, id, &form).await;
    let go = |()| (paths::meeting(id), Done::MinutesConfirmed);
    req.answer(form, confirmed, go, async |refused| page::show(&req, id, Some(&refused)).await).await
}

/// Runs one act, and saves the record that came with it: before, or after where the act tells who is in the room.
async fn act<F>(
    req: Req,
    id: &str,
    form: Form,
    (name, what): (&'static str, Done),
    run: impl FnOnce(Req, MeetingId, Form) -> F,
) -> Result<Response, AppError>
where
    F: Future<Output = backend::Result<()>>,
{
    let id = parsed(id)?;
    let mut form = roll::touched(&form);
    let is_before = !matches!(name, "moves" | "attendance");
    // Two records are shown: which of them stays is for the record's own button to say, or for the end of the meeting.
    let is_open = form.is_checked(OTHER_VERSION) && !matches!(name, "record" | "end");
    let what = if is_open && what == Done::ItemBegun { Done::ItemBegunUndecided } else { what };
    let mut done = if is_before && !is_open { save_record(&req, id, &mut form).await } else { Ok(()) };
    if done.is_ok() {
        done = run(req.clone(), id, form.clone()).await;
    }
    let mut req = req;
    if done.is_ok() && is_open {
        let req = req.after(what, form);
        return Ok(page::show(&req, id, req.kept()).await?.into_response());
    }
    if done.is_ok() && !is_before {
        done = save_record(&req, id, &mut form).await;
        if done.is_err() {
            // The act itself succeeded: the page says so, and that only the record was refused.
            req = req.after(what, Form::default());
        }
    }
    if done.is_ok()
        && let Some(page) = with_the_rest(&req, id, name, what, &form).await?
    {
        return Ok(page);
    }
    let shown = Some(form.get("show")).filter(|item| !item.is_empty()).map(str::to_owned);
    let go = |()| (shown.map_or_else(|| paths::meeting(id), |item| format!("{}?item={item}", paths::meeting(id))), what);
    req.answer(form, done, go, async |refused| page::show(&req, id, Some(&refused)).await).await
}

/// Later refusals of the same form show it with the version that it has by then.
async fn save_record(req: &Req, id: MeetingId, form: &mut Form) -> backend::Result<()> {
    if form.0.contains_key(VERSION) {
        let written = req.backend.record_item(&req.actor, id, form.get("item"), form).await?;
        form.set(VERSION, written.version.to_string());
        written.whole()?;
    }
    Ok(())
}

/// Where something else on the page was typed and not sent by this button, the page itself answers and shows it.
async fn with_the_rest(req: &Req, id: MeetingId, name: &str, what: Done, form: &Form) -> Result<Option<Response>, AppError> {
    let holds_more = ["outcome", PARTS, "report"].iter().any(|field| form.0.contains_key(*field));
    if !holds_more || matches!(name, "end" | "call-off") {
        return Ok(None);
    }
    let view = req.backend.meeting(&req.actor, id).await?;
    let mut kept = unsaved::rest(&view);
    // What others saved meanwhile was not typed here.
    let merged = merged(form, &unsaved::shown(&view)).map(|merged| merged.form);
    let form = merged.as_ref().unwrap_or(form);
    // An order that was set is the order by now, by whatever numbers it was given.
    let is_done = |field: &str| name == "agenda" && field.starts_with("position_");
    let is_left = |(field, _): &(&String, &String)| kept.0.contains_key(*field) && !is_done(field) && form.text(field) != kept.text(field);
    let left: Vec<_> = form.0.iter().filter(is_left).map(|(field, text)| (field.clone(), text.clone())).collect();
    if left.is_empty() {
        return Ok(None);
    }
    kept.0.extend(left);
    kept.0.extend(form.0.get(SEEN).map(|seen| (SEEN.to_owned(), seen.clone())));
    let req = req.clone().after(what, kept);
    Ok(Some(page::show(&req, id, req.kept()).await?.into_response()))
}
