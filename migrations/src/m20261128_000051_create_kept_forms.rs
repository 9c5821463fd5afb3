//! Forms that were posted after a session had ended, until they are sent on.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE kept_forms (
        id UUID NOT NULL PRIMARY KEY,
        browser TEXT NOT NULL,
        user_id UUID NULL,
        action TEXT NOT NULL,
        form TEXT NOT NULL,
        size BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL
    )",
    "CREATE INDEX kept_forms_browser ON kept_forms (browser)",
];

const DOWN: &[&str] = &["DROP TABLE kept_forms"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
