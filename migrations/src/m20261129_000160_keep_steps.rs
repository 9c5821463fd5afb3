//! What was asked of the trail until now has places of its own: steps of the council, who changed a firm's registration and a
//! meeting's plan last.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE steps (
        challenge_id UUID NOT NULL,
        step TEXT NOT NULL,
        at BIGINT NOT NULL,
        by_id UUID NULL,
        note TEXT NOT NULL,
        CONSTRAINT pk_steps PRIMARY KEY (challenge_id, step, at),
        CONSTRAINT fk_steps_challenge FOREIGN KEY (challenge_id) REFERENCES challenges (id)
    )",
    "INSERT INTO steps (challenge_id, step, at, by_id, note)
        SELECT e.challenge_id, e.act, e.at, e.by_id, e.note FROM events e
        WHERE e.challenge_id IS NOT NULL AND e.act IN ('closing_moved', 'scoring_started', 'scoring_closed', 'scoring_reopened', 'ballot_closed',
            'casting_vote_given', 'lot_drawn', 'dissent_recorded', 'members_reminded')
        AND NOT EXISTS (SELECT 1 FROM events later
            WHERE later.challenge_id = e.challenge_id AND later.act = e.act AND later.at = e.at AND later.id > e.id)",
    "ALTER TABLE firms ADD COLUMN edited_by UUID NULL",
    "UPDATE firms SET edited_by = (SELECT e.by_id FROM events e WHERE e.firm_id = firms.id AND e.act = 'firm_edited'
        ORDER BY e.at DESC, e.id DESC LIMIT 1)",
    "ALTER TABLE meetings ADD COLUMN changed_by UUID NULL",
];

const DOWN: &[&str] = &["ALTER TABLE meetings DROP COLUMN changed_by", "ALTER TABLE firms DROP COLUMN edited_by", "DROP TABLE steps"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
