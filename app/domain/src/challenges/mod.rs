//! Challenges: what the province wants solved, from draft to result.

pub mod amendment;
pub mod approval;
mod bounds;
pub mod draft;
mod extending;
pub mod files;
pub mod lateness;
pub mod lifecycle;
pub mod listing;
pub mod outside;
pub mod part;
pub mod publication;
pub mod reopening;
pub mod rules;
pub mod rules_form;
mod scoring;
pub mod search;
mod stage;
pub mod table_import;
pub mod templates;
mod terms;
pub mod timing;
pub mod topic;
pub mod typed;

pub use files::FileStanding;
pub use lateness::Awaited;
pub use lifecycle::{Amendment, Challenge, ILLUSTRATIVE, State};
pub use part::{Calendar, Content, ContentPart, Milestone};
pub use reopening::Reopening;
pub use rules::{Criterion, MoreTime, Publicity, RuleSet};
pub use stage::Stage;
pub use templates::Template;
pub use timing::{Cancelling, End, Extension, Timing};
pub use topic::{Measure, Topic};
pub use typed::Typed;
