//! Addresses of the open data by the Open Contracting Data Standard.

/// What happened to public calls, by number.
pub const API_CHANGES: &str = "/api/v1/changes";
/// The same as releases and as records.
pub const API_RELEASES: &str = "/api/v1/ocds/releases";
pub const API_RECORDS: &str = "/api/v1/ocds/records";

/// Where readers of "CSV on the Web" look for what the list as CSV is.
pub const CHALLENGES_CSVW: &str = "/open-data/challenges.csv-metadata.json";

/// What an account may read, by a key.
pub const API_OWN_FIRM: &str = "/api/v1/own/firm";
pub const API_OWN_PROPOSALS: &str = "/api/v1/own/proposals";
pub const API_OFFICE_CHALLENGES: &str = "/api/v1/own/office/challenges";
pub const API_OFFICE_FIRMS: &str = "/api/v1/own/office/firms";
/// Keys of programs; the same address makes one (POST).
pub const ACCOUNT_KEYS: &str = "/account/keys";
/// Ends one (POST).
pub const ACCOUNT_KEYS_END: &str = "/account/keys/end";

/// The record of one call.
pub fn api_record(code: &str) -> String {
    format!("{API_RECORDS}/{code}")
}
