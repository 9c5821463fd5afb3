//! More time, for firms until closing and for members until scoring ends: an officer asks for it, a leader gives it, both
//! before the time is over. Whoever could move an end alone would choose whose proposal or sheet still comes in.

use super::{
    Challenge, Stage, State,
    lifecycle::{Rejection, Transition},
    timing::{End, Extension, Given},
};
use crate::{access::Permit, event::EventKind, time::Moment};

impl Challenge {
    /// Which end can be moved now, and where it stands.
    pub fn movable(&self, now: Moment) -> Option<(End, Moment)> {
        let end = match self.stage(now) {
            Stage::Upcoming | Stage::Open => (End::Closing, self.content.calendar.closes?),
            Stage::Scoring => (End::Scoring, self.scoring_term()?),
            _ => return None,
        };
        Some(end).filter(|(_, at)| now < *at)
    }

    /// What waits for a leader, as long as it can still be given.
    pub fn extension(&self, now: Moment) -> Option<&Extension> {
        let (end, _) = self.movable(now)?;
        self.timing.asked.as_ref().filter(|asked| asked.end == end)
    }

    /// Nothing moves yet. What waited before is replaced.
    pub fn ask_extension(mut self, until: Moment, reason: &str, permit: &Permit) -> Transition {
        let (Some((end, present)), Some(by)) = (self.movable(permit.at()), permit.by()) else { return Err(Rejection::WrongState) };
        if until <= present {
            return Err(Rejection::NotLater);
        }
        self.timing.asked = Some(Extension { end, until, reason: reason.to_owned(), by, at: permit.at() });
        Ok(self.same(EventKind::ExtensionAsked, permit, reason))
    }

    /// The very one that was asked for at `shown`. Stages announced after a closing move by as much.
    pub fn give_extension(mut self, shown: Moment, permit: &Permit) -> Transition {
        let (Some(asked), Some(by)) = (self.shown(shown, permit)?.cloned(), permit.by()) else { return Err(Rejection::WrongState) };
        if asked.by == by {
            return Err(Rejection::OwnRequest);
        }
        let Some((_, before)) = self.movable(permit.at()).filter(|(_, before)| *before < asked.until) else {
            return Err(Rejection::NotLater);
        };
        self.timing.asked = None;
        let reason = asked.reason.clone();
        match asked.end {
            End::Closing => self.extend(permit, asked.until, &reason),
            End::Scoring => {
                self.timing.longer.push(Given { extension: asked, before, by, at: permit.at() });
                Ok(self.same(EventKind::ScoringExtended, permit, &reason))
            }
        }
    }

    /// Nothing comes of it: returned by a leader, or taken back.
    pub fn decline_extension(mut self, shown: Moment, reason: &str, permit: &Permit) -> Transition {
        self.shown(shown, permit)?.ok_or(Rejection::WrongState)?;
        self.timing.asked = None;
        Ok(self.same(EventKind::ExtensionDeclined, permit, reason))
    }

    fn shown(&self, shown: Moment, permit: &Permit) -> Result<Option<&Extension>, Rejection> {
        match self.extension(permit.at()) {
            Some(asked) if asked.at != shown => Err(Rejection::OtherRequest),
            asked => Ok(asked),
        }
    }

    fn same(self, kind: EventKind, permit: &Permit, note: &str) -> (Self, crate::event::Event) {
        let state: State = self.state.clone();
        self.enter(state, kind, permit, note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Site, check},
        challenges::RuleSet,
        evaluations::samples::{rules, scoring},
        ids::UserId,
        people::{Actor, Role, User},
    };
    use uuid::Uuid;

    fn permit(by: u128, at: Moment) -> Permit {
        let id = UserId(Uuid::from_u128(by));
        let user = User { id, name: String::new(), email: String::new(), role: Role::Leader, firm: None, seat: None, still_scores: false };
        check(&Actor::User(user), Action::UseOffice, &Site, at).expect("the office's")
    }

    fn refused(done: Transition) -> Option<Rejection> {
        done.map(drop).err()
    }

    #[test]
    fn the_term_of_scoring_moves_by_two_people_before_it_is_over() {
        let call = scoring(RuleSet { ..rules(&[20]) }, 1);
        let end = Moment(0).plus_days(30);
        assert_eq!(call.movable(Moment(1)), Some((End::Scoring, end)));
        assert_eq!(refused(call.clone().ask_extension(end, "Ốm.", &permit(1, Moment(1)))), Some(Rejection::NotLater));
        let later = end.plus_days(3);
        let (asked, _) = call.clone().ask_extension(later, "Ốm.", &permit(1, Moment(1))).expect("asked");
        assert_eq!(asked.scoring_term(), Some(end), "nothing has moved");
        assert_eq!(refused(asked.clone().give_extension(Moment(1), &permit(1, Moment(2)))), Some(Rejection::OwnRequest));
        assert_eq!(refused(asked.clone().give_extension(Moment(2), &permit(2, Moment(3)))), Some(Rejection::OtherRequest));
        assert_eq!(refused(asked.clone().give_extension(Moment(1), &permit(2, end))), Some(Rejection::WrongState), "to the millisecond");
        let (given, event) = asked.clone().give_extension(Moment(1), &permit(2, Moment(end.0 - 1))).expect("given");
        assert_eq!((given.scoring_term(), event.kind, event.note.as_str()), (Some(later), EventKind::ScoringExtended, "Ốm."));
        assert_eq!((given.timing.longer[0].before, given.extension(Moment(end.0 - 1))), (end, None));
        let (declined, event) = asked.decline_extension(Moment(1), "Không cần.", &permit(2, Moment(3))).expect("returned");
        assert_eq!((declined, event.kind), (call, EventKind::ExtensionDeclined));
    }
}
