//! The whole call, use-case by use-case: one binary, so that it links once.

mod ballot;
mod challenges;
mod council;
mod imports;
mod proposals;
mod recompute;
mod results;
mod steps;
