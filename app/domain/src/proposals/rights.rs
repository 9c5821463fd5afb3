//! What one of a firm's people may do with one proposal, otherwise than with all of the firm's: said by its owner, seen by its people.

use super::Proposal;
use crate::{
    access::Permit,
    event::{Event, EventKind},
    ids::{ProposalId, UserId},
    people::Right,
};

/// In a form and in the trail: nothing is said of this one.
pub const AS_ALL: &str = "as_all";

/// One person's right for one proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRight {
    pub proposal: ProposalId,
    pub user: UserId,
    pub right: Right,
}

pub fn code(alone: Option<Right>) -> &'static str {
    alone.map_or(AS_ALL, Right::code)
}

pub fn from_code(code: &str) -> Option<Option<Right>> {
    if code == AS_ALL { Some(None) } else { Right::from_code(code).map(Some) }
}

/// For the firm's own people.
pub fn event(proposal: &Proposal, user: UserId, name: &str, alone: Option<Right>, permit: &Permit) -> Event {
    proposal.event(EventKind::ProposalRightSet, permit).account(user).note(format!("{} {name}", code(alone)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_and_none_is_read_as_it_is_written() {
        for alone in Right::ALL.map(Some).into_iter().chain([None]) {
            assert_eq!(from_code(code(alone)), Some(alone));
        }
        assert_eq!((from_code(""), from_code("own")), (None, None));
    }
}
