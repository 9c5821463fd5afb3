//! Questions about published calls. Who asked stands here and nowhere else.

use crate::Result;
use domain::{
    access::{Action, Permit},
    ids::{ChallengeId, FirmId, UserId},
    questions::{Question, State},
    time::Moment,
};
use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeSet;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "questions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub firm_id: Uuid,
    pub by_id: Uuid,
    pub at: i64,
    pub text: String,
    /// No reply stands.
    pub is_waiting: bool,
    pub state: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// In the order in which they came.
pub async fn of_challenge(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<Question>> {
    let rows = Entity::find().filter(Column::ChallengeId.eq(challenge.0)).order_by_asc(Column::Number).all(db).await?;
    rows.into_iter().map(question).collect()
}

/// The same for several, by challenge: those on which no reply stands.
pub async fn waiting(db: &impl ConnectionTrait, challenges: impl IntoIterator<Item = ChallengeId>) -> Result<Vec<Question>> {
    let query = Entity::find().filter(Column::IsWaiting.eq(true)).filter(Column::ChallengeId.is_in(challenges.into_iter().map(|c| c.0)));
    let rows = query.order_by_asc(Column::ChallengeId).order_by_asc(Column::Number).all(db).await?;
    rows.into_iter().map(question).collect()
}

/// Challenges with a question on which no reply stands.
pub async fn challenges_waiting(db: &impl ConnectionTrait) -> Result<BTreeSet<ChallengeId>> {
    let query = Entity::find().filter(Column::IsWaiting.eq(true)).select_only().column(Column::ChallengeId).distinct();
    let ids: Vec<Uuid> = query.into_tuple().all(db).await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

pub async fn save(db: &impl ConnectionTrait, permit: &Permit, question: &Question) -> Result<()> {
    permit.covers(&[Action::AskQuestion, Action::DraftReply, Action::PublishReply], question.challenge)?;
    let row = ActiveModel {
        challenge_id: Set(question.challenge.0),
        number: Set(question.number.into()),
        firm_id: Set(question.firm.0),
        by_id: Set(question.by.0),
        at: Set(question.at.0),
        text: Set(question.text.clone()),
        is_waiting: Set(question.is_waiting()),
        state: Set(serde_json::to_string(&question.state)?),
    };
    let again = OnConflict::columns([Column::ChallengeId, Column::Number]).update_columns([Column::IsWaiting, Column::State]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn question(row: Model) -> Result<Question> {
    let state: State = serde_json::from_str(&row.state)?;
    Ok(Question {
        challenge: ChallengeId(row.challenge_id),
        number: u32::try_from(row.number).map_err(crate::Error::internal)?,
        firm: FirmId(row.firm_id),
        by: UserId(row.by_id),
        at: Moment(row.at),
        text: row.text,
        state,
    })
}
