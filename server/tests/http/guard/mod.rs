//! What keeps the site from being misused: sessions, guesses, suspended accounts, limits of traffic.

mod accounts;
mod dripped;
mod guesses;
mod sessions;
mod traffic;
