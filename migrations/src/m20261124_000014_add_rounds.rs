//! Sheets of a second round, and abstaining.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE sheets ADD COLUMN first TEXT NULL",
    "ALTER TABLE sheets ADD COLUMN reasons TEXT NULL",
    "ALTER TABLE sheets ADD COLUMN abstained TEXT NULL",
];

const DOWN: &[&str] =
    &["ALTER TABLE sheets DROP COLUMN abstained", "ALTER TABLE sheets DROP COLUMN reasons", "ALTER TABLE sheets DROP COLUMN first"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, DOWN).await
    }
}
