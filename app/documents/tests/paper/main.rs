//! The eight papers of one made-up challenge, printed and read back.

mod docx;
mod pdf;
mod sample;
mod workbook;
