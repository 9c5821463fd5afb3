//! Challenges: writing, publishing with four eyes, reading.

use crate::{Backend, Result, files::FileView, firms::HistoryLine};
use domain::{
    access::Can,
    challenges::{Challenge, Field, Stage},
    form::Form,
    ids::{ChallengeId, ProposalId},
    locale::Bilingual,
    people::Actor,
    proposals::lifecycle::OpeningRecord,
    time::Moment,
};

/// A challenge in a list. `stage` is what this reader may know.
#[derive(Clone, Debug)]
pub struct ChallengeCard {
    pub id: ChallengeId,
    pub code: String,
    pub title: Bilingual,
    pub summary: Bilingual,
    pub owner: Bilingual,
    pub fields: Vec<Field>,
    pub stage: Stage,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub budget_ceiling: Option<i64>,
    pub is_illustrative: bool,
}

/// Filters of the list, as in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChallengeFilter {
    /// Words, in any writing.
    pub q: String,
    pub field: Option<Field>,
    pub stage: Option<Stage>,
    /// From 1; 24 a page.
    pub page: u32,
}

pub const PAGE: u32 = 24;

#[derive(Clone, Debug)]
pub struct ChallengeList {
    pub cards: Vec<ChallengeCard>,
    pub total: u32,
}

#[derive(Clone, Debug)]
pub struct Home {
    pub total: u32,
    pub open: u32,
    pub next_closing: Option<Moment>,
    /// Open ones, the next to close first; at most six.
    pub open_cards: Vec<ChallengeCard>,
    /// With a published result, newest first; at most three.
    pub results: Vec<ChallengeCard>,
}

#[derive(Clone, Debug)]
pub struct ChallengeView {
    pub challenge: Challenge,
    /// What this reader may know.
    pub stage: Stage,
    pub now: Moment,
    /// Newest first; empty before publication.
    pub versions: Vec<VersionLine>,
    pub files: Vec<FileView>,
    /// Once opened.
    pub opening_record: Option<OpeningRecord>,
    /// The reader's firm's own proposal.
    pub own_proposal: Option<(ProposalId, domain::proposals::State)>,
    pub can: Can,
    /// Distinguishes two people editing the same draft: the hidden field `seen`.
    pub seen: i64,
}

#[derive(Clone, Debug)]
pub struct VersionLine {
    pub version: u32,
    pub at: Moment,
    /// Empty for the first.
    pub reason: String,
    /// Names of the content's parts that changed against the version before: `title`, `closes` …
    pub changed: Vec<String>,
}

impl Backend {
    pub async fn home(&self) -> Result<Home> {
        todo!()
    }

    /// What the actor may see: the public ones, and for the office all. Open ones first by closing, then by code.
    pub async fn list_challenges(&self, actor: &Actor, filter: &ChallengeFilter) -> Result<ChallengeList> {
        todo!()
    }

    pub async fn challenge(&self, actor: &Actor, code: &str) -> Result<ChallengeView> {
        todo!()
    }

    /// Form: `code`, and [`Content::from_form`](domain::challenges::Content). `form_id` (a UUID made with the page) makes posting twice harmless.
    /// Answers the code.
    pub async fn create_challenge(&self, actor: &Actor, form: &Form) -> Result<String> {
        todo!()
    }

    /// Form as for creating, and `seen`; [`Error::Stale`](crate::Error) with the saved form if somebody saved since.
    pub async fn edit_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Refused at the fields of [`Content::blockers`](domain::challenges::Content).
    pub async fn send_to_review(&self, actor: &Actor, code: &str) -> Result<()> {
        todo!()
    }

    /// Form: `reason`.
    pub async fn return_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: `publish_at` (local time; empty = now).
    pub async fn publish_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: content and `reason`. Calendar and rules do not change. Mails firms that have a draft or a proposal.
    pub async fn amend_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: `closes` (local time), `reason`. Mails firms that have a draft or a proposal.
    pub async fn extend_closing(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Form: `reason`. Mails firms that have a draft or a proposal.
    pub async fn cancel_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        todo!()
    }

    /// Newest first, at most 200. Nothing about proposals while they are sealed.
    pub async fn challenge_history(&self, actor: &Actor, code: &str) -> Result<Vec<HistoryLine>> {
        todo!()
    }
}
