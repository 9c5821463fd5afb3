//! Title and sum of what was opened, beside the proposal; empty while it is sealed.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] =
    &["ALTER TABLE proposals ADD COLUMN opened_title TEXT NULL", "ALTER TABLE proposals ADD COLUMN opened_total BIGINT NULL"];

const DOWN: &[&str] = &["ALTER TABLE proposals DROP COLUMN opened_total", "ALTER TABLE proposals DROP COLUMN opened_title"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, DOWN).await
    }
}
