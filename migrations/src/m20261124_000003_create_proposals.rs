//! Proposals and every submitted version.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE proposals (
        id UUID NOT NULL PRIMARY KEY,
        code TEXT NOT NULL,
        challenge_id UUID NOT NULL,
        firm_id UUID NOT NULL,
        state TEXT NOT NULL,
        state_json TEXT NOT NULL,
        draft TEXT NOT NULL,
        draft_version BIGINT NOT NULL,
        receipt TEXT NULL,
        created_at BIGINT NOT NULL,
        updated_at BIGINT NOT NULL,
        CONSTRAINT proposals_code_unique UNIQUE (code),
        CONSTRAINT proposals_firm_unique UNIQUE (challenge_id, firm_id),
        CONSTRAINT proposals_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT proposals_firm_fk FOREIGN KEY (firm_id) REFERENCES firms (id)
    )",
    "CREATE INDEX proposals_firm_index ON proposals (firm_id)",
    "CREATE TABLE proposal_versions (
        proposal_id UUID NOT NULL,
        version BIGINT NOT NULL,
        submission TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        receipt_code TEXT NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (proposal_id, version),
        CONSTRAINT proposal_versions_receipt_unique UNIQUE (receipt_code),
        CONSTRAINT proposal_versions_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE proposal_versions", "DROP TABLE proposals"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
