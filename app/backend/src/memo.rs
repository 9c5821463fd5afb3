//! Text made from what is stored, kept while nothing has changed.
//!
//! Kept only beside SQLite, where every act passes through this process: of another machine's acts
//! it would not know. What depends on who asks has to be part of the key.

use domain::time::Moment;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

const MAX_TEXTS: usize = 256;
/// Stages change with the clock, too.
const MAX_AGE_MS: i64 = 5_000;

/// The state of things at which a text was made: acts committed so far, and the time.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub(crate) version: u64,
    pub(crate) at: Moment,
}

impl State {
    fn is_as_at(self, now: Self) -> bool {
        self.version == now.version && (0..=MAX_AGE_MS).contains(&(now.at.0 - self.at.0))
    }
}

#[derive(Default)]
pub struct Memo {
    texts: Mutex<HashMap<String, (State, Arc<str>)>>,
}

impl Memo {
    pub(crate) fn get(&self, key: &str, now: State) -> Option<Arc<str>> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.get(key).filter(|(made, _)| made.is_as_at(now)).map(|(_, text)| Arc::clone(text))
    }

    pub(crate) fn put(&self, key: String, made: State, text: Arc<str>) {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if texts.len() >= MAX_TEXTS {
            texts.retain(|_, (old, _)| old.is_as_at(made));
        }
        if texts.len() < MAX_TEXTS {
            texts.insert(key, (made, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_good_for_its_version_and_a_few_seconds() {
        let memo = Memo::default();
        let state = |version, at| State { version, at: Moment(at) };
        memo.put("a".to_owned(), state(7, 1_000), "text".into());
        assert_eq!(memo.get("a", state(7, 6_000)).as_deref(), Some("text"));
        assert_eq!(memo.get("a", state(7, 6_001)), None, "too old");
        assert_eq!(memo.get("a", state(7, 999)), None, "the clock was set back");
        assert_eq!(memo.get("a", state(8, 1_000)), None, "something was committed");
        assert_eq!(memo.get("b", state(7, 1_000)), None);
    }

    #[test]
    fn it_holds_only_so_many() {
        let memo = Memo::default();
        for i in 0..2 * MAX_TEXTS {
            memo.put(i.to_string(), State { version: 1, at: Moment(0) }, "text".into());
        }
        assert_eq!(memo.texts.lock().expect("whole").len(), MAX_TEXTS);
        memo.put("new".to_owned(), State { version: 2, at: Moment(0) }, "text".into());
        assert_eq!(memo.texts.lock().expect("whole").len(), 1, "the old ones went");
    }
}
