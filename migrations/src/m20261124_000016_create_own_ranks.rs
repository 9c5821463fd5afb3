//! A member's own order of a challenge's proposals.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE own_ranks (
        member_id UUID NOT NULL,
        challenge_id UUID NOT NULL,
        ranks TEXT NOT NULL,
        updated_at BIGINT NOT NULL,
        PRIMARY KEY (member_id, challenge_id),
        CONSTRAINT own_ranks_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE own_ranks"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
