//! Challenges: writing, publishing with four eyes, reading.

mod amending;
mod archiving;
mod briefing;
mod case;
mod dossiers;
mod extending;
mod files;
mod news;
mod notice;
mod outcomes;
mod printing;
mod publishing;
mod reading;
mod reason;
mod statistics;
mod writing;

pub use amending::Amending;
pub(crate) use case::Case;
pub use dossiers::Dossier;
pub use files::ChallengeFiles;
pub(crate) use files::published as published_files;
pub(crate) use news::of_challenge as appointments_of;
pub use news::{Appointment, Happened, News};
pub use notice::NoticePreview;
pub use outcomes::OutcomeView;
pub(crate) use reading::card;
pub use statistics::{Figures, ResultLine, Statistics};
pub use writing::Drafted;
pub(crate) use writing::draft;

use crate::{files::FileView, questions::PublicQuestions};
use domain::{
    access::Can,
    briefings::Briefing,
    challenges::{
        Amendment, Challenge, Content, ContentPart, Extension, Stage, Topic,
        listing::{Facet, Filter},
        search::Marked,
    },
    ids::{ChallengeId, ProposalId, UserId},
    locale::{Bilingual, Locale},
    notices::Notice,
    proposals::lifecycle::OpeningRecord,
    seen::Seen,
    time::Moment,
};
use std::collections::{BTreeMap, HashMap};

/// An amendment that is not published, for the office.
#[derive(Clone, Debug)]
pub struct AmendmentView {
    /// As it is published.
    pub challenge: Challenge,
    pub amendment: Amendment,
    /// The name of who drafted it.
    pub by: String,
    /// Before and after, if it is published now.
    pub closing: Option<[Moment; 2]>,
    /// Those that are public, and those that would be.
    pub files: [Vec<FileView>; 2],
    pub has_files: bool,
    pub can: Can,
    pub seen: Seen,
}

/// More time that an officer asks for, for the office.
#[derive(Clone, Debug)]
pub struct ExtensionView {
    pub challenge: Challenge,
    pub asked: Extension,
    /// The name of who asked.
    pub by: String,
    /// Where the end stands now.
    pub present: Moment,
    pub can: Can,
}

/// Two versions of a published call, one after the other.
#[derive(Clone, Debug)]
pub struct VersionView {
    pub code: String,
    pub is_illustrative: bool,
    pub line: VersionLine,
    pub before: Option<Content>,
    pub after: Content,
    pub files_before: Vec<FileView>,
}

/// A challenge in a list. `stage` is what this reader may know.
#[derive(Clone, Debug)]
pub struct ChallengeCard {
    pub id: ChallengeId,
    pub code: String,
    pub title: Bilingual,
    pub summary: Bilingual,
    pub owner: Bilingual,
    pub fields: Vec<Topic>,
    pub stage: Stage,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub budget_ceiling: Option<i64>,
    pub is_illustrative: bool,
    /// For the office: when what the challenge waits for was due, once that is past.
    pub late: Option<Moment>,
    /// For the office: until when what the challenge waits for is due.
    pub due: Option<Moment>,
    /// When it was cancelled, and why.
    pub cancelled: Option<(Moment, String)>,
}

/// What is asked of the list, as in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChallengeFilter {
    pub wanted: Filter,
    /// From 1; 24 a page.
    pub page: u32,
    /// In whose language passages are quoted.
    pub reader: Locale,
}

pub const PAGE: u32 = 24;

#[derive(Clone, Debug)]
pub struct ChallengeList {
    pub cards: Vec<ChallengeCard>,
    /// Where the words stand that were looked for, for cards that do not show them.
    pub passages: HashMap<ChallengeId, (ContentPart, Vec<Marked>)>,
    pub total: u32,
    /// What was looked for instead of the words, where they have a slip.
    pub read_as: Option<String>,
    /// For each value of each facet, how many it would leave.
    pub counts: BTreeMap<Facet, BTreeMap<String, u32>>,
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
    /// Of the version that is public; of a draft, what would be published.
    pub files: Vec<FileView>,
    /// Told to the office: changes of files that wait for the next version.
    pub has_pending_files: bool,
    /// Names of those who confirmed the opening, as far as the reader may know that they did.
    pub openers: HashMap<UserId, String>,
    /// Once opened.
    pub opening_record: Option<OpeningRecord>,
    /// A lot was opened: everyone reads what is given to it.
    pub has_lot: bool,
    /// Of firms, without who asked, with what the office replied.
    pub questions: PublicQuestions,
    /// By time.
    pub briefings: Vec<Briefing>,
    /// The latest first: to firms; to the council for office and council, and for everybody once the result is public.
    pub notices: Vec<Notice>,
    /// From the register of legal texts, beside the legal basis.
    pub cited: Vec<CitedText>,
    /// The reader's firm's own proposal.
    pub own_proposal: Option<(ProposalId, domain::proposals::State)>,
    /// Told to office and council: where scoring had closed and runs again, until when.
    pub reopened_until: Option<Moment>,
    pub can: Can,
    /// Told to the office: what its forms rest on.
    pub seen: Seen,
}

/// A text of the register that something cites, as a link says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedText {
    pub key: String,
    pub number: String,
    pub title: String,
    pub is_compared: bool,
}

#[derive(Clone, Debug)]
pub struct VersionLine {
    pub version: u32,
    pub at: Moment,
    /// Empty for the first.
    pub reason: String,
    /// Names of the content's parts that changed against the version before: `title`, `closes` …
    pub changed: Vec<String>,
    pub files: Vec<FileView>,
    /// Changed what firms rely on: published by a leader, and firms were asked again.
    pub is_material: bool,
    /// The closing time before and after, where this version moved it.
    pub closing: Option<[Moment; 2]>,
}
