//! The text of a meeting's minutes as it was when the meeting ended, and who confirmed it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE minutes (
        meeting_id UUID NOT NULL PRIMARY KEY,
        frozen_at BIGINT NOT NULL,
        document TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        confirmations TEXT NOT NULL,
        CONSTRAINT minutes_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE minutes"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
