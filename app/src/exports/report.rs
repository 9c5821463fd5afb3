//! The report of a period as a workbook: its figures, its challenges, the action plan.

use super::{moment, send, sheet, text, whole};
use crate::{error::AppError, office::reports::w, plan::words::state_name, request::Req, ui::show};
use axum::response::Response;
use documents::xlsx::Cell;
use domain::plan::TaskState;

/// `period` in the address is the code of a month or a quarter.
pub async fn workbook(req: Req) -> Result<Response, AppError> {
    let l = req.locale;
    let v = req.backend.report(&req.actor, req.query.get("period")).await?;
    let optional = |number: Option<u32>| number.map_or(Cell::Empty, whole);
    let figures = v.figures.iter().map(|of| {
        vec![text(of.counted.name(l)), optional(of.within), whole(of.in_all), moment(Some(of.as_of)), text(of.counted.source(l))]
    });
    let figures = sheet(
        w::figures(l),
        [(w::what(l), 48), (w::within(l), 14), (w::in_all(l), 14), (w::as_of(l), 22), (w::source(l), 48)],
        figures.collect(),
    );
    let calls = v.calls.iter().map(|of| {
        let stage = text(show::stage_name(l, of.stage));
        vec![text(&of.code), text(of.title.get(l)), stage, moment(of.closes), optional(of.proposals), optional(of.shortlisted)]
    });
    let columns =
        [(w::code(l), 10), (w::challenge(l), 60), (w::stage(l), 22), (w::closes(l), 22), (w::proposals(l), 12), (w::shortlisted(l), 12)];
    let calls = sheet(w::calls(l), columns, calls.collect());
    let plan = v.plan.iter().flat_map(|(counts, newest)| {
        TaskState::COUNTED.map(|state| {
            vec![text(state_name(l, state)), whole(counts.get(state)), moment(Some(*newest)), text(w::plan_source(l, newest.show_date(l)))]
        })
    });
    let plan = sheet(w::tasks(l), [(w::state(l), 30), (w::tasks(l), 14), (w::as_of(l), 22), (w::source(l), 60)], plan.collect());
    send(&req, &format!("bao-cao-{}", v.period.code()), vec![figures, calls, plan]).await
}
