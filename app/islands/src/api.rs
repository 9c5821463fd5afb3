//! What islands ask of the server: saving while somebody types.

#[cfg(not(target_arch = "wasm32"))]
use crate::target::Target;
use domain::{
    ids::{ChallengeId, MeetingId, ProposalId},
    proposals::Section,
};
use leptos::{
    prelude::*,
    server_fn::{
        codec::{Json, JsonEncoding},
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Among the fields: the language of the page that they are typed on.
pub const LOCALE: &str = "page_locale";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub version: u32,
    /// Of a form without a version: what it is to carry as `seen` from now on.
    pub seen: String,
    /// `17:00:05`, by the server's clock.
    pub time: String,
    /// What is kept as it was typed and is to be mended: the field, and what is wrong, in words.
    pub wrong: Vec<(String, String)>,
    /// What happened meanwhile that whoever types must know, in words; mostly nothing.
    pub meanwhile: String,
}

/// Why not, as far as the person typing can do something about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSaved {
    /// Something in the form is wrong.
    Invalid,
    /// Somebody else saved since.
    Stale,
    /// The same person did, in another window.
    OwnStale,
    SignedOut,
    /// Not, or no longer, allowed: why, in words.
    Refused(String),
    /// No answer, or none that can be read.
    Unreachable,
    /// The call itself is not what this interface takes.
    Malformed,
}

impl FromServerFnError for NotSaved {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            #[cfg(not(target_arch = "wasm32"))]
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::Request(_) => server::refuse_malformed(),
            _ => Self::Unreachable,
        }
    }
}

/// Saves a section of a draft; `fields` as the section's form has them.
#[server(name = SaveSection, prefix = "/api", endpoint = "proposals/save", input = Json)]
pub async fn save_section(id: ProposalId, section: Section, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::save(Target::Section(id, section), fields).await
}

/// Saves a sheet; `fields` as the sheet's form has them.
#[server(name = SaveSheet, prefix = "/api", endpoint = "sheets/save", input = Json)]
pub async fn save_sheet(id: ProposalId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::save(Target::Sheet(id), fields).await
}

/// Saves the draft of a debrief; `fields` as its form has them.
#[server(name = SaveDebrief, prefix = "/api", endpoint = "debriefs/save", input = Json)]
pub async fn save_debrief(id: ProposalId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::save(Target::Debrief(id), fields).await
}

/// Saves what is recorded of an item of a meeting; `fields` as the meeting's form has them, `item` among them.
#[server(name = SaveMinutes, prefix = "/api", endpoint = "minutes/save", input = Json)]
pub async fn save_minutes(id: MeetingId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::save(Target::Minutes(id), fields).await
}

/// Keeps a rapporteur's report before it is sent; `fields` as its form has them.
#[server(name = SaveReport, prefix = "/api", endpoint = "reports/save", input = Json)]
pub async fn save_report(id: MeetingId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::save(Target::Report(id), fields).await
}

/// Saves the draft of a challenge; `fields` as its form has them.
#[server(name = SaveChallenge, prefix = "/api", endpoint = "challenges/save", input = Json)]
pub async fn save_challenge(id: ChallengeId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::save(Target::Challenge(id), fields).await
}

#[cfg(not(target_arch = "wasm32"))]
pub mod server {
    use super::{NotSaved, Saved};
    use crate::target::Target;
    use axum::http::StatusCode;
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;
    use std::{collections::BTreeMap, pin::Pin, sync::Arc};

    pub type Answer = Pin<Box<dyn Future<Output = Result<Saved, NotSaved>> + Send>>;

    /// What saves for these calls: the pages' crate, which knows the request, puts it into the context of each.
    #[derive(Clone)]
    pub struct Keeper(pub Arc<dyn Fn(Target, BTreeMap<String, String>) -> Answer + Send + Sync>);

    pub async fn save(target: Target, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
        let Some(keeper) = use_context::<Keeper>() else { return Err(NotSaved::Unreachable) };
        (keeper.0)(target, fields).await
    }

    /// A call that cannot be read is the sender's error: 400.
    pub fn refuse_malformed() -> NotSaved {
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(StatusCode::BAD_REQUEST);
        }
        NotSaved::Malformed
    }
}
