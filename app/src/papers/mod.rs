//! The papers of a challenge: which there are, their PDF and DOCX, and the signed copies beside them.

mod page;
mod send;
mod words;

use crate::routes::Routes;
use backend::papers::Kind;
use domain::locale::Locale;

pub fn routes() -> Routes {
    Routes::default()
        .get("/challenges/{code}/papers", page::page)
        .get("/challenges/{code}/papers/{paper}", send::send)
        .upload("/challenges/{code}/papers/{paper}/upload", page::file_signed_copy)
}

/// The name of a kind of paper.
pub fn kind_name(l: Locale, kind: Kind) -> &'static str {
    use words::kind as k;
    match kind {
        Kind::OpeningRecord => k::opening(l),
        Kind::ConflictRecord => k::conflicts(l),
        Kind::ScoreTable => k::scores(l),
        Kind::Sheet => k::sheet(l),
        Kind::Minutes => k::minutes(l),
        Kind::Decision => k::decision(l),
        Kind::Announcement => k::announcement(l),
        Kind::Letter => k::letter(l),
    }
}
