//! Appointments and alternates of seats; kinds and sources of conflicts, findings, recusals; void sheets.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE seats ADD COLUMN appointment TEXT NOT NULL DEFAULT '{\"number\":\"\",\"date\":null,\"term\":{\"from\":null,\"until\":null}}'",
    "ALTER TABLE seats ADD COLUMN other_id UUID NULL",
    "ALTER TABLE seats ADD COLUMN is_alternate BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE declarations ADD COLUMN kind TEXT NULL",
    "ALTER TABLE declarations ADD COLUMN source TEXT NOT NULL DEFAULT 'own'",
    "CREATE TABLE findings (
        member_id UUID NOT NULL,
        proposal_id UUID NOT NULL,
        finding TEXT NOT NULL,
        PRIMARY KEY (member_id, proposal_id),
        CONSTRAINT findings_member_fk FOREIGN KEY (member_id) REFERENCES users (id),
        CONSTRAINT findings_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
    "CREATE INDEX findings_proposal_index ON findings (proposal_id)",
    "CREATE TABLE recusals (
        member_id UUID NOT NULL,
        challenge_id UUID NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (member_id, challenge_id),
        CONSTRAINT recusals_member_fk FOREIGN KEY (member_id) REFERENCES users (id),
        CONSTRAINT recusals_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE INDEX recusals_challenge_index ON recusals (challenge_id)",
    "ALTER TABLE sheets ADD COLUMN voided_at BIGINT NULL",
    "ALTER TABLE sheets ADD COLUMN void_reason TEXT NULL",
];

const DOWN: &[&str] = &[
    "ALTER TABLE sheets DROP COLUMN void_reason",
    "ALTER TABLE sheets DROP COLUMN voided_at",
    "DROP TABLE recusals",
    "DROP TABLE findings",
    "ALTER TABLE declarations DROP COLUMN source",
    "ALTER TABLE declarations DROP COLUMN kind",
    "ALTER TABLE seats DROP COLUMN is_alternate",
    "ALTER TABLE seats DROP COLUMN other_id",
    "ALTER TABLE seats DROP COLUMN appointment",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
