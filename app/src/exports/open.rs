//! The published challenges as a whole, for everybody: what the list of the site shows, whoever asks. Each form of it carries its
//! licence: the workbook on a sheet, the text in columns of its own, since readers take no other line than rows; beside it stands a
//! description as "CSV on the Web" wants one, where its readers look for it.

use super::{
    about::{Use, licence},
    moment, send_for,
    site::listed,
    text as written, words as w,
};
use crate::{error::AppError, files::attachment, paths, request::Req};
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use backend::{Error, challenges::ChallengeFilter};
use documents::{csv, xlsx::Table};
use domain::people::Actor;
use serde_json::{Value, json};

/// Names for programs, and types of the standard, of the columns in their order.
const COLUMNS: [(&str, &str); 11] = [
    ("code", "string"),
    ("title", "string"),
    ("stage", "string"),
    ("owner", "string"),
    ("fields", "string"),
    ("opens", "dateTimeStamp"),
    ("closes", "dateTimeStamp"),
    ("budget_ceiling", "integer"),
    ("source", "anyURI"),
    ("as_of", "dateTimeStamp"),
    ("licence", "string"),
];

pub async fn workbook(req: Req) -> Result<Response, AppError> {
    let table = published(&req).await?;
    let mut response = send_for(&req, Use::Open, "bai-toan", vec![table]).await?;
    response.headers_mut().extend(links(&req, false));
    Ok(response)
}

pub async fn text(req: Req) -> Result<Response, AppError> {
    let text = csv::text(&with_licence(&req, published(&req).await?)).map_err(Error::internal)?;
    let head = attachment(&format!("bai-toan-{}.csv", req.now.to_date()), "text/csv; charset=utf-8");
    let mut response = (head, text).into_response();
    response.headers_mut().extend(links(&req, true));
    Ok(response)
}

/// What the text is: <https://www.w3.org/TR/tabular-metadata/>.
pub async fn description(req: Req) -> Result<Response, AppError> {
    let l = req.locale;
    let headings = with_licence(&req, listed(l, &[])).columns;
    let columns = COLUMNS.iter().zip(&headings);
    let columns: Vec<Value> =
        columns.map(|((name, kind), (heading, _))| json!({ "name": name, "titles": heading, "datatype": kind })).collect();
    // Without a primary key: readers look for it under a heading that begins with the byte order mark.
    let mut described = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": l.code() }],
        "url": format!("{}{}", req.backend.base_url, req.href(paths::CHALLENGES_CSV)),
        "dc:title": w::challenges(l),
        "dc:publisher": req.backend.agency.name.get(l),
        "dc:source": format!("{}{}", req.backend.base_url, req.href(paths::CHALLENGES)),
        "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": columns },
    });
    let licence = &req.backend.publishing.licence;
    if !licence.is_empty() {
        described["dc:license"] = json!({ "@id": licence });
    }
    Ok(([(header::CONTENT_TYPE, "application/csvm+json")], described.to_string()).into_response())
}

/// Where the licence and the description are, for programs.
fn links(req: &Req, is_text: bool) -> HeaderMap {
    let licence = Some(&req.backend.publishing.licence).filter(|licence| !licence.is_empty());
    let licence = licence.map(|licence| format!("<{licence}>; rel=\"license\""));
    let description = format!("<{}>; rel=\"describedby\"; type=\"application/csvm+json\"", req.href(paths::CHALLENGES_CSVW));
    // In this order: some readers of "CSV on the Web" look at the first alone.
    let all = is_text.then_some(description).into_iter().chain(licence);
    all.filter_map(|link| Some((header::LINK, HeaderValue::from_str(&link).ok()?))).collect()
}

/// At the end of every row, so that it stays with whatever is cut out of the table.
fn with_licence(req: &Req, mut table: Table) -> Table {
    let l = req.locale;
    table.columns.extend([w::source_of(l), w::as_of(l), w::licence(l)].map(|heading| (heading.to_owned(), 30)));
    for row in &mut table.rows {
        let code = match row.first() {
            Some(documents::xlsx::Cell::Text(code)) => code.clone(),
            _ => String::new(),
        };
        let source = format!("{}{}", req.backend.base_url, req.href(paths::challenge(&code)));
        row.extend([written(source), moment(Some(req.now)), written(licence(req))]);
    }
    table
}

async fn published(req: &Req) -> Result<Table, AppError> {
    let mut cards = Vec::new();
    for page in 1.. {
        let list = req.backend.list_challenges(&Actor::Visitor, &ChallengeFilter { page, ..ChallengeFilter::default() }).await?;
        let is_last = list.cards.is_empty();
        cards.extend(list.cards);
        if is_last || cards.len() >= list.total as usize {
            break;
        }
    }
    Ok(listed(req.locale, &cards))
}
