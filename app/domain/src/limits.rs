//! How long what a person types may be, in characters: one number for the page that shows it and the rule that holds it.
//!
//! Limits of one noun alone stand with that noun (`proposals::MAX_TEXT`, `challenges::part`).

/// A reason for an act, an answer of a few sentences.
pub const REASON: usize = 2_000;
/// A note that goes on to the next person, with what they have to know.
pub const NOTE: usize = 5_000;
/// A rapporteur's report.
pub const REPORT: usize = 20_000;
/// Of an organisation, a place, a street, the number of a decision.
pub const NAME: usize = 250;
/// Of a person, a commune, a province.
pub const PERSON: usize = 100;
/// RFC 5321, section 4.5.3.1.3: a path of 256 with its two brackets.
pub const EMAIL: usize = 254;
pub const PHONE: usize = 20;
/// Its digits, a branch's and what is typed between them.
pub const TAX_CODE: usize = 20;
/// Of a challenge.
pub const CODE: usize = 16;
