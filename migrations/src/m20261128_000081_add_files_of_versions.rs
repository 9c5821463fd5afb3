//! Which files each published version of a challenge has: JSON, as receipts list those of a proposal.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE challenge_versions ADD COLUMN files TEXT NOT NULL DEFAULT '[]'"];

const DOWN: &[&str] = &["ALTER TABLE challenge_versions DROP COLUMN files"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
