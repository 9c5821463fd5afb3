//! Events and outgoing mail.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE events (
        id UUID NOT NULL PRIMARY KEY,
        at BIGINT NOT NULL,
        act TEXT NOT NULL,
        by_id UUID NULL,
        challenge_id UUID NULL,
        proposal_id UUID NULL,
        firm_id UUID NULL,
        note TEXT NOT NULL
    )",
    "CREATE INDEX events_challenge_index ON events (challenge_id, at)",
    "CREATE INDEX events_proposal_index ON events (proposal_id, at)",
    "CREATE INDEX events_firm_index ON events (firm_id, at)",
    "CREATE TABLE outbox (
        id UUID NOT NULL PRIMARY KEY,
        recipient TEXT NOT NULL,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        queued_at BIGINT NOT NULL,
        attempts BIGINT NOT NULL,
        sent_at BIGINT NULL,
        error TEXT NULL
    )",
    "CREATE INDEX outbox_unsent_index ON outbox (sent_at, queued_at)",
];

const DOWN: &[&str] = &["DROP TABLE outbox", "DROP TABLE events"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
