//! Who sits on the advisory council, by which decision, until when.

use super::words as w;
use crate::{
    council::words::seat,
    error::AppError,
    page::Page,
    request::Req,
    ui::{show, table::frame},
};
use domain::council::Seat;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let seats = req.backend.sitting().await?;
    let l = req.locale;
    Ok(Page::new(&req, w::council_title(l), || {
        let table = if seats.is_empty() {
            view! { <p class="empty">{w::no_council(l)}</p> }.into_any()
        } else {
            let rows = seats.iter().map(|one| row(&req, one)).collect_view();
            view! {
                {frame(w::council_title(l), view! {
                    <table>
                        <caption>{w::council_caption(l, seats.len())}</caption>
                        <thead><tr>
                            <th scope="col">{w::name(l)}</th><th scope="col">{w::role(l)}</th>
                            <th scope="col">{w::decision(l)}</th><th scope="col">{w::term(l)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                })}
            }
            .into_any()
        };
        view! {
            {show::below_home(&req)}
            <header class="stack"><h1>{w::council_title(l)}</h1><p class="lead">{w::council_lead(l)}</p></header>
            {table}
            <section class="stack"><h2>{w::how_it_works(l)}</h2><p>{w::how_it_works_text(l)}</p><p>{w::conflicts_text(l)}</p></section>
        }
    }))
}

fn row(req: &Req, one: &Seat) -> AnyView {
    let l = req.locale;
    let appointment = &one.appointment;
    let affiliation = (!one.affiliation.is_empty()).then(|| view! { <br/><span class="meta">{show::written(l, &one.affiliation)}</span> });
    let date = appointment.date.map(|date| date.show_date(l));
    let decision = match (appointment.number.as_str(), date) {
        ("", None) => w::not_given(l).to_owned(),
        ("", Some(date)) => date,
        (number, None) => number.to_owned(),
        (number, Some(date)) => w::decision_of(l, number, date),
    };
    let decision = show::within(l, &decision, &appointment.number);
    let term = match (appointment.term.from, appointment.term.last_day()) {
        (None, None) => w::not_given(l).to_owned(),
        (Some(from), None) => w::term_from(l, from.show_date(l)),
        (None, Some(until)) => w::term_until(l, until.show_date(l)),
        (Some(from), Some(until)) => w::term_between(l, from.show_date(l), until.show_date(l)),
    };
    let alternate = one.is_alternate.then(|| view! { <br/><span class="meta">{w::alternate(l)}</span> });
    view! {
        <tr>
            <th scope="row">{show::written(l, &one.name)}{affiliation}</th>
            <td>{seat(l, one.role)}{alternate}</td>
            <td>{decision}</td>
            <td>{term}</td>
        </tr>
    }
    .into_any()
}
