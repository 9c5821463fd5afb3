//! The codes that challenges had before, for addresses that somebody kept; and where kept forms came from.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE former_codes (
        code TEXT NOT NULL PRIMARY KEY,
        challenge_id UUID NOT NULL
    )",
    "ALTER TABLE kept_forms ADD COLUMN network TEXT NOT NULL DEFAULT ''",
];

const DOWN: &[&str] = &["ALTER TABLE kept_forms DROP COLUMN network", "DROP TABLE former_codes"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
