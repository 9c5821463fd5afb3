//! The papers of a challenge: which there are, their PDF and DOCX, and the signed copies beside them.

mod page;
mod send;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/challenges/{code}/papers", page::page)
        .get("/challenges/{code}/papers/{paper}", send::send)
        .upload("/challenges/{code}/papers/{paper}/upload", page::file_signed_copy)
}
