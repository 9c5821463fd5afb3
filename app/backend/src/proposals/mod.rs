//! Proposals: drafts, submission, opening, and the one place where content is read.

mod asking;
mod case;
mod comments;
mod comparing;
mod completion;
mod copying;
mod draft;
mod handed_in;
mod history;
mod opening;
mod overlaps;
mod own;
mod partners;
mod reading;
mod rights;
mod sorting;
mod submit;
mod teams;
mod telling;
mod thread;

pub use asking::PartnerLine;
pub(crate) use case::ProposalCase;
pub use comments::CommentView;
pub use copying::OF_FIRM;
pub use history::HistoryPage;
pub(crate) use opening::file_counts;
pub use overlaps::{Compare, OverlapLine, OverlapView, Overlaps, TargetsOf, TieLine};
pub use partners::PartnershipView;
pub(crate) use partners::registrations;
pub use rights::{ProposalPerson, rights_form};
pub(crate) use teams::teams;
pub use thread::Thread;

use domain::{
    challenges::Stage,
    ids::ProposalId,
    locale::Bilingual,
    proposals::{Amended, Ending, Receipt, State, waiting::Task},
    time::Moment,
};

/// A firm's own proposal in its list.
#[derive(Clone, Debug)]
pub struct ProposalLine {
    pub id: ProposalId,
    pub code: String,
    pub title: String,
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub stage: Stage,
    pub closes: Option<Moment>,
    pub state: State,
    pub receipt: Option<Receipt>,
    /// The call was amended after it was handed in, and the firm has not confirmed it.
    pub unconfirmed: Option<Amended>,
    /// The draft is other than the version handed in last.
    pub is_changed: bool,
    /// Until when the firm may add what the office asked for.
    pub completion_due: Option<Moment>,
    /// Until when whoever presides owes the firm a debrief that is not released yet.
    pub debrief_due: Option<Moment>,
    pub has_feedback: bool,
    /// What waits for the firm.
    pub tasks: Vec<Task>,
    /// So many things the draft still lacks.
    pub missing: usize,
    /// What became of it, once its firm may know.
    pub ending: Option<Ending>,
    /// Until when it may complain about its result, and whether it has.
    pub complaints: Option<(Moment, bool)>,
}

/// A proposal that was opened, for office and council.
#[derive(Clone, Debug)]
pub struct OpenedLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    /// Empty, as is the sum, where what was handed in cannot be read.
    pub title: String,
    pub total: i64,
    pub is_unreadable: bool,
    pub state: State,
    pub receipt: Receipt,
    /// It counts under an earlier text of the call.
    pub unconfirmed: Option<Amended>,
}
