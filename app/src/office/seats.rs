//! The council's fifteen seats: who holds which, assigning and removing.

use super::{words as w, words::seats as s};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::response::Response;
use domain::{
    access::{Action, Facts, check},
    council::{SEATS, Seat},
    form::Form,
    ids::UserId,
    locale::Locale,
    people::SeatRole,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_seats(&req, None).await
}

pub async fn assign(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let assigned = req.backend.assign_seat(&req.actor, &form).await;
    answer(&req, form, assigned).await
}

pub async fn remove(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let removed = req.backend.remove_seat(&req.actor, &form).await;
    answer(&req, form, removed).await
}

async fn answer(req: &Req, form: Form, result: backend::Result<()>) -> Result<Response, AppError> {
    let go = |()| super::done(paths::OFFICE_SEATS, "seats");
    req.answer(form, result, go, async |refused| show_seats(req, Some(&refused)).await).await
}

async fn show_seats(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Facts::default(), req.now)?;
    let seats = req.backend.seats(&req.actor).await?;
    let may = check(&req.actor, Action::ManageSeats, &Facts::default(), req.now).is_ok();
    let candidates = if may { req.backend.seatless_members(&req.actor).await? } else { Vec::new() };
    let l = req.locale;
    let body = || {
        let form = may.then(|| assignment(req, &seats, &candidates, refused));
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", s::heading(l))])}
                <h1>{s::heading(l)}</h1>
                <p class="lead">{s::lead(l, seats.len(), SEATS)}</p>
                {super::done_notice(req)}
                <div class="stack">
                    {list(req, &seats, may)}
                    {form}
                </div>
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
    let row = |(i, seat): (usize, &Seat)| {
        let remove = may.then(|| {
            view! {
                <td>
                    <form method="post" action=req.href(format!("{}/remove", paths::OFFICE_SEATS))>
                        <input type="hidden" name="user" value=seat.user.to_string()/>
                        <button type="submit" class="btn" aria-label=s::remove_of(l, &seat.name)>{s::remove(l)}</button>
                    </form>
                </td>
            }
        });
        view! {
            <tr>
                <td class="num">{(i + 1).to_string()}</td>
                <th scope="row">{seat.name.clone()}</th>
                <td>{role_name(l, seat.role)}</td>
                <td>{seat.affiliation.clone()}</td>
                {remove}
            </tr>
        }
    };
    let act = may.then(|| Head::Text(s::act(l)));
    let heads = [Head::Number(s::number(l)), Head::Text(s::name(l)), Head::Text(s::role(l)), Head::Text(s::affiliation(l))];
    let rows = seats.iter().enumerate().map(row).collect_view();
    table(s::caption(l), heads.into_iter().chain(act), view! { <tbody>{rows}</tbody> })
}

fn assignment(req: &Req, seats: &[Seat], candidates: &[(UserId, String)], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let why_not = match (seats.len() >= SEATS, candidates.is_empty()) {
        (true, _) => Some(s::full(l)),
        (false, true) => Some(s::nobody(l)),
        (false, false) => None,
    };
    let fields = match why_not {
        Some(why_not) => view! { <p>{why_not}</p> }.into_any(),
        None => {
            let people = choice(s::choose(l), candidates.iter().map(|(id, name)| (id.to_string(), name.clone())));
            let roles = choice(s::choose_role(l), SeatRole::ALL.map(|role| (role.code().to_owned(), role_name(l, role).to_owned())));
            view! {
                <form method="post" action=req.href(paths::OFFICE_SEATS) class="stack">
                    {f.select("user", s::user(l), people).required().view()}
                    {f.select("role", s::role(l), roles).required().view()}
                    {f.text("affiliation", s::affiliation(l)).required().max(250).view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{s::assign(l)}</button></div>
                </form>
            }
            .into_any()
        }
    };
    view! {
        <section class="panel stack" aria-labelledby="assign">
            <h2 id="assign">{s::assign(l)}</h2>
            {f.summary()}
            {fields}
        </section>
    }
    .into_any()
}

/// Options that begin with nothing chosen.
fn choice(nothing: &str, options: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), nothing.to_owned())).chain(options).collect()
}

fn role_name(l: Locale, role: SeatRole) -> &'static str {
    match role {
        SeatRole::Chair => s::chair(l),
        SeatRole::ViceChair => s::vice_chair(l),
        SeatRole::Secretary => s::secretary(l),
        SeatRole::Rapporteur => s::rapporteur(l),
        SeatRole::Member => s::member(l),
    }
}
