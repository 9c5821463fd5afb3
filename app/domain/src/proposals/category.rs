//! What a file of a proposal is, in its firm's own word.

use crate::locale::Locale;
use serde::{Deserialize, Serialize};

mod w {
    crate::words! {
        technical = "Thuyết minh kỹ thuật" | "Technical description";
        costs = "Dự toán, báo giá" | "Estimate, quotation";
        capability = "Năng lực, nhân sự" | "Capacity, people";
        legal = "Pháp lý, sở hữu trí tuệ" | "Legal, intellectual property";
        proof = "Minh chứng kết quả" | "Proof of results";
        other = "Tài liệu khác" | "Other";
    }
}

/// What a file is, in its firm's own word: readers find their way by it, and no rule asks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Technical,
    Costs,
    Capability,
    Legal,
    Proof,
    Other,
}

impl Category {
    pub const ALL: [Self; 6] = [Self::Technical, Self::Costs, Self::Capability, Self::Legal, Self::Proof, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Costs => "costs",
            Self::Capability => "capability",
            Self::Legal => "legal",
            Self::Proof => "proof",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }

    pub fn name(self, l: Locale) -> &'static str {
        match self {
            Self::Technical => w::technical(l),
            Self::Costs => w::costs(l),
            Self::Capability => w::capability(l),
            Self::Legal => w::legal(l),
            Self::Proof => w::proof(l),
            Self::Other => w::other(l),
        }
    }
}
