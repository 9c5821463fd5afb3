//! Tax codes that somebody else registered, claimed with a certificate: one for each account.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE claims (
        user_id UUID NOT NULL PRIMARY KEY,
        holder_id UUID NOT NULL,
        claim TEXT NOT NULL,
        CONSTRAINT claims_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT claims_holder_fk FOREIGN KEY (holder_id) REFERENCES firms (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE claims"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
