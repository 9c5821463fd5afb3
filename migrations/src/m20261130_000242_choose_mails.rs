//! Mails that may be switched off: by whom they are, under which link, and until when a queued one is of use.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE mails_off (
        user_id UUID NOT NULL,
        kind TEXT NOT NULL,
        CONSTRAINT mails_off_pk PRIMARY KEY (user_id, kind),
        CONSTRAINT mails_off_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "CREATE TABLE unsubscribe_links (
        hash TEXT NOT NULL PRIMARY KEY,
        user_id UUID NOT NULL,
        kind TEXT NOT NULL,
        expires_at BIGINT NOT NULL,
        CONSTRAINT unsubscribe_links_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "ALTER TABLE outbox ADD COLUMN reader_id UUID NULL",
    "ALTER TABLE outbox ADD COLUMN kind TEXT NULL",
    "ALTER TABLE outbox ADD COLUMN unsubscribe TEXT NULL",
    "ALTER TABLE outbox ADD COLUMN until_at BIGINT NULL",
];

const DOWN: &[&str] = &[
    "ALTER TABLE outbox DROP COLUMN until_at",
    "ALTER TABLE outbox DROP COLUMN unsubscribe",
    "ALTER TABLE outbox DROP COLUMN kind",
    "ALTER TABLE outbox DROP COLUMN reader_id",
    "DROP TABLE unsubscribe_links",
    "DROP TABLE mails_off",
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
