//! Groups of equal means, and the chain that tells their proposals apart from the sheets alone:
//! C6, steps 1 to 5. Steps 6 and 7 are acts of the council: see [`settle`](super::settle).

use super::Outcome;
use crate::challenges::RuleSet;
use std::cmp::{Ordering, Reverse};

/// Puts outcomes that have a score in order, and writes their ranks, ties and steps.
pub(super) fn order(rules: &RuleSet, outcomes: &mut [Outcome]) {
    outcomes.sort_by(|a, b| means(b.sum_half, b.n, a.sum_half, a.n).then(a.proposal.cmp(&b.proposal)));
    let (mut rest, mut place) = (outcomes, 1);
    while !rest.is_empty() {
        let len = rest.iter().take_while(|o| is_equal(rules, &rest[0], o)).count();
        let (group, after) = rest.split_at_mut(len);
        order_group(rules, group, place);
        (rest, place) = (after, place + len as u32);
    }
}

/// Whether a mean counts as equal to the mean that leads its group: `A_lead - A_i <= margin`, without chaining.
fn is_equal(rules: &RuleSet, lead: &Outcome, other: &Outcome) -> bool {
    let (sum, n) = (i128::from(lead.sum_half), i128::from(lead.n));
    let (other_sum, other_n) = (i128::from(other.sum_half), i128::from(other.n));
    100 * (sum * other_n - other_sum * n) <= 2 * i128::from(rules.ties.margin_hundredths) * n * other_n
}

fn order_group(rules: &RuleSet, group: &mut [Outcome], place: u32) {
    group.sort_by(|a, b| by_all_sheets(rules, a, b).map_or(a.proposal.cmp(&b.proposal), |(ordering, _)| ordering));
    for class in group.chunk_by_mut(|a, b| by_all_sheets(rules, a, b).is_none()) {
        ask_the_chair(class);
    }
    for i in 0..group.len() {
        let step = i.checked_sub(1).map(|before| told_apart(rules, &group[before], &group[i]).map(|(_, step)| step));
        group[i].rank = match step {
            Some(None) => {
                group[i - 1].is_tied = true;
                group[i].is_tied = true;
                group[i - 1].rank
            }
            Some(step) => {
                group[i - 1].tie_step = step;
                group[i].tie_step = step;
                Some(place + i as u32)
            }
            None => Some(place),
        };
    }
}

/// The chair's sheet decides among proposals that are still equal only if the chair scored all of them:
/// recused from one, the chair would otherwise order the others around it.
fn ask_the_chair(class: &mut [Outcome]) {
    if class.len() == 1 || class.iter().any(|o| o.chair.is_none()) {
        class.iter_mut().for_each(|o| o.chair = None);
    }
    class.sort_by_key(|o| (Reverse(o.chair), o.proposal));
}

/// `Less` when `a` comes before `b`, and the step that says so; `None` when the sheets do not tell them apart.
fn told_apart(rules: &RuleSet, a: &Outcome, b: &Outcome) -> Option<(Ordering, u8)> {
    by_all_sheets(rules, a, b).or_else(|| {
        let ordering = b.chair?.cmp(&a.chair?);
        ordering.is_ne().then_some((ordering, 5))
    })
}

/// Steps 1 to 4.
fn by_all_sheets(rules: &RuleSet, a: &Outcome, b: &Outcome) -> Option<(Ordering, u8)> {
    // A rule set of one criterion has no second one that could tell them apart.
    let priority = |step: usize| {
        let k = rules.priority[step] as usize;
        let sums = b.criterion_sums.get(k).zip(a.criterion_sums.get(k));
        sums.map_or(Ordering::Equal, |(of_b, of_a)| means(*of_b, b.n, *of_a, a.n))
    };
    let steps = [priority(0), priority(1), b.double_median().cmp(&a.double_median()), a.below_mark.cmp(&b.below_mark)];
    let step = steps.iter().position(|ordering| ordering.is_ne())?;
    Some((steps[step], step as u8 + 1))
}

/// Compares the means `sum_a / n_a` and `sum_b / n_b` by cross-multiplication.
fn means(sum_a: i64, n_a: u32, sum_b: i64, n_b: u32) -> Ordering {
    (i128::from(sum_a) * i128::from(n_b)).cmp(&(i128::from(sum_b) * i128::from(n_a)))
}

#[cfg(test)]
mod tests;
