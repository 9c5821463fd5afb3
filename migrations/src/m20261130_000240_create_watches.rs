//! Challenges that accounts watch, and the reminders of closings that were sent.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE watches (
        user_id UUID NOT NULL,
        challenge_id UUID NOT NULL,
        since BIGINT NOT NULL,
        CONSTRAINT watches_pk PRIMARY KEY (user_id, challenge_id),
        CONSTRAINT watches_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT watches_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "CREATE INDEX watches_of_challenge ON watches (challenge_id)",
    "CREATE TABLE reminders (
        challenge_id UUID NOT NULL,
        closes_at BIGINT NOT NULL,
        days BIGINT NOT NULL,
        at BIGINT NOT NULL,
        told BIGINT NOT NULL,
        CONSTRAINT reminders_pk PRIMARY KEY (challenge_id, closes_at, days),
        CONSTRAINT reminders_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE reminders", "DROP TABLE watches"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
