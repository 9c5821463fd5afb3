//! A lot that nobody can choose (C6, step 7): the site and each member who takes part give a value while only its hash is
//! known to others, and all of them are opened at one moment. How it holds, and what it does not cover: this crate's README.

use crate::{ids::UserId, time::Moment, verbatim::sha256};
use serde::{Deserialize, Serialize};

/// Bounds of the term, in minutes: an hour to seven days. Numbers of this site; no regulation was found that says any.
pub const SHORTEST: i64 = 60;
pub const LONGEST: i64 = 7 * 24 * 60;
/// Characters of a value.
pub const MAX_VALUE: usize = 100;

/// A value as it was handed over. The salt is chance, so that a short value cannot be found by trying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    pub hash: String,
    pub salt: String,
    pub value: String,
}

/// What was typed, on one line with single spaces: one spelling, and a line of its own among the others.
pub fn value(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Contribution {
    pub fn new(challenge_code: &str, salt: &str, value: &str) -> Self {
        Self { hash: commitment(challenge_code, salt, value), salt: salt.to_owned(), value: value.to_owned() }
    }
}

/// SHA-256, in hex, of `challenge code|salt|value`.
pub fn commitment(challenge_code: &str, salt: &str, value: &str) -> String {
    sha256(format!("{challenge_code}|{salt}|{value}"))
}

/// SHA-256, in hex, of a line `salt|value` for each contribution, in the order of their hashes.
pub fn seed<'a>(openings: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    sha256(openings.into_iter().map(|(salt, value)| format!("{salt}|{value}\n")).collect::<String>())
}

/// SHA-256, in hex, of `closing hash|seed|proposal code`.
pub fn ticket(closing_hash: &str, seed: &str, code: &str) -> String {
    sha256(format!("{closing_hash}|{seed}|{code}"))
}

/// The codes in the order drawn: by their tickets.
pub fn draw<'a>(closing_hash: &str, seed: &str, codes: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut codes: Vec<&str> = codes.into_iter().collect();
    codes.sort_by_cached_key(|code| (ticket(closing_hash, seed, code), *code));
    codes
}

/// As it is stored. Who gave and what was given are two lists in orders that join nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    pub opened: Moment,
    pub until: Moment,
    /// Who presided; the site where members agreed on no value from outside.
    pub by: Option<UserId>,
    /// Hash of what the site gave when the lot was opened.
    pub site: String,
    /// By hash, the site's own among them.
    pub given: Vec<Contribution>,
    /// Who may give, and who has; by identifier.
    pub eligible: Vec<UserId>,
    pub givers: Vec<UserId>,
}

impl Drawing {
    pub fn new(opened: Moment, until: Moment, by: Option<UserId>, site: Contribution, mut eligible: Vec<UserId>) -> Self {
        eligible.sort_unstable();
        Self { opened, until, by, site: site.hash.clone(), given: vec![site], eligible, givers: Vec::new() }
    }

    /// From an hour to seven days.
    pub fn is_term(opened: Moment, until: Moment) -> bool {
        (opened.plus_minutes(SHORTEST)..=opened.plus_minutes(LONGEST)).contains(&until)
    }

    /// `false` where the member may not give, has given, or the term is over.
    pub fn may_give(&self, member: UserId, now: Moment) -> bool {
        now < self.until && self.eligible.contains(&member) && !self.givers.contains(&member)
    }

    pub fn give(&mut self, member: UserId, contribution: Contribution) {
        let place = self.given.partition_point(|given| given.hash < contribution.hash);
        self.given.insert(place, contribution);
        let place = self.givers.partition_point(|giver| *giver < member);
        self.givers.insert(place, member);
    }

    /// All have given, or the term is over: everything is opened.
    pub fn is_due(&self, now: Moment) -> bool {
        now >= self.until || self.givers.len() == self.eligible.len()
    }

    pub fn hashes(&self) -> Vec<String> {
        self.given.iter().map(|given| given.hash.clone()).collect()
    }

    pub fn seed(&self) -> String {
        seed(self.given.iter().map(|given| (given.salt.as_str(), given.value.as_str())))
    }
}

/// The same in a result file and in public: no member is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// RFC 3339, to the millisecond.
    pub opened_at: String,
    pub until: String,
    /// Members who might give.
    pub invited: u32,
    /// Hash of what the site gave, one of the commitments.
    pub site: String,
    /// By hash.
    pub commitments: Vec<Commitment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub hash: String,
    /// Both once all were opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Told {
    pub fn new(drawing: &Drawing, is_drawn: bool) -> Self {
        let commitment = |given: &Contribution| Commitment {
            hash: given.hash.clone(),
            salt: is_drawn.then(|| given.salt.clone()),
            value: is_drawn.then(|| given.value.clone()),
        };
        Self {
            opened_at: drawing.opened.to_rfc3339(),
            until: drawing.until.to_rfc3339(),
            invited: drawing.eligible.len() as u32,
            site: drawing.site.clone(),
            commitments: drawing.given.iter().map(commitment).collect(),
        }
    }

    /// [`seed`] of all that was given, once every one of them is open.
    pub fn seed(&self) -> Option<String> {
        let openings: Option<Vec<_>> = self.commitments.iter().map(|c| Some((c.salt.as_deref()?, c.value.as_deref()?))).collect();
        openings.filter(|openings| !openings.is_empty()).map(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn drawing(members: u128) -> Drawing {
        let site = Contribution::new("BT-01", "0a", "site");
        Drawing::new(Moment(0), Moment(0).plus_days(1), Some(user(1)), site, (1..=members).rev().map(user).collect())
    }

    /// Each step with a tool that everybody has.
    #[test]
    fn every_step_can_be_followed_with_sha256sum() {
        // printf '%s' 'BT-01|0a|6 4 2' | sha256sum
        assert_eq!(commitment("BT-01", "0a", "6 4 2"), "5adeed305213971795a1582162ca23ca51ad3b3c8877395c0236030cbe478fb9");
        // printf '%s\n' '0a|6 4 2' '0b|K7' | sha256sum
        assert_eq!(seed([("0a", "6 4 2"), ("0b", "K7")]), "1472ef868aa48dc0e4b3c50dc1214939bdad51be117df46d03968c60ebe63ce4");
        // printf '%s' 'c0ffee|5eed|BT-01-A' | sha256sum
        assert_eq!(ticket("c0ffee", "5eed", "BT-01-A"), "f8de96bd942ba5404cc8d9fab242df7acbab3fa15c5e32ce8ede397feda2ff31");
    }

    #[test]
    fn nothing_in_the_lists_joins_a_member_to_what_they_gave() {
        let mut drawing = drawing(4);
        for (member, value) in [(3, "6 4 2"), (1, "K7"), (4, "x"), (2, "y")] {
            assert!(!drawing.is_due(Moment(1)) && drawing.may_give(user(member), Moment(1)));
            drawing.give(user(member), Contribution::new("BT-01", &format!("s{member}"), value));
            assert!(!drawing.may_give(user(member), Moment(1)), "once");
        }
        assert!(drawing.is_due(Moment(1)), "the last one is in");
        assert!(drawing.hashes().is_sorted() && drawing.givers.is_sorted() && drawing.eligible.is_sorted());
        assert!(drawing.hashes().contains(&drawing.site));
    }

    #[test]
    fn what_is_not_given_by_the_term_is_not_waited_for() {
        let mut drawing = drawing(3);
        drawing.give(user(2), Contribution::new("BT-01", "s", "1"));
        let end = drawing.until;
        assert!(!drawing.is_due(Moment(end.0 - 1)) && drawing.is_due(end));
        assert!(drawing.may_give(user(3), Moment(end.0 - 1)) && !drawing.may_give(user(3), end));
        assert!(!drawing.may_give(user(9), Moment(1)), "none of those who take part");
    }

    #[test]
    fn the_order_hangs_on_every_value_and_on_what_was_frozen() {
        let codes = ["A", "B", "C", "D", "E"];
        let drawn = |value: &str, closing: &str| {
            let mut drawing = drawing(1);
            drawing.give(user(1), Contribution::new("BT-01", "s", value));
            draw(closing, &drawing.seed(), codes).concat()
        };
        let first = drawn("1", "c0ffee");
        assert_eq!(drawn("1", "c0ffee"), first);
        assert!((2..20).any(|value| drawn(&value.to_string(), "c0ffee") != first));
        assert!((2..20).any(|closing| drawn("1", &closing.to_string()) != first));
    }

    #[test]
    fn only_hashes_are_told_until_it_is_drawn() {
        let drawing = drawing(1);
        let json = |is_drawn| serde_json::to_string(&Told::new(&drawing, is_drawn)).expect("json");
        assert!(!json(false).contains("salt") && !json(false).contains("value") && json(false).contains(&drawing.site));
        assert!(json(true).contains("\"value\":\"site\""));
        assert_eq!((Told::new(&drawing, false).seed(), Told::new(&drawing, true).seed()), (None, Some(drawing.seed())));
    }

    #[test]
    fn a_term_is_an_hour_to_seven_days() {
        let is = |minutes| Drawing::is_term(Moment(0), Moment(0).plus_minutes(minutes));
        assert_eq!([59, 60, 10_080, 10_081].map(is), [false, true, true, false]);
    }
}
