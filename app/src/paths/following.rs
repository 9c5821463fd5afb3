//! Addresses of what somebody follows.

/// What somebody follows.
pub const FOLLOWING: &str = "/following";
/// Saves a search of the list (POST).
pub const FOLLOWING_SEARCHES: &str = "/following/searches";
/// Ends one (POST).
pub const FOLLOWING_END: &str = "/following/end";
/// Makes, replaces or ends the address of the own calendar (POST).
pub const FOLLOWING_CALENDAR: &str = "/following/calendar";
/// The own calendar, for whoever is signed in.
pub const FOLLOWING_ICS: &str = "/following/calendar.ics";

/// The own calendar for programs that cannot sign in.
pub fn own_calendar(token: &str) -> String {
    format!("/following/calendar/{token}")
}
