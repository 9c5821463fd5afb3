//! Accounts that the office suspended, and events about an account.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE users ADD COLUMN suspended_at BIGINT NULL",
    "ALTER TABLE users ADD COLUMN suspension TEXT NULL",
    "ALTER TABLE events ADD COLUMN account_id UUID NULL",
    "CREATE INDEX events_account_index ON events (account_id)",
];

const DOWN: &[&str] = &[
    "DROP INDEX events_account_index",
    "ALTER TABLE events DROP COLUMN account_id",
    "ALTER TABLE users DROP COLUMN suspension",
    "ALTER TABLE users DROP COLUMN suspended_at",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
