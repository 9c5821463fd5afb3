//! Whom a complaint is about: acts of the office, as the trail knows them; and who answers it, which they do not.

use super::{
    Complaint, Grounds, Holder,
    part::{Part, part},
};
use crate::{
    event::{Event, EventKind as Act},
    ids::{FirmId, UserId},
    time::Moment,
};
use std::collections::{HashMap, HashSet};

/// Whom an act on accounts, firms and seats has to touch to be one on the call.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// From the publication of the call on.
    pub since: Moment,
    /// Until its result was published, for who sits on the council.
    pub published: Option<Moment>,
    /// Who scored.
    pub roster: HashSet<UserId>,
    /// Who handed something in, and their people.
    pub firms: HashSet<FirmId>,
    pub people: HashSet<UserId>,
}

impl Touched {
    fn is_touched_by(&self, at: Moment, event: &Event) -> bool {
        let is_in_time = self.since <= at && self.published.is_none_or(|end| at <= end);
        match event.kind {
            Act::SeatProposed | Act::SeatAssigned | Act::SeatRemoved => is_in_time,
            _ if event.firm.is_some_and(|firm| self.firms.contains(&firm)) => self.since <= at,
            _ => event.account.is_some_and(|id| self.people.contains(&id) && self.since <= at || self.roster.contains(&id) && is_in_time),
        }
    }
}

/// What the acting person has to do with the complaint in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// They answer it.
    Theirs,
    /// It is about what they did.
    OwnAct,
    /// An officer answers it, or another leader.
    Others,
}

impl Complaint {
    /// All acts on a challenge that a complaint can be about.
    pub fn acts() -> impl Iterator<Item = Act> {
        Act::ALL.into_iter().filter(|act| matches!(part(*act), Part::Screening | Part::Conflicts | Part::Call))
    }

    /// And all on accounts, firms and seats.
    pub fn acts_on_people() -> impl Iterator<Item = Act> {
        Act::ALL.into_iter().filter(|act| part(*act) == Part::People)
    }

    /// Whatever its grounds, it may be about how its proposal was screened.
    pub fn is_about(&self, event: &Event) -> bool {
        let is_of_procedure = matches!(self.grounds, Grounds::Procedure | Grounds::Other);
        match part(event.kind) {
            Part::Screening => event.proposal == Some(self.proposal),
            Part::Conflicts => is_of_procedure || self.grounds == Grounds::Conflict,
            Part::Call => is_of_procedure,
            Part::People | Part::Nobody => false,
        }
    }

    /// The same of an act on an account, a firm or a seat.
    pub fn is_about_people(&self, at: Moment, event: &Event, touched: &Touched) -> bool {
        let is_of_procedure = matches!(self.grounds, Grounds::Procedure | Grounds::Other);
        is_of_procedure && part(event.kind) == Part::People && touched.is_touched_by(at, event)
    }
}

/// Whom a complaint is about, and in how many acts.
pub type Concerned = HashMap<UserId, usize>;

/// The office, as far as its accounts are in use.
#[derive(Clone, Debug, Default)]
pub struct Office {
    pub officers: Vec<UserId>,
    pub leaders: Vec<UserId>,
}

impl Office {
    /// Officers whom it is not about; where there is none, such leaders; and where it is about everybody, the leaders, those of
    /// them whom it is about in the fewest acts.
    pub fn who_answers(&self, concerned: &Concerned) -> Vec<UserId> {
        let free = |people: &[UserId]| people.iter().copied().filter(|id| !concerned.contains_key(id)).collect::<Vec<_>>();
        let acts = |id: &UserId| concerned.get(id).copied().unwrap_or_default();
        let least = self.leaders.iter().map(acts).min();
        let last = || self.leaders.iter().copied().filter(|id| Some(acts(id)) == least).collect();
        [free(&self.officers), free(&self.leaders)].into_iter().find(|who| !who.is_empty()).unwrap_or_else(last)
    }

    /// Whoever records that what was upheld is done again: of those whom it was given to, nobody whom it is about; where there
    /// is none, others of the office, and else the leaders.
    pub fn who_redoes(&self, holder: Holder, concerned: &Concerned) -> Vec<UserId> {
        let is_free = |id: &UserId| !concerned.contains_key(id);
        let free: Vec<UserId> = self.leaders.iter().copied().filter(is_free).collect();
        if holder == Holder::Leader && !free.is_empty() { free } else { self.who_answers(concerned) }
    }

    pub fn redoes(&self, holder: Holder, person: UserId, concerned: &Concerned) -> Answers {
        told(&self.who_redoes(holder, concerned), person, concerned)
    }

    pub fn answers(&self, person: UserId, concerned: &Concerned) -> Answers {
        told(&self.who_answers(concerned), person, concerned)
    }
}

fn told(who: &[UserId], person: UserId, concerned: &Concerned) -> Answers {
    match (who.contains(&person), concerned.contains_key(&person)) {
        (true, _) => Answers::Theirs,
        (false, true) => Answers::OwnAct,
        (false, false) => Answers::Others,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evaluations::samples::{CHALLENGE, id, member},
        ids::FirmId,
        time::Moment,
    };
    use uuid::Uuid;

    fn complaint(grounds: Grounds) -> Complaint {
        let firm = FirmId(Uuid::nil());
        Complaint { proposal: id(1), challenge: CHALLENGE, firm, by: member(9), at: Moment(1), grounds, text: String::new(), answer: None }
    }

    #[test]
    fn whoever_screened_the_proposal_does_not_answer_whatever_the_grounds_say() {
        let screened = |n| Event::new(Act::ProposalScreened, Some(member(1))).challenge(CHALLENGE).proposal(id(n));
        for grounds in Grounds::ALL {
            assert!(complaint(grounds).is_about(&screened(1)), "{grounds:?}");
            assert!(!complaint(grounds).is_about(&screened(2)), "another proposal: {grounds:?}");
        }
        let published = Event::new(Act::ResultPublished, Some(member(1))).challenge(CHALLENGE);
        let judged = Event::new(Act::SuggestionDismissed, Some(member(1))).challenge(CHALLENGE).proposal(id(2));
        let about = |event: &Event| Grounds::ALL.map(|grounds| complaint(grounds).is_about(event));
        // Procedure, arithmetic, conflict, admissibility, other.
        assert_eq!(about(&published), [true, false, false, false, true]);
        assert_eq!(about(&judged), [true, false, true, false, true]);
    }

    #[test]
    fn an_officer_whom_it_is_not_about_answers_or_else_a_leader_and_there_is_always_somebody() {
        let office = Office { officers: vec![member(1), member(2)], leaders: vec![member(3), member(4)] };
        let of = |concerned: &[u128]| {
            let concerned = concerned.iter().map(|n| (member(*n), 1)).collect();
            [1, 2, 3, 4].map(|n| office.answers(member(n), &concerned))
        };
        use Answers::{Others, OwnAct, Theirs};
        assert_eq!(of(&[]), [Theirs, Theirs, Others, Others]);
        assert_eq!(of(&[1, 3]), [OwnAct, Theirs, OwnAct, Others]);
        assert_eq!(of(&[1, 2, 3]), [OwnAct, OwnAct, OwnAct, Theirs]);
        assert_eq!(of(&[1, 2, 3, 4]), [OwnAct, OwnAct, Theirs, Theirs], "the heads of who acted");
        assert_eq!(office.answers(member(7), &Concerned::new()), Others);
    }

    #[test]
    fn where_it_is_about_everybody_the_leader_answers_whom_it_is_about_least() {
        let office = Office { officers: vec![member(1)], leaders: vec![member(3), member(4)] };
        let concerned = Concerned::from([(member(1), 1), (member(3), 4), (member(4), 2)]);
        assert_eq!(office.who_answers(&concerned), [member(4)]);
        let equal = Concerned::from([(member(1), 1), (member(3), 2), (member(4), 2)]);
        assert_eq!(office.who_answers(&equal), [member(3), member(4)], "somebody answers always");
    }

    #[test]
    fn what_moved_the_call_its_council_or_its_firms_is_about_the_procedure() {
        let event = |act| Event::new(act, Some(member(1))).challenge(CHALLENGE);
        for act in [Act::ExtensionAsked, Act::ClosingExtended, Act::AmendmentDrafted, Act::ReplyPublished, Act::ActingChairAppointed] {
            assert!(complaint(Grounds::Procedure).is_about(&event(act)) && complaint(Grounds::Other).is_about(&event(act)), "{act:?}");
            assert!(!complaint(Grounds::Arithmetic).is_about(&event(act)), "{act:?}");
        }
        assert!(Complaint::acts_on_people().all(|act| !Complaint::acts().any(|other| other == act)));
        let firm = FirmId(Uuid::from_u128(8));
        let touched = Touched {
            since: Moment(10),
            published: Some(Moment(50)),
            roster: [member(5)].into(),
            firms: [firm].into(),
            people: [member(6)].into(),
        };
        let about = |at, event: Event| complaint(Grounds::Procedure).is_about_people(Moment(at), &event, &touched);
        let on = |n| Event::new(Act::StopAsked, Some(member(1))).account(member(n));
        assert_eq!([9, 10, 50, 51].map(|at| about(at, on(5))), [false, true, true, false], "who scored, until the result");
        assert_eq!([9, 10, 90].map(|at| about(at, on(6))), [false, true, true], "a firm complains after it");
        assert!(!about(20, on(7)), "somebody else's account");
        assert!(about(20, Event::new(Act::SeatRemoved, Some(member(2))).account(member(7))), "whoever sat");
        assert!(about(20, Event::new(Act::TakingBackAsked, Some(member(1))).firm(firm)));
        assert!(!about(20, Event::new(Act::SuspensionDeclined, Some(member(1))).account(member(5))), "left everything as it was");
        assert!(!complaint(Grounds::Conflict).is_about_people(Moment(20), &on(5), &touched));
    }

    #[test]
    fn what_was_upheld_is_not_recorded_as_done_by_whom_it_is_about() {
        let office = Office { officers: vec![member(1), member(2)], leaders: vec![member(3), member(4)] };
        let of = |holder, concerned: &[u128]| {
            let concerned = concerned.iter().map(|n| (member(*n), 1)).collect();
            [1, 2, 3, 4].map(|n| office.redoes(holder, member(n), &concerned))
        };
        use Answers::{Others, OwnAct, Theirs};
        assert_eq!(of(Holder::Office, &[1, 3]), [OwnAct, Theirs, OwnAct, Others]);
        assert_eq!(of(Holder::Leader, &[1, 3]), [OwnAct, Others, OwnAct, Theirs]);
        assert_eq!(of(Holder::Leader, &[3, 4]), [Theirs, Theirs, OwnAct, OwnAct], "officers, where it is about every leader");
        assert_eq!(of(Holder::Leader, &[1, 2, 3, 4]), [OwnAct, OwnAct, Theirs, Theirs]);
    }
}
