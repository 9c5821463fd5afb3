//! The rules of the marketplace, and nothing else: no I/O, no clock, no chance.
//!
//! Start with [`access`]: everything anyone may do, and when. Then follow a noun:
//! a [`challenges::Challenge`] is published, a [`firms`] registers, a [`proposals`] is
//! submitted and opened, the [`council`] declares conflicts and fills in sheets, and
//! [`evaluations`] turns the sheets into a ranking in whole numbers. The README beside this crate holds the glossary,
//! the diagrams, and the clauses of evaluation (C1 to C11) that comments cite.

#[macro_use]
mod words;

pub mod access;
pub mod accounts;
pub mod affairs;
pub mod agency;
pub mod banners;
pub mod briefings;
pub mod challenges;
pub mod check;
pub mod collation;
pub mod complaints;
pub mod council;
pub mod days_off;
pub mod delivery;
pub mod difference;
pub mod errands;
pub mod evaluations;
pub mod event;
pub mod event_topic;
pub mod firms;
pub mod following;
pub mod form;
pub mod guides;
pub mod ids;
pub mod keys;
pub mod legal;
pub mod limits;
pub mod locale;
pub mod markup;
pub mod money;
pub mod notices;
pub mod number;
pub mod open_contracting;
pub mod people;
pub mod plan;
pub mod proposals;
pub mod questions;
pub mod reporting;
pub mod sameness;
pub mod seen;
pub mod tax_code;
pub mod text;
pub mod time;
pub mod trail;
pub mod tries;
pub mod verbatim;
pub mod whole;
