//! A call told as the Open Contracting Data Standard 1.1 tells one: what happened to it as releases that never change, and
//! what they come to as a record. Only what anybody may read goes in. A shortlist is no contract and promises none, so
//! nothing here is told as an award or a contract.

mod became;
mod call;
mod merge;
mod release;
mod tender;
#[cfg(test)]
mod tests;

pub use call::{Call, Chosen, Edition};
pub use merge::compiled;
pub use release::Release;

use crate::agency::Agency;
use serde_json::{Value, json};

/// The version of the standard.
pub const VERSION: &str = "1.1";
/// What else than the standard itself is used: figures about bids.
pub const EXTENSIONS: [&str; 1] =
    ["https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json"];
/// Says that no prefix is registered for this publisher.
pub const NO_PREFIX: &str = "ocds-000000";
/// The register of tax codes, which are the codes of enterprises too.
pub const TAX_CODES: &str = "VN-TIN";

/// How the open data may be used, and under which name of the standard it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publishing {
    /// Address of the licence; empty where the agency has stated none.
    pub licence: String,
    /// Before every identifier of a call.
    pub prefix: String,
}

impl Default for Publishing {
    fn default() -> Self {
        Self { licence: String::new(), prefix: NO_PREFIX.to_owned() }
    }
}

impl Publishing {
    /// As publishers are given one: `ocds-` and six letters or digits.
    pub fn is_prefix(text: &str) -> bool {
        let rest = text.strip_prefix("ocds-").unwrap_or_default();
        rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    }

    /// Of a call: the same for good.
    pub fn ocid(&self, code: &str) -> String {
        format!("{}-{code}", self.prefix)
    }

    /// What every package begins with; `published` is the time of the newest thing in it.
    pub fn package(&self, agency: &Agency, base_url: &str, path: &str, published: &str) -> serde_json::Map<String, Value> {
        let mut package = serde_json::Map::new();
        package.insert("uri".to_owned(), format!("{base_url}{path}").into());
        package.insert("version".to_owned(), VERSION.into());
        package.insert("extensions".to_owned(), json!(EXTENSIONS));
        package.insert("publisher".to_owned(), json!({ "name": agency.name.vi, "uri": base_url }));
        if !self.licence.is_empty() {
            package.insert("license".to_owned(), self.licence.as_str().into());
        }
        package.insert("publicationPolicy".to_owned(), format!("{base_url}/open-data").into());
        package.insert("publishedDate".to_owned(), published.into());
        package
    }
}
