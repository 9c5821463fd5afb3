//! What of the agenda was discussed: asked about before a meeting ends as valid, and what makes it a meeting about a
//! challenge.

use super::{Item, Meeting, MovedOn, NotClear, Notes, Rejected, State, Subject};
use crate::{access::Permit, check::Problem, ids::ProposalId, time::Moment};

impl Meeting {
    /// A proposal that was never put on the table, or of which nothing is recorded, is left out only if that is meant. Who
    /// does not take part in an item does not learn what is recorded of it.
    pub fn check_discussed(&self, permit: &Permit, is_meant: bool, not_clear: &NotClear, moved_on: &MovedOn) -> Result<(), Rejected> {
        let is_open = |item: &Item| item.began.is_some();
        let may_know = |item: &Item| permit.by().is_none_or(|by| !item.subject.keeps_out(by, not_clear));
        let unopened = self.numbers(moved_on, |item| !is_open(item));
        let unrecorded = self.numbers(moved_on, |item| is_open(item) && may_know(item) && item.notes == Notes::default());
        if is_meant || unopened.is_empty() && unrecorded.is_empty() {
            return Ok(());
        }
        Err(Rejected::field("undiscussed", Problem::Undiscussed(unopened, unrecorded)))
    }

    /// One of these proposals was on the table.
    pub fn has_opened(&self, mut is_of: impl FnMut(ProposalId) -> bool) -> bool {
        self.items.iter().any(|item| item.began.is_some() && item.subject.proposal().is_some_and(&mut is_of))
    }

    /// It ended as valid, since then, and one of these proposals was on the table.
    pub fn was_valid_since(&self, since: Moment, is_of: impl FnMut(ProposalId) -> bool) -> bool {
        let is_valid = matches!(&self.state, State::Ended { quorum, ended, .. } if quorum.is_met() && *ended >= since);
        is_valid && self.has_opened(is_of)
    }

    /// The same, or it is running: what is put to the vote there is voted on if it comes to be valid.
    pub fn meets_or_met(&self, since: Moment, is_of: impl FnMut(ProposalId) -> bool) -> bool {
        self.current().is_some() || self.was_valid_since(since, is_of)
    }

    /// Of the proposals that are still discussed, as people count the agenda.
    fn numbers(&self, moved_on: &MovedOn, is_of: impl Fn(&Item) -> bool) -> Vec<u32> {
        let is_left = |item: &Item| matches!(item.subject, Subject::Proposal(_)) && !item.subject.has_moved_on(moved_on);
        let items = self.items.iter().zip(1..).filter(|(item, _)| is_left(item) && is_of(item));
        items.map(|(_, number)| number).collect()
    }
}
