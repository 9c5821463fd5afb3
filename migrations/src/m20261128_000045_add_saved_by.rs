//! Who saved a challenge or a debrief last: a form that comes too late says whether it was the same person elsewhere.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &["ALTER TABLE challenges ADD COLUMN saved_by UUID NULL", "ALTER TABLE debriefs ADD COLUMN saved_by UUID NULL"];

const DOWN: &[&str] = &["ALTER TABLE debriefs DROP COLUMN saved_by", "ALTER TABLE challenges DROP COLUMN saved_by"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
