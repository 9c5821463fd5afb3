//! Who goes out of the room and comes back, because of what is on the table.

use super::{Meeting, Move, NotClear, Rejected, State, Subject, Transition};
use crate::{access::Permit, check::Problem, council::agenda::Outside, event::EventKind, ids::UserId};

impl Meeting {
    /// Who went out because of a conflict, or because they are among the `undeclared`, and who came back. Nobody else is written
    /// down as outside: their vote would not be taken.
    pub fn cross(mut self, permit: &Permit, left: &Outside, returned: &Outside, undeclared: &Outside, not_clear: &NotClear) -> Transition {
        if !matches!(self.state, State::Running { .. }) {
            return Err(self.state.refusal());
        }
        let (before, outside) = (self.clone(), self.outside());
        for back in self.moves.iter_mut().filter(|m| m.returned.is_none() && returned.contains(&m.user)) {
            back.returned = Some(permit.at());
        }
        let going: Vec<UserId> = left.iter().copied().filter(|user| self.is_present(*user) && !outside.contains(user)).collect();
        if !going.iter().all(|user| self.has_to_leave(*user, not_clear)) {
            return Err(Rejected::field("moves", Problem::NothingToLeaveFor));
        }
        let going = going.into_iter().map(|user| {
            let is_undeclared = undeclared.contains(&user);
            Move { user, left: permit.at(), returned: None, is_undeclared }
        });
        self.moves.extend(going);
        Ok(self.changed(&before, EventKind::RoomLeft, permit, ""))
    }

    /// For the proposal on the table; at opening and closing, where all are spoken of and voted on, for any of them.
    fn has_to_leave(&self, user: UserId, not_clear: &NotClear) -> bool {
        let on_table = self.current().and_then(|index| self.items.get(index)).map(|item| item.subject);
        on_table.is_some_and(|subject| match subject {
            Subject::Proposal(_) => subject.keeps_out(user, not_clear),
            Subject::Opening | Subject::Closing => Subject::Closing.keeps_out(user, not_clear),
        })
    }
}
