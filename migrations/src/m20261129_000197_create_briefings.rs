//! Information sessions about a published call.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE briefings (
        challenge_id UUID NOT NULL,
        number BIGINT NOT NULL,
        at BIGINT NOT NULL,
        place TEXT NOT NULL,
        link TEXT NOT NULL,
        note TEXT NOT NULL,
        by_id UUID NOT NULL,
        called_off TEXT NULL,
        CONSTRAINT briefings_pk PRIMARY KEY (challenge_id, number),
        CONSTRAINT briefings_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT briefings_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE briefings"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
