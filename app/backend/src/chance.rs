//! The one source of randomness: identifiers, codes, tokens. Seeded in tests and for demo data.

use rand::{RngCore, SeedableRng, rngs::StdRng};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

pub struct Chance(Mutex<StdRng>);

impl Chance {
    pub fn system() -> Self {
        Self(Mutex::new(StdRng::from_os_rng()))
    }

    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A secret for links: 256 bits, in hex.
    pub fn token(&self) -> String {
        hex::encode(self.bytes::<32>())
    }

    /// A code to read aloud: `prefix-` and `len` characters without 0, 1, I, L, O, U.
    pub fn code(&self, prefix: &str, len: usize) -> String {
        const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
        let letters = std::iter::repeat_with(|| self.bytes::<1>()[0] & 31).filter(|b| usize::from(*b) < ALPHABET.len());
        let code: String = letters.take(len).map(|b| char::from(ALPHABET[usize::from(b)])).collect();
        format!("{prefix}-{code}")
    }
}
