//! Workbooks about the whole site: challenges, firms, the council's seats, the portfolio.

use super::{date, moment, send, sheet, text, whole, words as w};
use crate::{council::words::seat, error::AppError, office::firms::standing_name, request::Req, ui::show};
use axum::response::Response;
use backend::{challenges::ChallengeCard, results::PortfolioLine};
use documents::xlsx::{Cell, Table};
use domain::{
    access::{Action, Site, check},
    evaluations::Coverage,
    locale::Locale,
};

pub async fn challenges(req: Req) -> Result<Response, AppError> {
    let table = listed(req.locale, &req.backend.desk(&req.actor).await?.challenges);
    send(&req, "bai-toan", vec![table]).await
}

/// Challenges as a table.
pub(super) fn listed(l: Locale, cards: &[ChallengeCard]) -> Table {
    let row = |c: &ChallengeCard| {
        let fields: Vec<_> = c.fields.iter().map(|f| show::field_name(l, *f)).collect();
        let budget = c.budget_ceiling.map_or(Cell::Empty, Cell::Whole);
        let mut cells = about(l, c);
        cells.extend([text(c.owner.get(l)), text(fields.join("; ")), moment(c.opens), moment(c.closes), budget]);
        cells
    };
    let columns = [
        (w::code(l), 10),
        (w::title(l), 60),
        (w::stage(l), 18),
        (w::owner(l), 30),
        (w::fields(l), 40),
        (w::opens(l), 22),
        (w::closes(l), 22),
        (w::budget(l), 18),
    ];
    sheet(w::challenges(l), columns, cards.iter().map(row).collect())
}

/// Code, title and stage.
fn about(l: Locale, c: &ChallengeCard) -> Vec<Cell> {
    vec![text(&c.code), text(c.title.get(l)), text(show::stage_name(l, c.stage))]
}

pub async fn firms(req: Req) -> Result<Response, AppError> {
    let l = req.locale;
    let mut rows = Vec::new();
    for page in 1.. {
        let (lines, total) = req.backend.list_firms(&req.actor, None, page).await?;
        let is_last = lines.is_empty();
        rows.extend(lines.into_iter().map(|f| {
            let document = if f.has_document { w::yes(l) } else { w::no(l) };
            vec![text(f.tax_code), text(f.legal_name), text(standing_name(l, f.standing)), text(document), moment(Some(f.created))]
        }));
        if is_last || rows.len() >= total as usize {
            break;
        }
    }
    let columns = [(w::tax_code(l), 16), (w::firm(l), 50), (w::standing(l), 16), (w::document(l), 14), (w::registered(l), 22)];
    send(&req, "doanh-nghiep", vec![sheet(w::firms(l), columns, rows)]).await
}

pub async fn seats(req: Req) -> Result<Response, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let l = req.locale;
    let rows = (1_i64..).zip(req.backend.seats(&req.actor).await?).map(|(i, s)| {
        let appointment = &s.appointment;
        vec![
            whole(i),
            text(&s.name),
            text(seat(l, s.role)),
            text(&s.affiliation),
            text(&appointment.number),
            date(appointment.date),
            date(appointment.term.from),
            date(appointment.term.last_day()),
            s.other.as_ref().map_or(Cell::Empty, |(_, name)| text(name)),
            text(if s.is_alternate { w::yes(l) } else { w::no(l) }),
        ]
    });
    let columns = [
        (w::number(l), 6),
        (w::name(l), 28),
        (w::role(l), 20),
        (w::affiliation(l), 40),
        (w::decision(l), 24),
        (w::decision_date(l), 14),
        (w::term_from(l), 14),
        (w::term_to(l), 14),
        (w::other(l), 28),
        (w::alternate(l), 14),
    ];
    send(&req, "hoi-dong", vec![sheet(w::seats(l), columns, rows.collect())]).await
}

pub async fn portfolio(req: Req) -> Result<Response, AppError> {
    let l = req.locale;
    let row = |line: &PortfolioLine| {
        let listed: Option<Vec<_>> = line.shortlist.as_ref().map(|list| list.iter().map(|s| s.firm_name.as_str()).collect());
        let mut cells = about(l, &line.card);
        cells.extend([
            whole(line.measures),
            line.card.budget_ceiling.map_or(Cell::Empty, Cell::Whole),
            line.proposals.map_or(Cell::Empty, whole),
            listed.map_or(Cell::Empty, |names| text(names.join("; "))),
            text(if line.is_decided { w::yes(l) } else { w::no(l) }),
            line.range().map_or(Cell::Empty, |(least, _)| Cell::Whole(least)),
            line.range().map_or(Cell::Empty, |(_, most)| Cell::Whole(most)),
        ]);
        cells
    };
    let lines = req.backend.portfolio(&req.actor).await?.lines;
    let rows = lines.iter().map(row).collect();
    let columns = [
        (w::code(l), 10),
        (w::title(l), 60),
        (w::stage(l), 18),
        (w::measures(l), 12),
        (w::budget(l), 18),
        (w::count(l), 10),
        (w::shortlist(l), 60),
        (w::is_decided(l), 14),
        (w::least(l), 18),
        (w::most(l), 18),
    ];
    send(&req, "toan-canh", vec![sheet(w::portfolio(l), columns, rows), covered(l, &lines)]).await
}

/// By challenge and criterion, where scoring has closed.
fn covered(l: Locale, lines: &[PortfolioLine]) -> Table {
    let row = |line: &PortfolioLine, c: &Coverage| {
        vec![
            text(&line.card.code),
            text(c.criterion.get(l)),
            whole(c.max.unsigned_abs()),
            c.leading.map_or(Cell::Empty, Cell::Hundredths),
            if c.min_half > 0 { Cell::HalfPoints(c.min_half.into()) } else { Cell::Empty },
            c.is_reached.map_or(Cell::Empty, |is_reached| text(if is_reached { w::yes(l) } else { w::no(l) })),
        ]
    };
    let rows = lines.iter().flat_map(|line| line.coverage.iter().map(move |c| row(line, c))).collect();
    let columns =
        [(w::code(l), 10), (w::criterion(l), 60), (w::max(l), 10), (w::leading(l), 18), (w::minimum(l), 14), (w::is_reached(l), 18)];
    sheet(w::coverage(l), columns, rows)
}
