//! The whole call, use-case by use-case: one binary, so that it links once.

mod acting;
mod approval;
mod ballot;
mod challenges;
mod complaints;
mod completions;
mod conflicts;
mod council;
mod debriefs;
mod documents;
mod drafts;
mod edges;
mod exclusions;
mod imports;
mod meetings;
mod own;
mod papers;
mod planning;
mod portfolio;
mod proposals;
mod recompute;
mod reopening;
mod results;
mod rounds;
mod seats;
mod steps;
