//! Ranks from any comparison, and how far two orders agree: Kendall's tau-b (C9).

use super::figure::Figure;
use std::cmp::Ordering;

/// Ranks from 1; equals share the best of their ranks, what has no value has no rank.
pub type Ranks = Vec<Option<u32>>;

/// `Less` comes first.
pub fn ranks_by<T: Copy>(values: &[Option<T>], order: impl Fn(&T, &T) -> Ordering) -> Ranks {
    let mut sorted: Vec<(usize, T)> = values.iter().enumerate().filter_map(|(i, value)| Some((i, (*value)?))).collect();
    sorted.sort_by(|a, b| order(&a.1, &b.1));
    let (mut ranks, mut last) = (vec![None; values.len()], 1);
    for (place, (i, value)) in sorted.iter().enumerate() {
        if place > 0 && order(&sorted[place - 1].1, value) != Ordering::Equal {
            last = place as u32 + 1;
        }
        ranks[*i] = Some(last);
    }
    ranks
}

/// The highest figure first; equal means equal to six decimals.
pub fn ranks(figures: &[Option<Figure>]) -> Ranks {
    ranks_by(figures, |a, b| b.cmp(a))
}

/// The same order among some of them alone.
pub fn among(order: &[Option<u32>], is_in: &[bool]) -> Ranks {
    let kept: Vec<Option<u32>> = order.iter().zip(is_in).map(|(rank, is_in)| rank.filter(|_| *is_in)).collect();
    ranks_by(&kept, u32::cmp)
}

/// Over the proposals that both rank; `None` when one of them puts all on the same rank.
pub fn tau_b(a: &[Option<u32>], b: &[Option<u32>]) -> Option<Figure> {
    let both: Vec<(u32, u32)> = a.iter().zip(b).filter_map(|(a, b)| (*a).zip(*b)).collect();
    let (mut agreement, mut apart_in_a, mut apart_in_b) = (0_i64, 0_i64, 0_i64);
    for (i, (a, b)) in both.iter().enumerate() {
        for (other_a, other_b) in &both[..i] {
            let (in_a, in_b) = (a.cmp(other_a) as i64, b.cmp(other_b) as i64);
            agreement += in_a * in_b;
            apart_in_a += in_a.abs();
            apart_in_b += in_b.abs();
        }
    }
    Figure::of(agreement as f64 / (apart_in_a as f64 * apart_in_b as f64).sqrt())
}
