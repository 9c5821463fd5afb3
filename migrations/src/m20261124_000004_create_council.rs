//! Seats, declarations of conflict, score sheets, results.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE seats (
        user_id UUID NOT NULL PRIMARY KEY,
        role TEXT NOT NULL,
        affiliation TEXT NOT NULL,
        assigned_at BIGINT NOT NULL,
        CONSTRAINT seats_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "CREATE TABLE declarations (
        member_id UUID NOT NULL,
        proposal_id UUID NOT NULL,
        conflict TEXT NOT NULL,
        reason TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (member_id, proposal_id),
        CONSTRAINT declarations_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
    "CREATE INDEX declarations_proposal_index ON declarations (proposal_id)",
    "CREATE TABLE sheets (
        member_id UUID NOT NULL,
        proposal_id UUID NOT NULL,
        sheet TEXT NOT NULL,
        sheet_version BIGINT NOT NULL,
        updated_at BIGINT NOT NULL,
        submitted_at BIGINT NULL,
        PRIMARY KEY (member_id, proposal_id),
        CONSTRAINT sheets_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
    "CREATE INDEX sheets_proposal_index ON sheets (proposal_id)",
    "CREATE TABLE results (
        challenge_id UUID NOT NULL PRIMARY KEY,
        rules_hash TEXT NOT NULL,
        outcomes TEXT NOT NULL,
        computed_at BIGINT NOT NULL,
        CONSTRAINT results_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE results", "DROP TABLE sheets", "DROP TABLE declarations", "DROP TABLE seats"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
