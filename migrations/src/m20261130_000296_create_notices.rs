//! What the site tells people on its own pages, beside the mails.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE notices (
        id UUID NOT NULL PRIMARY KEY,
        user_id UUID NOT NULL,
        kind TEXT NOT NULL,
        vi TEXT NOT NULL,
        en TEXT NOT NULL,
        path TEXT NOT NULL,
        at BIGINT NOT NULL,
        read_at BIGINT NULL,
        CONSTRAINT notices_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "CREATE INDEX notices_by_user ON notices (user_id, at)",
    "CREATE INDEX notices_by_time ON notices (at)",
];

const DOWN: &[&str] = &["DROP TABLE notices"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
