//! What the people of a firm say to each other about their proposal.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE comments (
        proposal_id UUID NOT NULL,
        number BIGINT NOT NULL,
        section TEXT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        text TEXT NOT NULL,
        settled_at BIGINT NULL,
        CONSTRAINT comments_pk PRIMARY KEY (proposal_id, number),
        CONSTRAINT comments_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id),
        CONSTRAINT comments_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE comments"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
