//! Changes of seats that one person proposed and another has not confirmed: one for each seat, by whoever sits or would sit.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE seat_changes (
        user_id UUID NOT NULL,
        change TEXT NOT NULL,
        CONSTRAINT seat_changes_pk PRIMARY KEY (user_id),
        CONSTRAINT seat_changes_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE seat_changes"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
