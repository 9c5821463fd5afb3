//! Lines that stand on every page for a while.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE banners (
        id UUID NOT NULL,
        kind TEXT NOT NULL,
        vi TEXT NOT NULL,
        en TEXT NOT NULL,
        from_at BIGINT NOT NULL,
        until_at BIGINT NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        ended_by_id UUID,
        ended_at BIGINT,
        CONSTRAINT banners_pk PRIMARY KEY (id),
        CONSTRAINT banners_by_fk FOREIGN KEY (by_id) REFERENCES users (id),
        CONSTRAINT banners_ended_by_fk FOREIGN KEY (ended_by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE banners"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
