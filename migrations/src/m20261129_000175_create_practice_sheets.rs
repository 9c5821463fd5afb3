//! What members handed in for the made-up proposal of a challenge, and since when all of it is shown. Nothing else rests on it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE practice_sheets (
        challenge_id UUID NOT NULL,
        member_id UUID NOT NULL,
        sheet TEXT NOT NULL,
        handed_in_at BIGINT NOT NULL,
        shown_at BIGINT NULL,
        PRIMARY KEY (challenge_id, member_id),
        CONSTRAINT practice_sheets_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE practice_sheets"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
