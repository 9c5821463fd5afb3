//! Guides as officers write them: one draft of each, and every edition that was public.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE guide_drafts (
        guide TEXT NOT NULL,
        vi TEXT NOT NULL,
        en TEXT NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT guide_drafts_pk PRIMARY KEY (guide),
        CONSTRAINT guide_drafts_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )",
    "CREATE TABLE guide_editions (
        guide TEXT NOT NULL,
        number INTEGER NOT NULL,
        vi TEXT,
        en TEXT,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT guide_editions_pk PRIMARY KEY (guide, number),
        CONSTRAINT guide_editions_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE guide_editions", "DROP TABLE guide_drafts"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
