//! Alternates who join the council for one challenge: proposed, and appointed by somebody else.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["CREATE TABLE ad_hoc_members (
        challenge_id UUID NOT NULL,
        member_id UUID NOT NULL,
        reason TEXT NOT NULL,
        proposed_by UUID NOT NULL,
        proposed_at BIGINT NOT NULL,
        appointed_by UUID NULL,
        appointed_at BIGINT NULL,
        PRIMARY KEY (challenge_id, member_id),
        CONSTRAINT ad_hoc_members_challenge_fk FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )"];

const DOWN: &[&str] = &["DROP TABLE ad_hoc_members"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
