//! What was settled about a challenge's times besides its calendar: JSON, empty for what was there before.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &["ALTER TABLE challenges ADD COLUMN timing TEXT NOT NULL DEFAULT '{}'"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &["ALTER TABLE challenges DROP COLUMN timing"]).await
    }
}
