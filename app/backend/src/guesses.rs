//! How often the secrets of accounts and links may be guessed: only wrong guesses count, by account and by address.
//! Kept in memory: after a restart everybody begins anew.

use domain::{
    access::Denied,
    limits::EMAIL,
    time::Moment,
    tries::{Rate, Tries},
};
use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// From so many keys on, those whose time is over are dropped.
const REMEMBERED: usize = 10_000;
/// Longest address, in bytes, under which guesses are counted; no account has a longer one.
const DEFAULT: u32 = 20;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// One account, from one address.
    Here(String, IpAddr),
    /// One account, from any address.
    Account(String),
    /// Whatever is guessed from one address.
    Address(IpAddr),
}

impl Key {
    fn rate(&self, tries: u32) -> Rate {
        match self {
            Self::Here(..) => Rate { tries, minutes: 15 },
            Self::Account(_) => Rate { tries: tries.saturating_mul(5), minutes: 60 },
            Self::Address(_) => Rate { tries, minutes: 1 },
        }
    }
}

pub struct Guesses {
    tries: AtomicU32,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    taken: HashMap<Key, Tries>,
    /// Who has signed in from where: others' wrong guesses do not keep them out.
    at_home: HashSet<(String, IpAddr)>,
}

/// One guess under way. It counts as wrong unless its owner says otherwise before it is dropped.
pub(crate) struct Guess<'a> {
    guesses: &'a Guesses,
    taken: Vec<Key>,
    home: Option<(String, IpAddr)>,
}

impl Default for Guesses {
    fn default() -> Self {
        Self { tries: AtomicU32::new(DEFAULT), known: Mutex::default() }
    }
}

impl Guesses {
    /// So many wrong ones are let pass: on one account from one address in a quarter of an hour, from one address in a
    /// minute, and five times as many on one account in an hour.
    pub fn allow(&self, tries: u32) {
        self.tries.store(tries, Ordering::Relaxed);
    }

    /// A secret of `account` is tried, or of a link where there is none; counts at once, so that many at the same time
    /// count as one after the other.
    pub(crate) fn begin(&self, account: Option<&str>, from: IpAddr, now: Moment) -> Result<Guess<'_>, Denied> {
        let name = account.map(|email| if email.len() > EMAIL { String::new() } else { email.to_lowercase() });
        let mut known = self.known();
        known.forget(now);
        let home = name.clone().map(|name| (name, from));
        let is_at_home = home.as_ref().is_some_and(|home| known.at_home.contains(home));
        let keys = match name {
            Some(name) if is_at_home => vec![Key::Here(name, from)],
            Some(name) => vec![Key::Here(name.clone(), from), Key::Address(from), Key::Account(name)],
            None => vec![Key::Address(from)],
        };
        let tries = self.tries.load(Ordering::Relaxed);
        let mut taken: Vec<Key> = Vec::new();
        for key in keys {
            if let Err(wait) = known.taken.entry(key.clone()).or_default().take(key.rate(tries), now) {
                known.give_back(&taken, tries);
                return Err(Denied::TooOften(wait));
            }
            taken.push(key);
        }
        Ok(Guess { guesses: self, taken, home })
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn give_back(&mut self, keys: &[Key], tries: u32) {
        for key in keys {
            if let Some(taken) = self.taken.get_mut(key) {
                taken.give_back(key.rate(tries));
            }
        }
    }

    fn forget(&mut self, now: Moment) {
        if self.taken.len() > REMEMBERED {
            self.taken.retain(|_, tries| !tries.is_full(now));
        }
        if self.at_home.len() > REMEMBERED {
            self.at_home.clear();
        }
    }
}

impl Guess<'_> {
    /// The guess was right, so it does not count.
    pub fn right(mut self) {
        if let Some(home) = self.home.take() {
            self.guesses.known().at_home.insert(home);
        }
        self.void();
    }

    /// Nobody compared it with anything, so it does not count.
    pub fn void(self) {
        self.guesses.known().give_back(&self.taken, self.guesses.tries.load(Ordering::Relaxed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const NOW: Moment = Moment(1_000_000_000_000);

    fn office(n: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(203, 0, 113, n))
    }

    /// How many of so many wrong guesses are let pass.
    fn wrong(guesses: &Guesses, account: Option<&str>, from: IpAddr, times: usize) -> usize {
        (0..times).filter(|_| guesses.begin(account, from, NOW).is_ok()).count()
    }

    fn of_five() -> Guesses {
        let guesses = Guesses::default();
        guesses.allow(5);
        guesses
    }

    #[test]
    fn who_signs_in_rightly_is_never_counted_and_never_kept_out_by_a_neighbour() {
        let guesses = of_five();
        for i in 0..100 {
            guesses.begin(Some(&format!("p{i}@b.vn")), office(1), NOW).expect("an office of a hundred").right();
        }
        assert_eq!(wrong(&guesses, Some("p1@b.vn"), office(1), 100), 5, "one who forgot the password");
        assert_eq!(wrong(&guesses, None, office(1), 100), 5, "the address, too");
        guesses.begin(Some("P2@b.vn"), office(1), NOW).expect("signed in here before").right();
        assert!(guesses.begin(Some("new@b.vn"), office(1), NOW).is_err(), "a stranger waits");
        assert!(guesses.begin(Some("p1@b.vn"), office(2), NOW).is_ok(), "elsewhere the same person may");
    }

    #[test]
    fn many_addresses_do_not_guess_one_password_for_ever() {
        let guesses = of_five();
        guesses.begin(Some("a@b.vn"), office(0), NOW).expect("the owner").right();
        let passed: usize = (1..100).map(|n| wrong(&guesses, Some("a@b.vn"), office(n), 5)).sum();
        assert_eq!(passed, 25);
        assert!(guesses.begin(Some("a@b.vn"), office(0), NOW).is_ok(), "the owner is not locked out");
    }

    #[test]
    fn what_nobody_judged_does_not_count() {
        let guesses = of_five();
        for _ in 0..20 {
            guesses.begin(Some("a@b.vn"), office(1), NOW).expect("not counted").void();
        }
        assert_eq!(wrong(&guesses, Some(&"x".repeat(10_000_000)), office(1), 20), 5, "and no long name is kept");
        assert!(guesses.known().taken.keys().all(|key| !matches!(key, Key::Here(name, _) if name.len() > EMAIL)));
    }

    #[test]
    fn only_so_much_is_remembered() {
        let guesses = of_five();
        for n in 0..=REMEMBERED as u32 {
            let _ = guesses.begin(None, IpAddr::V4(Ipv4Addr::from_bits(n)), NOW);
        }
        let _ = guesses.begin(None, office(1), NOW.plus_minutes(2));
        assert_eq!(guesses.known().taken.len(), 1);
    }
}
