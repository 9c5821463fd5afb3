//! Who may vote on something about proposals: on a tie, and on a motion.

use crate::ids::{ProposalId, UserId};
use std::collections::BTreeSet;

/// Of the members who could vote, what they said of the proposals.
#[derive(Clone, Debug)]
pub struct Members<'a> {
    /// Who sat when scoring began; before that, who sits.
    pub roster: &'a [UserId],
    pub sitting: &'a [UserId],
    pub clear: &'a BTreeSet<(ProposalId, UserId)>,
    pub conflicted: &'a BTreeSet<(ProposalId, UserId)>,
    /// Members can still declare.
    pub is_before_ranking: bool,
}

/// Who may vote on a motion, in the meeting or not, and who has no conflict with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Electorate {
    pub may_vote: Vec<UserId>,
    unconflicted: Vec<UserId>,
    /// Members who were on the roster, and those of them who are clear.
    pub council: u32,
    pub clear: u32,
}

/// Whether so many members decide for the whole council: more than half of it. What fewer would decide, the ranking decides, and
/// a lot.
pub fn decides(clear: u32, council: u32) -> bool {
    2 * clear > council
}

/// Those of the members who said that they are clear of every one of these.
pub fn clear_of(members: &[UserId], about: &[ProposalId], clear: &BTreeSet<(ProposalId, UserId)>) -> Vec<UserId> {
    members.iter().copied().filter(|member| about.iter().all(|id| clear.contains(&(*id, *member)))).collect()
}

impl Electorate {
    /// Who is on the roster and clear; where all of them have a conflict, whoever sits now and is clear, so that the council can
    /// decide.
    pub fn of(about: &[ProposalId], asked: &Members) -> Self {
        let on_roster = clear_of(asked.roster, about, asked.clear);
        let is_unconflicted = |member: &UserId| !about.iter().any(|id| asked.conflicted.contains(&(*id, *member)));
        // Once nobody can declare any more, only who said so has none.
        let unconflicted =
            if asked.is_before_ranking { asked.roster.iter().copied().filter(is_unconflicted).collect() } else { on_roster.clone() };
        let (council, clear) = (asked.roster.len() as u32, on_roster.len() as u32);
        let may_vote = if on_roster.is_empty() { clear_of(asked.sitting, about, asked.clear) } else { on_roster };
        Self { may_vote, unconflicted, council, clear }
    }

    pub fn decides(&self) -> bool {
        decides(self.clear, self.council)
    }

    /// Whoever has declared nothing is waited for no longer.
    #[must_use]
    pub fn of_declared(self) -> Self {
        Self { unconflicted: self.may_vote.clone(), ..self }
    }

    /// Whose own sheet is in question does not vote on it.
    #[must_use]
    pub fn without(mut self, member: UserId) -> Self {
        self.may_vote.retain(|other| *other != member);
        self.unconflicted.retain(|other| *other != member);
        self
    }

    /// What a quorum and a majority of members are of, whoever is in the room.
    pub fn base(&self) -> u32 {
        self.unconflicted.len().max(self.may_vote.len()) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const A: ProposalId = ProposalId(Uuid::from_u128(1));
    const B: ProposalId = ProposalId(Uuid::from_u128(2));

    fn member(n: u128) -> UserId {
        UserId(Uuid::from_u128(100 + n))
    }

    fn pairs(said: &[(ProposalId, u128)]) -> BTreeSet<(ProposalId, UserId)> {
        said.iter().map(|(id, n)| (*id, member(*n))).collect()
    }

    fn electorate(
        about: &[ProposalId],
        clear: &[(ProposalId, u128)],
        conflicted: &[(ProposalId, u128)],
        is_before_ranking: bool,
    ) -> Electorate {
        let (roster, sitting) = ([member(1), member(2), member(3)], [member(1), member(7)]);
        let (clear, conflicted) = (pairs(clear), pairs(conflicted));
        Electorate::of(about, &Members { roster: &roster, sitting: &sitting, clear: &clear, conflicted: &conflicted, is_before_ranking })
    }

    #[test]
    fn who_is_clear_of_every_proposal_votes_and_silence_is_not_clear() {
        let of = electorate(&[A, B], &[(A, 1), (B, 1), (A, 2)], &[], false);
        assert_eq!((of.may_vote.clone(), of.base()), (vec![member(1)], 1));
        assert_eq!(electorate(&[], &[], &[], false).may_vote.len(), 3, "about nothing, everyone");
    }

    #[test]
    fn while_members_can_declare_those_who_have_not_are_part_of_the_quorum() {
        let of = electorate(&[A], &[(A, 1)], &[(A, 3)], true);
        assert_eq!((of.may_vote.clone(), of.base()), (vec![member(1)], 2));
        assert_eq!(electorate(&[A], &[(A, 1)], &[(A, 3)], false).base(), 1);
    }

    #[test]
    fn where_all_of_the_roster_have_a_conflict_whoever_sits_now_decides() {
        let of = electorate(&[A], &[(A, 7)], &[(A, 1), (A, 2), (A, 3)], true);
        assert_eq!((of.may_vote.clone(), of.base()), (vec![member(7)], 1));
        assert_eq!(electorate(&[A], &[(A, 1), (A, 7)], &[], false).may_vote, [member(1)]);
    }

    #[test]
    fn nobody_votes_on_their_own_sheet() {
        let of = electorate(&[A], &[(A, 1), (A, 2)], &[], false).without(member(1));
        assert_eq!((of.may_vote.clone(), of.base()), (vec![member(2)], 1));
    }
}
