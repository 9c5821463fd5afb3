//! Screens that follow what happens: each costs work with every act, so there are only so many.

use crate::Backend;
use domain::{access::Denied, ids::UserId};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Windows of one person.
const OF_ONE: usize = 4;
const IN_ALL: usize = 200;
/// Seconds after which a window that found no place may ask again.
const LATER: u32 = 30;

#[derive(Default)]
pub struct Streams(Mutex<HashMap<UserId, usize>>);

/// A place among those who follow; dropped, it is free again.
pub struct Following {
    backend: Arc<Backend>,
    who: UserId,
}

impl Streams {
    fn open(&self) -> MutexGuard<'_, HashMap<UserId, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Backend {
    /// Takes a place, or refuses for now.
    pub fn follow(self: &Arc<Self>, who: UserId) -> Result<Following, Denied> {
        let mut open = self.streams.open();
        if open.values().sum::<usize>() >= IN_ALL || open.get(&who).is_some_and(|own| *own >= OF_ONE) {
            return Err(Denied::TooOften(LATER));
        }
        *open.entry(who).or_default() += 1;
        Ok(Following { backend: Arc::clone(self), who })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut open = self.backend.streams.open();
        if let Some(own) = open.get_mut(&self.who) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;
    use uuid::Uuid;

    #[tokio::test]
    async fn one_person_has_a_few_and_all_together_have_their_number() {
        let t = TestBackend::empty().await;
        let backend = t.share();
        let person = |n: usize| UserId(Uuid::from_u128(n as u128));
        let mut open: Vec<_> = (0..OF_ONE).map(|_| backend.follow(person(0)).expect("a window")).collect();
        assert!(matches!(backend.follow(person(0)), Err(Denied::TooOften(LATER))));
        open.pop();
        open.push(backend.follow(person(0)).expect("one was closed"));
        for n in open.len()..IN_ALL {
            open.push(backend.follow(person(n)).expect("others"));
        }
        assert!(backend.follow(person(1_000)).is_err(), "the house is full");
        drop(open);
        assert!(backend.streams.open().is_empty());
    }
}
