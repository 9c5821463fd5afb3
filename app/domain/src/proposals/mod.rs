//! Proposals: how a firm means to solve a challenge. Sealed until opening.

pub mod completion;
pub mod content;
pub mod costs;
pub mod history;
pub mod lifecycle;
pub mod review;
pub mod versions;
pub mod view;
pub mod waiting;

pub use completion::{Completed, Completion};
pub use content::{Content, Section};
pub use costs::{Amount, CostLine};
pub use lifecycle::{Life, Proposal, Receipt, State};
pub use review::Reviewed;
pub use versions::SectionVersions;
pub use view::ProposalView;
