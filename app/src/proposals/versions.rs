//! What the pages of one version share: which one is asked for, where its parts are, and how it is kept.

use super::{Own, words::versions as v};
use crate::{error::AppError, paths, request::Req};
use backend::Error;
use domain::{form::Form, ids::ProposalId, proposals::Receipt};
use leptos::prelude::*;

/// Where something of one version is: `receipt`, `version` and its files.
pub fn address(req: &Req, id: ProposalId, act: &str, version: u32) -> String {
    format!("{}?version={version}", req.href(paths::proposal_act(id, act)))
}

/// The version that the address asks for, or the latest.
pub async fn find(req: &Req, own: &Own) -> Result<Receipt, AppError> {
    let receipts = req.backend.receipts(&req.actor, own.view.id).await?;
    let wanted = wanted(&req.query);
    let receipt = receipts.into_iter().find(|r| wanted.is_none_or(|version| version == r.version.to_string()));
    Ok(receipt.ok_or(Error::NotFound)?)
}

fn wanted(query: &Form) -> Option<&str> {
    Some(query.get("version")).filter(|version| !version.is_empty())
}

/// The same as files, and beside another version.
pub fn keep(req: &Req, id: ProposalId, version: u32, is_unreadable: bool) -> AnyView {
    if is_unreadable {
        return ().into_any();
    }
    let l = req.locale;
    let address = |act: &str| address(req, id, act, version);
    view! {
        <p class="row no-print">
            <a class="btn" href=address("version.pdf") download="">{v::pdf(l)}</a>
            <a class="btn" href=address("version.zip") download="">{v::zip(l)}</a>
            <a class="btn" href=format!("{}?b={version}", req.href(paths::proposal_act(id, "compare")))>{v::compare(l)}</a>
        </p>
    }
    .into_any()
}
