//! That a firm's account is to be answered for by somebody else of the firm, until it is or nothing comes of it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE handovers (firm_id UUID NOT NULL PRIMARY KEY REFERENCES firms (id), handover TEXT NOT NULL)"];

const DOWN: &[&str] = &["DROP TABLE handovers"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
