//! The whole call, use-case by use-case: one binary, so that it links once.

mod acting;
mod approval;
mod challenges;
mod complaints;
mod completions;
mod conflicts;
mod council;
mod debriefs;
mod imports;
mod meetings;
mod portfolio;
mod proposals;
mod results;
mod rounds;
mod seats;
mod steps;
