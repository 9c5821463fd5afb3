//! Members without names: an order that stays the same throughout a challenge and tells nothing of who is who.

use domain::ids::{ChallengeId, UserId};
use sha2::{Digest, Sha256};

/// Puts members in the order of their columns.
pub(super) fn order(challenge: ChallengeId, members: &mut [UserId]) {
    members.sort_by_key(|member| Sha256::digest([challenge.0.into_bytes(), member.0.into_bytes()].concat()).to_vec());
}

/// The name of a column: A to Z, then numbers.
pub(super) fn letter(i: usize) -> String {
    u8::try_from(i).ok().filter(|i| *i < 26).map_or_else(|| i.to_string(), |i| char::from(b'A' + i).to_string())
}
