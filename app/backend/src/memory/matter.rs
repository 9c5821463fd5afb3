//! What is stored, as far as forgetting goes: areas of tables, and single matters within them.

use domain::ids::{ChallengeId, FirmId, MeetingId, UserId};
use serde::{Deserialize, Serialize};

/// Tables that are written together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Area {
    /// Challenges with all that is handed in for them, said about it and decided on it.
    Challenges,
    /// The trail of events.
    Trail,
    Firms,
    /// Accounts and seats.
    People,
    Meetings,
    Sessions,
    /// Days off that the office keeps.
    Days,
    /// What the office keeps for the public beside the challenges: the action plan, legal texts, guides, banners.
    Registers,
    /// What accounts are told on the site.
    Notices,
    /// What may change without an act: nothing that rests on it is kept.
    Passing,
}

impl Area {
    pub const ALL: [Self; 10] = [
        Self::Challenges,
        Self::Trail,
        Self::Firms,
        Self::People,
        Self::Meetings,
        Self::Sessions,
        Self::Days,
        Self::Registers,
        Self::Notices,
        Self::Passing,
    ];

    fn of_table(name: &str) -> Option<Self> {
        Some(match name {
            "acting_chairs" | "ad_hoc_members" | "ballot_voters" | "ballot_votes" | "ballots" | "briefings" | "challenge_versions"
            | "broadcasts" | "challenges" | "citations" | "comments" | "complaints" | "completions" | "consents" | "debriefs"
            | "declarations" | "dissents" | "files" | "findings" | "former_codes" | "former_sheets" | "messages" | "motions"
            | "open_releases" | "outcomes" | "own_notes" | "own_ranks" | "past_results" | "practice_sheets" | "proposal_overlaps"
            | "proposal_rights" | "proposal_sketches" | "proposal_versions" | "proposals" | "questions" | "recusals" | "reminders"
            | "results" | "sheets" | "steps" => Self::Challenges,
            "events" => Self::Trail,
            "claims" | "firms" | "firm_members" | "handovers" | "strengths" => Self::Firms,
            "users" | "seats" | "past_seats" | "seat_changes" | "watches" | "saved_searches" | "mails_off" | "notices_off"
            | "own_calendars" => Self::People,
            "meetings" | "meeting_challenges" | "minutes" => Self::Meetings,
            "sessions" => Self::Sessions,
            "days_off" => Self::Days,
            "banners" | "guide_drafts" | "guide_editions" | "plan_tasks" | "legal_texts" => Self::Registers,
            "notices" => Self::Notices,
            "api_keys" | "errands" | "guest_watches" | "kept_forms" | "links" | "outbox" | "unsubscribe_links" | "watched_news" => {
                Self::Passing
            }
            _ => return None,
        })
    }
}

/// One thing of which is known what was done to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Matter {
    Challenge(ChallengeId),
    Firm(FirmId),
    Account(UserId),
    Meeting(MeetingId),
    /// What this account is told on the site.
    Notices(UserId),
    /// By the hash of its identifier.
    Session(String),
}

impl Matter {
    /// Whether it says which rows of an area are meant.
    pub fn narrows(&self, area: Area) -> bool {
        match self {
            Self::Challenge(_) => matches!(area, Area::Challenges | Area::Trail),
            Self::Firm(_) => area == Area::Firms,
            Self::Account(_) => area == Area::People,
            Self::Meeting(_) => area == Area::Meetings,
            Self::Notices(_) => area == Area::Notices,
            Self::Session(_) => area == Area::Sessions,
        }
    }
}

/// A set of areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Areas(u16);

impl Areas {
    pub fn of(areas: &[Area]) -> Self {
        areas.iter().fold(Self::default(), |all, area| all.with(*area))
    }

    #[must_use]
    pub fn with(self, area: Area) -> Self {
        Self(self.0 | 1 << area as u16)
    }

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn has(self, area: Area) -> bool {
        self.0 & 1 << area as u16 != 0
    }

    pub fn iter(self) -> impl Iterator<Item = Area> {
        Area::ALL.into_iter().filter(move |area| self.has(*area))
    }

    /// Everything that a statement mentions; where it is nothing known, nothing may rest on it.
    pub fn read_by(sql: &str) -> Self {
        let found = tables(sql).fold(Self::default(), Self::with);
        if found == Self::default() { found.with(Area::Passing) } else { found }
    }

    /// What a statement changes.
    pub fn written_by(sql: &str) -> Self {
        let verb = sql.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "SELECT" => Self::default(),
            "INSERT" | "UPDATE" | "DELETE" => tables(sql).take(1).fold(Self::default(), Self::with),
            _ => tables(sql).fold(Self::default(), Self::with),
        }
    }
}

fn tables(sql: &str) -> impl Iterator<Item = Area> {
    sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter_map(Area::of_table)
}

/// What an act touched: areas that it wrote to, and the matters that it named. Where it named none of an area, the whole
/// area is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    pub areas: Areas,
    pub matters: Vec<Matter>,
}

impl Touched {
    pub fn is_whole(&self, area: Area) -> bool {
        !self.matters.iter().any(|matter| matter.narrows(area))
    }

    /// The same without what it named.
    #[must_use]
    pub fn whole(self) -> Self {
        let named = self.matters.iter().flat_map(|matter| Area::ALL.into_iter().filter(|area| matter.narrows(*area)));
        Self { areas: named.fold(self.areas, Areas::with), matters: Vec::new() }
    }

    pub fn is_nothing(&self) -> bool {
        self.areas.iter().all(|area| area == Area::Passing) && self.matters.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;

    #[tokio::test]
    async fn every_table_has_its_area() {
        let t = TestBackend::empty().await;
        for table in t.rows().await.into_keys() {
            assert!(Area::of_table(&table).is_some(), "{table}");
        }
    }

    #[test]
    fn a_statement_tells_what_it_reads_and_writes() {
        let join = r#"SELECT u.name FROM users u LEFT JOIN "firms" f ON f.id = u.id WHERE u.id = $1 FOR UPDATE"#;
        assert_eq!(Areas::read_by(join), Areas::of(&[Area::People, Area::Firms]));
        assert_eq!(Areas::written_by(join), Areas::default());
        assert_eq!(Areas::read_by("SELECT 1"), Areas::of(&[Area::Passing]));
        assert_eq!(Areas::written_by(r#"INSERT INTO "proposals" ("id", "files") VALUES ($1, $2)"#), Areas::of(&[Area::Challenges]));
        assert_eq!(Areas::written_by("update seats SET role = (SELECT role FROM users)"), Areas::of(&[Area::People]));
        assert_eq!(Areas::written_by("WITH x AS (SELECT 1) DELETE FROM firms"), Areas::of(&[Area::Firms]));
    }
}
