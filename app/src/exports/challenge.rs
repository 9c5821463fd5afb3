//! Workbooks about one challenge: its proposals once opened, scores, complaints, and what happened.

use super::{moment, send, sheet, text, whole, words as w};
use crate::{
    error::AppError,
    evaluations::{table, verdict},
    request::Req,
    results::{complaint, words::finding_name},
    ui::{
        history,
        proposal::{state_name, unreadable},
    },
};
use axum::{extract::Path, response::Response};
use backend::results::RankedLine;
use documents::xlsx::{Cell, Table};
use domain::{challenges::RuleSet, evaluations::Mean, locale::Locale};

pub async fn proposals(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = proposals_of(&req, &code).await?;
    send(&req, &format!("ho-so-{code}"), tables).await
}

pub(super) async fn proposals_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let l = req.locale;
    let rows = req.backend.opened_proposals(&req.actor, code).await?.into_iter().map(|p| {
        vec![
            text(p.code),
            text(p.firm_name),
            text(if p.is_unreadable { unreadable(l).to_owned() } else { p.title }),
            whole(p.total),
            moment(Some(p.receipt.at)),
            text(state_name(l, &p.state)),
            text(p.receipt.code),
            text(p.receipt.sha256),
        ]
    });
    let columns = [
        (w::proposal(l), 14),
        (w::firm(l), 44),
        (w::proposal_title(l), 60),
        (w::total(l), 20),
        (w::received(l), 22),
        (w::state(l), 18),
        (w::receipt(l), 24),
        (w::sha256(l), 66),
    ];
    Ok(vec![sheet(w::proposals(l), columns, rows.collect())])
}

pub async fn scores(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = scores_of(&req, &code).await?;
    send(&req, &format!("diem-{code}"), tables).await
}

pub(super) async fn scores_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let l = req.locale;
    let v = req.backend.ranking(&req.actor, code).await?;
    Ok(ranked(l, &v.challenge.content.rules, &v.lines))
}

/// In their order, and by criterion.
pub(super) fn ranked(l: Locale, rules: &RuleSet, lines: &[RankedLine]) -> Vec<Table> {
    vec![ranking(l, rules, lines), by_criterion(l, rules, lines)]
}

fn ranking(l: Locale, rules: &RuleSet, lines: &[RankedLine]) -> Table {
    let means = table::means(lines);
    let mean = |mean: Mean| match means.decimals(mean) {
        2 => Cell::Hundredths(mean.rounded(2)),
        _ => Cell::TenThousandths(mean.rounded(4)),
    };
    let row = |line: &RankedLine| {
        let o = &line.outcome;
        vec![
            o.rank.map_or(Cell::Empty, whole),
            text(&line.code),
            text(&line.firm_name),
            whole(o.eligible),
            whole(o.n),
            Cell::HalfPoints(o.sum_half),
            o.mean().map_or(Cell::Empty, mean),
            text(verdict::line(l, rules, o)),
        ]
    };
    let columns = [
        (w::rank(l), 8),
        (w::proposal(l), 14),
        (w::firm(l), 44),
        (w::eligible(l), 14),
        (w::sheets(l), 10),
        (w::points(l), 14),
        (w::mean(l), 14),
        (w::verdict(l), 50),
    ];
    sheet(w::scores(l), columns, lines.iter().map(row).collect())
}

fn by_criterion(l: Locale, rules: &RuleSet, lines: &[RankedLine]) -> Table {
    let criteria = rules.criteria.iter().map(|c| (c.name.get(l).to_owned(), 18));
    let row = |line: &RankedLine| {
        let means = (0..rules.criteria.len()).map(|k| line.outcome.criterion_hundredths(k).map_or(Cell::Empty, Cell::Hundredths));
        std::iter::once(text(&line.code)).chain(means).collect()
    };
    Table {
        name: w::criteria(l).to_owned(),
        columns: std::iter::once((w::proposal(l).to_owned(), 14)).chain(criteria).collect(),
        rows: lines.iter().map(row).collect(),
    }
}

pub async fn complaints(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = complaints_of(&req, &code).await?;
    send(&req, &format!("kien-nghi-{code}"), tables).await
}

pub(super) async fn complaints_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let l = req.locale;
    let rows = req.backend.follow_up(&req.actor, code).await?.complaints.into_iter().map(|line| {
        let (complaint, answer) = (&line.complaint, line.complaint.answer.as_ref());
        vec![
            text(line.code),
            text(line.firm_name),
            text(complaint::grounds(l, complaint.grounds)),
            moment(Some(complaint.at)),
            text(&complaint.text),
            moment(answer.map(|a| a.at)),
            answer.map_or(Cell::Empty, |a| text(finding_name(l, a.finding))),
            answer.map_or(Cell::Empty, |a| text(&a.text)),
        ]
    });
    let columns = [
        (w::proposal(l), 14),
        (w::firm(l), 44),
        (w::grounds(l), 30),
        (w::filed(l), 22),
        (w::text(l), 60),
        (w::answered(l), 22),
        (w::finding(l), 24),
        (w::answer(l), 60),
    ];
    Ok(vec![sheet(w::complaints(l), columns, rows.collect())])
}

pub async fn history(req: Req, Path(code): Path<String>) -> Result<Response, AppError> {
    let tables = history_of(&req, &code).await?;
    send(&req, &format!("lich-su-{code}"), tables).await
}

/// The whole history, of which the page shows the newest part.
pub(super) async fn history_of(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let l = req.locale;
    let rows = req.backend.challenge_trail(&req.actor, code).await?.into_iter().map(|line| {
        let who = if line.by.is_empty() { w::system(l).to_owned() } else { line.by.clone() };
        vec![moment(Some(line.at)), text(who), text(history::what(l, &line)), text(history::note(l, &line.event))]
    });
    let columns = [(w::when(l), 24), (w::who(l), 28), (w::what(l), 44), (w::note(l), 60)];
    Ok(vec![sheet(w::history(l), columns, rows.collect())])
}
