//! The minutes of a meeting that has ended: frozen as they were then, and confirmed by two who acted in it.
//! Who presided confirms, and who kept the minutes; in place of one of them who took no part in an item, another member who was
//! there and took part in all of it.

use super::meeting::{Meeting, Presence, State};
use crate::{
    access::Permit,
    challenges::lifecycle::Rejection,
    event::{Event, EventKind},
    ids::{ChallengeId, MeetingId, UserId},
    time::Moment,
    verbatim::sha256,
};
use serde::{Deserialize, Serialize};

/// As what somebody confirms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Presider,
    Secretary,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    pub part: Part,
    pub by: UserId,
    /// As they were called then.
    pub name: String,
    pub at: Moment,
    /// In place of who has the part.
    #[serde(default)]
    pub stands_in: bool,
}

/// The text of the minutes, which nothing changes any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenMinutes {
    pub meeting: MeetingId,
    pub at: Moment,
    pub text: String,
    /// Of the text.
    pub hash: String,
    pub confirmations: Vec<Confirmation>,
}

impl FrozenMinutes {
    pub fn new(meeting: MeetingId, at: Moment, text: String) -> Self {
        Self { meeting, at, hash: sha256(&text), text, confirmations: Vec::new() }
    }

    /// Both parts are confirmed; the second alone where nobody presided.
    pub fn is_confirmed(&self, meeting: &Meeting) -> bool {
        [Part::Presider, Part::Secretary].into_iter().all(|part| !is_asked(meeting, part) || self.of(part).is_some())
    }

    pub fn of(&self, part: Part) -> Option<&Confirmation> {
        self.confirmations.iter().find(|confirmation| confirmation.part == part)
    }

    /// As what somebody may confirm now; each person once, each part once.
    pub fn part_of(&self, meeting: &Meeting, user: UserId) -> Option<Part> {
        if self.confirmations.iter().any(|confirmation| confirmation.by == user) || !took_part(meeting, user) {
            return None;
        }
        let free = |part: &Part| is_asked(meeting, *part) && self.of(*part).is_none();
        let is_theirs = |part: &Part| holder(meeting, *part) == Some(user);
        let is_open =
            |part: &Part| holder(meeting, *part).is_none_or(|holder| !took_part(meeting, holder) || self.has_confirmed(holder, *part));
        let parts = [Part::Presider, Part::Secretary];
        // Who has a part of their own stands in for nobody before it is confirmed.
        parts.into_iter().filter(free).find(is_theirs).or_else(|| parts.into_iter().filter(free).find(is_open))
    }

    /// They confirmed the other part, so this one is for somebody else.
    fn has_confirmed(&self, user: UserId, part: Part) -> bool {
        self.confirmations.iter().any(|confirmation| confirmation.by == user && confirmation.part != part)
    }

    /// One event for each challenge, with the hash of what was confirmed.
    pub fn confirm(mut self, permit: &Permit, meeting: &Meeting, name: String) -> Result<(Self, Vec<Event>), Rejection> {
        let by = permit.by().ok_or(Rejection::WrongState)?;
        let part = self.part_of(meeting, by).ok_or(Rejection::WrongState)?;
        let stands_in = holder(meeting, part) != Some(by);
        self.confirmations.push(Confirmation { part, by, name, at: permit.at(), stands_in });
        self.confirmations.sort_by_key(|confirmation| confirmation.part);
        let event = |challenge: &ChallengeId| Event::new(EventKind::MinutesConfirmed, permit.by()).challenge(*challenge).note(&self.hash);
        let events = meeting.plan.challenges.iter().map(event).collect();
        Ok((self, events))
    }
}

/// Who presided at the end, or keeps the minutes.
pub fn holder(meeting: &Meeting, part: Part) -> Option<UserId> {
    match (part, &meeting.state) {
        (Part::Presider, State::Ended { presider, .. }) => *presider,
        (Part::Presider, _) => None,
        (Part::Secretary, _) => Some(meeting.plan.secretary),
    }
}

fn is_asked(meeting: &Meeting, part: Part) -> bool {
    part == Part::Secretary || holder(meeting, part).is_some()
}

/// Was there, and outside for no item.
fn took_part(meeting: &Meeting, user: UserId) -> bool {
    let came = meeting.roll.iter().any(|a| a.user == user && matches!(a.presence, Presence::Present | Presence::Left));
    came && !meeting.items.iter().any(|item| item.recused.contains(&user))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        council::{
            Quorum,
            meeting::{Attendee, Item, Notes, Plan, Subject},
        },
        people::SeatRole,
    };
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    /// The first presided, the second keeps the minutes, the third was there; `recused` were outside for an item.
    fn ended(presider: Option<u128>, recused: &[u128]) -> Meeting {
        let attendee = |n: u128| Attendee {
            user: user(n),
            name: n.to_string(),
            role: SeatRole::Member,
            affiliation: String::new(),
            presence: if n < 4 { Presence::Present } else { Presence::Absent },
            arrived: None,
            confirmed: None,
            vouched: None,
            left: None,
        };
        let item = Item {
            subject: Subject::Opening,
            began: None,
            ended: None,
            in_room: 0,
            recused: recused.iter().map(|n| user(*n)).collect(),
            notes: Notes::default(),
            version: 0,
            writing: None,
            presider: None,
            wide: vec![],
        };
        let quorum = Quorum { present: 3, needed: 1, has_presider: presider.is_some(), reports: 0, reports_needed: 0 };
        Meeting {
            id: MeetingId(Uuid::nil()),
            plan: Plan { challenges: Vec::new(), place: String::new(), at: Moment(0), secretary: user(2), guests: Vec::new() },
            state: State::Ended { started: Moment(0), ended: Moment(9), quorum, presider: presider.map(user), note: String::new() },
            roll: (1..=4).map(attendee).collect(),
            items: vec![item],
            moves: Vec::new(),
            reports: Vec::new(),
            drafts: Vec::new(),
            answers: Vec::new(),
        }
    }

    fn parts(meeting: &Meeting, confirmed: &[(Part, u128)]) -> Vec<Option<Part>> {
        let mut frozen = FrozenMinutes::new(meeting.id, Moment(9), "{}".to_owned());
        let confirmation =
            |(part, n): &(Part, u128)| Confirmation { part: *part, by: user(*n), name: String::new(), at: Moment(10), stands_in: false };
        frozen.confirmations = confirmed.iter().map(confirmation).collect();
        (1..=4).map(|n| frozen.part_of(meeting, user(n))).collect()
    }

    #[test]
    fn who_presided_and_who_kept_the_minutes_confirm_and_nobody_else() {
        let meeting = ended(Some(1), &[]);
        let (presider, secretary) = (Some(Part::Presider), Some(Part::Secretary));
        assert_eq!(parts(&meeting, &[]), [presider, secretary, None, None]);
        assert_eq!(parts(&meeting, &[(Part::Presider, 1)]), [None, secretary, None, None]);
        assert_eq!(parts(&meeting, &[(Part::Presider, 1), (Part::Secretary, 2)]), [None; 4]);
    }

    #[test]
    fn who_was_outside_for_an_item_confirms_nothing_and_another_who_was_there_does() {
        let meeting = ended(Some(1), &[2]);
        assert_eq!(parts(&meeting, &[]), [Some(Part::Presider), None, Some(Part::Secretary), None]);
        let meeting = ended(Some(1), &[1]);
        assert_eq!(parts(&meeting, &[]), [None, Some(Part::Secretary), Some(Part::Presider), None]);
    }

    #[test]
    fn one_person_confirms_one_part_only() {
        let meeting = ended(Some(2), &[]);
        assert_eq!(parts(&meeting, &[]), [None, Some(Part::Presider), None, None], "presided and kept the minutes");
        let one = Some(Part::Secretary);
        assert_eq!(parts(&meeting, &[(Part::Presider, 2)]), [one, None, one, None]);
    }

    #[test]
    fn where_nobody_presided_the_minutes_are_confirmed_by_who_kept_them() {
        let meeting = ended(None, &[]);
        assert_eq!(parts(&meeting, &[]), [None, Some(Part::Secretary), None, None]);
        let mut frozen = FrozenMinutes::new(meeting.id, Moment(9), "{}".to_owned());
        assert!(!frozen.is_confirmed(&meeting));
        frozen.confirmations.push(Confirmation {
            part: Part::Secretary,
            by: user(2),
            name: String::new(),
            at: Moment(9),
            stands_in: false,
        });
        assert!(frozen.is_confirmed(&meeting) && !frozen.is_confirmed(&ended(Some(1), &[])));
    }
}
