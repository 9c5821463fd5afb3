//! Motions of the council: each as one document, with the term of a written ballot while it runs.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE motions (
        id UUID NOT NULL PRIMARY KEY,
        challenge_id UUID NOT NULL,
        number BIGINT NOT NULL,
        meeting_id UUID NULL,
        runs_until BIGINT NULL,
        motion TEXT NOT NULL,
        CONSTRAINT motions_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT motions_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
        CONSTRAINT motions_number_unique UNIQUE (challenge_id, number)
    )"];

const DOWN: &[&str] = &["DROP TABLE motions"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
