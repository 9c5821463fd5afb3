//! What keeps the site from being misused: sessions, guesses, suspended accounts, limits of traffic.

mod accounts;
mod guesses;
mod sessions;
#[path = "../site/mod.rs"]
mod site;
mod traffic;
