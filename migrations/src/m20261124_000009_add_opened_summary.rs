//! Title and sum of what was opened, beside the proposal; empty while it is sealed.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] =
    &["ALTER TABLE proposals ADD COLUMN opened_title TEXT NULL", "ALTER TABLE proposals ADD COLUMN opened_total BIGINT NULL"];

const DOWN: &[&str] = &["ALTER TABLE proposals DROP COLUMN opened_total", "ALTER TABLE proposals DROP COLUMN opened_title"];

/// What was opened before has them as well: the version handed in last is the one that was opened.
const OPENED: &str = "state IN ('submitted', 'admissible', 'inadmissible') AND challenge_id IN (SELECT id FROM challenges
    WHERE state IN ('opened', 'scoring', 'scored', 'proposed', 'decided', 'result_published'))";

const FILL_SQLITE: &str = "UPDATE proposals SET
    opened_title = (SELECT json_extract(v.submission, '$.content.title') FROM proposal_versions v
        WHERE v.proposal_id = proposals.id ORDER BY v.version DESC LIMIT 1),
    opened_total = (SELECT COALESCE(SUM(json_extract(c.value, '$.quantity') * json_extract(c.value, '$.unit_price')), 0)
        FROM proposal_versions v, json_each(v.submission, '$.content.costs') c WHERE v.proposal_id = proposals.id
        AND v.version = (SELECT MAX(w.version) FROM proposal_versions w WHERE w.proposal_id = proposals.id))";

const FILL_POSTGRES: &str = "UPDATE proposals SET
    opened_title = (SELECT v.submission::json #>> '{content,title}' FROM proposal_versions v
        WHERE v.proposal_id = proposals.id ORDER BY v.version DESC LIMIT 1),
    opened_total = (SELECT COALESCE(SUM((c ->> 'quantity')::bigint * (c ->> 'unit_price')::bigint), 0)
        FROM proposal_versions v, json_array_elements(v.submission::json #> '{content,costs}') c WHERE v.proposal_id = proposals.id
        AND v.version = (SELECT MAX(w.version) FROM proposal_versions w WHERE w.proposal_id = proposals.id))";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, UP).await?;
        let fill = if manager.get_database_backend() == DbBackend::Postgres { FILL_POSTGRES } else { FILL_SQLITE };
        super::run(manager, &[&format!("{fill} WHERE {OPENED}")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, DOWN).await
    }
}
