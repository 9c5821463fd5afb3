//! What the islands' calls save: each is one use-case, its answer put into the words of their interface.

use crate::{error::AppError, meanwhile, proposals, request::Req, ui::problems};
use backend::{Error, Written};
use domain::{
    access::Denied,
    form::{FieldErrors, Form},
    locale::Locale,
    proposals::mending::wrong,
    seen::SHOWN_TEXTS,
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
    if req.actor.user().is_none() {
        return Err(refuse(req.locale, target, Denied::SignIn.into()));
    }
    let form = Form::decoded(fields);
    // The calls' addresses have no language: the page that was typed in has.
    let locale = Locale::from_code(form.get(LOCALE)).unwrap_or(req.locale);
    match written(&req, locale, target, &form).await {
        Ok(Kept { written: Written { version, wrong }, seen, meanwhile }) => {
            let time = req.now.show_exact(req.locale).split(' ').next_back().unwrap_or_default().to_owned();
            let wrong = wrong.0.into_iter().map(|(field, problem)| (field, problems::text(locale, &problem))).collect();
            Ok(Saved { version, seen, time, wrong, meanwhile })
        }
        Err(error) => {
            let cancelled = match (target, &error) {
                (Target::Section(id, _), Error::Denied(Denied::WrongState)) => proposals::cancelled(&req, locale, id).await,
                _ => None,
            };
            let refused = refuse(locale, target, error);
            Err(cancelled.map_or(refused, NotSaved::Refused))
        }
    }
}

/// What was saved, what a form without a version carries from now on, and what happened meanwhile.
struct Kept {
    written: Written,
    seen: String,
    meanwhile: String,
}

impl Kept {
    fn of(written: Written) -> Self {
        Self { written, seen: String::new(), meanwhile: String::new() }
    }
}

async fn written(req: &Req, l: Locale, target: Target, form: &Form) -> backend::Result<Kept> {
    match target {
        Target::Section(id, section) => {
            let proposal = req.backend.save_section(&req.actor, id, section, form).await?;
            let written = Written { version: proposal.draft_version, wrong: FieldErrors(wrong(section, form)) };
            Ok(Kept { meanwhile: meanwhile::of_section(l, &proposal), ..Kept::of(written) })
        }
        Target::Sheet(id) => Ok(Kept::of(req.backend.save_sheet(&req.actor, id, form).await?)),
        Target::Debrief(id) => {
            // The page goes on showing what it showed: what others saved meanwhile is for its button to put into it.
            let mut form = form.clone();
            form.0.remove(SHOWN_TEXTS);
            let version = req.backend.save_debrief(&req.actor, id, &form).await?;
            Ok(Kept::of(Written { version, wrong: FieldErrors::default() }))
        }
        Target::Report(id) => Ok(Kept::of(req.backend.save_report(&req.actor, id, form).await?)),
        Target::Challenge(id) => {
            let (wrong, seen) = req.backend.keep_challenge(&req.actor, id, form).await?;
            Ok(Kept { seen: seen.to_string(), ..Kept::of(Written { version: 0, wrong }) })
        }
        Target::Minutes(id) => {
            let written = req.backend.record_item(&req.actor, id, form.get("item"), form).await?;
            let on_table = req.backend.item_on_table(&req.actor, id).await?;
            Ok(Kept { meanwhile: meanwhile::of_minutes(l, on_table, form.get("item")), ..Kept::of(written) })
        }
    }
}

fn refuse(l: Locale, target: Target, error: Error) -> NotSaved {
    let reason = match error {
        Error::Invalid(_) => NotSaved::Invalid,
        Error::Stale(_) => NotSaved::Stale,
        Error::OwnStale(_) => NotSaved::OwnStale,
        Error::Denied(Denied::SignIn) => NotSaved::SignedOut,
        Error::Denied(denied) => NotSaved::Refused(meanwhile::refused(l, target, denied)),
        Error::NotFound => NotSaved::Refused(problems::denied(l, Denied::Hidden)),
        Error::Busy(_) | Error::Internal(_) => NotSaved::Unreachable,
    };
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(AppError::Backend(error).status());
    }
    reason
}
