//! What was frozen when scoring closed, and the secret ballot on a tie. Nothing in `ballot_votes` tells who
//! voted or when: no number, no time, no member.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE results ADD COLUMN closing TEXT NULL",
    "ALTER TABLE results ADD COLUMN advisory TEXT NULL",
    "CREATE TABLE ballots (
        challenge_id UUID NOT NULL PRIMARY KEY,
        ballot TEXT NOT NULL,
        CONSTRAINT ballots_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE TABLE ballot_voters (
        challenge_id UUID NOT NULL,
        member_id UUID NOT NULL,
        PRIMARY KEY (challenge_id, member_id),
        CONSTRAINT ballot_voters_ballot_fk FOREIGN KEY (challenge_id) REFERENCES ballots (challenge_id)
    )",
    "CREATE TABLE ballot_votes (
        challenge_id UUID NOT NULL,
        tracking_code TEXT NOT NULL,
        choice UUID NOT NULL,
        PRIMARY KEY (challenge_id, tracking_code),
        CONSTRAINT ballot_votes_ballot_fk FOREIGN KEY (challenge_id) REFERENCES ballots (challenge_id)
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE ballot_votes",
    "DROP TABLE ballot_voters",
    "DROP TABLE ballots",
    "ALTER TABLE results DROP COLUMN advisory",
    "ALTER TABLE results DROP COLUMN closing",
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
