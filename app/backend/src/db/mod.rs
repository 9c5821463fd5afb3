//! The tables: each file holds one table's entity, the way between rows and domain types, and its queries.

mod connection;
pub mod event;
pub mod outbox;

pub use connection::Database;
