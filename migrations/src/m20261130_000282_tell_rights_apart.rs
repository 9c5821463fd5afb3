//! What each of a firm's people may do with its proposals: whoever was there before, or was invited, may write.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE firm_members ADD COLUMN may TEXT NOT NULL DEFAULT 'edit'",
    "ALTER TABLE links ADD COLUMN may TEXT NOT NULL DEFAULT 'edit'",
];

const DOWN: &[&str] = &["ALTER TABLE links DROP COLUMN may", "ALTER TABLE firm_members DROP COLUMN may"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
