//! What does the paper look like? The council's administrative documents, in the form of
//! Decree 30/2020: data in, bytes of PDF, DOCX, XLSX, CSV or text out. No I/O, no clock, no chance.
//!
//! Each kind of paper is a file with a plain input and a `document` that lays it out as a
//! [`Document`]; [`pdf()`] and [`docx()`] print any [`Document`].

pub mod announcement;
pub mod blank;
pub mod brief;
pub mod card;
pub mod conflicts;
pub mod count;
pub mod csv;
pub mod decision;
pub mod document;
mod docx;
pub mod head;
pub mod invitation;
pub mod item;
pub mod letter;
pub mod minutes;
pub mod opening;
mod pdf;
mod plain;
pub mod proposal;
pub mod report;
pub mod request;
pub mod scores;
pub mod sheet;
mod text;
pub mod tie;
pub mod xlsx;

pub use document::{Align, Block, Document, Kind, Signature, Table};
pub use docx::docx;
pub use head::{Challenge, Head, NamedMember};
pub use pdf::pdf;
pub use plain::plain;

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("PDF: {0}")]
    Pdf(String),
    #[error("picture: {0}")]
    Card(String),
    #[error("DOCX: {0}")]
    Docx(String),
    #[error("XLSX: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error("CSV: {0}")]
    Csv(#[from] ::csv::Error),
    #[error("data of the document: {0}")]
    Data(#[from] serde_json::Error),
}
