//! The province's office: its desk, challenges, firms, the council's seats and the import.

pub mod accounts;
pub mod acting;
pub mod acts;
pub mod ad_hoc;
pub mod amendment;
pub mod approval;
mod banners;
pub mod board;
pub mod briefings;
pub mod candidate;
pub mod challenge;
mod checklist;
mod claim;
pub mod contents;
mod days_off;
pub mod desk;
mod extension;
pub mod fields;
pub mod files;
pub mod firm;
pub mod firms;
mod guides;
pub mod import;
pub mod labels;
mod loaded;
mod mails;
pub mod next;
pub mod notices;
pub mod opening;
pub mod outcome;
mod ownership;
pub mod preview;
pub mod proposal;
pub mod questions;
pub mod reasons;
pub mod reports;
pub mod rules_fields;
pub mod seat_changes;
mod seat_form;
pub mod seat_words;
pub mod seats;
pub mod suggestion;
pub mod suggestions;
pub mod templates;
pub mod thread;
mod trail;
pub mod verdict;
pub mod words;
mod writing;

use crate::{paths, routes::Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/office", desk::page)
        .get("/office/new", writing::new)
        .post("/office/new", writing::create)
        .get("/office/import", import::page)
        .upload("/office/import/upload", import::upload)
        .get("/office/import/{file}", preview::page)
        .post("/office/import/{file}", preview::confirm)
        .get("/office/firms", firms::page)
        .get("/office/firms/{id}", firm::page)
        .post("/office/firms/{id}", firm::review)
        .post("/office/firms/{id}/ownership", firm::decide_ownership)
        .post("/office/firms/{id}/claim", firm::decide_claim)
        .get(paths::OFFICE_DAYS_OFF, days_off::page)
        .post(paths::OFFICE_DAYS_OFF, days_off::keep)
        .post(paths::OFFICE_DAYS_OFF_DROP, days_off::drop_it)
        .get(paths::OFFICE_GUIDES, guides::list)
        .get("/office/guides/{guide}", guides::page)
        .post("/office/guides/{guide}", guides::save)
        .post("/office/guides/{guide}/publish", guides::publish)
        .post("/office/guides/{guide}/put-back", guides::put_back)
        .get(paths::OFFICE_BANNERS, banners::page)
        .post(paths::OFFICE_BANNERS, banners::put_up)
        .post(paths::OFFICE_BANNERS_DOWN, banners::take_down)
        .get(paths::OFFICE_MAILS, mails::list)
        .post(paths::OFFICE_MAILS_AGAIN, mails::send_again)
        .get(paths::OFFICE_MAIL_KINDS, mails::kinds)
        .get("/office/mails/kinds/{kind}", mails::kind)
        .get("/office/mails/kinds/{kind}/html", mails::as_html)
        .get("/office/accounts", accounts::list)
        .get("/office/accounts/{id}", accounts::page)
        .post("/office/accounts/{id}", accounts::keep)
        .get("/office/challenges/{code}/extension", extension::page)
        .post("/office/challenges/{code}/extension", extension::give)
        .post("/office/challenges/{code}/extension/return", extension::decline)
        .get("/office/seats", seats::page)
        .post("/office/seats", seats::assign)
        .post("/office/seats/remove", seats::remove)
        .post("/office/seats/replace", seats::replace)
        .post("/office/seats/check", seats::check_candidate)
        .post("/office/seats/confirm", seats::confirm)
        .post("/office/seats/decline", seats::decline)
        .get("/office/proposals/{id}/suggestion", suggestion::page)
        .post("/office/proposals/{id}/suggestion", suggestion::judge)
        .get("/office/proposals/{id}", proposal::page)
        .post("/office/proposals/{id}", proposal::screen)
        .post("/office/proposals/{id}/completion", proposal::ask_completion)
        .get("/office/challenges/{code}", challenge::page)
        .get("/office/challenges/{code}/edit", writing::edit)
        .post("/office/challenges/{code}/edit", writing::save)
        .get("/office/challenges/{code}/files", files::page)
        .post("/office/challenges/{code}/files", files::issue)
        .upload("/upload/challenge/{code}", files::add)
        .get("/office/challenges/{code}/amend", writing::addendum)
        .post("/office/challenges/{code}/amend", writing::amend)
        .get("/office/challenges/{code}/amendment", amendment::page)
        .post("/office/challenges/{code}/amendment", amendment::publish)
        .post("/office/challenges/{code}/amendment/return", amendment::return_it)
        .post("/office/challenges/{code}/amendment/withdraw", amendment::withdraw)
        .get("/office/proposals/{id}/messages", thread::page)
        .post("/office/proposals/{id}/messages", thread::write)
        .get("/office/challenges/{code}/briefings", briefings::page)
        .post("/office/challenges/{code}/briefings", briefings::announce)
        .get("/office/challenges/{code}/briefings/{number}", briefings::one)
        .post("/office/challenges/{code}/briefings/{number}", briefings::call_off)
        .get(paths::OFFICE_REPORTS, reports::page)
        .get("/office/reports/{file}", reports::file)
        .get("/office/challenges/{code}/notices", notices::page)
        .post("/office/challenges/{code}/notices", notices::send)
        .get("/office/challenges/{code}/questions", questions::page)
        .post("/office/challenges/{code}/questions", questions::publish)
        .get("/office/challenges/{code}/questions/{number}", questions::question)
        .post("/office/challenges/{code}/questions/{number}", questions::draft)
        .get("/office/challenges/{code}/history", trail::page)
        .post("/office/challenges/{code}/review", challenge::send_to_review)
        .post("/office/challenges/{code}/opening", challenge::confirm_opening)
        .post("/office/challenges/{code}/scoring", challenge::start_scoring)
        .get("/office/challenges/{code}/ad-hoc", ad_hoc::page)
        .post("/office/challenges/{code}/ad-hoc", ad_hoc::propose)
        .post("/office/challenges/{code}/ad-hoc/verdict", ad_hoc::appoint)
        .get("/office/challenges/{code}/outcome", outcome::page)
        .post("/office/challenges/{code}/outcome", outcome::keep)
        .get("/office/challenges/{code}/acting-chair", acting::page)
        .post("/office/challenges/{code}/acting-chair", acting::appoint)
        .merge(reasons::routes())
}
