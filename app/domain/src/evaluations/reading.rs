//! What members read at the source of a value from outside, and whether they agree.

use crate::{challenges::outside::OutsideValue, ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What members typed: told to nobody while others may still type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub until: Moment,
    pub typed: Vec<ReadBy>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBy {
    pub by: UserId,
    pub value: String,
}

/// How far members are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consensus {
    /// Others may type it.
    Awaited,
    On(String),
    /// No two typed the same: members give to the lot.
    None,
}

/// What more members typed than anything else, and two at least.
pub fn agreed(counts: &BTreeMap<String, u32>) -> Option<&String> {
    let most = counts.values().copied().max().filter(|most| *most >= 2)?;
    let mut of_most = counts.iter().filter(|(_, count)| **count == most).map(|(value, _)| value);
    of_most.next().filter(|_| of_most.next().is_none())
}

impl Reading {
    /// From a ballot that was counted at that moment.
    pub fn new(outside: &OutsideValue, counted: Moment) -> Self {
        Self { until: outside.until(counted), typed: Vec::new() }
    }

    pub fn counts(&self) -> BTreeMap<String, u32> {
        self.typed.iter().fold(BTreeMap::new(), |mut counts, typed| {
            *counts.entry(typed.value.clone()).or_default() += 1;
            counts
        })
    }

    /// At once where more than half of those who may type typed the same, else at the end; where two values have equally many
    /// then, one more decides.
    pub fn found(&self, eligible: u32, now: Moment) -> Consensus {
        let counts = self.counts();
        let are_all_in = self.typed.len() as u32 >= eligible;
        let most = counts.values().copied().max().unwrap_or(0);
        match agreed(&counts) {
            Some(value) if are_all_in || now >= self.until || 2 * most > eligible => Consensus::On(value.clone()),
            _ if are_all_in || now >= self.until && most < 2 => Consensus::None,
            _ => Consensus::Awaited,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn found(values: &[&str], now: i64) -> Consensus {
        let by = |n: usize| UserId(Uuid::from_u128(n as u128));
        let typed = values.iter().enumerate().map(|(n, value)| ReadBy { by: by(n), value: (*value).to_owned() }).collect();
        Reading { until: Moment(100), typed }.found(9, Moment(now))
    }

    #[test]
    fn two_who_type_another_value_decide_nothing_against_three() {
        assert_eq!(found(&["9", "9"], 99), Consensus::Awaited, "others may type until the end");
        assert_eq!(found(&["9", "9", "1", "1", "1"], 100), Consensus::On("1".to_owned()));
        assert_eq!(found(&["1", "1", "1", "1", "1"], 1), Consensus::On("1".to_owned()), "more than half");
        assert_eq!(found(&["9", "9", "1", "1", "1", "1", "1"], 1), Consensus::On("1".to_owned()));
    }

    #[test]
    fn one_who_types_another_value_holds_nothing_up() {
        assert_eq!(found(&["9", "1", "1"], 100), Consensus::On("1".to_owned()));
        assert_eq!(found(&["9", "9", "1", "1"], 100), Consensus::Awaited, "one more decides");
        assert_eq!(found(&["9", "9", "1", "1", "1"], 200), Consensus::On("1".to_owned()));
        assert_eq!(found(&["9", "9", "9", "9", "1", "1", "1", "1", "5"], 1), Consensus::None, "nobody is left");
    }

    #[test]
    fn where_no_two_read_the_same_members_give() {
        for typed in [&[] as &[&str], &["1"], &["1", "9"]] {
            assert_eq!((found(typed, 99), found(typed, 100)), (Consensus::Awaited, Consensus::None));
        }
    }

    #[test]
    fn a_reading_is_told_by_how_many_typed_it() {
        let counts = |of: &[(&str, u32)]| of.iter().map(|(value, n)| ((*value).to_owned(), *n)).collect::<BTreeMap<_, _>>();
        assert_eq!(agreed(&counts(&[("1", 2), ("9", 1)])).map(String::as_str), Some("1"));
        assert_eq!(agreed(&counts(&[("1", 2), ("9", 2)])), None);
        assert_eq!(agreed(&counts(&[("1", 1)])), None);
    }
}
