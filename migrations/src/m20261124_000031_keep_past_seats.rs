//! Seats as they were before they changed or ended, each as JSON.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE past_seats (
        user_id UUID NOT NULL,
        since BIGINT NOT NULL,
        until BIGINT NOT NULL,
        seat TEXT NOT NULL,
        PRIMARY KEY (user_id, since),
        CONSTRAINT past_seats_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE past_seats"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
