//! Addresses of the open data by the Open Contracting Data Standard.

/// What happened to public calls, by number.
pub const API_CHANGES: &str = "/api/v1/changes";
/// The same as releases and as records.
pub const API_RELEASES: &str = "/api/v1/ocds/releases";
pub const API_RECORDS: &str = "/api/v1/ocds/records";

/// The record of one call.
pub fn api_record(code: &str) -> String {
    format!("{API_RECORDS}/{code}")
}
