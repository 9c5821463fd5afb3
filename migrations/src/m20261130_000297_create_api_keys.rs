//! Keys by which programs read what an account may read.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE api_keys (
        id UUID NOT NULL PRIMARY KEY,
        user_id UUID NOT NULL,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        made_at BIGINT NOT NULL,
        used_at BIGINT NULL,
        CONSTRAINT api_keys_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT api_keys_hash_unique UNIQUE (hash)
    )"];

const DOWN: &[&str] = &["DROP TABLE api_keys"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
