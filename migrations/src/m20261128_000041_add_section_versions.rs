//! Which save each section of a draft was last changed by: JSON, empty where sections were not told apart yet.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE proposals ADD COLUMN section_versions TEXT NULL"];

const DOWN: &[&str] = &["ALTER TABLE proposals DROP COLUMN section_versions"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
