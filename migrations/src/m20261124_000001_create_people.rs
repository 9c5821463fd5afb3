//! Accounts, sessions, one-time links, firms.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE users (
        id UUID NOT NULL PRIMARY KEY,
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        role TEXT NOT NULL,
        locale TEXT NOT NULL,
        is_demo BOOLEAN NOT NULL,
        created_at BIGINT NOT NULL,
        CONSTRAINT users_email_unique UNIQUE (email)
    )",
    "CREATE TABLE sessions (
        id TEXT NOT NULL PRIMARY KEY,
        user_id UUID NULL,
        data TEXT NOT NULL,
        expires_at BIGINT NOT NULL,
        CONSTRAINT sessions_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "CREATE INDEX sessions_user_index ON sessions (user_id)",
    "CREATE INDEX sessions_expiry_index ON sessions (expires_at)",
    "CREATE TABLE links (
        hash TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        email TEXT NOT NULL,
        firm_id UUID NULL,
        expires_at BIGINT NOT NULL,
        used_at BIGINT NULL
    )",
    "CREATE TABLE firms (
        id UUID NOT NULL PRIMARY KEY,
        tax_code TEXT NOT NULL,
        legal_name TEXT NOT NULL,
        profile TEXT NOT NULL,
        standing TEXT NOT NULL,
        reason TEXT NOT NULL,
        document_id UUID NULL,
        created_at BIGINT NOT NULL,
        CONSTRAINT firms_tax_code_unique UNIQUE (tax_code)
    )",
    "CREATE TABLE firm_members (
        user_id UUID NOT NULL PRIMARY KEY,
        firm_id UUID NOT NULL,
        is_owner BOOLEAN NOT NULL,
        joined_at BIGINT NOT NULL,
        CONSTRAINT firm_members_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT firm_members_firm_fk FOREIGN KEY (firm_id) REFERENCES firms (id)
    )",
    "CREATE INDEX firm_members_firm_index ON firm_members (firm_id)",
    "CREATE TABLE files (
        id UUID NOT NULL PRIMARY KEY,
        owner_kind TEXT NOT NULL,
        owner_id UUID NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size BIGINT NOT NULL,
        sha256 TEXT NOT NULL,
        storage_key TEXT NOT NULL,
        uploaded_by UUID NULL,
        uploaded_at BIGINT NOT NULL,
        removed_at BIGINT NULL
    )",
    "CREATE INDEX files_owner_index ON files (owner_kind, owner_id)",
];

const DOWN: &[&str] =
    &["DROP TABLE files", "DROP TABLE firm_members", "DROP TABLE firms", "DROP TABLE links", "DROP TABLE sessions", "DROP TABLE users"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
