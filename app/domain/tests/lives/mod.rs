//! The lives of a sheet and of a proposal as tables: what can be done in each state, and what comes of it. A change of a
//! rule is a change of `sheets.txt` or `proposals.txt`, reviewed as a diff; copy what the failure prints.

mod proposals;
mod sheets;
mod world;
