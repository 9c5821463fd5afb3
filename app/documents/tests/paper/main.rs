//! The papers of one made-up challenge, printed and read back.
//! With `PAPERS=folder` they are left there, to be looked at.

mod docx;
mod later;
mod papers;
mod pdf;
mod sample;
mod workbook;
