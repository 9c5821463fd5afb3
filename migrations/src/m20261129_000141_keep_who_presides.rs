//! Who held the seats of chair and vice-chair when scoring began: JSON, empty before, and where an earlier version began it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE challenges ADD COLUMN presiding TEXT NULL"];

const DOWN: &[&str] = &["ALTER TABLE challenges DROP COLUMN presiding"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
