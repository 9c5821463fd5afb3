//! What opened proposals have in common and what they cover together, for the office and whoever presides.

mod list;
mod pair;
mod targets;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default().get("/council/challenges/{code}/overlaps", list::page).get("/council/challenges/{code}/overlaps/pair", pair::page)
}
