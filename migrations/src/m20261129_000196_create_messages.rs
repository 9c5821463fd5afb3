//! Messages between the office and a firm about what its proposal formally lacks.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE messages (
        proposal_id UUID NOT NULL,
        number BIGINT NOT NULL,
        side TEXT NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT messages_pk PRIMARY KEY (proposal_id, number),
        CONSTRAINT messages_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT messages_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE messages"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
