//! The whole call, use-case by use-case: one binary, so that it links once.

mod challenges;
mod conflicts;
mod council;
mod imports;
mod proposals;
mod results;
mod seats;
mod steps;
