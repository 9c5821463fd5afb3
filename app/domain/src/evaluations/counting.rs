//! Who counts for the result of a proposal, and what is still awaited: one answer for pages, desks, mails and the close.

use super::{MemberSheet, SheetStanding};
use crate::{
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
        let stays = |member: UserId| of_this().any(|sheet| sheet.member == member && sheet.is_handed_in());
        let is_clear = |member: UserId| is_declared_clear(member) || stays(member);
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

    /// Who wrote a sheet, counted or excluded.
    pub fn writers(&self) -> Vec<UserId> {
        self.sheets.iter().chain(&self.excluded).map(|sheet| sheet.member).collect()
    }
}

/// What of the conflicts that were found keeps a round open: appeals without an answer, or else the last term for one. A
/// member would be kept from scoring, or a sheet counted, without a word of theirs.
pub fn unsettled(counts: &[Count], findings: &[Finding], now: Moment) -> Option<Unsettled> {
    let counted = || findings.iter().filter(|finding| counts.iter().any(|count| count.proposal.id == finding.proposal));
    let appeals = counted().filter(|finding| matches!(finding.state, FindingState::Appealed { .. })).count() as u32;
    let term = counted().filter_map(|finding| finding.appeal_until()).filter(|until| now < *until).max();
    if appeals > 0 { Some(Unsettled::Appeals(appeals)) } else { term.map(Unsettled::Term) }
}

/// See [`unsettled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    Appeals(u32),
    Term(Moment),
}
