//! Which edition of the result file a result was computed for: those of before are of the first.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE results ADD COLUMN format TEXT NOT NULL DEFAULT 'result/1'",
    "ALTER TABLE past_results ADD COLUMN format TEXT NOT NULL DEFAULT 'result/1'",
];

const DOWN: &[&str] = &["ALTER TABLE past_results DROP COLUMN format", "ALTER TABLE results DROP COLUMN format"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
