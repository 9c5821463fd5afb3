//! Questions about a sheet that nobody has put to the vote are looked at by the site, which puts them once they are due.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[r#"UPDATE motions SET runs_until = 0 WHERE runs_until IS NULL AND motion LIKE '%"state":"asked"%'"#];

const DOWN: &[&str] = &[r#"UPDATE motions SET runs_until = NULL WHERE motion LIKE '%"state":"asked"%'"#];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
