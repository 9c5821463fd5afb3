//! What the schema was, and when. One change a file, never edited once merged.
//!
//! Times are whole milliseconds in UTC (`BIGINT`), identifiers are UUIDs, documents are JSON text.
//! Constraints are named, because the backend maps them to errors at a field.

pub use sea_orm_migration::prelude::*;

mod m20261124_000001_create_people;
mod m20261124_000002_create_challenges;
mod m20261124_000003_create_proposals;
mod m20261124_000004_create_council;
mod m20261124_000005_create_trail;
mod m20261124_000009_add_opened_summary;
mod m20261124_000010_create_ballots;
mod m20261124_000011_extend_council;
mod m20261124_000012_create_follow_up;
mod m20261124_000013_create_meetings;
mod m20261124_000014_add_rounds;
mod m20261124_000016_create_own_ranks;
mod m20261124_000017_add_acting_chairs_and_completions;
mod m20261124_000018_add_exclusions;
mod m20261124_000021_add_reopenings;
mod m20261124_000022_add_rosters;
mod m20261124_000031_keep_past_seats;
mod m20261124_000032_add_revision_drafts;
mod m20261124_000033_keep_past_results;
mod m20261128_000041_add_section_versions;
mod m20261128_000045_add_saved_by;
mod m20261128_000051_create_kept_forms;
mod m20261128_000061_let_links_be_made_when_sent;
mod m20261128_000062_suspend_accounts;
mod m20261128_000071_freeze_firms;
mod m20261128_000081_add_files_of_versions;
mod m20261129_000091_ask_suspensions;
mod m20261129_000092_remember_codes;
mod m20261129_000093_tell_editions;
mod m20261129_000101_create_motions;
mod m20261129_000111_keep_what_was_handed_in;
mod m20261129_000121_void_sheets_by_motion;
mod m20261129_000122_keep_replaced_results;
mod m20261129_000131_number_debriefs;
mod m20261129_000132_remember_cancelled_passwords;
mod m20261129_000141_add_lot_terms;
mod m20261129_000141_keep_who_presides;
mod m20261129_000142_freeze_minutes;
mod m20261129_000151_say_who_saved_seats;
mod m20261129_000151_tell_amendments;
mod m20261129_000152_add_ballot_terms;
mod m20261129_000160_keep_steps;
mod m20261129_000165_propose_seats;
mod m20261129_000166_time_challenges;
mod m20261129_000175_create_practice_sheets;
mod m20261129_000176_create_ad_hoc_members;
mod m20261129_000191_drop_search_texts;
mod m20261129_000195_create_questions;
mod m20261129_000196_create_messages;
mod m20261129_000197_create_briefings;
mod m20261129_000198_create_days_off;
mod m20261130_000210_add_firms_taking_back;
mod m20261130_000220_score_anew;
mod m20261130_000240_create_watches;
mod m20261130_000241_save_searches;
mod m20261130_000242_choose_mails;
mod m20261130_000243_create_own_calendars;
mod m20261130_000250_tell_delivery;
mod m20261130_000251_tell_watchers;
mod m20261130_000255_keep_who_returned;
mod m20261130_000258_create_handovers;
mod m20261130_000265_put_motions;
mod m20261130_000270_create_plan_tasks;
mod m20261130_000271_create_legal_texts;
mod m20261130_000280_create_claims;
mod m20261130_000281_sort_files;
mod m20261130_000282_tell_rights_apart;
mod m20261130_000283_create_comments;
mod m20261130_000284_create_strengths;
mod m20261130_000285_compare_proposals;
mod m20261130_000286_create_outcomes;
mod m20261130_000290_create_broadcasts;
mod m20261130_000291_create_own_notes;
mod m20261130_000295_create_open_releases;
mod m20261130_000296_create_notices;
mod m20261130_000297_create_api_keys;
mod m20261130_000298_create_guest_watches;
mod m20261130_000300_create_guides;
mod m20261130_000301_create_banners;
mod m20261130_000310_create_consents;
mod m20261130_000311_name_partners;
mod m20261130_000330_tell_keys_apart;
mod m20261130_000340_tell_rights_of_one_proposal;
mod m20261130_000351_choose_notices;
mod m20261130_000352_create_errands;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_create_people::Migration),
            Box::new(m20261124_000002_create_challenges::Migration),
            Box::new(m20261124_000003_create_proposals::Migration),
            Box::new(m20261124_000004_create_council::Migration),
            Box::new(m20261124_000005_create_trail::Migration),
            Box::new(m20261124_000009_add_opened_summary::Migration),
            Box::new(m20261124_000010_create_ballots::Migration),
            Box::new(m20261124_000011_extend_council::Migration),
            Box::new(m20261124_000012_create_follow_up::Migration),
            Box::new(m20261124_000013_create_meetings::Migration),
            Box::new(m20261124_000014_add_rounds::Migration),
            Box::new(m20261124_000016_create_own_ranks::Migration),
            Box::new(m20261124_000017_add_acting_chairs_and_completions::Migration),
            Box::new(m20261124_000018_add_exclusions::Migration),
            Box::new(m20261124_000021_add_reopenings::Migration),
            Box::new(m20261124_000022_add_rosters::Migration),
            Box::new(m20261124_000031_keep_past_seats::Migration),
            Box::new(m20261124_000032_add_revision_drafts::Migration),
            Box::new(m20261124_000033_keep_past_results::Migration),
            Box::new(m20261128_000041_add_section_versions::Migration),
            Box::new(m20261128_000045_add_saved_by::Migration),
            Box::new(m20261128_000051_create_kept_forms::Migration),
            Box::new(m20261128_000061_let_links_be_made_when_sent::Migration),
            Box::new(m20261128_000062_suspend_accounts::Migration),
            Box::new(m20261128_000071_freeze_firms::Migration),
            Box::new(m20261128_000081_add_files_of_versions::Migration),
            Box::new(m20261129_000091_ask_suspensions::Migration),
            Box::new(m20261129_000092_remember_codes::Migration),
            Box::new(m20261129_000093_tell_editions::Migration),
            Box::new(m20261129_000101_create_motions::Migration),
            Box::new(m20261129_000111_keep_what_was_handed_in::Migration),
            Box::new(m20261129_000121_void_sheets_by_motion::Migration),
            Box::new(m20261129_000122_keep_replaced_results::Migration),
            Box::new(m20261129_000131_number_debriefs::Migration),
            Box::new(m20261129_000132_remember_cancelled_passwords::Migration),
            Box::new(m20261129_000141_add_lot_terms::Migration),
            Box::new(m20261129_000142_freeze_minutes::Migration),
            Box::new(m20261129_000141_keep_who_presides::Migration),
            Box::new(m20261129_000151_say_who_saved_seats::Migration),
            Box::new(m20261129_000151_tell_amendments::Migration),
            Box::new(m20261129_000152_add_ballot_terms::Migration),
            Box::new(m20261129_000160_keep_steps::Migration),
            Box::new(m20261129_000165_propose_seats::Migration),
            Box::new(m20261129_000166_time_challenges::Migration),
            Box::new(m20261129_000175_create_practice_sheets::Migration),
            Box::new(m20261129_000176_create_ad_hoc_members::Migration),
            Box::new(m20261129_000195_create_questions::Migration),
            Box::new(m20261129_000191_drop_search_texts::Migration),
            Box::new(m20261129_000196_create_messages::Migration),
            Box::new(m20261129_000197_create_briefings::Migration),
            Box::new(m20261129_000198_create_days_off::Migration),
            Box::new(m20261130_000220_score_anew::Migration),
            Box::new(m20261130_000210_add_firms_taking_back::Migration),
            Box::new(m20261130_000240_create_watches::Migration),
            Box::new(m20261130_000241_save_searches::Migration),
            Box::new(m20261130_000242_choose_mails::Migration),
            Box::new(m20261130_000243_create_own_calendars::Migration),
            Box::new(m20261130_000255_keep_who_returned::Migration),
            Box::new(m20261130_000250_tell_delivery::Migration),
            Box::new(m20261130_000251_tell_watchers::Migration),
            Box::new(m20261130_000258_create_handovers::Migration),
            Box::new(m20261130_000265_put_motions::Migration),
            Box::new(m20261130_000270_create_plan_tasks::Migration),
            Box::new(m20261130_000271_create_legal_texts::Migration),
            Box::new(m20261130_000280_create_claims::Migration),
            Box::new(m20261130_000281_sort_files::Migration),
            Box::new(m20261130_000282_tell_rights_apart::Migration),
            Box::new(m20261130_000283_create_comments::Migration),
            Box::new(m20261130_000284_create_strengths::Migration),
            Box::new(m20261130_000285_compare_proposals::Migration),
            Box::new(m20261130_000286_create_outcomes::Migration),
            Box::new(m20261130_000290_create_broadcasts::Migration),
            Box::new(m20261130_000291_create_own_notes::Migration),
            Box::new(m20261130_000295_create_open_releases::Migration),
            Box::new(m20261130_000296_create_notices::Migration),
            Box::new(m20261130_000297_create_api_keys::Migration),
            Box::new(m20261130_000298_create_guest_watches::Migration),
            Box::new(m20261130_000300_create_guides::Migration),
            Box::new(m20261130_000301_create_banners::Migration),
            Box::new(m20261130_000310_create_consents::Migration),
            Box::new(m20261130_000311_name_partners::Migration),
            Box::new(m20261130_000330_tell_keys_apart::Migration),
            Box::new(m20261130_000340_tell_rights_of_one_proposal::Migration),
            Box::new(m20261130_000351_choose_notices::Migration),
            Box::new(m20261130_000352_create_errands::Migration),
        ]
    }
}

/// Runs plain SQL statements that both databases understand.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
