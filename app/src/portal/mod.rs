//! What a citizen looks for besides the challenges: news, calendar, council, figures, guide, questions, contact, and what the site
//! says of itself.

mod bars;
mod calendar;
mod council;
mod dossiers;
mod news;
mod open_data;
mod statistics;
mod texts;
pub mod words;

pub use news::address;
pub use texts::{delivered, guide_name};

use crate::{paths, routes::Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::NEWS, news::page)
        .get(paths::CALENDAR, calendar::page)
        .get(paths::MEMBERS, council::page)
        .get(paths::STATISTICS, statistics::page)
        .get(paths::DOSSIERS, dossiers::page)
        .get("/challenges/{code}/dossier.zip", dossiers::archive)
        .get(paths::GUIDE, texts::guide)
        .get(paths::OPEN_DATA, open_data::page)
        .get(paths::QUESTIONS, texts::questions)
        .get(paths::CONTACT, texts::contact)
        .get(paths::PRIVACY, texts::privacy)
        .get(paths::ACCESSIBILITY, texts::accessibility)
}
