//! A sheet far from the others that the council voted not to count (C7). Never automatic: without a vote every submitted
//! sheet counts. The score with it is kept beside the official one.

use super::sheet::MAX_COMMENT;
use crate::{
    check::Problem,
    council::Vote,
    form::{FieldErrors, Form, FormReader},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    pub vote: Vote,
    pub reason: String,
}

impl Exclusion {
    /// Form: `reason` and a carried [`Vote`] with a quorum.
    pub fn read(form: &Form, quorum: u32) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let (vote, reason) = (Vote::read(&mut r, quorum), r.required("reason", MAX_COMMENT));
        r.errors.or(())?;
        vote.map(|vote| Self { vote, reason }).ok_or_else(|| FieldErrors::one("vote_for", Problem::Required))
    }
}

/// What a proposal's sheets come to when those are counted that the council excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllSheets {
    pub n: u32,
    /// Half points.
    pub sum_half: i64,
}
