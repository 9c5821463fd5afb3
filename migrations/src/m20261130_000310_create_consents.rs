//! What a firm says to being a partner in another's proposal.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE consents (
        proposal_id UUID NOT NULL,
        firm_id UUID NOT NULL,
        challenge_id UUID NOT NULL,
        standing TEXT NOT NULL,
        consent TEXT NOT NULL,
        CONSTRAINT consents_pk PRIMARY KEY (proposal_id, firm_id),
        CONSTRAINT consents_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT consents_firm_fk FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT consents_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE INDEX consents_firm ON consents (firm_id, challenge_id)",
];

const DOWN: &[&str] = &["DROP TABLE consents"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
