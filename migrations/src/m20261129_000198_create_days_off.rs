//! What the office keeps of days: off, or worked in exchange.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE days_off (
        day TEXT NOT NULL PRIMARY KEY,
        said TEXT NOT NULL,
        name TEXT NOT NULL,
        by_id UUID NOT NULL,
        CONSTRAINT days_off_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE days_off"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
