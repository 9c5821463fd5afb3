//! Tokens of links are kept under their hash.

use sha2::{Digest, Sha256};

pub(super) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
