//! Legal texts in all their editions, which of them a task of the action plan cites, and which a challenge does.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE legal_texts (
        entry TEXT NOT NULL,
        version INTEGER NOT NULL,
        at BIGINT NOT NULL,
        by_id UUID NOT NULL,
        reason TEXT NOT NULL,
        number TEXT NOT NULL,
        title TEXT NOT NULL,
        issuer TEXT NOT NULL,
        issued BIGINT,
        link TEXT NOT NULL,
        in_force_from BIGINT,
        in_force_until BIGINT,
        replaced_by TEXT NOT NULL,
        source TEXT NOT NULL,
        is_compared BOOLEAN NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT legal_texts_pk PRIMARY KEY (entry, version),
        CONSTRAINT legal_texts_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )",
    "CREATE TABLE citations (
        challenge_id UUID NOT NULL,
        version INTEGER NOT NULL,
        at BIGINT NOT NULL,
        by_id UUID NOT NULL,
        entries TEXT NOT NULL,
        CONSTRAINT citations_pk PRIMARY KEY (challenge_id, version),
        CONSTRAINT citations_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT citations_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )",
    "ALTER TABLE plan_tasks ADD COLUMN cites TEXT NOT NULL DEFAULT ''",
];

const DOWN: &[&str] = &["ALTER TABLE plan_tasks DROP COLUMN cites", "DROP TABLE citations", "DROP TABLE legal_texts"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
