//! When what was touched last: one growing number, and its value at the last act on each matter and area.

use super::matter::{Area, Areas, Matter, Touched};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::atomic::{AtomicU64, Ordering},
};

/// Two matters that share a place are forgotten together.
const PLACES: usize = 4_096;

/// A place where the number of the last act stands.
pub type Place = u16;

pub struct Versions {
    acts: AtomicU64,
    /// Whatever was made before is forgotten.
    epoch: AtomicU64,
    last: Box<[AtomicU64]>,
}

impl Default for Versions {
    fn default() -> Self {
        let last = (0..PLACES).map(|_| AtomicU64::new(0)).collect();
        Self { acts: AtomicU64::new(0), epoch: AtomicU64::new(0), last }
    }
}

impl Versions {
    /// How many acts there were.
    pub fn now(&self) -> u64 {
        self.acts.load(Ordering::Acquire)
    }

    pub fn forget(&self, touched: &Touched) {
        let areas = touched.areas.iter().flat_map(|area| {
            let whole = touched.is_whole(area).then(|| whole(area));
            [Some(any(area)), whole].into_iter().flatten()
        });
        let act = self.next();
        for at in areas.chain(touched.matters.iter().map(place)) {
            self.last[usize::from(at)].fetch_max(act, Ordering::AcqRel);
        }
    }

    pub fn forget_all(&self) {
        self.epoch.fetch_max(self.next(), Ordering::AcqRel);
    }

    /// Whether what was made then, resting on these places, is still as it was.
    pub fn is_good(&self, made: u64, on: &[Place]) -> bool {
        self.epoch.load(Ordering::Acquire) <= made && on.iter().all(|place| self.last[usize::from(*place)].load(Ordering::Acquire) <= made)
    }

    fn next(&self) -> u64 {
        self.acts.fetch_add(1, Ordering::AcqRel) + 1
    }
}

/// What a reading rests on: of an area that `about` narrows these matters and acts on all of it, of any other each act.
pub fn places(read: Areas, about: &[Matter]) -> Vec<Place> {
    let of_area = |area: Area| {
        let mut narrow = about.iter().filter(|matter| matter.narrows(area)).map(place).peekable();
        let on_area = if narrow.peek().is_some() { whole(area) } else { any(area) };
        narrow.chain([on_area]).collect::<Vec<_>>()
    };
    read.iter().flat_map(of_area).collect()
}

/// Of each act on something of the area.
fn any(area: Area) -> Place {
    2 * area as u16
}

/// Of acts that named nothing in it.
fn whole(area: Area) -> Place {
    2 * area as u16 + 1
}

/// Of acts on this matter.
pub fn place(matter: &Matter) -> Place {
    const FIRST: u64 = 2 * Area::ALL.len() as u64;
    let mut hasher = DefaultHasher::new();
    matter.hash(&mut hasher);
    Place::try_from(FIRST + hasher.finish() % (PLACES as u64 - FIRST)).unwrap_or(Place::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{ChallengeId, FirmId};
    use sea_orm::prelude::Uuid;

    #[test]
    fn an_act_forgets_what_rests_on_it_and_nothing_else() {
        let versions = Versions::default();
        let [a, b] = [1, 2].map(|n| Matter::Challenge(ChallengeId(Uuid::from_u128(n))));
        let challenges = Areas::of(&[Area::Challenges]);
        let (of_a, list) = (places(challenges, std::slice::from_ref(&a)), places(challenges, &[]));
        let act = |areas, matters: &[&Matter]| {
            let before = versions.now();
            versions.forget(&Touched { areas, matters: matters.iter().map(|s| (*s).clone()).collect() });
            (versions.is_good(before, &of_a), versions.is_good(before, &list))
        };
        assert_eq!(act(challenges, &[&b]), (true, false), "another challenge");
        assert_eq!(act(challenges, &[&a]), (false, false), "this one");
        assert_eq!(act(challenges, &[]), (false, false), "an act that named none");
        assert_eq!(act(Areas::of(&[Area::Firms]), &[&Matter::Firm(FirmId(Uuid::nil()))]), (true, true), "a firm");
        let before = versions.now();
        versions.forget_all();
        assert!(!versions.is_good(before, &[]) && versions.is_good(versions.now(), &of_a));
    }
}
