//! Addresses of calendars that hold what one account follows.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE own_calendars (
        user_id UUID NOT NULL PRIMARY KEY,
        hash TEXT NOT NULL,
        made_at BIGINT NOT NULL,
        CONSTRAINT own_calendars_hash_unique UNIQUE (hash),
        CONSTRAINT own_calendars_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE own_calendars"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
