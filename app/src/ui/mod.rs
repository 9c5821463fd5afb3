//! The parts that pages are made of.

pub mod errors;
pub mod form;
pub mod icons;
pub mod layout;
pub mod look;
pub mod problems;
pub mod show;
pub mod words;
