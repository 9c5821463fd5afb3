//! What the site tells an account on a page of its own, beside the mails.

mod page;
pub mod words;

use crate::{paths, routes::Routes};

pub fn routes() -> Routes {
    Routes::default().get(paths::NOTICES, page::page).post(paths::NOTICES, page::read)
}
