//! Firms: who may answer a call.

pub mod draft;
pub mod lifecycle;
pub mod people;

pub use draft::{Address, Change, Changes, Kind, Profile};
pub use lifecycle::{Firm, Standing};
pub use people::check_removal;
