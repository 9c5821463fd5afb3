//! Firms: who may answer a call.

pub mod claim;
pub mod draft;
pub mod lifecycle;
pub mod ownership;
pub mod people;
pub mod strengths;

pub use claim::Claim;
pub use draft::{Address, Change, Changes, Kind, Profile};
pub use lifecycle::{Firm, Standing, TakingBack};
pub use ownership::Handover;
pub use people::check_removal;
pub use strengths::Strengths;

/// Invitations that a firm sends in a day and a night: each is an official message to whomever it names.
pub const MAX_INVITATIONS: u32 = 20;
