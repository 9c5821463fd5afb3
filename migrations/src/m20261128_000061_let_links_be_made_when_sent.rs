//! Messages with a link know which; those that are sent keep no text, and urgent ones go first.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE outbox ADD COLUMN link TEXT NULL",
    "ALTER TABLE outbox ADD COLUMN priority BIGINT NOT NULL DEFAULT 1",
    "UPDATE outbox SET body = '' WHERE sent_at IS NOT NULL OR attempts >= 5",
];

const DOWN: &[&str] = &["ALTER TABLE outbox DROP COLUMN priority", "ALTER TABLE outbox DROP COLUMN link"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
