//! Results that another one replaced, when the council voided a sheet after scoring had closed: as a document.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE results ADD COLUMN replaced TEXT NULL"];

const DOWN: &[&str] = &["ALTER TABLE results DROP COLUMN replaced"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
