//! The first signs of a program's key, by which its owner knows it in the list (empty for keys made before), and how often an
//! account has made or ended one: a form that shows an older number was sent once already.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE api_keys ADD COLUMN begins TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE users ADD COLUMN keys_version BIGINT NOT NULL DEFAULT 0",
];

const DOWN: &[&str] = &["ALTER TABLE users DROP COLUMN keys_version", "ALTER TABLE api_keys DROP COLUMN begins"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
