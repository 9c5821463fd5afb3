//! The tables: each file holds one table's entity, the way between rows and domain types, and its queries.

mod connection;
pub mod event;
pub mod file;
pub mod firm;
pub mod firm_member;
pub mod link;
pub mod outbox;
pub mod session;
pub mod user;

pub use connection::Database;
