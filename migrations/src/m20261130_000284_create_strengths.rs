//! What a firm says of itself in every proposal.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] =
    &["CREATE TABLE strengths (firm_id UUID NOT NULL PRIMARY KEY REFERENCES firms (id), strengths TEXT NOT NULL, by_id UUID NULL)"];

const DOWN: &[&str] = &["DROP TABLE strengths"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
