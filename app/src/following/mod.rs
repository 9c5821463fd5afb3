//! What somebody follows: challenges that they watch, searches that they saved, their own calendar; and the page behind the
//! link under a mail by which such mails stop.

mod page;
mod unsubscribe;
mod words;

use crate::{paths, routes::Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::FOLLOWING, page::page)
        .post(paths::FOLLOWING_SEARCHES, page::save_search)
        .post(paths::FOLLOWING_END, page::end_search)
        .post(paths::FOLLOWING_CALENDAR, page::change_calendar)
        .get("/unsubscribe/{token}", unsubscribe::page)
        .post("/unsubscribe/{token}", unsubscribe::stop)
}
