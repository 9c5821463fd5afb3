//! The firm as it was when a version was handed in, beside the version; for versions of before, as it is now.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE proposal_versions ADD COLUMN firm TEXT NOT NULL DEFAULT ''",
    "UPDATE proposal_versions SET firm = (SELECT firms.profile FROM firms, proposals
        WHERE proposals.id = proposal_versions.proposal_id AND firms.id = proposals.firm_id)",
];

const DOWN: &[&str] = &["ALTER TABLE proposal_versions DROP COLUMN firm"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
