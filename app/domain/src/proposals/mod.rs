//! Proposals: how a firm means to solve a challenge. Sealed until opening.

pub mod agreement;
pub mod anew;
mod applicant;
mod category;
pub mod checklist;
pub mod combining;
pub mod comments;
pub mod completion;
pub mod consent;
pub mod consortium;
pub mod content;
pub mod copying;
pub mod costs;
pub mod ending;
pub mod export;
pub mod field;
pub mod files;
pub mod guidance;
pub mod lifecycle;
pub mod mending;
pub mod overlap;
pub mod own_note;
pub mod reach;
pub mod review;
pub mod section;
pub mod submission;
pub mod targets;
pub mod thread;
pub mod versions;
pub mod view;
pub mod waiting;

pub use agreement::{Agreement, Known};
pub use applicant::Applicant;
pub use category::Category;
pub use comments::Comment;
pub use completion::{Completed, Completion};
pub use consent::Consent;
pub use consortium::{Consortium, Partner, Share};
pub use costs::{Amount, CostLine};
pub use ending::Ending;
pub use field::{Content, Field};
pub use lifecycle::{Amended, Confirmed, Life, Proposal, Receipt, State};
pub use own_note::OwnNote;
pub use review::Reviewed;
pub use section::Section;
pub use submission::HandingIn;
pub use targets::{Asked, TargetLine};
pub use versions::SectionVersions;
pub use view::{Joined, JoinedBy, Left, ProposalView, screened_on};

/// What a text and a title may hold when a proposal is submitted, in characters.
pub const MAX_TEXT: usize = 20_000;
pub const MAX_TITLE: usize = 250;
