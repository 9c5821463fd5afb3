//! Lists as workbooks, with what the reader may see and nothing else. Any text of a cell stays a text.

mod about;
mod challenge;
mod council;
mod dossier;
mod open;
mod report;
mod site;
pub mod words;

pub use dossier::workbooks;

use crate::{error::AppError, files::attachment, paths, request::Req, routes::Routes, ui::words as common};
use about::{Use, about};
use axum::response::{IntoResponse, Response};
use backend::Error;
use documents::xlsx::{Cell, Table, workbook};
use domain::time::Moment;
use leptos::prelude::*;
use tokio::task::spawn_blocking;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::CHALLENGES_XLSX, open::workbook)
        .get(paths::CHALLENGES_CSV, open::text)
        .get(paths::CHALLENGES_CSVW, open::description)
        .get("/office/lists/challenges.xlsx", site::challenges)
        .get("/office/lists/firms.xlsx", site::firms)
        .get("/office/lists/seats.xlsx", site::seats)
        .get("/office/lists/portfolio.xlsx", site::portfolio)
        .get("/office/lists/report.xlsx", report::workbook)
        .get("/office/challenges/{code}/lists/proposals.xlsx", challenge::proposals)
        .get("/office/challenges/{code}/lists/scores.xlsx", challenge::scores)
        .get("/office/challenges/{code}/lists/complaints.xlsx", challenge::complaints)
        .get("/office/challenges/{code}/lists/history.xlsx", challenge::history)
        .get("/office/challenges/{code}/lists/declarations.xlsx", council::declarations)
        .get("/office/challenges/{code}/lists/meetings.xlsx", council::meetings)
        .get("/office/challenges/{code}/lists/ballot.xlsx", council::ballot)
}

/// A link to one of them, below the list that it holds.
pub fn link(req: &Req, path: &str, list: &str) -> AnyView {
    let label = words::download(req.locale, list);
    view! { <p class="no-print"><a href=req.href(path) download="">{label}</a></p> }.into_any()
}

/// For use within the office.
async fn send(req: &Req, stem: &str, tables: Vec<Table>) -> Result<Response, AppError> {
    send_for(req, Use::Internal, stem, tables).await
}

async fn send_for(req: &Req, of: Use, stem: &str, tables: Vec<Table>) -> Result<Response, AppError> {
    let made = made(req, about(req, of, &req.path), tables).await?;
    Ok((attachment(&format!("{stem}-{}.xlsx", req.now.to_date()), MEDIA_TYPE), made).into_response())
}

/// The tables, and what they are as the last sheet.
async fn made(req: &Req, about: Table, mut tables: Vec<Table>) -> Result<Vec<u8>, AppError> {
    let now = req.now;
    let notice = req.backend.is_demo.then(|| common::illustrative(req.locale));
    tables.push(about);
    Ok(spawn_blocking(move || workbook(&tables, notice, now)).await.map_err(Error::internal)?.map_err(Error::internal)?)
}

fn sheet<const N: usize>(name: &str, columns: [(&str, u16); N], rows: Vec<Vec<Cell>>) -> Table {
    Table { name: name.to_owned(), columns: columns.map(|(heading, width)| (heading.to_owned(), width)).to_vec(), rows }
}

fn text(text: impl ToString) -> Cell {
    Cell::Text(text.to_string())
}

fn moment(at: Option<Moment>) -> Cell {
    at.map_or(Cell::Empty, Cell::Moment)
}

fn date(at: Option<Moment>) -> Cell {
    at.map_or(Cell::Empty, Cell::Date)
}

fn whole(number: impl Into<i64>) -> Cell {
    Cell::Whole(number.into())
}
