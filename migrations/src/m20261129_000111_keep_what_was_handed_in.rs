//! What a member had handed in before the sheet was given back: it counts until another is handed in.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE sheets ADD COLUMN handed_in TEXT NULL"];

const DOWN: &[&str] = &["ALTER TABLE sheets DROP COLUMN handed_in"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
