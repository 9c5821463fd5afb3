//! Whether a member means to come, said before the meeting. Nothing rests on it: who is there says so there.

use super::{Meeting, Rejected, State, Transition};
use crate::{access::Permit, check::Problem, event::EventKind, ids::UserId, time::Moment};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coming {
    Comes,
    Absent,
    /// Does not come, and asks that an alternate be called.
    Alternate,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub by: UserId,
    pub coming: Coming,
    pub at: Moment,
}

impl Coming {
    pub const ALL: [Self; 3] = [Self::Comes, Self::Absent, Self::Alternate];

    /// In forms and events.
    pub fn code(self) -> &'static str {
        match self {
            Self::Comes => "comes",
            Self::Absent => "absent",
            Self::Alternate => "alternate",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|coming| coming.code() == code)
    }
}

impl Meeting {
    /// Until it begins; the last answer counts, and one that was given already is given once.
    pub fn answer(mut self, permit: &Permit, by: UserId, coming: Coming) -> Transition {
        if matches!(self.state, State::Running { .. }) {
            return Err(Rejected::field("answer", Problem::MeetingBegun));
        }
        self.is_planned()?;
        if self.answer_of(by) == Some(coming) {
            return Ok((self, vec![]));
        }
        self.answers.retain(|answer| answer.by != by);
        self.answers.push(Answer { by, coming, at: permit.at() });
        Ok(self.with(EventKind::InvitationAnswered, permit, coming.code()))
    }

    pub fn answer_of(&self, member: UserId) -> Option<Coming> {
        self.answers.iter().find(|answer| answer.by == member).map(|answer| answer.coming)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, MeetingFacts, check},
        council::{
            Seat,
            meeting::{Plan, Presence},
        },
        ids::{ChallengeId, MeetingId},
        people::{Actor, Role, SeatRole, User},
    };
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn permit(n: u128, action: Action) -> Permit {
        let (name, email, seat) = (String::new(), String::new(), Some(SeatRole::Secretary));
        let user = User { id: user(n), name, email, role: Role::Member, firm: None, seat, still_scores: false };
        let facts = MeetingFacts::of(MeetingId(Uuid::from_u128(9)), None, &[]);
        check(&Actor::User(user), action, &facts, Moment(0)).expect("permitted")
    }

    #[test]
    fn members_say_whether_they_come_until_it_begins_and_a_new_time_asks_again() {
        let challenges = vec![ChallengeId(Uuid::from_u128(50))];
        let plan = Plan { challenges, place: "P1".to_owned(), at: Moment(0), secretary: user(3), guests: vec![] };
        let planner = permit(3, Action::RunMeeting);
        let meeting = Meeting::plan(MeetingId(Uuid::from_u128(9)), plan.clone(), &[], &planner).0;
        let say = |meeting: Meeting, coming| meeting.answer(&permit(6, Action::AnswerInvitation), user(6), coming);
        let (meeting, events) = say(meeting, Coming::Comes).expect("said");
        assert_eq!((events[0].kind, events[0].note.as_str()), (EventKind::InvitationAnswered, "comes"));
        let (meeting, events) = say(meeting, Coming::Comes).expect("the same");
        assert!(events.is_empty() && meeting.answers.len() == 1);
        let (meeting, _) = say(meeting, Coming::Alternate).expect("changed");
        assert_eq!((meeting.answer_of(user(6)), meeting.answer_of(user(7))), (Some(Coming::Alternate), None));
        let same = meeting.clone().change(&planner, Plan { place: "P2".to_owned(), ..plan.clone() }).expect("another place").0;
        assert_eq!(same.answer_of(user(6)), Some(Coming::Alternate));
        let moved = meeting.clone().change(&planner, Plan { at: Moment(1), ..plan }).expect("another time").0;
        assert_eq!(moved.answer_of(user(6)), None);
        let begun = meeting.start(&planner, &[], true).expect("begun").0;
        assert_eq!(say(begun, Coming::Absent), Err(Rejected::field("answer", Problem::MeetingBegun)));
    }

    #[test]
    fn nobody_has_come_to_a_meeting_that_is_moved() {
        let plan = Plan {
            challenges: vec![ChallengeId(Uuid::from_u128(50))],
            place: "P1".to_owned(),
            at: Moment(0),
            secretary: user(3),
            guests: vec![],
        };
        let planner = permit(3, Action::RunMeeting);
        let meeting = Meeting::plan(MeetingId(Uuid::from_u128(9)), plan.clone(), &[], &planner).0;
        let seat = Seat {
            user: user(6),
            name: String::new(),
            role: SeatRole::Secretary,
            affiliation: String::new(),
            appointment: crate::council::Appointment::default(),
            other: None,
            is_alternate: false,
        };
        let marks = [(user(6), Presence::Present)].into();
        let marked = meeting.mark(&planner, &[seat], &marks, vec![]).expect("marked").0;
        let place = marked.clone().change(&planner, Plan { place: "P2".to_owned(), ..plan.clone() }).expect("another place");
        assert!(place.0.is_present(user(6)) && place.1.len() == 1, "who is there may be sent to another room");
        let (moved, events) = marked.change(&planner, Plan { at: Moment(1), ..plan }).expect("another time");
        assert!(moved.roll.is_empty() && !moved.is_present(user(6)));
        assert_eq!(
            events.iter().map(|event| (event.kind, event.note.as_str())).collect::<Vec<_>>()[1..],
            [(EventKind::AttendanceMarked, "0")],
            "and the trail says so"
        );
    }
}
