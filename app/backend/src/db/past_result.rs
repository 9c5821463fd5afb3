//! Official results that a later close of scoring replaced, in earlier versions: kept as they were, shown on no page
//! and written by nothing. Read by the test of what earlier versions left.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "past_results")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reopened_at: i64,
    pub rules_hash: String,
    pub outcomes: String,
    pub computed_at: i64,
    pub closing: Option<String>,
    pub advisory: Option<String>,
    pub format: String,
}

impl ActiveModelBehavior for ActiveModel {}
