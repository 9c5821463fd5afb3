//! Tasks of the action plan, in all their editions.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE plan_tasks (
        number INTEGER NOT NULL,
        version INTEGER NOT NULL,
        at BIGINT NOT NULL,
        by_id UUID NOT NULL,
        reason TEXT NOT NULL,
        is_illustrative BOOLEAN NOT NULL,
        title TEXT NOT NULL,
        owner TEXT NOT NULL,
        due BIGINT,
        state TEXT NOT NULL,
        as_of BIGINT NOT NULL,
        source TEXT NOT NULL,
        evidence TEXT NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT plan_tasks_pk PRIMARY KEY (number, version),
        CONSTRAINT plan_tasks_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE plan_tasks"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
