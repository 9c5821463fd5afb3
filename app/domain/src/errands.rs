//! Long work that somebody asks for and the site does by itself, step by step: who asked, how far it is, what came of it, and for
//! how long that is kept. What it makes is read by whoever could have asked for it at the moment of reading.

use crate::{
    access::Permit,
    challenges::archive::Edition,
    ids::UserId,
    locale::{Bilingual, Locale},
    time::Moment,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Minutes for which what was made for everybody is given to the next who asks. Ours, to be confirmed, as those below.
const SHARED: i64 = 10;
/// Minutes for which what was made for everybody is kept.
const KEPT_PUBLIC: i64 = 60;
/// Days for which what was made for one person is kept.
const KEPT_OWN: i64 = 1;
/// Minutes in which a step is done: after them the server that had begun counts as gone, and another one begins anew.
pub const LEASE: i64 = 10;
/// How often it is begun before it counts as failed.
pub const TRIES: u32 = 3;

mod w {
    crate::words! {
        archive_public(code) = "Hồ sơ lưu trữ {code}, bản công khai" | "Archive of {code}, public edition";
        archive_office(code) = "Hồ sơ lưu trữ {code}, bản của cơ quan" | "Archive of {code}, office edition";
        done(name) = "Đã lập xong: {name}" | "Ready: {name}";
        failed(name) = "Chưa lập được: {name}" | "Could not be made: {name}";
    }
}

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// The dossier of a closed call.
    Archive { code: String, edition: Edition },
}

impl What {
    /// It is the same for everybody.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Archive { edition, .. } => *edition == Edition::Public,
        }
    }

    pub fn name(&self, l: Locale) -> String {
        match self {
            Self::Archive { code, edition: Edition::Public } => w::archive_public(l, code),
            Self::Archive { code, edition: Edition::Office } => w::archive_office(l, code),
        }
    }
}

/// Why nothing came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Whoever asked may not read it any more.
    Denied,
    /// It was begun several times and did not come to its end.
    Broken,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Waiting,
    /// A server has begun.
    Running {
        until: Moment,
    },
    Done {
        at: Moment,
        file: Made,
    },
    Failed {
        at: Moment,
        why: Why,
    },
}

/// A file in the storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub name: String,
    pub storage_key: String,
    pub size: u64,
    pub sha256: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    pub id: Uuid,
    pub what: What,
    /// Nobody known, where a visitor asked for what is public.
    pub by: Option<UserId>,
    pub asked: Moment,
    pub state: State,
    /// Steps that are done, and steps in all as far as they are known.
    pub steps: (u32, u32),
    /// How often it was begun.
    pub tries: u32,
    /// It is forgotten then, with what it made.
    pub expires: Moment,
}

impl Errand {
    pub fn ask(id: Uuid, what: What, permit: &Permit) -> Self {
        let asked = permit.at();
        let expires = kept_until(&what, asked);
        Self { id, what, by: permit.by(), asked, state: State::Waiting, steps: (0, 0), tries: 0, expires }
    }

    /// Whether somebody who asks for the same at `now` is given this one: of what is under way there is one, and what is for
    /// everybody is not made anew each minute.
    pub fn serves(&self, what: &What, by: Option<UserId>, now: Moment) -> bool {
        let is_same = self.what == *what && now < self.expires && (what.is_public() || self.by == by);
        is_same
            && match self.state {
                State::Waiting | State::Running { .. } => true,
                State::Done { at, .. } => what.is_public() && now < at.plus_minutes(SHARED),
                State::Failed { .. } => false,
            }
    }

    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Done { .. } | State::Failed { .. })
    }

    /// Whether a server begins with it now.
    pub fn is_due(&self, now: Moment) -> bool {
        match self.state {
            State::Waiting => true,
            State::Running { until } => until <= now,
            State::Done { .. } | State::Failed { .. } => false,
        }
    }

    /// Begun by a server, or given up where that was too often.
    #[must_use]
    pub fn begun(self, now: Moment) -> Self {
        if self.tries >= TRIES {
            return self.failed(Why::Broken, now);
        }
        Self { state: State::Running { until: now.plus_minutes(LEASE) }, tries: self.tries + 1, steps: (0, 0), ..self }
    }

    /// A step further: its server is still there.
    #[must_use]
    pub fn going_on(self, now: Moment) -> Self {
        Self { state: State::Running { until: now.plus_minutes(LEASE) }, ..self }
    }

    #[must_use]
    pub fn done(self, file: Made, steps: u32, now: Moment) -> Self {
        let expires = kept_until(&self.what, now);
        Self { state: State::Done { at: now, file }, steps: (steps, steps), expires, ..self }
    }

    #[must_use]
    pub fn failed(self, why: Why, now: Moment) -> Self {
        Self { expires: kept_until(&self.what, now), state: State::Failed { at: now, why }, ..self }
    }

    /// It is begun again, unless it was too often.
    #[must_use]
    pub fn broken(self, now: Moment) -> Self {
        if self.tries < TRIES { Self { state: State::Waiting, ..self } } else { self.failed(Why::Broken, now) }
    }

    /// What its asker is told once it is over.
    pub fn told(&self) -> Bilingual {
        let said = |l| {
            let name = self.what.name(l);
            if matches!(self.state, State::Done { .. }) { w::done(l, name) } else { w::failed(l, name) }
        };
        Bilingual::new(&said(Locale::Vi), &said(Locale::En))
    }
}

fn kept_until(what: &What, from: Moment) -> Moment {
    if what.is_public() { from.plus_minutes(KEPT_PUBLIC) } else { from.plus_days(KEPT_OWN) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errand(edition: Edition, by: Option<u128>) -> Errand {
        let what = What::Archive { code: "BT-01".to_owned(), edition };
        let by = by.map(|id| UserId(Uuid::from_u128(id)));
        let expires = kept_until(&what, Moment(0));
        Errand { id: Uuid::nil(), what, by, asked: Moment(0), state: State::Waiting, steps: (0, 0), tries: 0, expires }
    }

    fn file() -> Made {
        Made { name: "a.zip".to_owned(), storage_key: "key".to_owned(), size: 1, sha256: String::new() }
    }

    #[test]
    fn what_is_for_everybody_is_made_once_and_what_is_one_s_own_for_its_asker() {
        let (own, public) = (errand(Edition::Office, Some(1)), errand(Edition::Public, None));
        let other = Some(UserId(Uuid::from_u128(2)));
        assert!(own.serves(&own.what, own.by, Moment(0)) && !own.serves(&own.what, other, Moment(0)));
        assert!(public.serves(&public.what, other, Moment(0)) && !public.serves(&own.what, None, Moment(0)));
        let [own, public] = [own, public].map(|one| one.begun(Moment(0)).done(file(), 7, Moment(0)));
        assert!(!own.serves(&own.what, own.by, Moment(0)), "asked again it is made anew");
        let later = |minutes| Moment(0).plus_minutes(minutes);
        assert!(public.serves(&public.what, other, later(SHARED).plus_minutes(-1)) && !public.serves(&public.what, other, later(SHARED)));
        assert_eq!((own.expires, public.expires), (Moment(0).plus_days(KEPT_OWN), later(KEPT_PUBLIC)));
        assert!(own.told().get(Locale::Vi).contains("BT-01") && own.is_over() && own.steps == (7, 7));
    }

    #[test]
    fn what_breaks_is_begun_again_and_given_up_in_the_end() {
        let mut one = errand(Edition::Office, Some(1));
        for tries in 1..=TRIES {
            assert!(one.is_due(Moment(0)), "{tries}");
            one = one.begun(Moment(0));
            assert!(one.tries == tries && !one.is_due(Moment(0)) && one.is_due(Moment(0).plus_minutes(LEASE)));
            one = one.broken(Moment(0));
        }
        assert!(matches!(one.state, State::Failed { why: Why::Broken, .. }) && !one.is_due(Moment(0)), "{one:?}");
        // A server that went away each time leaves it running.
        let gone = Errand { tries: TRIES, ..errand(Edition::Office, Some(1)) };
        assert!(matches!(gone.begun(Moment(0)).state, State::Failed { why: Why::Broken, .. }));
        let stored = serde_json::to_string(&one.state).expect("JSON");
        assert_eq!(serde_json::from_str::<State>(&stored).expect("read again"), one.state);
    }
}
