//! Score sheets: one for each member and proposal. What may become of one is decided in `domain::evaluations::lifecycle`;
//! here it is read and stored as it is.

use crate::{Error, Result};
use domain::{
    access::{Action, Permit, Subject},
    evaluations::{
        Exclusion, MemberSheet, Revision, Sheet, SheetState,
        lifecycle::{Abstention, Filled, HandedIn, Last, Round, VoidedBy},
    },
    ids::{ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use sea_orm::{Set, entity::prelude::*, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sheets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: Uuid,
    pub sheet: String,
    pub sheet_version: i64,
    pub updated_at: i64,
    pub submitted_at: Option<i64>,
    /// The sheet as it stood when the first round ended.
    pub first: Option<String>,
    /// Why scores were changed after it, by criterion.
    pub reasons: Option<String>,
    /// Why the member gives no score.
    pub abstained: Option<String>,
    pub voided_at: Option<i64>,
    pub void_reason: Option<String>,
    /// The motion by which it is void.
    pub void_motion: Option<String>,
    pub exclusion: Option<String>,
    /// What is being changed in a later round, not submitted.
    pub revision: Option<String>,
    /// When the sheet was given back to its member last.
    pub reopened_at: Option<i64>,
    /// What had been handed in then; see [`FirstHandedIn`].
    pub handed_in: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was handed in before a sheet was given back, which is in the first round only.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstHandedIn {
    at: Moment,
    sheet: Sheet,
    /// Why the member gave no score.
    abstained: Option<String>,
}

impl FirstHandedIn {
    fn of(last: &Last) -> Result<Self> {
        let (sheet, abstained) = match &last.what {
            HandedIn::Scored(Filled { sheet, round: Round::First }) => (sheet, None),
            HandedIn::Abstained(Abstention { reason, drafted, is_frozen: false }) => (drafted, Some(reason.clone())),
            _ => return Err(Error::internal("given back after the first round")),
        };
        Ok(Self { at: last.at, sheet: sheet.clone(), abstained })
    }

    fn last(self) -> Last {
        let Self { at, sheet, abstained } = self;
        let what = match abstained {
            None => HandedIn::Scored(Filled { sheet, round: Round::First }),
            Some(reason) => HandedIn::Abstained(Abstention { reason, drafted: sheet, is_frozen: false }),
        };
        Last { what, at }
    }
}

/// What fills in a sheet.
const FILLED_BY: [Action; 5] =
    [Action::ScoreProposal, Action::ReviseSheet, Action::CloseRound, Action::CloseScoring, Action::RuleOnConflict];
const GIVEN_BACK_BY: [Action; 3] = [Action::GiveBackSheet, Action::ScoreProposal, Action::ReviseSheet];
/// What leaves a sheet out, and what counts it again.
const EXCLUDED_BY: [Action; 3] = [Action::CloseMotion, Action::CloseRound, Action::RuleOnConflict];
/// What can turn out a conflict, and the end of a round, with which a void sheet is frozen too.
const VOIDED_BY: [Action; 7] = [
    Action::CloseMotion,
    Action::DeclareConflict,
    Action::RecuseFromChallenge,
    Action::ConfirmOpening,
    Action::PinConflict,
    Action::JudgeSuggestion,
    Action::CloseRound,
];
/// Rows that one statement writes: SQLite bounds the number of values in a statement.
const ROWS: usize = 500;

pub async fn find(db: &impl ConnectionTrait, member: UserId, proposal: ProposalId) -> Result<Option<MemberSheet>> {
    Entity::find_by_id((member.0, proposal.0)).one(db).await?.map(read).transpose()
}

/// One member's sheets, by proposal.
pub async fn of_member(
    db: &impl ConnectionTrait,
    member: UserId,
    proposals: impl IntoIterator<Item = ProposalId>,
) -> Result<HashMap<ProposalId, MemberSheet>> {
    let query = Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    query.all(db).await?.into_iter().map(|row| read(row).map(|sheet| (sheet.proposal, sheet))).collect()
}

/// Everyone's sheets for these proposals, whatever became of them.
pub async fn of_proposals(db: &impl ConnectionTrait, proposals: impl IntoIterator<Item = ProposalId>) -> Result<Vec<MemberSheet>> {
    let query = Entity::find().filter(Column::ProposalId.is_in(proposals.into_iter().map(|p| p.0)));
    query.all(db).await?.into_iter().map(read).collect()
}

/// As the domain left it. Whoever acts holds the row of the proposal or of its challenge from reading to here.
pub async fn save(db: &impl ConnectionTrait, permit: &Permit, about: &Proposal, sheet: &MemberSheet) -> Result<()> {
    save_all(db, permit, std::slice::from_ref(about), std::slice::from_ref(sheet)).await
}

/// The same for sheets of several proposals.
pub async fn save_all(db: &impl ConnectionTrait, permit: &Permit, about: &[Proposal], sheets: &[MemberSheet]) -> Result<()> {
    for sheet in sheets {
        let of = about.iter().find(|proposal| proposal.id == sheet.proposal);
        let of = of.ok_or_else(|| Error::internal("a sheet is saved for another proposal"))?;
        permit.covers(left_by(&sheet.state), Subject::from(of))?;
    }
    for some in sheets.chunks(ROWS) {
        let rows = some.iter().map(written).collect::<Result<Vec<_>>>()?;
        let again = OnConflict::columns([Column::MemberId, Column::ProposalId])
            .update_columns([Column::Sheet, Column::SheetVersion, Column::UpdatedAt, Column::SubmittedAt])
            .update_columns([Column::First, Column::Reasons, Column::Revision, Column::Abstained, Column::Exclusion])
            .update_columns([Column::VoidedAt, Column::VoidReason, Column::VoidMotion, Column::ReopenedAt, Column::HandedIn])
            .to_owned();
        Entity::insert_many(rows).on_conflict(again).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The acts that can leave a sheet like this.
fn left_by(state: &SheetState) -> &'static [Action] {
    match state {
        SheetState::HandedIn { what: HandedIn::Excluded(..), .. } => &EXCLUDED_BY,
        SheetState::Draft(_) | SheetState::HandedIn { .. } => &FILLED_BY,
        SheetState::GivenBack { .. } => &GIVEN_BACK_BY,
        SheetState::Void { .. } => &VOIDED_BY,
    }
}

fn written(sheet: &MemberSheet) -> Result<ActiveModel> {
    let (mut abstained, mut exclusion, mut voided, mut given_back, mut kept) = (None, None, None, None, None);
    let handed_in = match &sheet.state {
        SheetState::Draft(_) => None,
        SheetState::GivenBack { last, at, .. } => {
            given_back = Some(at.0);
            kept = last.as_deref().map(FirstHandedIn::of).transpose()?;
            None
        }
        SheetState::HandedIn { what, .. } => Some(what),
        SheetState::Void { what, by, void_at, .. } => {
            voided = Some(match by {
                VoidedBy::Conflict(reason) => (void_at.0, reason.clone()),
                VoidedBy::Motion { reason, .. } => (void_at.0, reason.clone()),
            });
            Some(what)
        }
    };
    match handed_in {
        Some(HandedIn::Abstained(abstention)) => abstained = Some(abstention.reason.clone()),
        Some(HandedIn::Excluded(_, by)) => exclusion = Some(serde_json::to_string(by)?),
        Some(HandedIn::Scored(_)) | None => {}
    }
    let is_revised = sheet.round().is_some_and(|round| matches!(round, Round::Revised { .. }));
    let (voided_at, void_reason) = voided.unzip();
    Ok(ActiveModel {
        member_id: Set(sheet.member.0),
        proposal_id: Set(sheet.proposal.0),
        sheet: Set(serde_json::to_string(sheet.sheet())?),
        sheet_version: Set(sheet.version.into()),
        updated_at: Set(sheet.saved_at.0),
        submitted_at: Set(sheet.handed_in_at().map(|at| at.0)),
        first: Set(sheet.first().map(serde_json::to_string).transpose()?),
        reasons: Set(is_revised.then(|| serde_json::to_string(sheet.reasons())).transpose()?),
        abstained: Set(abstained),
        voided_at: Set(voided_at),
        void_reason: Set(void_reason),
        void_motion: Set(sheet.voided_by().map(str::to_owned)),
        exclusion: Set(exclusion),
        revision: Set(sheet.revision().map(serde_json::to_string).transpose()?),
        reopened_at: Set(given_back),
        handed_in: Set(kept.as_ref().map(serde_json::to_string).transpose()?),
    })
}

/// Fails on a row whose columns fit no state that a sheet can have.
pub(super) fn read(row: Model) -> Result<MemberSheet> {
    let (member, proposal) = (UserId(row.member_id), ProposalId(row.proposal_id));
    let version = u32::try_from(row.sheet_version).map_err(Error::internal)?;
    let saved_at = Moment(row.updated_at);
    let state = state(row).map_err(|error| error.at(format!("the sheet of {member} for {proposal}")))?;
    Ok(MemberSheet { member, proposal, version, saved_at, state })
}

fn state(row: Model) -> Result<SheetState> {
    let sheet: Sheet = serde_json::from_str(&row.sheet)?;
    let impossible = |why: &str| Err(Error::internal(why));
    let Some(at) = row.submitted_at.map(Moment) else {
        return match (row.voided_at, row.exclusion, row.reopened_at) {
            // What a void abstention had said may still stand beside what was given back.
            (None, None, Some(at)) => {
                let last =
                    row.handed_in.as_deref().map(serde_json::from_str::<FirstHandedIn>).transpose()?.map(|kept| Box::new(kept.last()));
                Ok(SheetState::GivenBack { filled: filled(sheet, row.first, row.reasons, row.revision)?, last, at: Moment(at) })
            }
            _ if row.handed_in.is_some() => impossible("handed in before without having been given back"),
            (None, None, None) if row.abstained.is_some() => impossible("an abstention that was not handed in"),
            (None, None, None) if row.first.or(row.reasons).or(row.revision).is_some() => impossible("a draft from before it was begun"),
            (None, None, None) => Ok(SheetState::Draft(sheet)),
            _ => impossible("void or excluded without having been handed in"),
        };
    };
    if row.handed_in.is_some() {
        return impossible("handed in twice");
    }
    let exclusion = row.exclusion.as_deref().map(serde_json::from_str::<Exclusion>).transpose()?;
    let what = match (row.abstained, exclusion) {
        (None, None) => HandedIn::Scored(filled(sheet, row.first, row.reasons, row.revision)?),
        (None, Some(by)) => HandedIn::Excluded(filled(sheet, row.first, row.reasons, row.revision)?, by),
        (Some(reason), None) if row.reasons.is_none() && row.revision.is_none() => {
            HandedIn::Abstained(Abstention { reason, drafted: sheet, is_frozen: row.first.is_some() })
        }
        (Some(_), _) => return impossible("an abstention that was changed or excluded"),
    };
    Ok(match (row.voided_at.map(Moment), row.void_reason, row.void_motion) {
        (None, None, None) => SheetState::HandedIn { what, at },
        (Some(void_at), Some(reason), None) => SheetState::Void { what, at, by: VoidedBy::Conflict(reason), void_at },
        (Some(void_at), Some(reason), Some(motion)) => SheetState::Void { what, at, by: VoidedBy::Motion { motion, reason }, void_at },
        _ => return impossible("void without both a time and a reason"),
    })
}

fn filled(sheet: Sheet, first: Option<String>, reasons: Option<String>, draft: Option<String>) -> Result<Filled> {
    let draft: Option<Revision> = draft.as_deref().map(serde_json::from_str).transpose()?;
    let first: Option<Sheet> = first.as_deref().map(serde_json::from_str).transpose()?;
    let round = match (first, reasons, draft) {
        (None, None, None) => Round::First,
        (Some(first), None, draft) if first == sheet => Round::Frozen { draft },
        (Some(first), Some(reasons), draft) => Round::Revised { first, reasons: serde_json::from_str(&reasons)?, draft },
        (Some(_), None, _) => return Err(Error::internal("changed after the first round without reasons")),
        (None, ..) => return Err(Error::internal("changed after a first round that it had no part in")),
    };
    Ok(Filled { sheet, round })
}

#[cfg(test)]
mod tests;
