//! Who counts for the result of a proposal, and what is still awaited: one answer for pages, desks, mails and the close.

use super::{MemberSheet, SheetStanding};
use crate::{
    challenges::RuleSet,
    check::Problem,
    council::{Finding, FindingState},
    ids::{ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use std::collections::BTreeSet;

/// Who may score a proposal, and what they handed in. Each member is in it once.
#[derive(Clone, Debug)]
pub struct Count {
    pub proposal: Proposal,
    /// Who scores it: sat when scoring began, whatever became of the seat since, and has no conflict with it.
    eligible: BTreeSet<UserId>,
    /// Sheets that count.
    pub sheets: Vec<MemberSheet>,
    /// Sheets that the council does not count.
    pub excluded: Vec<MemberSheet>,
    /// Sheets with points that are void: by a motion, or because their members declared a conflict.
    pub void: Vec<MemberSheet>,
    /// Whose sheet counts although somebody else found a conflict of theirs: the council has not voided it.
    pub found: BTreeSet<UserId>,
    abstained: BTreeSet<UserId>,
    /// Sheets that their members are changing again; what was handed in last counts.
    pub given_back: usize,
}

/// Whose conflict counts for nothing here: what they had handed in before it was found still counts.
pub fn stays(sheets: &[MemberSheet], proposal: ProposalId, member: UserId) -> bool {
    sheets.iter().any(|sheet| (sheet.proposal, sheet.member) == (proposal, member) && sheet.is_handed_in())
}

/// Of one proposal's sheets those that count, as they were handed in: the same as [`Count::sheets`], since what was handed in
/// [`stays`], whatever was found of its member since.
pub fn counted(sheets: &[MemberSheet]) -> Vec<MemberSheet> {
    sheets.iter().map(MemberSheet::as_handed_in).filter(MemberSheet::counts).collect()
}

/// Those of the proposals that were admitted, in their order. `roster` sat when scoring began; whoever has a conflict
/// counts nowhere with it, but for what they had handed in before it was found.
pub fn count(
    proposals: Vec<Proposal>,
    roster: &[UserId],
    conflicted: &BTreeSet<(ProposalId, UserId)>,
    sheets: &[MemberSheet],
) -> Vec<Count> {
    let of = |proposal: Proposal| {
        let of_this = || sheets.iter().filter(|sheet| sheet.proposal == proposal.id);
        let is_declared_clear = |member: UserId| !conflicted.contains(&(proposal.id, member));
        let is_clear = |member: UserId| is_declared_clear(member) || stays(sheets, proposal.id, member);
        let own = || of_this().filter(|sheet| is_clear(sheet.member));
        let given_back = own().filter(|sheet| sheet.is_given_back() && is_declared_clear(sheet.member)).count();
        let clear: Vec<MemberSheet> = own().map(MemberSheet::as_handed_in).collect();
        let with = |standing| clear.iter().filter(move |sheet| sheet.standing() == standing);
        let void = of_this().filter(|sheet| sheet.standing() == SheetStanding::Void && sheet.abstention().is_none()).cloned().collect();
        let counted: Vec<MemberSheet> = with(SheetStanding::Submitted).cloned().collect();
        let excluded: Vec<MemberSheet> = with(SheetStanding::Excluded).cloned().collect();
        let writers = || counted.iter().chain(&excluded).map(|sheet| sheet.member);
        let found = writers().filter(|member| !is_declared_clear(*member)).collect();
        let eligible: BTreeSet<UserId> = roster.iter().copied().filter(|member| is_clear(*member)).chain(writers()).collect();
        let abstained = with(SheetStanding::Abstained).map(|sheet| sheet.member).filter(|member| eligible.contains(member)).collect();
        Count { eligible, sheets: counted, excluded, void, found, abstained, given_back, proposal }
    };
    proposals.into_iter().filter(|proposal| proposal.is_admitted()).map(of).collect()
}

impl Count {
    pub fn eligible(&self) -> usize {
        self.eligible.len()
    }

    pub fn is_eligible(&self, member: UserId) -> bool {
        self.eligible.contains(&member)
    }

    pub fn abstained(&self) -> usize {
        self.abstained.len()
    }

    /// An eligible member who has neither handed in a sheet nor abstained.
    pub fn awaits(&self, member: UserId) -> bool {
        let is_written = self.sheets.iter().chain(&self.excluded).any(|sheet| sheet.member == member);
        self.is_eligible(member) && !is_written && !self.abstained.contains(&member)
    }

    /// How many are awaited.
    pub fn outstanding(&self) -> usize {
        self.eligible.iter().filter(|member| self.awaits(**member)).count()
    }

    /// Sheets that must count for a score (C3).
    pub fn needed(&self, rules: &RuleSet) -> usize {
        rules.quorum(self.eligible())
    }

    /// The same, had nobody's own word made a sheet void.
    pub fn needed_with_own_word(&self, rules: &RuleSet) -> usize {
        rules.quorum(self.eligible() + self.void_by_own_word())
    }

    /// How many more must count.
    pub fn missing(&self, rules: &RuleSet) -> usize {
        self.needed(rules).saturating_sub(self.sheets.len())
    }

    /// Without the sheet of one member, who would be of its council no more, it can still come to a score: with what has come,
    /// and where `may_come`, with what is outstanding.
    pub fn can_spare(&self, member: UserId, rules: &RuleSet, may_come: bool) -> bool {
        let left = self.sheets.iter().filter(|sheet| sheet.member != member).count();
        let to_come = if may_come { self.outstanding() } else { 0 };
        let eligible = self.eligible() - usize::from(self.is_eligible(member));
        left + to_come >= rules.quorum(eligible)
    }

    /// Sheets with points that are void because their own members said so, no motion.
    pub fn void_by_own_word(&self) -> usize {
        self.void.iter().filter(|sheet| sheet.voided_by().is_none()).count()
    }

    /// Who wrote a sheet, counted or excluded.
    pub fn writers(&self) -> Vec<UserId> {
        self.sheets.iter().chain(&self.excluded).map(|sheet| sheet.member).collect()
    }
}

/// What of the conflicts that were found keeps a round open: appeals without an answer, or else the last term for one. A
/// member would be kept from scoring, or a sheet counted, without a word of theirs.
pub fn unsettled(counts: &[Count], findings: &[Finding], appeal_days: u32, now: Moment) -> Option<Unsettled> {
    let counted = || findings.iter().filter(|finding| counts.iter().any(|count| count.proposal.id == finding.proposal));
    let appeals = counted().filter(|finding| matches!(finding.state, FindingState::Appealed { .. })).count() as u32;
    let term = counted().filter_map(|finding| finding.appeal_until(appeal_days)).filter(|until| now < *until).max();
    if appeals > 0 { Some(Unsettled::Appeals(appeals)) } else { term.map(Unsettled::Term) }
}

/// See [`unsettled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    Appeals(u32),
    Term(Moment),
}

impl Unsettled {
    pub fn problem(self) -> Problem {
        match self {
            Self::Appeals(open) => Problem::StillOpen(open),
            Self::Term(until) => Problem::AppealRuns(until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        council::Vote,
        evaluations::{
            Exclusion,
            lifecycle::{Abstention, Filled, HandedIn, Round},
            samples::{admitted, handed_in, id, member, points, rules, with},
        },
    };

    fn filled() -> Filled {
        Filled { sheet: points(&[10]), round: Round::First }
    }

    #[test]
    fn what_is_left_out_is_no_part_of_the_quorum_and_awaited_from_nobody() {
        let vote = Vote { in_favour: 3, against: 0, abstained: 0 };
        let excluded = HandedIn::Excluded(filled(), Exclusion { vote, reason: String::new(), motion: None });
        let abstained =
            HandedIn::Abstained(Abstention { reason: "Ngoài chuyên môn.".to_owned(), drafted: points(&[]), is_frozen: false });
        let sheets = [handed_in(1, member(1), &[10], Round::First), with(1, member(2), excluded), with(1, member(3), abstained)];
        let roster: Vec<_> = (1..=4).map(member).collect();
        let counted = count(vec![admitted(1)], &roster, &BTreeSet::new(), &sheets).swap_remove(0);
        let rules = RuleSet { quorum_floor: 2, ..rules(&[20]) };
        assert_eq!((counted.needed(&rules), counted.missing(&rules), counted.writers().len()), (3, 2, 2));
        assert_eq!((counted.abstained(), counted.outstanding(), counted.awaits(member(4))), (1, 1, true));
        assert_eq!(super::counted(&sheets), counted.sheets);
    }

    #[test]
    fn a_sheet_is_spared_as_long_as_the_others_can_make_a_quorum() {
        let sheets: Vec<_> = (1..=3).map(|n| handed_in(1, member(n), &[10], Round::First)).collect();
        let roster: Vec<_> = (1..=4).map(member).collect();
        let counted = count(vec![admitted(1)], &roster, &BTreeSet::new(), &sheets).swap_remove(0);
        let spares = |floor, may_come| counted.can_spare(member(1), &RuleSet { quorum_floor: floor, ..rules(&[20]) }, may_come);
        assert!(spares(2, false) && spares(3, true) && !spares(3, false) && !spares(4, true));
    }

    #[test]
    fn what_was_handed_in_stays_whatever_was_found_since() {
        let sheets = [handed_in(1, member(1), &[10], Round::First)];
        let conflicted = BTreeSet::from([(id(1), member(1)), (id(1), member(2))]);
        let counted = count(vec![admitted(1)], &[member(1), member(2)], &conflicted, &sheets).swap_remove(0);
        assert_eq!((counted.sheets.len(), counted.eligible(), counted.found), (1, 1, BTreeSet::from([member(1)])));
        assert_eq!(super::counted(&sheets), counted.sheets, "whoever asks for one proposal alone has the same");
        assert!(stays(&sheets, id(1), member(1)) && !stays(&sheets, id(2), member(1)) && !stays(&sheets, id(1), member(2)));
    }
}
