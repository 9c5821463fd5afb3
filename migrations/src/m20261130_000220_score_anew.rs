//! Proposals that lost their quorum after scoring had closed and are scored anew, and the sheets that stood before: each row as
//! it was. Nothing was scored anew before.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE proposals ADD COLUMN anew TEXT NULL",
    "CREATE TABLE former_sheets (
        proposal_id UUID NOT NULL,
        member_id UUID NOT NULL,
        kind TEXT NOT NULL,
        sheet TEXT NOT NULL,
        set_aside_at BIGINT NOT NULL,
        PRIMARY KEY (proposal_id, member_id, kind),
        CONSTRAINT former_sheets_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposals (id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE former_sheets", "ALTER TABLE proposals DROP COLUMN anew"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
