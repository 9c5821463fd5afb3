//! Notices on the site are switched off apart from the mails. Who had switched mails of a kind off had no notices of it either,
//! and has none from now on.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE notices_off (
        user_id UUID NOT NULL,
        kind TEXT NOT NULL,
        CONSTRAINT notices_off_pk PRIMARY KEY (user_id, kind),
        CONSTRAINT notices_off_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "INSERT INTO notices_off (user_id, kind) SELECT user_id, kind FROM mails_off",
];

const DOWN: &[&str] = &["DROP TABLE notices_off"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
