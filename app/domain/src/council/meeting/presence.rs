//! Who is there for votes: by their own word, which nobody else's roll takes back; or by the roll and the word of a member
//! who runs nothing in the meeting. One official's roll alone makes nobody a voter and keeps nobody from voting.

use super::{Attendee, Meeting, Presence, Rejected, State, Transition};
use crate::{access::Permit, check::Problem, council::Seat, event::EventKind, ids::UserId};

impl Meeting {
    /// The member says to be there.
    pub fn confirm(mut self, permit: &Permit, seats: &[Seat]) -> Transition {
        self.is_running()?;
        let before = self.clone();
        self.enrol(seats);
        let own = self.roll.iter_mut().find(|attendee| Some(attendee.user) == permit.by());
        own.ok_or(Rejected::WrongState)?.confirm(permit.at());
        Ok(self.changed(&before, EventKind::PresenceConfirmed, permit, ""))
    }

    /// Another says so of somebody on the roll, who has no device. `acting` presides where neither chair nor vice-chair can.
    pub fn vouch(mut self, permit: &Permit, member: UserId, acting: Option<UserId>) -> Transition {
        self.is_running()?;
        let by = permit.by().filter(|by| self.may_vouch(*by, acting));
        let by = by.ok_or_else(|| Rejected::field("form", Problem::NoWitness))?;
        let before = self.clone();
        let waits = |attendee: &&mut Attendee| attendee.user == member && member != by && attendee.awaits_voucher();
        let attendee = self.roll.iter_mut().find(waits).ok_or_else(|| Rejected::field("member", Problem::Choice))?;
        attendee.vouched = Some(by);
        let name = attendee.name.clone();
        Ok(self.changed(&before, EventKind::PresenceVouched, permit, &name))
    }

    /// Whoever said to be there themselves and does not run the meeting: who writes the roll does not confirm it.
    pub fn may_vouch(&self, member: UserId, acting: Option<UserId>) -> bool {
        let runs = |attendee: &Attendee| attendee.role.runs_meetings() || [Some(self.plan.secretary), acting].contains(&Some(member));
        let presided = self.items.iter().any(|item| item.presider == Some(member));
        !presided && self.roll.iter().any(|attendee| attendee.user == member && attendee.confirmed.is_some() && !runs(attendee))
    }

    /// Counts as there when something is put to the vote. A conflict is asked about elsewhere.
    pub fn takes_votes(&self, member: UserId) -> bool {
        let is_vouched = |attendee: &Attendee| attendee.vouched.is_some() && attendee.presence == Presence::Present;
        let is_there = |attendee: &Attendee| attendee.confirmed.is_some() || is_vouched(attendee) && !self.outside().contains(&member);
        self.roll.iter().any(|attendee| attendee.user == member && is_there(attendee))
    }

    /// Who vouches for somebody who takes part without a device.
    pub fn voucher(&self, member: UserId) -> Option<UserId> {
        let attendee = self.roll.iter().find(|attendee| attendee.user == member)?;
        attendee.vouched.filter(|_| attendee.confirmed.is_none())
    }

    /// Whoever presides vouches for nobody: those for whom they did wait for another's word.
    pub(super) fn withdraw_words_of(&mut self, presider: Option<UserId>) {
        for attendee in self.roll.iter_mut().filter(|attendee| presider.is_some() && attendee.vouched == presider) {
            attendee.vouched = None;
        }
    }

    fn is_running(&self) -> Result<(), Rejected> {
        if matches!(self.state, State::Running { .. }) { Ok(()) } else { Err(self.state.refusal()) }
    }
}

impl Attendee {
    /// There, by their own word or by that of another member: what the roll of whoever runs the meeting says alone makes no
    /// meeting valid.
    pub fn is_attested(&self) -> bool {
        self.presence == Presence::Present && (self.confirmed.is_some() || self.vouched.is_some())
    }

    /// On the roll by one person's word.
    pub fn awaits_voucher(&self) -> bool {
        self.presence == Presence::Present && self.confirmed.is_none() && self.vouched.is_none()
    }
}
