//! News of challenges that wait to be written to whoever watches them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE watched_news (
        id UUID NOT NULL PRIMARY KEY,
        challenge_id UUID NOT NULL,
        at BIGINT NOT NULL,
        news TEXT NOT NULL,
        told_firms TEXT NOT NULL,
        done_until UUID NULL,
        CONSTRAINT watched_news_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE watched_news"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
