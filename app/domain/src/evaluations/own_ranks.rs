//! A member's own order of the proposals, kept beside the scores: private, and without any effect on the result.

use crate::{
    check::Problem,
    council::Conflict,
    form::{FieldErrors, Form, FormReader},
    ids::ProposalId,
    number::plain,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From 1, the best; ties and gaps are the member's own affair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnRanks(pub BTreeMap<ProposalId, u32>);

/// Two proposals that a member put into one order and scored in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disagreement {
    pub above: ProposalId,
    /// Ranked below the other, with a higher total.
    pub below: ProposalId,
    /// How much higher, in half points.
    pub gap: i32,
}

/// What a member scores, and puts into an order: admitted proposals that they said to be clear of.
pub fn is_scored_by(is_admitted: bool, said: Conflict) -> bool {
    is_admitted && said == Conflict::Clear
}

/// The ones before and after this one among those that a member scores, by code.
pub fn neighbours<'a, T>(scored: &'a [T], code_of: impl Fn(&T) -> &str, code: &str) -> (Option<&'a T>, Option<&'a T>) {
    (scored.iter().rfind(|other| code_of(other) < code), scored.iter().find(|other| code_of(other) > code))
}

/// The field of a proposal's rank.
pub fn rank_field(proposal: ProposalId) -> String {
    format!("rank_{proposal}")
}

impl OwnRanks {
    /// Reads a rank from 1 to the number of `proposals` for each of them; an empty field is no rank.
    pub fn from_form(form: &Form, proposals: &[ProposalId]) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let last = proposals.len() as u32;
        let mut ranks = BTreeMap::new();
        for id in proposals {
            let field = rank_field(*id);
            match r.parsed(&field, Problem::Range(1, last.into()), |text| plain(text).filter(|rank| (1..=last).contains(rank))) {
                Some(rank) => ranks.insert(*id, rank),
                None => None,
            };
        }
        r.errors.or(Self(ranks))
    }

    /// As the form shows it: without a rank, a proposal's field is empty.
    pub fn to_form(&self, proposals: impl IntoIterator<Item = ProposalId>) -> Form {
        let rank = |id| self.0.get(&id).map(ToString::to_string).unwrap_or_default();
        proposals.into_iter().fold(Form::default(), |form, id| form.with(rank_field(id), rank(id)))
    }

    /// Every pair where rank and total say the opposite, the widest gap first. `totals` holds, in half points, the
    /// sheets that are filled in: a total that is still growing disagrees with nothing.
    pub fn disagreements(&self, totals: &BTreeMap<ProposalId, i32>) -> Vec<Disagreement> {
        let known: Vec<_> = self.0.iter().filter_map(|(id, rank)| Some((*id, *rank, *totals.get(id)?))).collect();
        let mut found = Vec::new();
        for (above, rank, total) in &known {
            let contrary = known.iter().filter(|(_, other, more)| rank < other && total < more);
            found.extend(contrary.map(|(below, _, more)| Disagreement { above: *above, below: *below, gap: more - total }));
        }
        found.sort_by_key(|pair| (-pair.gap, self.0.get(&pair.above).copied(), pair.above, pair.below));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: usize) -> ProposalId {
        ProposalId(Uuid::from_u128(n as u128))
    }

    fn map<T: Copy>(values: &[T]) -> BTreeMap<ProposalId, T> {
        values.iter().enumerate().map(|(n, value)| (id(n), *value)).collect()
    }

    fn pairs(ranks: &[u32], totals: &[i32]) -> Vec<(ProposalId, ProposalId, i32)> {
        OwnRanks(map(ranks)).disagreements(&map(totals)).into_iter().map(|d| (d.above, d.below, d.gap)).collect()
    }

    #[test]
    fn a_pair_disagrees_where_the_better_rank_has_the_lower_total() {
        assert_eq!(pairs(&[1, 2], &[150, 160]), [(id(0), id(1), 10)]);
        assert_eq!(pairs(&[2, 1], &[150, 160]), []);
        assert_eq!(pairs(&[1, 1], &[150, 160]), [], "equal ranks say nothing");
        assert_eq!(pairs(&[1, 2], &[160, 160]), [], "equal totals say nothing");
        assert_eq!(pairs(&[3, 1, 2], &[199, 150, 160]), [(id(1), id(0), 49), (id(2), id(0), 39), (id(1), id(2), 10)]);
        assert_eq!(pairs(&[1, 2], &[150]), [], "what is not scored yet disagrees with nothing");
    }

    #[test]
    fn ranks_are_whole_numbers_up_to_the_number_of_proposals() {
        let ids = [id(1), id(2), id(3)];
        let form = Form::default().with(rank_field(id(1)), " 2 ").with(rank_field(id(2)), "2").with(rank_field(id(9)), "1");
        let ranks = OwnRanks::from_form(&form, &ids).expect("ties are fine, and so is an empty field");
        assert_eq!(ranks.0, BTreeMap::from([(id(1), 2), (id(2), 2)]));
        assert_eq!(OwnRanks::from_form(&ranks.to_form(ids), &ids), Ok(ranks));
        for wrong in ["0", "4", "-1", "+1", "01", "1,5", "một", "99999999999"] {
            let errors = OwnRanks::from_form(&Form::default().with(rank_field(id(3)), wrong), &ids).expect_err(wrong);
            assert_eq!(errors, FieldErrors::one(&rank_field(id(3)), Problem::Range(1, 3)), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn an_order_by_total_never_disagrees_and_its_reverse_always_does(totals in prop::collection::vec(0..200i32, 1..12)) {
            let better = |t: i32| totals.iter().filter(|other| **other > t).count() as u32;
            let by_total: Vec<u32> = totals.iter().map(|t| better(*t) + 1).collect();
            let reversed: Vec<u32> = by_total.iter().map(|rank| totals.len() as u32 + 1 - rank).collect();
            let different = totals.iter().enumerate().flat_map(|(i, a)| totals[..i].iter().filter(move |b| a != *b)).count();
            prop_assert!(pairs(&by_total, &totals).is_empty());
            prop_assert_eq!(pairs(&reversed, &totals).len(), different);
        }
    }

    #[test]
    fn a_pager_leads_to_what_the_member_scores() {
        let scored = ["HS-1", "HS-3", "HS-5"];
        let of = |code| neighbours(&scored, |code| code, code);
        assert_eq!(
            (of("HS-3"), of("HS-1"), of("HS-4")),
            ((Some(&"HS-1"), Some(&"HS-5")), (None, Some(&"HS-3")), (Some(&"HS-3"), Some(&"HS-5")))
        );
        assert!(is_scored_by(true, Conflict::Clear));
        assert!(
            !is_scored_by(false, Conflict::Clear) && !is_scored_by(true, Conflict::Undeclared) && !is_scored_by(true, Conflict::Conflicted)
        );
    }
}
