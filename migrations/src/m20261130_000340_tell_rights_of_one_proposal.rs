//! What one of a firm's people may do with one proposal, otherwise than with all. Nobody has any before.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE proposal_rights (
        proposal_id UUID NOT NULL,
        user_id UUID NOT NULL,
        may TEXT NOT NULL,
        CONSTRAINT proposal_rights_pk PRIMARY KEY (proposal_id, user_id),
        CONSTRAINT proposal_rights_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT proposal_rights_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "CREATE INDEX proposal_rights_user ON proposal_rights (user_id)",
];

const DOWN: &[&str] = &["DROP TABLE proposal_rights"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
