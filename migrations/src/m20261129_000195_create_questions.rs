//! Questions of firms about a published call, with what the office replies as one document.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE questions (
        challenge_id UUID NOT NULL,
        number BIGINT NOT NULL,
        firm_id UUID NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        text TEXT NOT NULL,
        is_waiting BOOLEAN NOT NULL,
        state TEXT NOT NULL,
        CONSTRAINT questions_pk PRIMARY KEY (challenge_id, number),
        CONSTRAINT questions_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT questions_firm_fk FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT questions_by_fk FOREIGN KEY (by_id) REFERENCES users (id)
    )",
    "CREATE INDEX questions_waiting ON questions (is_waiting)",
];

const DOWN: &[&str] = &["DROP TABLE questions"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
