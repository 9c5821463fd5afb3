//! Conflicts that somebody else than the member found: pinned by the secretary, or suggested by the site
//! and confirmed or dismissed by the office. The member may appeal once; whoever presides lifts or keeps.

use super::{Conflict, Declaration, Interest, Source};
use crate::{
    access::{Denied, Permit},
    check::Problem,
    event::{Event, EventKind},
    ids::{ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In one challenge conflicts are found of so many members at most: a third of them. Whoever finds conflicts, with whoever
/// answers the appeals, would otherwise choose who scores and who votes. The number is ours.
pub fn most_found(members: usize) -> usize {
    members / 3
}

/// Whether a conflict may be found of this member too, beside what was found in the challenge before.
///
/// # Errors
/// [`Problem::TooManyFound`] with how many it may be.
pub fn check_found(member: UserId, found: &[Finding], members: usize) -> Result<(), Problem> {
    let others: BTreeSet<UserId> = found.iter().filter(|f| f.is_in_force() && f.member != member).map(|f| f.member).collect();
    let most = most_found(members);
    if others.len() < most { Ok(()) } else { Err(Problem::TooManyFound(u32::try_from(most).unwrap_or(u32::MAX))) }
}

/// Whoever presides answers an appeal within so many days. The number is ours, to be confirmed.
pub const ANSWERED_IN_DAYS: i64 = 3;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub member: UserId,
    pub proposal: ProposalId,
    pub source: Source,
    /// Of a conflict.
    pub kind: Option<Interest>,
    /// Shown to the member.
    #[serde(default)]
    pub reason: String,
    pub by: Option<UserId>,
    pub at: Moment,
    pub state: FindingState,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    /// The office looked at a suggestion and saw no conflict.
    Dismissed,
    Found,
    Appealed {
        text: String,
        at: Moment,
    },
    Kept {
        appeal: String,
        reason: String,
        /// Who presided; not written down before 0.2.0.
        #[serde(default)]
        by: Option<UserId>,
        at: Moment,
    },
    Lifted {
        appeal: String,
        reason: String,
        #[serde(default)]
        by: Option<UserId>,
        at: Moment,
    },
}

impl Finding {
    /// The secretary's pin, or the office's confirmation of a suggestion.
    pub fn find(
        source: Source,
        (member, name): (UserId, &str),
        proposal: &Proposal,
        kind: Interest,
        reason: String,
        permit: &Permit,
    ) -> (Self, Event) {
        let act = if source == Source::Pinned { EventKind::ConflictPinned } else { EventKind::SuggestionConfirmed };
        let event = proposal.event(act, permit).note(format!("{name}: {reason}"));
        (Self::new(source, member, proposal, (Some(kind), reason), permit, FindingState::Found), event)
    }

    /// The office saw no conflict in what the site suggested.
    pub fn dismiss((member, name): (UserId, &str), proposal: &Proposal, reason: String, permit: &Permit) -> (Self, Event) {
        let event = proposal.event(EventKind::SuggestionDismissed, permit).note(format!("{name}: {reason}"));
        (Self::new(Source::Confirmed, member, proposal, (None, reason), permit, FindingState::Dismissed), event)
    }

    fn new(
        source: Source,
        member: UserId,
        proposal: &Proposal,
        (kind, reason): (Option<Interest>, String),
        permit: &Permit,
        state: FindingState,
    ) -> Self {
        Self { member, proposal: proposal.id, source, kind, reason, by: permit.by(), at: permit.at(), state }
    }

    /// The member objects; once.
    pub fn appeal(self, text: String, proposal: &Proposal, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.state != FindingState::Found {
            return Err(Denied::WrongState);
        }
        let event = proposal.event(EventKind::ConflictAppealed, permit).note(text.clone());
        Ok((Self { state: FindingState::Appealed { text, at: permit.at() }, ..self }, event))
    }

    /// An appeal that nobody has answered for so long is followed: silence makes no conflict.
    pub fn is_unanswered(&self, now: Moment) -> bool {
        matches!(self.state, FindingState::Appealed { at, .. } if at.plus_days(ANSWERED_IN_DAYS) <= now)
    }

    /// Who presides answers an appeal.
    pub fn rule(self, is_lifted: bool, reason: String, name: &str, proposal: &Proposal, permit: &Permit) -> Result<(Self, Event), Denied> {
        let FindingState::Appealed { text: appeal, .. } = self.state else { return Err(Denied::WrongState) };
        let act = if is_lifted { EventKind::ConflictLifted } else { EventKind::ConflictKept };
        let event = proposal.event(act, permit).note(format!("{name}: {reason}"));
        let (by, at) = (permit.by(), permit.at());
        let state = if is_lifted { FindingState::Lifted { appeal, reason, by, at } } else { FindingState::Kept { appeal, reason, by, at } };
        Ok((Self { state, ..self }, event))
    }

    /// What this says of the member, as long as it is in force.
    pub fn declaration(&self) -> Option<Declaration> {
        self.is_in_force().then(|| Declaration {
            member: self.member,
            proposal: self.proposal,
            conflict: Conflict::Conflicted,
            kind: self.kind,
            reason: self.reason.clone(),
            source: self.source,
            at: self.at,
        })
    }

    /// Who answered the appeal.
    pub fn ruled_by(&self) -> Option<UserId> {
        match self.state {
            FindingState::Kept { by, .. } | FindingState::Lifted { by, .. } => by,
            FindingState::Dismissed | FindingState::Found | FindingState::Appealed { .. } => None,
        }
    }

    /// Until when nothing closes, while no appeal was made: for so many days, as the rule set says.
    pub fn appeal_until(&self, days: u32) -> Option<Moment> {
        (self.state == FindingState::Found).then(|| self.at.plus_days(days.into()))
    }

    pub fn is_in_force(&self) -> bool {
        matches!(self.state, FindingState::Found | FindingState::Appealed { .. } | FindingState::Kept { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn found(member: u128, state: FindingState) -> Finding {
        Finding {
            member: UserId(Uuid::from_u128(member)),
            proposal: ProposalId(Uuid::nil()),
            source: Source::Pinned,
            kind: None,
            reason: String::new(),
            by: None,
            at: Moment(0),
            state,
        }
    }

    #[test]
    fn conflicts_are_found_of_a_third_of_the_members() {
        let mut all: Vec<Finding> = (1..=4).map(|n| found(n, FindingState::Found)).collect();
        all.push(found(4, FindingState::Appealed { text: String::new(), at: Moment(0) }));
        all.push(found(9, FindingState::Dismissed));
        let check = |member: u128, found: &[Finding], of: usize| check_found(UserId(Uuid::from_u128(member)), found, of);
        assert_eq!(check(5, &all, 15), Ok(()), "the fifth of fifteen");
        all.push(found(5, FindingState::Found));
        assert_eq!(check(6, &all, 15), Err(Problem::TooManyFound(5)));
        assert_eq!(check(5, &all, 15), Ok(()), "of another proposal");
        assert_eq!(check(6, &all, 18), Ok(()));
        assert_eq!(check(6, &[], 2), Err(Problem::TooManyFound(0)));
    }
}
