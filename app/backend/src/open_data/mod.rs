//! The open data by the Open Contracting Data Standard: a job writes what happened, once; everybody reads it in its order.

mod reading;
mod telling;

pub use reading::{Change, Record, Records};
