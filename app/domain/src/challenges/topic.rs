//! Fields of a challenge and measures of its success.

use crate::locale::Bilingual;
use serde::{Deserialize, Serialize};

/// The field of a challenge, which also chooses its icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    #[default]
    Government,
    Data,
    Heritage,
    Tourism,
    Border,
    Mining,
    Circular,
    Logistics,
    Environment,
    Aquaculture,
    Health,
    Education,
    Land,
}

impl Field {
    pub const ALL: [Self; 13] = [
        Self::Government,
        Self::Data,
        Self::Heritage,
        Self::Tourism,
        Self::Border,
        Self::Mining,
        Self::Circular,
        Self::Logistics,
        Self::Environment,
        Self::Aquaculture,
        Self::Health,
        Self::Education,
        Self::Land,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Data => "data",
            Self::Heritage => "heritage",
            Self::Tourism => "tourism",
            Self::Border => "border",
            Self::Mining => "mining",
            Self::Circular => "circular",
            Self::Logistics => "logistics",
            Self::Environment => "environment",
            Self::Aquaculture => "aquaculture",
            Self::Health => "health",
            Self::Education => "education",
            Self::Land => "land",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// A measurable criterion of success: what is measured and the value to reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    pub name: Bilingual,
    pub target: Bilingual,
}
