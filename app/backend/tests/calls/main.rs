//! The whole call, use-case by use-case: one binary, so that it links once.

mod challenges;
mod council;
mod imports;
mod meetings;
mod proposals;
mod results;
mod steps;
