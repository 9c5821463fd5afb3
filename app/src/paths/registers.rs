//! Addresses of what belongs to no challenge: the action plan, the legal texts, the reports, the guide, the design system.

use domain::guides::Guide;

/// The tasks of the action plan as JSON.
pub const API_PLAN: &str = "/api/v1/plan";
/// The register of legal texts as JSON.
pub const API_LEGAL: &str = "/api/v1/legal";
/// The register of legal texts.
pub const LEGAL: &str = "/legal";
pub const OFFICE_LEGAL: &str = "/office/legal";
/// The action plan of Resolution 57.
pub const PLAN: &str = "/plan";
pub const OFFICE_PLAN: &str = "/office/plan";
pub const OFFICE_PLAN_IMPORT: &str = "/office/plan/import";
/// Where officers write the guide.
pub const OFFICE_GUIDES: &str = "/office/guides";
/// A line on every page for a while.
pub const OFFICE_BANNERS: &str = "/office/banners";
/// Takes one down (POST).
pub const OFFICE_BANNERS_DOWN: &str = "/office/banners/down";
/// The report of a month or a quarter.
pub const OFFICE_REPORTS: &str = "/office/reports";
/// The design system, in the demonstration.
pub const STYLE: &str = "/style";

/// Where officers write a guide.
pub fn office_guide(guide: Guide) -> String {
    format!("{OFFICE_GUIDES}/{}", guide.code())
}

pub fn office_guide_act(guide: Guide, act: &str) -> String {
    format!("{}/{act}", office_guide(guide))
}

/// A text of the register, for everybody.
pub fn legal_text(key: &str) -> String {
    format!("{LEGAL}/{key}")
}

/// The same, as officers keep it.
pub fn office_legal_text(key: &str) -> String {
    format!("{OFFICE_LEGAL}/{key}")
}

/// A task of the action plan, for everybody.
pub fn plan_task(number: u16) -> String {
    format!("{PLAN}/{number}")
}

/// The same, as officers keep it.
pub fn office_task(number: u16) -> String {
    format!("{OFFICE_PLAN}/{number}")
}

/// `2026-10.pdf`
pub fn office_report(file: &str) -> String {
    format!("{OFFICE_REPORTS}/{file}")
}
