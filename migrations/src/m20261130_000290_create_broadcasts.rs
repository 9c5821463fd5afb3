//! Notices of the office about a call.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE broadcasts (
        challenge_id UUID NOT NULL,
        number BIGINT NOT NULL,
        audience TEXT NOT NULL,
        subject_vi TEXT NOT NULL,
        subject_en TEXT NOT NULL,
        text_vi TEXT NOT NULL,
        text_en TEXT NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT broadcasts_pk PRIMARY KEY (challenge_id, number),
        CONSTRAINT broadcasts_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT broadcasts_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE broadcasts"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
