//! A firm's own pages: registration, people, and where its verification stands.

mod edit;
mod own;
pub mod words;

use crate::{paths, routes::Routes};

const EDIT: &str = "/firm/edit";
const INVITE: &str = "/firm/invite";

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::FIRM, own::page)
        .post(paths::FIRM, own::register)
        .get(EDIT, edit::page)
        .post(EDIT, edit::save)
        .post(INVITE, own::invite)
        .upload("/upload/firm/{id}", own::add_document)
}
