//! Of every workbook a sheet that says where it is from, of when, and how it may be used.

use super::{moment, sheet, text, words as w};
use crate::request::Req;
use documents::xlsx::{Cell, Table};

/// How what is in it may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// By everybody, under the licence of the open data.
    Open,
    /// Within the office.
    Internal,
}

/// The licence as an address, or that none is stated yet.
pub fn licence(req: &Req) -> String {
    let stated = &req.backend.publishing.licence;
    if stated.is_empty() { w::no_licence(req.locale).to_owned() } else { stated.clone() }
}

/// `path` is where the same is found on the site.
pub fn about(req: &Req, of: Use, path: &str) -> Table {
    let l = req.locale;
    let terms = match of {
        Use::Open => licence(req),
        Use::Internal => w::internal(l).to_owned(),
    };
    let line = |name: &str, value: Cell| vec![text(name), value];
    let rows = vec![
        line(w::publisher(l), text(req.backend.agency.name.get(l))),
        line(w::source_of(l), text(format!("{}{}", req.backend.base_url, req.href(path)))),
        line(w::as_of(l), moment(Some(req.now))),
        line(w::licence(l), text(terms)),
    ];
    sheet(w::about_file(l), [(w::item(l), 30), (w::content(l), 90)], rows)
}
