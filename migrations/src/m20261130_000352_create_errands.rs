//! Long work that somebody asked for, how far it is and what came of it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE errands (
        id UUID NOT NULL PRIMARY KEY,
        what TEXT NOT NULL,
        by_id UUID NULL,
        asked_at BIGINT NOT NULL,
        state TEXT NOT NULL,
        is_over BOOLEAN NOT NULL,
        steps_done INTEGER NOT NULL,
        steps_total INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        expires_at BIGINT NOT NULL,
        CONSTRAINT errands_user_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )",
    "CREATE INDEX errands_by_term ON errands (expires_at)",
];

const DOWN: &[&str] = &["DROP TABLE errands"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
