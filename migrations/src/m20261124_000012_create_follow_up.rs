//! What follows a shortlist and a result: dissents, debriefs, complaints.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE dissents (
        challenge_id UUID NOT NULL,
        member_id UUID NOT NULL,
        proposed_at BIGINT NOT NULL,
        text TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (challenge_id, member_id, proposed_at),
        CONSTRAINT dissents_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE TABLE debriefs (
        proposal_id UUID NOT NULL PRIMARY KEY,
        strengths TEXT NOT NULL,
        weaknesses TEXT NOT NULL,
        updated_at BIGINT NOT NULL,
        released_at BIGINT NULL,
        CONSTRAINT debriefs_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
    "CREATE TABLE complaints (
        proposal_id UUID NOT NULL PRIMARY KEY,
        challenge_id UUID NOT NULL,
        firm_id UUID NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        grounds TEXT NOT NULL,
        text TEXT NOT NULL,
        answer TEXT NULL,
        CONSTRAINT complaints_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT complaints_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE INDEX complaints_challenge_index ON complaints (challenge_id, at)",
];

const DOWN: &[&str] = &["DROP TABLE complaints", "DROP TABLE debriefs", "DROP TABLE dissents"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
