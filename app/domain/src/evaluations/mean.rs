//! Exact means, compared by value and rounded half up (C4).

use std::cmp::Ordering;

/// Half points over so many sheets, at least one. Compared by value.
#[derive(Clone, Copy, Debug)]
pub struct Mean {
    sum_half: i64,
    n: u32,
}

impl Mean {
    pub fn new(sum_half: i64, n: u32) -> Option<Self> {
        (n > 0).then_some(Self { sum_half, n })
    }

    /// In points, in units of the last decimal, half up: with two decimals `(100 S + n) div (2 n)`.
    pub fn rounded(self, decimals: u32) -> i64 {
        let (unit, n) = (10_i64.pow(decimals), i64::from(self.n));
        (unit * self.sum_half + n) / (2 * n)
    }
}

impl Ord for Mean {
    fn cmp(&self, other: &Self) -> Ordering {
        let product = |a: &Self, b: &Self| i128::from(a.sum_half) * i128::from(b.n);
        product(self, other).cmp(&product(other, self))
    }
}

impl PartialOrd for Mean {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Mean {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Mean {}
