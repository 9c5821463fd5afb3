//! Suspensions that somebody asked for and nobody confirmed yet, and accounts whose sessions were ended at once.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE users ADD COLUMN suspension_asked TEXT NULL", "ALTER TABLE users ADD COLUMN stopped_at BIGINT NULL"];

const DOWN: &[&str] = &["ALTER TABLE users DROP COLUMN stopped_at", "ALTER TABLE users DROP COLUMN suspension_asked"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
