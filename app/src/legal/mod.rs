//! The register of legal texts: the public list, a page for each, the pages on which officers keep them, and the list from which a
//! challenge or a task chooses what it cites.

pub mod choosing;
mod citing;
mod entry;
mod keeping;
pub mod parts;
mod register;
pub mod words;

use crate::{paths, routes::Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::LEGAL, register::page)
        .get("/legal/{entry}", entry::page)
        .get(paths::OFFICE_LEGAL, keeping::page)
        .post(paths::OFFICE_LEGAL, keeping::add)
        .get("/office/legal/{entry}", keeping::edit)
        .post("/office/legal/{entry}", keeping::correct)
        .get("/office/challenges/{code}/legal", citing::page)
        .post("/office/challenges/{code}/legal", citing::cite)
}
