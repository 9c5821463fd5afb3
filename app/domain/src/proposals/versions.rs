//! Which save each section of a draft was last changed by, and who saved: people in different sections do not meet.

use super::section::Section;
use crate::ids::UserId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counted in the draft's own versions: a form that shows the draft at some version has seen every save up to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionVersions {
    /// The version of every section that is not named below.
    start: u32,
    saved: BTreeMap<Section, Saved>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub version: u32,
    pub by: Option<UserId>,
}

impl SectionVersions {
    pub fn starting_at(version: u32) -> Self {
        Self { start: version, saved: BTreeMap::new() }
    }

    /// The last save of this section, if a form that shows the draft at `seen` does not know it.
    pub fn since(&self, section: Section, seen: Option<u32>) -> Option<Saved> {
        let last = self.saved.get(&section).copied().unwrap_or(Saved { version: self.start, by: None });
        seen.is_none_or(|seen| seen < last.version).then_some(last)
    }

    #[must_use]
    pub fn save(mut self, section: Section, version: u32, by: Option<UserId>) -> Self {
        self.saved.insert(section, Saved { version, by });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_is_news_to_forms_of_its_own_section_only() {
        let versions = SectionVersions::starting_at(3).save(Section::Team, 4, None);
        assert_eq!(versions.since(Section::Team, Some(3)), Some(Saved { version: 4, by: None }));
        assert_eq!(versions.since(Section::Team, Some(4)), None);
        assert_eq!(versions.since(Section::Plan, Some(3)), None);
        assert!(versions.since(Section::Plan, Some(2)).is_some(), "from before sections were told apart");
        assert!(versions.since(Section::Plan, None).is_some(), "a form that does not say what it shows");
    }

    #[test]
    fn what_is_stored_reads_again() {
        let versions = SectionVersions::starting_at(1).save(Section::DataSecurity, 2, None);
        let json = serde_json::to_string(&versions).expect("json");
        assert!(json.contains("data_security"), "{json}");
        assert_eq!(serde_json::from_str::<SectionVersions>(&json).expect("versions"), versions);
    }
}
