//! The tables: each file holds one table's entity, the way between rows and domain types, and its queries.

pub mod account;
pub mod acting_chair;
pub mod ad_hoc_member;
pub mod ballot;
pub mod briefing;
pub mod challenge;
pub mod challenge_version;
pub mod citation;
pub mod complaint;
pub mod completion;
mod connection;
pub mod day_off;
pub mod debrief;
pub mod declaration;
pub mod dissent;
#[cfg(test)]
mod earlier;
pub mod event;
pub mod file;
pub mod finding;
pub mod firm;
pub mod firm_member;
pub mod former_code;
pub mod former_sheet;
pub mod handover;
mod hearing;
pub mod kept_form;
pub mod legal_text;
pub mod link;
mod lookup;
pub mod mail_off;
pub mod meeting;
pub mod meeting_challenge;
pub mod message;
pub mod minutes;
pub mod motion;
pub mod outbox;
pub mod own_calendar;
pub mod own_rank;
#[cfg(test)]
mod past_result;
pub mod plan_task;
pub mod practice_sheet;
pub mod proposal;
pub mod proposal_version;
pub mod question;
pub mod recusal;
pub mod reminder;
pub mod result;
pub mod saved_search;
pub mod seat;
pub mod seat_change;
pub mod session;
pub mod sheet;
#[cfg(test)]
mod stages;
pub mod step;
pub mod unsubscribe_link;
pub mod user;
pub mod watch;
pub mod watched_news;
mod writes;

pub use connection::{BUSY, Database};
pub use hearing::tell;
pub use lookup::{Lookup, Source};
pub use writes::Writes;
