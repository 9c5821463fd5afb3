//! The one source of randomness: identifiers, codes, tokens. Seeded in tests and for demo data.

use crate::Backend;
use domain::time::Moment;
use rand::{RngCore, SeedableRng, rngs::StdRng};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU16, Ordering},
};
use uuid::Uuid;

pub struct Chance {
    rng: Mutex<StdRng>,
    /// Counts the identifiers made within one millisecond, so that they sort in the order they were made.
    count: AtomicU16,
}

impl Chance {
    pub fn system() -> Self {
        Self::new(StdRng::from_os_rng())
    }

    pub fn seeded(seed: u64) -> Self {
        Self::new(StdRng::seed_from_u64(seed))
    }

    fn new(rng: StdRng) -> Self {
        Self { rng: Mutex::new(rng), count: AtomicU16::new(0) }
    }

    /// Until the answer is dropped, draws are the same every time: only for what is public anyway.
    pub(crate) fn repeatable(&self, seed: u64) -> Repeatable<'_> {
        Repeatable { chance: self, before: self.swap(StdRng::seed_from_u64(seed)) }
    }

    fn swap(&self, rng: StdRng) -> StdRng {
        std::mem::replace(&mut *self.rng.lock().unwrap_or_else(PoisonError::into_inner), rng)
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// An identifier (UUID v7) that sorts by when it was made, also within one millisecond.
    pub fn uuid_in_order(&self, at: Moment) -> Uuid {
        let mut rest: [u8; 10] = self.bytes();
        // The twelve bits that follow the time and the version.
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        rest[..2].copy_from_slice(&count.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(at.0.unsigned_abs(), &rest).into_uuid()
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

/// Randomness that repeats itself; once this is dropped, it is real randomness again.
pub struct Repeatable<'a> {
    chance: &'a Chance,
    before: StdRng,
}

impl Drop for Repeatable<'_> {
    fn drop(&mut self) {
        let mut rng = self.chance.rng.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::swap(&mut *rng, &mut self.before);
    }
}

impl Backend {
    /// Identifiers and codes that are the same every time, for demo data; `None` outside demo mode.
    pub fn repeatable_chance(&self, seed: u64) -> Option<Repeatable<'_>> {
        self.is_demo.then(|| self.chance.repeatable(seed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_made_in_one_millisecond_keep_their_order() {
        let chance = Chance::seeded(1);
        let ids: Vec<Uuid> = (0..100).map(|_| chance.uuid_in_order(Moment(1_000_000))).collect();
        assert!(ids.is_sorted());
        assert!(ids[99] < chance.uuid_in_order(Moment(1_000_001)));
    }
}
