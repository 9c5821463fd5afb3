//! What islands ask of the server: saving while somebody types.

use domain::{
    ids::{MeetingId, ProposalId},
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub version: u32,
    /// `17:00:05`, by the server's clock.
    pub time: String,
}

/// Why not, as far as the person typing can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSaved {
    /// Something in the form is wrong.
    Invalid,
    /// Somebody else saved since.
    Stale,
    /// The same person did, in another window.
    OwnStale,
    SignedOut,
    /// Not, or no longer, allowed.
    Refused,
    /// No answer, or none that can be read.
    Unreachable,
    /// The call itself is not what this interface takes.
    Malformed,
}

impl FromServerFnError for NotSaved {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            #[cfg(feature = "ssr")]
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
    server::saved(async |req| req.backend.save_section(&req.actor, id, section, &domain::form::Form::decoded(fields)).await).await
}

/// Saves a sheet; `fields` as the sheet's form has them.
#[server(name = SaveSheet, prefix = "/api", endpoint = "sheets/save", input = Json)]
pub async fn save_sheet(id: ProposalId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::saved(async |req| req.backend.save_sheet(&req.actor, id, &domain::form::Form::decoded(fields)).await).await
}

/// Saves what is recorded of an item of a meeting; `fields` as the meeting's form has them, `item` among them.
#[server(name = SaveMinutes, prefix = "/api", endpoint = "minutes/save", input = Json)]
pub async fn save_minutes(id: MeetingId, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    server::saved(async |req| {
        let form = domain::form::Form::decoded(fields);
        req.backend.record_item(&req.actor, id, form.get("item"), &form).await
    })
    .await
}

#[cfg(feature = "ssr")]
mod server {
    use super::{NotSaved, Saved};
    use crate::{error::AppError, request::Req};
    use axum::http::StatusCode;
    use backend::Error;
    use domain::access::Denied;
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;

    /// Whoever sent what cannot be read has to mend it: 400, not an error of ours.
    pub fn refuse_malformed() -> NotSaved {
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(StatusCode::BAD_REQUEST);
        }
        NotSaved::Malformed
    }

    /// Saves for whoever asks, and puts the answer into the words of this interface.
    pub async fn saved<F>(save: impl FnOnce(Req) -> F) -> Result<Saved, NotSaved>
    where
        F: Future<Output = Result<u32, Error>>,
    {
        let (Some(req), options) = (use_context::<Req>(), use_context::<ResponseOptions>()) else { return Err(NotSaved::Unreachable) };
        let (locale, now) = (req.locale, req.now);
        let error = match save(req).await {
            Ok(version) => {
                return Ok(Saved { version, time: now.show_exact(locale).split(' ').next_back().unwrap_or_default().to_owned() });
            }
            Err(error) => error,
        };
        let reason = match error {
            Error::Invalid(_) => NotSaved::Invalid,
            Error::Stale(_) => NotSaved::Stale,
            Error::OwnStale(_) => NotSaved::OwnStale,
            Error::Denied(Denied::SignIn) => NotSaved::SignedOut,
            Error::Denied(_) | Error::NotFound => NotSaved::Refused,
            Error::Busy(_) | Error::Internal(_) => NotSaved::Unreachable,
        };
        if let Some(options) = options {
            options.set_status(AppError::Backend(error).status());
        }
        Err(reason)
    }
}
