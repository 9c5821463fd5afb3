//! What happened to public calls, as the open data tells it, in the order in which it was told.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE open_releases (
        sequence BIGINT NOT NULL PRIMARY KEY,
        challenge_id UUID NOT NULL,
        name TEXT NOT NULL,
        tag TEXT NOT NULL,
        at BIGINT NOT NULL,
        told_at BIGINT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT open_releases_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT open_releases_name_unique UNIQUE (challenge_id, name)
    )"];

const DOWN: &[&str] = &["DROP TABLE open_releases"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
