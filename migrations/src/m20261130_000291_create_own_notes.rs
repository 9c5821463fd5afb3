//! Members' own marks and notes on proposals' texts.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE own_notes (
        member_id UUID NOT NULL,
        proposal_id UUID NOT NULL,
        number BIGINT NOT NULL,
        section TEXT NOT NULL,
        passage TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT own_notes_pk PRIMARY KEY (member_id, proposal_id, number),
        CONSTRAINT own_notes_member_fk FOREIGN KEY (member_id) REFERENCES users (id),
        CONSTRAINT own_notes_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE own_notes"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
