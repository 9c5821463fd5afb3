//! Who gets which status, where BT-01 has been opened and the firm of `an` has handed in one proposal.
//! Forms are posted empty: 422 and 409 mean that the act itself is allowed or that its time is not now.

/// A visitor, the firm of the proposal, another firm, an officer, a leader, the council's chair.
pub const WHO: [&str; 6] = ["", "an", "binh", "mai", "lan", "minh"];

pub const TABLE: &[(&str, &str, [u16; 6])] = &[];
