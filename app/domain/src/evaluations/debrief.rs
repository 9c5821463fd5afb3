//! What a firm is told of its proposal's strengths and weaknesses: gathered from the sheets, edited by whoever presides,
//! released within the term of the rule set.

use crate::{
    access::Permit,
    challenges::lifecycle::Rejection,
    form::{FieldErrors, Form, FormReader},
    ids::ProposalId,
    seen::{Merged, merged_texts},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Longest of the two texts, in characters.
pub const MAX_TEXT: usize = 8_000;

/// One proposal's debrief; a draft until it is released, and unchanged from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debrief {
    pub proposal: ProposalId,
    pub strengths: String,
    pub weaknesses: String,
    pub released: Option<Moment>,
}

/// How a debrief keeps to its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compliance {
    Released,
    ReleasedLate,
    Due,
    Overdue,
}

impl Compliance {
    /// The term excludes its last moment, as every window does.
    pub fn of(released: Option<Moment>, due: Moment, now: Moment) -> Self {
        match released {
            Some(at) if at < due => Self::Released,
            Some(_) => Self::ReleasedLate,
            None if now < due => Self::Due,
            None => Self::Overdue,
        }
    }
}

impl Debrief {
    /// Form: `strengths`, `weaknesses`. A draft may be empty.
    pub fn read(proposal: ProposalId, form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let (strengths, weaknesses) = (r.text("strengths", MAX_TEXT), r.text("weaknesses", MAX_TEXT));
        r.errors.or(Self { proposal, strengths, weaknesses, released: None })
    }

    /// Both texts must be there.
    pub fn complete(&self) -> Result<(), FieldErrors> {
        let form = self.to_form();
        let mut r = FormReader::new(&form);
        r.required("strengths", MAX_TEXT);
        r.required("weaknesses", MAX_TEXT);
        r.errors.or(())
    }

    pub fn release(self, permit: &Permit) -> Result<Self, Rejection> {
        if self.released.is_some() {
            return Err(Rejection::WrongState);
        }
        Ok(Self { released: Some(permit.at()), ..self })
    }

    /// A form from an older window: a text that was never touched there follows what is stored by now.
    pub fn beside(&self, form: &Form) -> Option<Merged> {
        merged_texts(form, &self.to_form())
    }

    pub fn to_form(&self) -> Form {
        Form::default().with("strengths", &self.strengths).with("weaknesses", &self.weaknesses)
    }
}

/// Different remarks, one a line, as a first draft.
pub fn gather<'a>(remarks: impl Iterator<Item = &'a str>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for remark in remarks.map(str::trim).filter(|remark| !remark.is_empty()) {
        let line = format!("- {}", remark.replace('\n', " "));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_kept_to_the_millisecond() {
        let due = Moment(1_000);
        assert_eq!(Compliance::of(Some(Moment(999)), due, Moment(5_000)), Compliance::Released);
        assert_eq!(Compliance::of(Some(due), due, Moment(5_000)), Compliance::ReleasedLate);
        assert_eq!(Compliance::of(None, due, Moment(999)), Compliance::Due);
        assert_eq!(Compliance::of(None, due, due), Compliance::Overdue);
    }

    #[test]
    fn the_same_remark_is_gathered_once() {
        assert_eq!(gather(["Khả thi.", " ", "Rẻ.\nNhanh.", "Khả thi."].into_iter()), "- Khả thi.\n- Rẻ. Nhanh.");
    }
}
