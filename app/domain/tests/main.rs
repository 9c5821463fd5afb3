//! The rules from outside: as tables, as random walks, and as what earlier versions stored. One binary, so that it links once.

mod dead_ends;
mod influence;
mod lifecycle;
mod lives;
mod meetings;
mod numbers;
mod older;
mod policy;
