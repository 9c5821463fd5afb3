//! Who presides where neither chair nor vice-chair can; and what the office asked a firm to hand in after the opening.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE acting_chairs (
        challenge_id UUID NOT NULL PRIMARY KEY,
        member_id UUID NOT NULL,
        reason TEXT NOT NULL,
        by_id UUID NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT acting_chairs_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id),
        CONSTRAINT acting_chairs_member_fk FOREIGN KEY (member_id) REFERENCES users (id)
    )",
    "CREATE TABLE completions (
        proposal_id UUID NOT NULL PRIMARY KEY,
        asked TEXT NOT NULL,
        asked_by UUID NOT NULL,
        asked_at BIGINT NOT NULL,
        due_at BIGINT NOT NULL,
        answer TEXT NULL,
        CONSTRAINT completions_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE completions", "DROP TABLE acting_chairs"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
