//! Challenges and their published versions.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE challenges (
        id UUID NOT NULL PRIMARY KEY,
        code TEXT NOT NULL,
        author_id UUID NOT NULL,
        state TEXT NOT NULL,
        state_json TEXT NOT NULL,
        content TEXT NOT NULL,
        version BIGINT NOT NULL,
        is_illustrative BOOLEAN NOT NULL,
        rules_hash TEXT NULL,
        opening TEXT NOT NULL,
        opening_record TEXT NULL,
        opens_at BIGINT NULL,
        closes_at BIGINT NULL,
        publish_at BIGINT NULL,
        search_text TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        updated_at BIGINT NOT NULL,
        CONSTRAINT challenges_code_unique UNIQUE (code),
        CONSTRAINT challenges_author_fk FOREIGN KEY (author_id) REFERENCES users (id)
    )",
    "CREATE INDEX challenges_state_index ON challenges (state, publish_at)",
    "CREATE TABLE challenge_versions (
        challenge_id UUID NOT NULL,
        version BIGINT NOT NULL,
        content TEXT NOT NULL,
        reason TEXT NOT NULL,
        by_id UUID NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (challenge_id, version),
        CONSTRAINT challenge_versions_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE challenge_versions", "DROP TABLE challenges"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
