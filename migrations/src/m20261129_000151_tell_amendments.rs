//! Which versions of a challenge changed something that firms rely on: those that a leader published.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE challenge_versions ADD COLUMN is_material BOOLEAN NOT NULL DEFAULT FALSE"];

const DOWN: &[&str] = &["ALTER TABLE challenge_versions DROP COLUMN is_material"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
