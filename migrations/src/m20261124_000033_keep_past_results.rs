//! Official results that scoring was reopened on, as they were stored.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE past_results (
        challenge_id UUID NOT NULL,
        reopened_at BIGINT NOT NULL,
        rules_hash TEXT NOT NULL,
        outcomes TEXT NOT NULL,
        computed_at BIGINT NOT NULL,
        closing TEXT NULL,
        advisory TEXT NULL,
        PRIMARY KEY (challenge_id, reopened_at),
        CONSTRAINT past_results_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE past_results"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
