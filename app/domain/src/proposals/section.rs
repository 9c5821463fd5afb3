//! The sections of a proposal, and what they are called on pages and papers.

use crate::locale::Locale;
use serde::{Deserialize, Serialize};

mod w {
    crate::words! {
        fit = "Mức độ phù hợp với bài toán" | "Fit to the challenge";
        solution = "Giải pháp" | "Solution";
        results = "Kết quả đo lường được" | "Measurable results";
        data_security = "Dữ liệu và an toàn thông tin" | "Data and security";
        team = "Đội ngũ và năng lực" | "Team and capacity";
        plan = "Kế hoạch triển khai" | "Plan";
        costs = "Chi phí" | "Costs";
        references = "Kinh nghiệm, công trình tương tự" | "References";
        declarations = "Cam kết" | "Declarations";
        files = "Tệp đính kèm" | "Files";
    }
}

/// The parts of a proposal; each has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Fit,
    Solution,
    Results,
    DataSecurity,
    Team,
    Plan,
    Costs,
    References,
    Declarations,
    Files,
}

impl Section {
    pub const ALL: [Self; 10] = [
        Self::Fit,
        Self::Solution,
        Self::Results,
        Self::DataSecurity,
        Self::Team,
        Self::Plan,
        Self::Costs,
        Self::References,
        Self::Declarations,
        Self::Files,
    ];

    /// As in addresses: `data-security`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Solution => "solution",
            Self::Results => "results",
            Self::DataSecurity => "data-security",
            Self::Team => "team",
            Self::Plan => "plan",
            Self::Costs => "costs",
            Self::References => "references",
            Self::Declarations => "declarations",
            Self::Files => "files",
        }
    }

    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Fit => w::fit(locale),
            Self::Solution => w::solution(locale),
            Self::Results => w::results(locale),
            Self::DataSecurity => w::data_security(locale),
            Self::Team => w::team(locale),
            Self::Plan => w::plan(locale),
            Self::Costs => w::costs(locale),
            Self::References => w::references(locale),
            Self::Declarations => w::declarations(locale),
            Self::Files => w::files(locale),
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}
