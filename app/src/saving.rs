//! What the islands' calls save: each is one use-case, its answer put into the words of their interface.

use crate::{error::AppError, request::Req};
use backend::Error;
use domain::{access::Denied, form::Form};
use islands::{
    api::{NotSaved, Saved, server::Keeper},
    target::Target,
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::{collections::BTreeMap, sync::Arc};

/// For the context of the calls of islands in this request.
pub fn keeper(req: Req) -> Keeper {
    Keeper(Arc::new(move |target, fields| Box::pin(save(req.clone(), target, fields))))
}

async fn save(req: Req, target: Target, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    let form = Form::decoded(fields);
    let saved = match target {
        Target::Section(id, section) => req.backend.save_section(&req.actor, id, section, &form).await,
        Target::Sheet(id) => req.backend.save_sheet(&req.actor, id, &form).await,
        Target::Minutes(id) => req.backend.record_item(&req.actor, id, form.get("item"), &form).await,
    };
    match saved {
        Ok(version) => Ok(Saved { version, time: req.now.show_exact(req.locale).split(' ').next_back().unwrap_or_default().to_owned() }),
        Err(error) => Err(refuse(error)),
    }
}

fn refuse(error: Error) -> NotSaved {
    let reason = match error {
        Error::Invalid(_) => NotSaved::Invalid,
        Error::Stale(_) => NotSaved::Stale,
        Error::OwnStale(_) => NotSaved::OwnStale,
        Error::Denied(Denied::SignIn) => NotSaved::SignedOut,
        Error::Denied(_) | Error::NotFound => NotSaved::Refused,
        Error::Busy(_) | Error::Internal(_) => NotSaved::Unreachable,
    };
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(AppError::Backend(error).status());
    }
    reason
}
