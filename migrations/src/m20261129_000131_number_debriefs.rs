//! Drafts of debriefs are saved while somebody types: each save has a number, as sections and sheets have.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE debriefs ADD COLUMN version INTEGER NOT NULL DEFAULT 1"];

const DOWN: &[&str] = &["ALTER TABLE debriefs DROP COLUMN version"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
