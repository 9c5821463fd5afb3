//! What became of challenges after their decisions, in all its editions.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE outcomes (
        challenge_id UUID NOT NULL,
        version INTEGER NOT NULL,
        at BIGINT NOT NULL,
        by_id UUID NOT NULL,
        reason TEXT NOT NULL,
        outcome TEXT NOT NULL,
        CONSTRAINT outcomes_pk PRIMARY KEY (challenge_id, version),
        CONSTRAINT outcomes_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT outcomes_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE outcomes"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
