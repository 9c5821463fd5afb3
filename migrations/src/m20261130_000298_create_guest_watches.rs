//! Who watches a challenge by mail without an account.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE guest_watches (
        id UUID NOT NULL PRIMARY KEY,
        challenge_id UUID NOT NULL,
        email TEXT NOT NULL,
        locale TEXT NOT NULL,
        since BIGINT NOT NULL,
        CONSTRAINT guest_watches_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT guest_watches_email_unique UNIQUE (challenge_id, email)
    )",
    "ALTER TABLE links ADD COLUMN challenge_id UUID NULL",
    "ALTER TABLE links ADD COLUMN locale TEXT NULL",
    "ALTER TABLE watched_news ADD COLUMN guests_until UUID NULL",
];

const DOWN: &[&str] = &[
    "ALTER TABLE watched_news DROP COLUMN guests_until",
    "ALTER TABLE links DROP COLUMN locale",
    "ALTER TABLE links DROP COLUMN challenge_id",
    "DROP TABLE guest_watches",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
