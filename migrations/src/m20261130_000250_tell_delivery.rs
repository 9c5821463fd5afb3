//! How far each mail has got: since when it is to be sent, when it was tried, whether it was given up; what it is, and in which
//! language.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE outbox ADD COLUMN what TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN locale TEXT NOT NULL DEFAULT 'vi'",
    "ALTER TABLE outbox ADD COLUMN written_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE outbox ADD COLUMN since_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE outbox ADD COLUMN tried_at BIGINT NULL",
    "ALTER TABLE outbox ADD COLUMN failed_at BIGINT NULL",
    "UPDATE outbox SET written_at = queued_at, since_at = queued_at",
    "UPDATE outbox SET locale = 'en' WHERE body LIKE 'Dear %'",
    "UPDATE outbox SET failed_at = queued_at WHERE sent_at IS NULL AND attempts >= 5",
    "DROP INDEX outbox_unsent_index",
    "CREATE INDEX outbox_unsent_index ON outbox (sent_at, failed_at, queued_at)",
    "CREATE INDEX outbox_written_index ON outbox (written_at)",
];

const DOWN: &[&str] = &[
    "DROP INDEX outbox_written_index",
    "DROP INDEX outbox_unsent_index",
    "CREATE INDEX outbox_unsent_index ON outbox (sent_at, queued_at)",
    "ALTER TABLE outbox DROP COLUMN failed_at",
    "ALTER TABLE outbox DROP COLUMN tried_at",
    "ALTER TABLE outbox DROP COLUMN since_at",
    "ALTER TABLE outbox DROP COLUMN written_at",
    "ALTER TABLE outbox DROP COLUMN locale",
    "ALTER TABLE outbox DROP COLUMN what",
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
