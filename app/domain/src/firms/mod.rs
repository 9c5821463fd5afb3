//! Firms: who may answer a call.

pub mod draft;
pub mod lifecycle;

pub use draft::{Address, Kind, Profile};
pub use lifecycle::{Firm, Standing};
