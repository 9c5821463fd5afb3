//! In which order proposals are discussed, so that few people leave the room and come back.

use crate::ids::UserId;
use std::collections::BTreeSet;

/// From this many on the best order is looked for, not proven: the table of [`exact`] doubles with each.
const EXACT: usize = 12;

/// Who must be outside during each item.
pub type Outside = BTreeSet<UserId>;

/// How often somebody leaves or returns when items follow each other in this order, beginning and
/// ending with nobody outside.
pub fn moves(items: &[Outside], order: &[usize]) -> usize {
    Distances::of(items).cost(order)
}

/// An order with few moves; the given one where none is better. The same every time.
pub fn order(items: &[Outside]) -> Vec<usize> {
    let distances = Distances::of(items);
    let given: Vec<usize> = (0..items.len()).collect();
    let found = if items.len() <= EXACT { exact(&distances) } else { improved(&distances, nearest(&distances)) };
    if distances.cost(&found) < distances.cost(&given) { found } else { given }
}

/// People who move between each two items; the last row and column are the empty outside.
struct Distances {
    table: Vec<Vec<usize>>,
    home: usize,
}

impl Distances {
    fn of(items: &[Outside]) -> Self {
        let nobody = Outside::new();
        let all: Vec<&Outside> = items.iter().chain([&nobody]).collect();
        let row = |a: &&Outside| all.iter().map(|b| a.symmetric_difference(b).count()).collect();
        Self { table: all.iter().map(row).collect(), home: items.len() }
    }

    fn between(&self, a: usize, b: usize) -> usize {
        self.table[a][b]
    }

    fn cost(&self, order: &[usize]) -> usize {
        let stops = || std::iter::once(self.home).chain(order.iter().copied());
        stops().zip(stops().skip(1).chain([self.home])).map(|(a, b)| self.between(a, b)).sum()
    }
}

/// The best of all orders, by dynamic programming over sets of items; of equal ones the one with lower indexes first.
fn exact(distances: &Distances) -> Vec<usize> {
    let n = distances.home;
    if n == 0 {
        return Vec::new();
    }
    let sets = 1_usize << n;
    // Fewest moves from `first` through all items of `set`, to nobody outside.
    let mut fewest = vec![vec![usize::MAX; n]; sets];
    for set in 1..sets {
        for first in (0..n).filter(|i| set & (1 << i) != 0) {
            let rest = set & !(1 << first);
            let onward = (0..n).filter(|i| rest & (1 << i) != 0).map(|next| distances.between(first, next) + fewest[rest][next]).min();
            fewest[set][first] = onward.unwrap_or(distances.between(first, distances.home));
        }
    }
    let (mut set, mut from, mut order) = (sets - 1, distances.home, Vec::with_capacity(n));
    while set != 0 {
        let left = (0..n).filter(|i| set & (1 << i) != 0);
        let Some(next) = left.min_by_key(|i| (distances.between(from, *i) + fewest[set][*i], *i)) else { break };
        order.push(next);
        set &= !(1 << next);
        from = next;
    }
    order
}

/// Always on to the item with the fewest moves.
fn nearest(distances: &Distances) -> Vec<usize> {
    let (mut left, mut from, mut order) = ((0..distances.home).collect::<BTreeSet<_>>(), distances.home, Vec::new());
    while let Some(next) = left.iter().copied().min_by_key(|i| (distances.between(from, *i), *i)) {
        left.remove(&next);
        order.push(next);
        from = next;
    }
    order
}

/// Turns stretches around for as long as that saves moves.
fn improved(distances: &Distances, mut order: Vec<usize>) -> Vec<usize> {
    let mut cost = distances.cost(&order);
    loop {
        let before = cost;
        for start in 0..order.len() {
            for end in start + 1..order.len() {
                order[start..=end].reverse();
                let turned = distances.cost(&order);
                if turned < cost {
                    cost = turned;
                } else {
                    order[start..=end].reverse();
                }
            }
        }
        if cost == before {
            return order;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn people(numbers: &[u128]) -> Outside {
        numbers.iter().map(|n| UserId(Uuid::from_u128(*n))).collect()
    }

    #[test]
    fn who_leaves_once_returns_once() {
        // By code, 1 leaves and returns twice; beside each other once.
        let items = [people(&[1]), people(&[]), people(&[1, 2]), people(&[2])];
        assert_eq!(moves(&items, &[0, 1, 2, 3]), 6);
        let order = order(&items);
        assert_eq!(moves(&items, &order), 4);
        assert_eq!(order, [0, 2, 3, 1]);
    }

    #[test]
    fn without_conflicts_the_order_is_that_of_the_codes() {
        assert_eq!(order(&[people(&[]), people(&[]), people(&[])]), [0, 1, 2]);
        assert_eq!(order(&[people(&[1]), people(&[1])]), [0, 1]);
        assert_eq!(order(&[]), Vec::<usize>::new());
    }

    /// All orders of so few items.
    fn permutations(n: usize) -> Vec<Vec<usize>> {
        let Some(last) = n.checked_sub(1) else { return vec![Vec::new()] };
        let shorter = permutations(last);
        shorter
            .iter()
            .flat_map(|p| {
                (0..n).map(move |at| {
                    let mut q = p.clone();
                    q.insert(at, last);
                    q
                })
            })
            .collect()
    }

    fn items(at_most: usize) -> impl Strategy<Value = Vec<Outside>> {
        let outside = prop::collection::btree_set(0_u128..15, 0..6);
        prop::collection::vec(outside.prop_map(|set| people(&set.into_iter().collect::<Vec<_>>())), 0..at_most)
    }

    proptest! {
        #[test]
        fn every_item_stands_once_and_never_worse_than_by_code(items in items(20)) {
            let found = order(&items);
            let mut sorted = found.clone();
            sorted.sort_unstable();
            let by_code: Vec<usize> = (0..items.len()).collect();
            prop_assert_eq!(&sorted, &by_code);
            prop_assert!(moves(&items, &found) <= moves(&items, &by_code));
            prop_assert_eq!(found, order(&items));
        }

        #[test]
        fn few_items_stand_in_the_best_order_there_is(items in items(7)) {
            let best = permutations(items.len()).iter().map(|p| moves(&items, p)).min().unwrap_or_default();
            prop_assert_eq!(moves(&items, &order(&items)), best);
        }
    }
}
