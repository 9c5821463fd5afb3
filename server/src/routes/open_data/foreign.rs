//! The shapes of what the domain writes itself, for the description of the interface only. That they are true is seen by a
//! tester that reads the description and asks the running site.

use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A text in Vietnamese; in English too where somebody wrote one.
#[derive(Serialize, ToSchema)]
pub struct Text {
    vi: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    en: String,
}

/// What is measured, and the value to reach.
#[derive(Serialize, ToSchema)]
pub struct Goal {
    name: Text,
    target: Text,
}

/// Votes of a ballot on tied proposals.
#[derive(Serialize, ToSchema)]
pub struct Ballot {
    /// Members who might vote.
    eligible: u32,
    /// Places that were voted on.
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<u32>,
    /// Ballots in the box.
    #[serde(skip_serializing_if = "Option::is_none")]
    cast: Option<u32>,
    /// By code of the proposal.
    votes: BTreeMap<String, u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tracking_codes: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    casting: Option<String>,
}

/// The contributions that a lot was drawn from.
#[derive(Serialize, ToSchema)]
pub struct Drawing {
    opened_at: String,
    until: String,
    /// Members who might give.
    invited: u32,
    /// Hash of what the site gave, one of the commitments.
    site: String,
    commitments: Vec<Commitment>,
}

#[derive(Serialize, ToSchema)]
pub struct Commitment {
    hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}
