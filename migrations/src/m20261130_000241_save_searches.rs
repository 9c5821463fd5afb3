//! Searches of the list by which new challenges are told.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE saved_searches (
        id UUID NOT NULL PRIMARY KEY,
        user_id UUID NOT NULL,
        filter TEXT NOT NULL,
        rhythm TEXT NOT NULL,
        known TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        checked_at BIGINT NOT NULL,
        CONSTRAINT saved_searches_unique UNIQUE (user_id, filter),
        CONSTRAINT saved_searches_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "CREATE INDEX saved_searches_due ON saved_searches (rhythm, checked_at)",
];

const DOWN: &[&str] = &["DROP TABLE saved_searches"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
