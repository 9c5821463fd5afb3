//! What opened proposals have in common: what is kept of each to find others, and the pairs that were found.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE proposal_sketches (
        proposal_id UUID NOT NULL,
        challenge_id UUID NOT NULL,
        is_compared BOOLEAN NOT NULL,
        words BIGINT NOT NULL,
        marks BYTEA NOT NULL,
        answered TEXT NOT NULL,
        CONSTRAINT proposal_sketches_pk PRIMARY KEY (proposal_id),
        CONSTRAINT proposal_sketches_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT proposal_sketches_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE INDEX proposal_sketches_challenge ON proposal_sketches (challenge_id)",
    "CREATE TABLE proposal_overlaps (
        proposal_id UUID NOT NULL,
        other_id UUID NOT NULL,
        passages BIGINT NOT NULL,
        words BIGINT NOT NULL,
        CONSTRAINT proposal_overlaps_pk PRIMARY KEY (proposal_id, other_id),
        CONSTRAINT proposal_overlaps_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT proposal_overlaps_other_fk FOREIGN KEY (other_id) REFERENCES proposals (id)
    )",
    "CREATE INDEX proposal_overlaps_other ON proposal_overlaps (other_id)",
];

const DOWN: &[&str] = &["DROP TABLE proposal_overlaps", "DROP TABLE proposal_sketches"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
