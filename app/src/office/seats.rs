//! The council's fifteen seats: who holds which, by which decision and for how long; appointing, handing over, removing.

use super::{
    candidate::{self, Checked},
    seat_changes, seat_form, seat_words as s, words as w,
};
use crate::{
    council::words::seat as role_name,
    error::AppError,
    exports,
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown},
    ui::{
        conflict,
        done::Done,
        form::Fields,
        history, show,
        table::{Head, table},
    },
};
use axum::response::{IntoResponse, Response};
use backend::Error;
use domain::{
    access::{Action, Site, check},
    council::{SEATS, Seat, seat_change::meant},
    form::Form,
    ids::UserId,
    seen::{SEEN, Seen},
};
use leptos::prelude::*;

/// `?edit=` names who sits on the seat to be changed.
pub async fn page(req: Req) -> Result<Page, AppError> {
    let kept = req.kept().map(|kept| kept.form.get("user")).filter(|user| !user.is_empty());
    let edited = kept.unwrap_or(req.query.get("edit")).to_owned();
    show_seats(&req, &edited, None, req.kept()).await
}

pub async fn assign(req: Req, Shown(form): Shown) -> Result<Response, AppError> {
    let proposed = req.backend.propose_seat(&req.actor, &form).await;
    answered(req, form, proposed, Done::SeatProposed).await
}

pub async fn replace(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let proposed = req.backend.propose_handover(&req.actor, &form).await;
    answered(req, form, proposed, Done::SeatProposed).await
}

pub async fn remove(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let proposed = req.backend.propose_end(&req.actor, &form).await;
    answered(req, form, proposed, Done::SeatProposed).await
}

pub async fn confirm(req: Req, Shown(form): Shown) -> Result<Response, AppError> {
    let confirmed = req.backend.confirm_seat(&req.actor, &form).await;
    beside(req, form, confirmed, Done::SeatsChanged).await
}

pub async fn decline(req: Req, Shown(form): Shown) -> Result<Response, AppError> {
    let declined = req.backend.decline_seat(&req.actor, &form).await;
    beside(req, form, declined, Done::SeatDeclined).await
}

async fn answered(req: Req, form: Form, result: Result<(), Error>, done: Done) -> Result<Response, AppError> {
    let user = form.get("user").to_owned();
    let again = async |refused: Refused| show_seats(&req, &user, None, Some(&refused)).await;
    req.answer(form, result, |()| (paths::OFFICE_SEATS, done), again).await
}

/// What is being typed about another seat is shown again.
async fn beside(req: Req, mut form: Form, result: Result<(), Error>, done: Done) -> Result<Response, AppError> {
    form.0.remove("waiting");
    match result {
        Ok(()) => {
            form.0.remove("reason");
            Ok(req.done_beside((paths::OFFICE_SEATS, done), form))
        }
        Err(error) => {
            let edited = form.get("user").to_owned();
            let refused = Refused::new(&req, form, error)?;
            Ok(show_seats(&req, &edited, None, Some(&refused)).await?.into_response())
        }
    }
}

/// Answers with the page itself instead of a redirect, so that nothing about a person gets into an address.
pub async fn check_candidate(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    match req.backend.clashing_firms(&req.actor, &form).await {
        Ok(firms) => {
            let edited = form.get("user").to_owned();
            Ok(show_seats(&req, &edited, Some(Checked { form, firms }), None).await?.into_response())
        }
        Err(error) => {
            let edited = form.get("user").to_owned();
            let refused = Refused::new(&req, form, error)?;
            Ok(show_seats(&req, &edited, None, Some(&refused)).await?.into_response())
        }
    }
}

async fn show_seats(req: &Req, edited: &str, checked: Option<Checked>, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let seats = req.backend.seats(&req.actor).await?;
    let changes = req.backend.seat_history(&req.actor).await?;
    let waiting = req.backend.seat_changes(&req.actor).await?;
    let may = check(&req.actor, Action::ManageSeats, &Site, req.now).is_ok();
    let may_confirm = check(&req.actor, Action::ConfirmSeats, &Site, req.now).is_ok();
    let candidates = if may { req.backend.seatless_members(&req.actor).await? } else { Vec::new() };
    let edited = edited.parse().ok().and_then(|user| meant(UserId(user), &seats, waiting.iter().map(|(change, _)| change)));
    let l = req.locale;
    let stored = checked.as_ref().map(|c| c.form.clone()).or(edited.map(Seat::to_form)).unwrap_or_default();
    let seen = match stored.0.get(SEEN) {
        Some(seen) => seen.clone(),
        None => Seen::of(&edited.map(Seat::to_form).unwrap_or_default()).to_string(),
    };
    let f = Fields::new(l, &stored, refused);
    let body = || {
        // One form: who is checked before an appointment is typed beside the appointment, and both stay while another seat
        // changes hands. Enter presses the first button, which changes nothing.
        let export = || exports::link(req, &paths::office_workbook("seats"), s::heading(l));
        let parts = match may {
            true => view! {
                <form method="post" action=req.href(paths::OFFICE_SEATS) class="stack">
                    <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" formaction=candidate::address(req)></button>
                    {list(req, &seats, true)}
                    {export()}
                    {seat_changes::section(req, &waiting, false, &f)}
                    {candidate::section(req, checked.as_ref(), &f)}
                    {f.seen(&seen)}
                    {seat_form::section(req, &seats, edited, &candidates, &f)}
                </form>
            }
            .into_any(),
            false => {
                let confirming = may_confirm.then(|| seat_changes::confirming(req, &waiting, &f));
                view! { {confirming}{list(req, &seats, false)}{export()} }.into_any()
            }
        };
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", s::heading(l))])}
                <h1>{s::heading(l)}</h1>
                <p class="lead">{s::lead(l, seats.len(), SEATS)}</p>
                {f.summary()}
                {conflict::section(l, refused, |name| seat_form::label(l, name).to_owned(), |name, value| seat_form::said(l, &seats, name, value))}
                <p class="hint">{s::locked_hint(l)}</p>
                {parts}
                <section class="stack" aria-labelledby="history">
                    <h2 id="history">{s::history(l)}</h2>
                    {history::table(l, &changes)}
                </section>
            </div>
        }
    };
    Ok(Page::new(req, s::heading(l), body).refused(refused))
}

fn list(req: &Req, seats: &[Seat], may: bool) -> AnyView {
    let l = req.locale;
    if seats.is_empty() {
        return view! { <p class="empty">{s::empty(l)}</p> }.into_any();
    }
    let act = may.then(|| Head::Text(s::act(l)));
    let heads = [
        Head::Number(s::number(l)),
        Head::Text(s::name(l)),
        Head::Text(s::role(l)),
        Head::Text(s::affiliation(l)),
        Head::Text(s::decision(l)),
        Head::Text(s::term(l)),
        Head::Text(s::alternate(l)),
    ];
    let rows = seats.iter().enumerate().map(|(i, seat)| row(req, i, seat, may)).collect_view();
    table(s::caption(l), heads.into_iter().chain(act), view! { <tbody>{rows}</tbody> })
}

fn row(req: &Req, i: usize, seat: &Seat, may: bool) -> AnyView {
    let l = req.locale;
    let appointment = &seat.appointment;
    let decision = match appointment.date {
        Some(date) => show::within(l, &s::of_date(l, &appointment.number, date.show_date(l)), &appointment.number),
        None => show::written(l, &appointment.number),
    };
    let date = |moment: Option<domain::time::Moment>| moment.map(|m| m.show_date(l)).unwrap_or_default();
    let is_limited = appointment.term.from.or(appointment.term.until).is_some();
    let term = is_limited.then(|| s::term_span(l, date(appointment.term.from), date(appointment.term.last_day())));
    let lapsed = (!appointment.term.is_current(req.now)).then(|| view! { " "<span class="tag tag-stop">{s::out_of_term(l)}</span> });
    let other = seat.other.as_ref().map(|(_, name)| if seat.is_alternate { s::is_alternate(l, name) } else { name.clone() });
    let other = other.unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            <td class="num">{(i + 1).to_string()}</td>
            <th scope="row">{seat.name.clone()}</th>
            <td>{role_name(l, seat.role)}</td>
            <td>{seat.affiliation.clone()}</td>
            <td>{decision}</td>
            <td>{term}{lapsed}</td>
            <td>{other}</td>
            {may.then(|| edit(req, seat))}
        </tr>
    }
    .into_any()
}

fn edit(req: &Req, seat: &Seat) -> AnyView {
    let l = req.locale;
    let edit = req.href(format!("{}?edit={}#assign", paths::OFFICE_SEATS, seat.user));
    view! { <td><a href=edit aria-label=s::edit_of(l, &seat.name)>{s::edit(l)}</a></td> }.into_any()
}
