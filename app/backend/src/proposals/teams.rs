//! Who works on opened proposals, as written: for suggesting conflicts of interest.

use super::reading;
use crate::{Result, db};
use domain::{access::Permit, ids::ProposalId, proposals::Proposal};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The team section of the versions handed in.
pub(crate) async fn teams(db: &impl ConnectionTrait, permit: &Permit, proposals: &[Proposal]) -> Result<HashMap<ProposalId, String>> {
    let versions = proposals.iter().filter_map(|p| p.receipt.as_ref().map(|r| (p.id, r.version)));
    let rows = db::proposal_version::list(db, versions).await?;
    let team = |row: &db::proposal_version::Model| {
        let read = reading::read_submission(permit, row)?.map(|submission| submission.content.team);
        Ok((ProposalId(row.proposal_id), read.unwrap_or_default()))
    };
    rows.iter().map(team).collect()
}
