//! What is known of a call when it is told.

use super::Publishing;
use crate::{
    agency::Agency,
    challenges::{Content, outcome},
    proposals::{Applicant, content::FileRef, lifecycle::OpeningRecord},
    time::Moment,
};

/// A published text of the call.
#[derive(Clone, Debug)]
pub struct Edition {
    pub version: u32,
    pub at: Moment,
    pub reason: String,
    pub content: Content,
    pub files: Vec<FileRef>,
}

/// A published result: codes of the shortlist with their firms as they were when they handed in.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub at: Moment,
    pub shortlist: Vec<(String, Applicant)>,
}

/// Everything that anybody may know of a call, as far as releases tell it.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    pub code: &'a str,
    pub is_illustrative: bool,
    pub agency: &'a Agency,
    pub publishing: &'a Publishing,
    pub base_url: &'a str,
    /// In any order.
    pub editions: Vec<Edition>,
    pub opened: Option<OpeningRecord>,
    pub chosen: Option<Chosen>,
    /// What became of its decision, by version.
    pub outcomes: Vec<outcome::Edition>,
    /// When, and why.
    pub cancelled: Option<(Moment, String)>,
}

/// What a release tells beyond the text that is in force.
pub(super) enum Told<'a> {
    Edition,
    Opened(&'a OpeningRecord),
    Chosen(&'a Chosen),
    /// All that was said until then, of which the last is said now.
    Became(&'a [outcome::Edition]),
    Cancelled(Moment, &'a str),
}
