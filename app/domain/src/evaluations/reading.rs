//! What members read at the source of a value from outside, and whether enough of them agree.

use crate::{challenges::outside::OutsideValue, ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What members typed: told to nobody while others may still type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub until: Moment,
    /// Members who have to read the same, at least. Readings of before mean two.
    #[serde(default = "unsaid")]
    pub needed: u32,
    pub typed: Vec<ReadBy>,
}

fn unsaid() -> u32 {
    2
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
    /// Too few typed the same: members give to the lot.
    None,
}

/// What more members typed than anything else, and as many as are needed at least.
pub fn agreed(counts: &BTreeMap<String, u32>, needed: u32) -> Option<&String> {
    let most = counts.values().copied().max().filter(|most| *most >= needed)?;
    let mut of_most = counts.iter().filter(|(_, count)| **count == most).map(|(value, _)| value);
    of_most.next().filter(|_| of_most.next().is_none())
}

impl Reading {
    /// From a ballot that was counted at that moment.
    pub fn new(outside: &OutsideValue, counted: Moment) -> Self {
        Self { until: outside.until(counted), needed: outside.readers, typed: Vec::new() }
    }

    pub fn counts(&self) -> BTreeMap<String, u32> {
        self.typed.iter().fold(BTreeMap::new(), |mut counts, typed| {
            *counts.entry(typed.value.clone()).or_default() += 1;
            counts
        })
    }

    /// At once where more than half of those who may type typed the same, else at the end, when nobody types any more: what
    /// most of them read, or nothing where two values have equally many.
    pub fn found(&self, eligible: u32, now: Moment) -> Consensus {
        let counts = self.counts();
        let is_over = now >= self.until || self.typed.len() as u32 >= eligible;
        let most = counts.values().copied().max().unwrap_or(0);
        match agreed(&counts, self.needed) {
            Some(value) if is_over || 2 * most > eligible => Consensus::On(value.clone()),
            _ if is_over || self.needed > eligible => Consensus::None,
            _ => Consensus::Awaited,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn found(values: &[&str], now: i64) -> Consensus {
        found_of(9, values, now)
    }

    fn found_of(eligible: u32, values: &[&str], now: i64) -> Consensus {
        let by = |n: usize| UserId(Uuid::from_u128(n as u128));
        let typed = values.iter().enumerate().map(|(n, value)| ReadBy { by: by(n), value: (*value).to_owned() }).collect();
        Reading { until: Moment(100), needed: 3, typed }.found(eligible, Moment(now))
    }

    #[test]
    fn two_who_type_another_value_decide_nothing() {
        assert_eq!(found(&["9", "9"], 99), Consensus::Awaited, "others may type until the end");
        assert_eq!(found(&["9", "9"], 100), Consensus::None, "nobody else has read it");
        assert_eq!(found(&["9", "9", "1"], 100), Consensus::None, "one who read it cannot stand against them, nor they alone");
        assert_eq!(found(&["9", "9", "1", "1", "1"], 100), Consensus::On("1".to_owned()));
        assert_eq!(found(&["1", "1", "1", "1", "1"], 1), Consensus::On("1".to_owned()), "more than half");
        assert_eq!(found(&["9", "9", "1", "1", "1", "1", "1"], 1), Consensus::On("1".to_owned()));
    }

    /// Whoever comes last could else choose between two values that are both known.
    #[test]
    fn nobody_chooses_between_two_values_after_the_end() {
        let equal = ["9", "9", "9", "1", "1", "1"];
        assert_eq!((found(&equal, 99), found(&equal, 100)), (Consensus::Awaited, Consensus::None));
        assert_eq!(found(&["9", "9", "9", "1", "1", "1", "1"], 100), Consensus::On("1".to_owned()));
        assert_eq!(found(&["9", "9", "9", "9", "1", "1", "1", "1", "5"], 1), Consensus::None, "nobody is left");
    }

    #[test]
    fn where_too_few_read_the_same_members_give() {
        for typed in [&[] as &[&str], &["1"], &["1", "9"], &["1", "1"]] {
            assert_eq!((found(typed, 99), found(typed, 100)), (Consensus::Awaited, Consensus::None));
        }
        assert_eq!(found_of(2, &[], 1), Consensus::None, "fewer are clear than it takes");
    }

    #[test]
    fn a_reading_is_told_by_how_many_typed_it() {
        let counts = |of: &[(&str, u32)]| of.iter().map(|(value, n)| ((*value).to_owned(), *n)).collect::<BTreeMap<_, _>>();
        assert_eq!(agreed(&counts(&[("1", 2), ("9", 1)]), 2).map(String::as_str), Some("1"));
        assert_eq!(agreed(&counts(&[("1", 2), ("9", 1)]), 3), None);
        assert_eq!(agreed(&counts(&[("1", 3), ("9", 3)]), 3), None);
        assert_eq!(agreed(&counts(&[("1", 1)]), 2), None);
    }

    #[test]
    fn a_reading_of_before_takes_two() {
        let old: Reading = serde_json::from_str(r#"{"until":1,"typed":[]}"#).expect("readable");
        assert_eq!(old.needed, 2);
    }
}
