//! How mails leave the site: when one is tried again, when it is given up, and what of an address or of a mail server's answer
//! is shown to somebody else.

use crate::{text, time::Moment};

/// Minutes between two attempts, the last for all that follow. Ours, to be confirmed.
const WAITS: [i64; 7] = [1, 2, 4, 8, 15, 30, 60];
/// Attempts at what the mail server refuses for good: it may itself be about to be set right. Ours, to be confirmed.
pub const REFUSALS: i64 = 5;
/// Hours after which nothing is tried again. Ours, to be confirmed.
pub const HOURS: i64 = 72;
/// Days for which a mail that was given up can be sent once more; its text is kept so long. Ours, to be confirmed.
pub const KEPT_DAYS: i64 = 30;
/// Minutes after which a mail that somebody took to send it, and of which nothing was heard, is tried again: far more than
/// any attempt may take. Ours, to be confirmed.
pub const LEASE: i64 = 10;
/// Mails about others' own matters are counted in steps of so many: from one more or less it could be told whose it is. Ours, to be
/// confirmed.
pub const FEW: u32 = 5;
/// Longest answer of a mail server that is kept, in characters.
const MAX_ANSWER: usize = 300;

/// Where a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MailState {
    /// It will be tried, or tried again.
    Waiting,
    /// Given up.
    Failed,
    /// The mail server has taken it.
    Sent,
    /// It was not sent because it would have come too late, led nowhere, or was not wanted any more.
    Dropped,
}

impl MailState {
    pub const ALL: [Self; 4] = [Self::Failed, Self::Waiting, Self::Sent, Self::Dropped];

    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Failed => "failed",
            Self::Sent => "sent",
            Self::Dropped => "dropped",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Why an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nobody answered, or in time, or for any mail: the next one would fare no better.
    Unreachable,
    /// This mail was not taken now; the next one may be.
    PutOff,
    /// This mail will not be taken.
    Refused,
}

/// When a mail that could not be sent is tried again; none where it is given up. `since` is when it was tried for the
/// first time, `attempts` counts the one that has just failed.
pub fn again(failure: Failure, since: Moment, attempts: i64, now: Moment) -> Option<Moment> {
    if (failure == Failure::Refused && attempts >= REFUSALS) || now >= since.plus_minutes(HOURS * 60) {
        return None;
    }
    let at = usize::try_from(attempts - 1).unwrap_or_default().min(WAITS.len() - 1);
    Some(now.plus_minutes(WAITS[at]))
}

/// An address as others read it: `a…@demo.example`.
pub fn masked(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    if host.is_empty() { format!("{first}…") } else { format!("{first}…@{host}") }
}

/// How a mail fares, as far as it is told of one about somebody's own matter: a mail server's own words may name its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    Refused,
    PutOff,
    Unreachable,
}

impl Trouble {
    /// By what was [said] last.
    pub fn of(said: &str) -> Self {
        match said {
            said if said.starts_with("permanent error") => Self::Refused,
            said if said.starts_with("transient error") => Self::PutOff,
            _ => Self::Unreachable,
        }
    }
}

/// How many there are at least, in steps of [`FEW`].
pub fn at_least(number: u32) -> u32 {
    number - number % FEW
}

/// What a mail server said, on one line and without the addresses in it.
pub fn said(answer: &str) -> String {
    let words = answer.split_whitespace().map(|word| if word.contains('@') { "…" } else { word });
    let line = words.collect::<Vec<_>>().join(" ");
    text::shortened(&line.replace(char::is_control, ""), MAX_ANSWER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_down_for_an_hour_or_a_weekend_loses_nothing() {
        let since = Moment::from_local("2026-03-06T17:00").expect("a time");
        for failure in [Failure::Unreachable, Failure::PutOff] {
            let (mut now, mut attempts, mut waits) = (since, 0, Vec::new());
            while let Some(at) = again(failure, since, attempts + 1, now) {
                waits.push((at.0 - now.0) / 60_000);
                (now, attempts) = (at, attempts + 1);
            }
            assert_eq!(waits[..9], [1, 2, 4, 8, 15, 30, 60, 60, 60]);
            assert!(now >= since.plus_days(3) && now < since.plus_minutes(73 * 60), "{now:?} after {attempts}");
        }
    }

    #[test]
    fn what_is_refused_for_good_is_tried_five_times_in_a_quarter_of_an_hour() {
        let since = Moment::from_local("2026-03-06T17:00").expect("a time");
        let (mut now, mut attempts) = (since, 1);
        while let Some(at) = again(Failure::Refused, since, attempts, now) {
            (now, attempts) = (at, attempts + 1);
        }
        assert_eq!((attempts, now), (5, since.plus_minutes(15)));
    }

    #[test]
    fn others_read_no_address() {
        assert_eq!(masked("an@demo.example"), "a…@demo.example");
        assert_eq!((masked("ă@b"), masked("nobody"), masked("")), ("ă…@b".to_owned(), "n…".to_owned(), "…".to_owned()));
        let answer = "permanent error (550): 5.1.1 <an@demo.example>:\r\n Recipient an@demo.example unknown; see\u{7} b@c.";
        assert_eq!(said(answer), "permanent error (550): 5.1.1 … Recipient … unknown; see …");
        assert_eq!(said(&"x ".repeat(400)).chars().count(), 300);
    }

    #[test]
    fn of_others_own_matters_neither_number_nor_words_are_told() {
        assert_eq!([0, 1, 4, 5, 9, 10].map(at_least), [0, 0, 0, 5, 5, 10]);
        let refused = said("permanent error (550): 5.1.1 user phan.van.an is unknown here");
        assert_eq!(Trouble::of(&refused), Trouble::of("permanent error (552): mailbox of an is full"));
        assert_eq!(
            [Trouble::of("transient error (451): greylisted"), Trouble::of("no answer within 20 seconds")],
            [Trouble::PutOff, Trouble::Unreachable]
        );
    }

    #[test]
    fn states_are_told_by_their_codes() {
        assert!(MailState::ALL.into_iter().all(|state| MailState::from_code(state.code()) == Some(state)));
        assert_eq!(MailState::from_code(""), None);
    }
}
