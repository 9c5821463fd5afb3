//! Who works on opened proposals, as written: for suggesting conflicts of interest.

use super::reading;
use crate::{Result, db};
use domain::{access::Permit, ids::ProposalId, proposals::Proposal};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The team section of the versions handed in, of those that can be read.
pub(crate) async fn teams(db: &impl ConnectionTrait, permit: &Permit, proposals: &[Proposal]) -> Result<HashMap<ProposalId, String>> {
    let versions = proposals.iter().filter_map(|p| p.receipt().map(|r| (p.id, r.version)));
    let rows = db::proposal_version::list(db, versions).await?;
    let mut teams = HashMap::new();
    for of in proposals {
        if let Some(row) = rows.iter().find(|row| row.proposal_id == of.id.0) {
            teams.extend(reading::read_submission(permit, of, row)?.map(|submission| (of.id, submission.content.team)));
        }
    }
    Ok(teams)
}
