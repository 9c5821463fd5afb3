//! Every version that was handed in, as its canonical JSON. Never changed, never removed.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit},
    firms::Profile,
    ids::{ProposalId, UserId},
    proposals::{Applicant, Proposal, Receipt, content::Submission},
    time::Moment,
};
use sea_orm::{Condition, QueryOrder, QuerySelect, Set, entity::prelude::*};
use std::collections::HashMap;

const MAX: u64 = 500;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub submission: String,
    pub sha256: String,
    pub receipt_code: String,
    pub by_id: Uuid,
    pub at: i64,
    /// As it was registered then: what is printed of a firm changes no more with its registration.
    pub firm: String,
    /// Those of which it is the lead.
    pub partners: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn insert(
    db: &impl ConnectionTrait,
    permit: &Permit,
    proposal: &Proposal,
    by: UserId,
    submission: &Submission,
    receipt: &Receipt,
    firm: &Profile,
) -> Result<()> {
    permit.covers(&[Action::SubmitProposal], proposal)?;
    let row = ActiveModel {
        proposal_id: Set(proposal.id.0),
        version: Set(receipt.version.into()),
        submission: Set(submission.canonical()),
        sha256: Set(receipt.sha256.clone()),
        receipt_code: Set(receipt.code.clone()),
        by_id: Set(by.0),
        at: Set(receipt.at.0),
        firm: Set(serde_json::to_string(firm)?),
        partners: Set(serde_json::to_string(&submission.content.consortium.partners)?),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, proposal: ProposalId, version: u32) -> Result<Option<Model>> {
    Ok(Entity::find_by_id((proposal.0, i64::from(version))).one(db).await?)
}

/// These versions of these proposals.
pub async fn list(db: &impl ConnectionTrait, versions: impl IntoIterator<Item = (ProposalId, u32)>) -> Result<Vec<Model>> {
    let versions: Vec<_> = versions.into_iter().collect();
    let mut rows = Vec::with_capacity(versions.len());
    for some in versions.chunks(100) {
        rows.extend(Entity::find().filter(any(some)).all(db).await?);
    }
    Ok(rows)
}

/// Who handed these proposals in, as they were then.
pub async fn applicants(
    db: &impl ConnectionTrait,
    proposals: impl IntoIterator<Item = &Proposal>,
) -> Result<HashMap<ProposalId, Applicant>> {
    let versions: Vec<_> = proposals.into_iter().filter_map(|p| p.receipt().map(|r| (p.id, r.version))).collect();
    let mut applicants = HashMap::with_capacity(versions.len());
    for some in versions.chunks(100) {
        let query = Entity::find().select_only().columns([Column::ProposalId, Column::Firm, Column::Partners]).filter(any(some));
        for (id, firm, partners) in query.into_tuple::<(Uuid, String, String)>().all(db).await? {
            match applicant(&firm, &partners) {
                Ok(applicant) => drop(applicants.insert(ProposalId(id), applicant)),
                // One that cannot be read does not keep the others from being told.
                Err(error) => tracing::error!(proposal = %id, %error, "the firm of a version handed in cannot be read"),
            }
        }
    }
    Ok(applicants)
}

fn applicant(firm: &str, partners: &str) -> serde_json::Result<Applicant> {
    Ok(Applicant { firm: serde_json::from_str(firm)?, partners: serde_json::from_str(partners)? })
}

/// In place of a name that cannot be read: where none is to be told, there is none.
pub const UNREADABLE: &str = "(không đọc được tên doanh nghiệp)";

/// The names of the firms that handed these proposals in, as they were then, partners among them: one text for each.
pub async fn firm_names(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = &Proposal>) -> Result<HashMap<ProposalId, String>> {
    let proposals: Vec<&Proposal> = proposals.into_iter().filter(|proposal| proposal.receipt().is_some()).collect();
    let mut applicants = applicants(db, proposals.iter().copied()).await?;
    let mut name = |id: ProposalId| applicants.remove(&id).map_or_else(|| UNREADABLE.to_owned(), |applicant| applicant.name());
    Ok(proposals.into_iter().map(|proposal| (proposal.id, name(proposal.id))).collect())
}

fn any(versions: &[(ProposalId, u32)]) -> Condition {
    let these = |(proposal, version): &(ProposalId, u32)| {
        Condition::all().add(Column::ProposalId.eq(proposal.0)).add(Column::Version.eq(i64::from(*version)))
    };
    versions.iter().map(these).fold(Condition::any(), Condition::add)
}

/// Newest first, without what was handed in.
pub async fn receipts(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Vec<Receipt>> {
    let query = Entity::find().filter(Column::ProposalId.eq(proposal.0)).order_by_desc(Column::Version).limit(MAX);
    let columns = [Column::ReceiptCode, Column::Sha256];
    let rows: Vec<(i64, i64, String, String)> =
        query.select_only().columns([Column::Version, Column::At]).columns(columns).into_tuple().all(db).await?;
    let receipt = |(version, at, code, sha256): (i64, i64, String, String)| {
        Ok(Receipt { code, version: u32::try_from(version).map_err(Error::internal)?, at: Moment(at), sha256, confirmed: None })
    };
    rows.into_iter().map(receipt).collect()
}
