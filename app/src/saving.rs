//! What the islands' calls save: each is one use-case, its answer put into the words of their interface.

use crate::{error::AppError, proposals::wrong, request::Req, ui::problems};
use backend::{Error, Written};
use domain::{
    access::Denied,
    form::{FieldErrors, Form},
    locale::Locale,
};
use islands::{
    api::{LOCALE, NotSaved, Saved, server::Keeper},
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
    // The calls' addresses have no language: the page that was typed in has.
    let locale = Locale::from_code(form.get(LOCALE)).unwrap_or(req.locale);
    let saved = match target {
        Target::Section(id, section) => {
            let wrong = FieldErrors(wrong(section, &form));
            req.backend.save_section(&req.actor, id, section, &form).await.map(|version| Written { version, wrong })
        }
        Target::Sheet(id) => req.backend.save_sheet(&req.actor, id, &form).await,
        Target::Minutes(id) => req.backend.record_item(&req.actor, id, form.get("item"), &form).await,
    };
    match saved {
        Ok(Written { version, wrong }) => {
            let time = req.now.show_exact(req.locale).split(' ').next_back().unwrap_or_default().to_owned();
            let wrong = wrong.0.into_iter().map(|(field, problem)| (field, problems::text(locale, &problem))).collect();
            Ok(Saved { version, time, wrong })
        }
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
