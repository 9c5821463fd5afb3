//! The parts that pages are made of.

pub mod ask;
pub mod assets;
pub mod completion;
pub mod conflict;
pub mod difference;
pub mod done;
mod done_words;
pub mod file;
pub mod form;
pub mod history;
mod history_words;
pub mod icons;
pub mod layout;
pub mod look;
pub mod moved;
pub mod posting;
pub mod problems;
pub mod proposal;
pub mod proposal_fields;
pub mod qr;
pub mod rendering;
pub mod show;
pub mod table;
pub mod thread;
pub mod unsaved;
pub mod viewer;
pub mod words;
