//! What the council did about a tie across the line of the shortlist, and the order that follows:
//! C6, step 6 (a secret ballot, then the casting vote of whoever presides) and step 7 (a public lot).

use super::{Line, Outcome, line};
use crate::{challenges::RuleSet, ids::ProposalId};
use std::{cmp::Reverse, collections::BTreeMap};

/// What was done about the tie, as far as it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Votes for each of the tied proposals; whoever has more comes first.
    pub votes: BTreeMap<ProposalId, u32>,
    /// The casting vote of whoever presides, for one of those that the ballot left tied across the line.
    pub casting: Option<ProposalId>,
    /// What was still tied, in the order of the lot.
    pub lot: Vec<ProposalId>,
}

/// The order after all that was done. Each step touches only what is still tied across the line; while
/// [`line`] still finds a tie, the next step is due.
pub fn settle(rules: &RuleSet, mut outcomes: Vec<Outcome>, settlement: &Settlement) -> Vec<Outcome> {
    let Settlement { votes, casting, lot } = settlement;
    split(rules, &mut outcomes, 6, |id| Reverse(votes.get(&id).copied().unwrap_or(0)));
    if casting.is_some() {
        split(rules, &mut outcomes, 6, |id| Some(id) != *casting);
    }
    if !lot.is_empty() {
        split(rules, &mut outcomes, 7, |id| lot.iter().position(|drawn| *drawn == id).unwrap_or(lot.len()));
    }
    outcomes
}

/// Orders what is tied across the line by `key`. What failed with an equal mean comes after it.
fn split<K: Ord>(rules: &RuleSet, outcomes: &mut [Outcome], step: u8, key: impl Fn(ProposalId) -> K) {
    let Line::Tied { proposals, .. } = line(rules, outcomes) else { return };
    let Some(class) = outcomes.chunk_by_mut(|a, b| a.rank == b.rank).find(|class| class.iter().any(|o| proposals.contains(&o.proposal)))
    else {
        return;
    };
    let keys: BTreeMap<ProposalId, K> = proposals.iter().map(|id| (*id, key(*id))).collect();
    let key = |o: &Outcome| (!keys.contains_key(&o.proposal), keys.get(&o.proposal));
    class.sort_by(|a, b| key(a).cmp(&key(b)).then(a.proposal.cmp(&b.proposal)));
    let is_split = keys.values().min() != keys.values().max();
    let (first, mut before) = (class[0].rank, 0);
    for run in class.chunk_by_mut(|a, b| key(a) == key(b)) {
        let len = run.len() as u32;
        for o in run {
            o.rank = first.map(|rank| rank + before);
            o.is_tied = len > 1;
            if is_split && keys.contains_key(&o.proposal) {
                o.tie_step = Some(step);
            }
        }
        before += len;
    }
}

#[cfg(test)]
mod tests;
