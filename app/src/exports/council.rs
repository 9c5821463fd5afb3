//! Workbooks about the council's work on one challenge: declarations, meetings, and the secret ballot's count.

use super::{moment, send, sheet, text, whole, words as w};
use crate::{
    council::{
        conflicts::names,
        meetings::{list::state_name, roll::presence},
        words::seat,
    },
    error::AppError,
    request::Req,
    ui::problems,
};
use axum::{extract::Path, response::Response};
use backend::{
    council::meetings::MinutesView,
    evaluations::{BallotLine, BallotView},
    papers::DeclarationLine,
};
use documents::xlsx::{Cell, Table};
use domain::{
    access::{Action, Site, check},
    council::{Conflict, FindingState, meeting::State},
    evaluations::ballot::Due,
    locale::Locale,
};

pub async fn declarations(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = declarations_of(&req, &code).await?;
    send(&req, &format!("khai-bao-{code}"), tables).await
}

pub(super) async fn declarations_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let l = req.locale;
    let rows = req.backend.declarations(&req.actor, code).await?.into_iter().map(|line| declaration(l, line)).collect();
    let columns = [
        (w::member(l), 28),
        (w::role(l), 22),
        (w::proposal(l), 14),
        (w::firm(l), 44),
        (w::state(l), 22),
        (w::kind(l), 30),
        (w::reason(l), 60),
        (w::source(l), 36),
        (w::declared(l), 22),
        (w::found(l), 44),
    ];
    Ok(vec![sheet(w::declarations(l), columns, rows)])
}

fn declaration(l: Locale, line: DeclarationLine) -> Vec<Cell> {
    let said = line.declaration.as_ref();
    let conflicted = said.filter(|d| d.conflict == Conflict::Conflicted);
    let state = match said.map_or(Conflict::Undeclared, |d| d.conflict) {
        Conflict::Undeclared => w::undeclared(l),
        Conflict::Clear => w::clear(l),
        Conflict::Conflicted => w::conflicted(l),
    };
    let found = line.finding.filter(|f| f.state != FindingState::Dismissed);
    vec![
        text(line.member_name),
        text(seat(l, line.role)),
        text(line.code),
        text(line.firm_name),
        text(state),
        conflicted.and_then(|d| d.kind).map_or(Cell::Empty, |kind| text(names::interest(l, kind))),
        conflicted.map_or(Cell::Empty, |d| text(&d.reason)),
        said.map_or(Cell::Empty, |d| text(names::source(l, d.source))),
        moment(said.map(|d| d.at)),
        found.map_or(Cell::Empty, |f| text(names::state(l, &f.state))),
    ]
}

pub async fn meetings(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = meetings_of(&req, &code).await?;
    send(&req, &format!("phien-hop-{code}"), tables).await
}

pub(super) async fn meetings_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let l = req.locale;
    let meetings = req.backend.meetings_in_full(&req.actor, code).await?;
    let columns = [
        (w::planned(l), 22),
        (w::place(l), 30),
        (w::about(l), 20),
        (w::state(l), 30),
        (w::began(l), 22),
        (w::ended(l), 22),
        (w::presider(l), 28),
        (w::roll_size(l), 12),
        (w::present(l), 12),
        (w::needed(l), 12),
        (w::reports(l), 12),
        (w::reports_needed(l), 12),
        (w::quorum(l), 60),
    ];
    let held = sheet(w::meetings(l), columns, meetings.iter().map(|m| meeting(l, m)).collect());
    Ok(vec![held, attendance(l, &meetings)])
}

fn meeting(l: Locale, m: &MinutesView) -> Vec<Cell> {
    let codes: Vec<_> = m.challenges.iter().map(|c| c.code.as_str()).collect();
    let (began, ended) = match &m.state {
        State::Planned | State::CalledOff { .. } => (None, None),
        State::Running { started, .. } => (Some(*started), None),
        State::Ended { started, ended, .. } => (Some(*started), Some(*ended)),
    };
    let lacks: Vec<_> = m.quorum.lacks().iter().map(|problem| problems::text(l, problem)).collect();
    vec![
        moment(Some(m.planned)),
        text(&m.place),
        text(codes.join(", ")),
        text(state_name(l, &m.state)),
        moment(began),
        moment(ended),
        m.presider.as_ref().map_or(Cell::Empty, |a| text(&a.name)),
        Cell::Whole(m.roll.len() as i64),
        whole(m.quorum.present),
        whole(m.quorum.needed),
        whole(m.quorum.reports),
        whole(m.quorum.reports_needed),
        text(if lacks.is_empty() { w::is_quorate(l).to_owned() } else { lacks.join(" ") }),
    ]
}

fn attendance(l: Locale, meetings: &[MinutesView]) -> Table {
    let rows = meetings.iter().flat_map(|m| {
        m.roll.iter().map(|a| {
            vec![
                moment(Some(m.planned)),
                text(&a.name),
                text(seat(l, a.role)),
                text(&a.affiliation),
                text(presence(l, a.presence)),
                moment(a.arrived),
                moment(a.left),
            ]
        })
    });
    let columns = [
        (w::meeting(l), 22),
        (w::name(l), 28),
        (w::role(l), 22),
        (w::affiliation(l), 40),
        (w::presence(l), 18),
        (w::arrived(l), 22),
        (w::gone(l), 22),
    ];
    sheet(w::attendance(l), columns, rows.collect())
}

pub async fn ballot(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = ballot_of(&req, &code).await?;
    send(&req, &format!("bo-phieu-kin-{code}"), tables).await
}

/// Counts only, and none before the ballot has closed: neither who voted nor in what order.
pub(super) async fn ballot_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let l = req.locale;
    let v = req.backend.ballot(&req.actor, code).await?;
    Ok(vec![question(l, &v), counts(l, &v)])
}

fn is_counted(v: &BallotView) -> bool {
    !matches!(v.due, Due::Opening | Due::Votes)
}

fn question(l: Locale, v: &BallotView) -> Table {
    let row = vec![
        v.places.map_or(Cell::Empty, |places| text(w::question_of(l, v.lines.len(), places))),
        whole(v.eligible),
        whole(v.needed),
        if is_counted(v) { whole(v.voted) } else { Cell::Empty },
        text(if is_counted(v) { w::counted(l) } else { w::not_counted(l) }),
        v.lot.as_ref().map_or(Cell::Empty, |lot| text(if lot.until.is_some() { w::lot_runs(l) } else { w::lot_drawn(l) })),
    ];
    let columns =
        [(w::question(l), 60), (w::voters(l), 16), (w::voters_needed(l), 16), (w::voted(l), 14), (w::state(l), 24), (w::lot(l), 30)];
    sheet(w::ballot(l), columns, vec![row])
}

fn counts(l: Locale, v: &BallotView) -> Table {
    let yes_no = |is: bool| text(if is { w::yes(l) } else { w::no(l) });
    let row = |line: &BallotLine| {
        let votes = i64::try_from(line.tracking_codes.len()).unwrap_or(i64::MAX);
        let votes = if is_counted(v) { Cell::Whole(votes) } else { Cell::Empty };
        vec![text(&line.code), text(&line.firm_name), votes, yes_no(line.casting.is_some()), yes_no(line.is_tied)]
    };
    let columns = [(w::proposal(l), 14), (w::firm(l), 44), (w::votes(l), 12), (w::casting(l), 24), (w::still_tied(l), 16)];
    sheet(w::ballot_counts(l), columns, v.lines.iter().map(row).collect())
}
