//! Meetings of the council and the challenges they are about.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE meetings (
        id UUID NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        planned_at BIGINT NOT NULL,
        document TEXT NOT NULL,
        version BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        updated_at BIGINT NOT NULL
    )",
    "CREATE TABLE meeting_challenges (
        meeting_id UUID NOT NULL,
        challenge_id UUID NOT NULL,
        PRIMARY KEY (meeting_id, challenge_id),
        CONSTRAINT meeting_challenges_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
        CONSTRAINT meeting_challenges_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE INDEX meeting_challenges_challenge_index ON meeting_challenges (challenge_id)",
];

const DOWN: &[&str] = &["DROP TABLE meeting_challenges", "DROP TABLE meetings"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
