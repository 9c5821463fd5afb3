//! Who sat on the council when scoring began, in an order that chance made: JSON, empty before.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE challenges ADD COLUMN roster TEXT NULL"];

const DOWN: &[&str] = &["ALTER TABLE challenges DROP COLUMN roster"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
