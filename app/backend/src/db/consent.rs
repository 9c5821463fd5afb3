//! What firms say to being partners: read by the lead's people and by the partner's, each their own.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    ids::{ChallengeId, FirmId, ProposalId},
    proposals::{Consent, consent::CONSENTED},
};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    /// The partner.
    #[sea_orm(primary_key, auto_increment = false)]
    pub firm_id: Uuid,
    pub challenge_id: Uuid,
    /// As in the document.
    pub standing: String,
    pub consent: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, proposal: ProposalId, firm: FirmId) -> Result<Option<Consent>> {
    Entity::find_by_id((proposal.0, firm.0)).one(db).await?.map(consent).transpose()
}

/// Of everybody whom its lead ever asked.
pub async fn of_proposal(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Vec<Consent>> {
    let rows = Entity::find().filter(Column::ProposalId.eq(proposal.0)).order_by_asc(Column::FirmId).all(db).await?;
    rows.into_iter().map(consent).collect()
}

/// Of everything that a firm was asked.
pub async fn of_firm(db: &impl ConnectionTrait, firm: FirmId) -> Result<Vec<Consent>> {
    let rows = Entity::find().filter(Column::FirmId.eq(firm.0)).order_by_asc(Column::ProposalId).all(db).await?;
    rows.into_iter().map(consent).collect()
}

/// Whether a firm has agreed to take part in another proposal of the challenge than `besides`.
pub async fn is_given(db: &impl ConnectionTrait, firm: FirmId, challenge: ChallengeId, besides: ProposalId) -> Result<bool> {
    let given = Entity::find().filter(Column::FirmId.eq(firm.0)).filter(Column::ChallengeId.eq(challenge.0));
    Ok(given.filter(Column::Standing.eq(CONSENTED)).filter(Column::ProposalId.ne(besides.0)).count(db).await? > 0)
}

/// Who has agreed to take part in which proposal of a challenge.
pub async fn given_in(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<(ProposalId, FirmId)>> {
    let given = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).filter(Column::Standing.eq(CONSENTED));
    let pairs = given.select_only().columns([Column::ProposalId, Column::FirmId]).order_by_asc(Column::FirmId);
    let pairs: Vec<(Uuid, Uuid)> = pairs.into_tuple().all(db).await?;
    Ok(pairs.into_iter().map(|(proposal, firm)| (ProposalId(proposal), FirmId(firm))).collect())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, consent: &Consent) -> Result<()> {
    let acts = [
        Action::AskPartners,
        Action::AnswerPartnership,
        Action::ConsentAsPartner,
        Action::LeavePartnership,
        Action::EditProposal,
        Action::SubmitProposal,
        Action::WithdrawProposal,
    ];
    permit.covers(&acts, Subject::Proposal(consent.proposal, consent.challenge))?;
    let row = ActiveModel {
        proposal_id: Set(consent.proposal.0),
        firm_id: Set(consent.firm.0),
        challenge_id: Set(consent.challenge.0),
        standing: Set(consent.code().to_owned()),
        consent: Set(serde_json::to_string(consent)?),
    };
    let again = OnConflict::columns([Column::ProposalId, Column::FirmId]).update_columns([Column::Standing, Column::Consent]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn consent(row: Model) -> Result<Consent> {
    let consent: Consent = serde_json::from_str(&row.consent)?;
    let is_same = consent.code() == row.standing && (consent.proposal.0, consent.firm.0) == (row.proposal_id, row.firm_id);
    if is_same { Ok(consent) } else { Err(Error::internal(format!("{}: a consent that is not as its row says", row.proposal_id))) }
}
