//! Which sheets whoever presides gives back to their member, and why one was, as the trail keeps it.

use super::MemberSheet;
use crate::{challenges::RuleSet, check::Problem, ids::UserId};

/// Why a sheet stays as it was handed in: what it would become is for the next round, which is open to every member, keeps
/// both versions and says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGivenBack {
    /// Nobody gives back the own.
    Own,
    /// Its member may have read others' sheets for the same proposal.
    SawOthers,
}

impl NotGivenBack {
    pub fn problem(self) -> Problem {
        match self {
            Self::Own => Problem::OwnSheet,
            Self::SawOthers => Problem::SawOthers,
        }
    }
}

impl MemberSheet {
    /// Why `by` cannot give it back; `None` where its member cannot have read any other.
    pub fn kept(&self, by: Option<UserId>, of_proposal: &[Self], rules: &RuleSet) -> Option<NotGivenBack> {
        match () {
            () if by.is_none_or(|by| by == self.member) => Some(NotGivenBack::Own),
            () if self.may_have_seen(of_proposal, rules) => Some(NotGivenBack::SawOthers),
            () => None,
        }
    }

    /// Points were handed in at some time, whatever became of them since.
    pub(super) fn was_scored(&self) -> bool {
        self.as_handed_in().round().is_some()
    }
}

/// Begins the note of one whose member may have read others' sheets: earlier versions gave those back too.
const SAW_OTHERS: &str = "saw_others ";

/// What the trail says of a sheet that was given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivingBack {
    pub reason: String,
    /// Its member may have read others' sheets.
    pub saw_others: bool,
}

impl GivingBack {
    pub fn from_note(note: &str) -> Self {
        let after = note.strip_prefix(SAW_OTHERS);
        Self { reason: after.unwrap_or(note).to_owned(), saw_others: after.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_earlier_versions_wrote_is_read() {
        let told = |saw_others| GivingBack { reason: "Nhầm tiêu chí.".to_owned(), saw_others };
        assert_eq!(GivingBack::from_note("saw_others Nhầm tiêu chí."), told(true));
        assert_eq!(GivingBack::from_note("Nhầm tiêu chí."), told(false));
    }
}
