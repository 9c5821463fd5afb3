//! Who answers for a firm's account becomes somebody else who belongs to it: offered by the owner and accepted; or, where the owner
//! has left, asked of the office, which takes two people and gives the owner time to object.

use crate::{
    access::{Action, Denied, Permit},
    event::{Event, EventKind},
    ids::{FirmId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// So long the owner may object before the office acts on what a member asks. A number of this site, to be confirmed.
pub const OBJECTION_DAYS: i64 = 7;
/// Of the reason and of what the office checked, in characters.
pub const MAX_REASON: usize = 2_000;

/// Nothing has changed yet; there is one for each firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub firm: FirmId,
    pub to: UserId,
    pub at: Moment,
    pub way: Way,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By the owner: it moves once it is accepted.
    Offered,
    /// By whom it is to move to, of the office.
    Asked { reason: String, granted: Option<Granted> },
}

/// An officer's word, with what it rests on; a leader's follows, or nothing happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    pub by: UserId,
    pub at: Moment,
    pub note: String,
}

impl Handover {
    /// One after the other: what is under way is ended first.
    pub fn offer(before: Option<&Self>, firm: FirmId, to: UserId, permit: &Permit) -> Result<(Self, Event), Denied> {
        if before.is_some() || permit.by() == Some(to) {
            return Err(Denied::WrongState);
        }
        let handover = Self { firm, to, at: permit.at(), way: Way::Offered };
        let event = handover.event(EventKind::OwnershipOffered, permit);
        Ok((handover, event))
    }

    pub fn ask(before: Option<&Self>, firm: FirmId, reason: String, permit: &Permit) -> Result<(Self, Event), Denied> {
        let to = permit.by().filter(|_| before.is_none()).ok_or(Denied::WrongState)?;
        let event = Event::new(EventKind::OwnershipAsked, permit.by()).firm(firm).note(&reason);
        Ok((Self { firm, to, at: permit.at(), way: Way::Asked { reason, granted: None } }, event))
    }

    /// By whom it was offered to.
    pub fn accept(&self, seen: Moment, permit: &Permit) -> Result<Event, Denied> {
        self.is(seen)?;
        match self.way {
            Way::Offered if permit.by() == Some(self.to) => Ok(self.event(EventKind::OwnershipMoved, permit)),
            Way::Offered => Err(Denied::Role),
            Way::Asked { .. } => Err(Denied::WrongState),
        }
    }

    /// Nothing comes of it: the owner takes it back or objects, whom it was to move to declines or withdraws, or the office
    /// refuses what was asked of it.
    pub fn end(&self, seen: Moment, reason: &str, permit: &Permit) -> Result<Event, Denied> {
        self.is(seen)?;
        let may = match permit.action() {
            Action::OfferOwnership => true,
            Action::AnswerOffer => permit.by() == Some(self.to),
            _ => matches!(self.way, Way::Asked { .. }),
        };
        if may { Ok(self.event(EventKind::OwnershipEnded, permit).note(reason)) } else { Err(Denied::Role) }
    }

    /// Until then the owner may object, and the office does nothing.
    pub fn objection_until(&self) -> Moment {
        self.at.plus_days(OBJECTION_DAYS)
    }

    /// By an officer, who says what was checked.
    pub fn grant(self, seen: Moment, note: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        self.is(seen)?;
        let until = self.objection_until();
        let event = self.event(EventKind::OwnershipGranted, permit).note(note);
        match (&self.way, permit.by()) {
            (Way::Asked { granted: None, .. }, _) if !until.is_over(permit.at()) => Err(Denied::TermRuns(until)),
            (Way::Asked { granted: None, reason }, Some(by)) => {
                let granted = Some(Granted { by, at: permit.at(), note: note.to_owned() });
                Ok((Self { way: Way::Asked { reason: reason.clone(), granted }, ..self }, event))
            }
            _ => Err(Denied::WrongState),
        }
    }

    /// By a leader, after an officer, who is somebody else.
    pub fn confirm(&self, seen: Moment, permit: &Permit) -> Result<Event, Denied> {
        self.is(seen)?;
        match &self.way {
            Way::Asked { granted: Some(granted), .. } if Some(granted.by) == permit.by() => Err(Denied::OwnRequest),
            Way::Asked { granted: Some(_), .. } => Ok(self.event(EventKind::OwnershipMoved, permit)),
            _ => Err(Denied::WrongState),
        }
    }

    /// An officer has said that it may be granted: a leader is waited for.
    pub fn granted(&self) -> Option<&Granted> {
        if let Way::Asked { granted, .. } = &self.way { granted.as_ref() } else { None }
    }

    /// Why the office is asked, if it is.
    pub fn reason(&self) -> Option<&str> {
        if let Way::Asked { reason, .. } = &self.way { Some(reason) } else { None }
    }

    fn is(&self, seen: Moment) -> Result<(), Denied> {
        if self.at == seen { Ok(()) } else { Err(Denied::OtherRequest) }
    }

    fn event(&self, kind: EventKind, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).firm(self.firm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{FirmFacts, check},
        firms::Standing,
        people::{Actor, Membership, Right, Role, User},
    };
    use uuid::Uuid;

    const FIRM: FirmId = FirmId(Uuid::from_u128(9));

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn permit(by: u128, role: Role, is_owner: bool, action: Action, at: Moment) -> Permit {
        let firm = (role == Role::Firm).then_some(Membership { firm: FIRM, is_owner, right: Right::Edit, standing: Standing::Verified });
        let user = User { id: user(by), name: String::new(), email: String::new(), role, firm, seat: None, still_scores: false };
        check(&Actor::User(user), action, &FirmFacts::of(FIRM), at).expect("permitted")
    }

    fn owner(at: i64) -> Permit {
        permit(1, Role::Firm, true, Action::OfferOwnership, Moment(at))
    }

    fn member(by: u128, at: i64) -> Permit {
        permit(by, Role::Firm, false, Action::AnswerOffer, Moment(at))
    }

    #[test]
    fn an_offer_moves_once_whom_it_was_made_to_accepts_it() {
        assert_eq!(Handover::offer(None, FIRM, user(1), &owner(5)).err(), Some(Denied::WrongState), "to oneself");
        let (offered, _) = Handover::offer(None, FIRM, user(2), &owner(5)).expect("offered");
        assert_eq!(Handover::offer(Some(&offered), FIRM, user(3), &owner(6)).err(), Some(Denied::WrongState), "one at a time");
        assert_eq!(offered.accept(Moment(5), &member(3, 7)).err(), Some(Denied::Role));
        assert_eq!(offered.accept(Moment(4), &member(2, 7)).err(), Some(Denied::OtherRequest));
        assert_eq!(offered.accept(Moment(5), &member(2, 7)).expect("accepted").kind, EventKind::OwnershipMoved);
        assert!(offered.end(Moment(5), "", &member(2, 7)).is_ok() && offered.end(Moment(5), "", &owner(7)).is_ok());
        assert_eq!(offered.end(Moment(5), "", &member(3, 7)).err(), Some(Denied::Role));
        let officer = permit(7, Role::Officer, false, Action::GrantOwnership, Moment(8));
        assert!(
            offered.clone().grant(Moment(5), "", &officer).is_err() && offered.end(Moment(5), "", &officer).is_err(),
            "not the office's"
        );
    }

    #[test]
    fn the_office_moves_it_by_two_people_after_the_owner_had_time_to_object() {
        let asks = permit(2, Role::Firm, false, Action::AskOwnership, Moment(5));
        let (asked, _) = Handover::ask(None, FIRM, "Đã nghỉ việc.".to_owned(), &asks).expect("asked");
        let until = asked.objection_until();
        let officer = |at: Moment| permit(7, Role::Officer, false, Action::GrantOwnership, at);
        let leader = |by: u128| permit(by, Role::Leader, false, Action::ConfirmOwnership, until);
        assert_eq!(asked.clone().grant(Moment(5), "Đã xem.", &officer(Moment(until.0 - 1))).err(), Some(Denied::TermRuns(until)));
        assert_eq!(asked.confirm(Moment(5), &leader(8)).err(), Some(Denied::WrongState), "not by one");
        assert!(asked.end(Moment(5), "Vẫn làm việc.", &owner(6)).is_ok(), "the owner objects");
        let (granted, _) = asked.clone().grant(Moment(5), "Đã xem.", &officer(until)).expect("granted");
        assert_eq!(granted.clone().grant(Moment(5), "Lần nữa.", &officer(until)).err(), Some(Denied::WrongState));
        assert_eq!(granted.confirm(Moment(5), &leader(7)).err(), Some(Denied::OwnRequest));
        assert_eq!(granted.confirm(Moment(5), &leader(8)).expect("moved").kind, EventKind::OwnershipMoved);
        assert!(granted.end(Moment(5), "", &owner(9)).is_ok(), "objected to until the last moment");
        assert_eq!(asked.accept(Moment(5), &member(2, 9)).err(), Some(Denied::WrongState), "nobody gives it to oneself");
        let stored = serde_json::to_string(&granted).expect("JSON");
        assert_eq!(serde_json::from_str::<Handover>(&stored).expect("read"), granted);
    }
}
