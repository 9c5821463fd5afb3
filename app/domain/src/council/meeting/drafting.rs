//! A rapporteur's report while it is being written: its writer's alone, until it is sent.

use super::{Meeting, Rejected};
use crate::ids::UserId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    pub by: UserId,
    pub text: String,
    /// From 1; grows with each save. 0 stands for none.
    pub version: u32,
}

impl Meeting {
    pub fn draft_of(&self, by: UserId) -> Option<&ReportDraft> {
        self.drafts.iter().find(|draft| draft.by == by)
    }

    /// Over the version `seen`; `None` where another window saved since. What is there already stays as it is.
    pub fn draft_report(mut self, by: UserId, text: String, seen: u32) -> Result<Option<Self>, Rejected> {
        self.is_to_come()?;
        let (before, version) = self.draft_of(by).map_or(("", 0), |draft| (draft.text.as_str(), draft.version));
        if before == text {
            return Ok(Some(self));
        }
        if seen != version {
            return Ok(None);
        }
        self.drafts.retain(|draft| draft.by != by);
        self.drafts.push(ReportDraft { by, text, version: version + 1 });
        Ok(Some(self))
    }
}
