//! The papers of a call: which there are, what each says to whom, the signed copies beside them.

mod case;
mod conflicts;
mod invitation;
mod listing;
mod lists;
mod meeting;
mod opening;
mod printing;
mod request;
mod result;
mod scoring;
mod words;

pub(crate) use printing::print;

pub use crate::paper::{Format, Paper};
pub use documents::Kind;
pub use lists::DeclarationLine;
pub use words::kind_name;

use crate::files::FileView;
use domain::{
    access::{Can, Denied},
    locale::Bilingual,
    time::Moment,
};

/// A paper as it is sent.
#[derive(Clone, Debug)]
pub struct PaperFile {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// The papers of a challenge, as far as this reader is concerned.
#[derive(Clone, Debug)]
pub struct PapersView {
    pub code: String,
    pub title: Bilingual,
    pub is_illustrative: bool,
    /// The call has closed, and can be taken away whole.
    pub has_dossier: bool,
    pub lines: Vec<PaperLine>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct PaperLine {
    pub kind: Kind,
    pub subject: Subject,
    /// `Err` where it does not exist yet, or not for this reader.
    pub paper: Result<Paper, Denied>,
    pub signed: Option<FileView>,
    /// The office holds a signed copy that is not for this reader: what they get is an edition of what is signed.
    pub is_kept: bool,
}

/// Which paper of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The only one.
    Challenge,
    Meeting(Moment),
    Proposal {
        code: String,
        firm: String,
    },
}
