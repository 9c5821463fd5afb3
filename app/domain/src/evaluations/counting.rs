//! Who counts for the result of a proposal, and what is still awaited: one answer for pages, desks, mails and the close.

use super::{MemberSheet, SheetStanding};
use crate::{
    council::{Finding, FindingState},
    ids::{ProposalId, UserId},
    proposals::Proposal,
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
    abstained: BTreeSet<UserId>,
    /// Sheets that their members are changing again; what was handed in last counts.
    pub given_back: usize,
}

/// Those of the proposals that were admitted, in their order. `roster` sat when scoring began; whoever has a conflict
/// counts nowhere with it.
pub fn count(
    proposals: Vec<Proposal>,
    roster: &[UserId],
    conflicted: &BTreeSet<(ProposalId, UserId)>,
    sheets: &[MemberSheet],
) -> Vec<Count> {
    let of = |proposal: Proposal| {
        let is_clear = |member: UserId| !conflicted.contains(&(proposal.id, member));
        let own = || sheets.iter().filter(|sheet| sheet.proposal == proposal.id && is_clear(sheet.member));
        let given_back = own().filter(|sheet| sheet.is_given_back()).count();
        let clear: Vec<MemberSheet> = own().map(MemberSheet::as_handed_in).collect();
        let with = |standing| clear.iter().filter(move |sheet| sheet.standing() == standing);
        let counted: Vec<MemberSheet> = with(SheetStanding::Submitted).cloned().collect();
        let excluded: Vec<MemberSheet> = with(SheetStanding::Excluded).cloned().collect();
        let writers = counted.iter().chain(&excluded).map(|sheet| sheet.member);
        let eligible: BTreeSet<UserId> = roster.iter().copied().filter(|member| is_clear(*member)).chain(writers).collect();
        let abstained = with(SheetStanding::Abstained).map(|sheet| sheet.member).filter(|member| eligible.contains(member)).collect();
        Count { eligible, sheets: counted, excluded, abstained, given_back, proposal }
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

    /// Who wrote a sheet, counted or excluded.
    pub fn writers(&self) -> Vec<UserId> {
        self.sheets.iter().chain(&self.excluded).map(|sheet| sheet.member).collect()
    }
}

/// Appeals against conflicts that were found, without an answer: no round ends with one, because a sheet would be dropped
/// without anybody's word.
pub fn open_appeals(counts: &[Count], findings: &[Finding]) -> u32 {
    let is_open = |finding: &&Finding| matches!(finding.state, FindingState::Appealed { .. });
    let is_counted = |finding: &&Finding| counts.iter().any(|count| count.proposal.id == finding.proposal);
    findings.iter().filter(is_open).filter(is_counted).count() as u32
}
