//! Whom a complaint is about: acts of the office, as the trail knows them; and who answers it, which they do not.

use super::{Complaint, Grounds, Holder};
use crate::{
    event::{Event, EventKind as Act},
    ids::UserId,
};
use std::collections::HashSet;

/// On the proposal itself.
const SCREENING: [Act; 4] = [Act::ProposalScreened, Act::RefusalProposed, Act::ReadmissionProposed, Act::CompletionAsked];
/// On who might score it.
const CONFLICTS: [Act; 2] = [Act::SuggestionConfirmed, Act::SuggestionDismissed];
/// On the call as a whole, once it had closed.
const CALL: [Act; 8] = [
    Act::OpeningConfirmed,
    Act::ScoringStarted,
    Act::AdHocProposed,
    Act::ShortlistForwarded,
    Act::ShortlistReturned,
    Act::SubmissionReturned,
    Act::ShortlistDecided,
    Act::ResultPublished,
];

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
    /// All acts that a complaint can be about.
    pub fn acts() -> impl Iterator<Item = Act> {
        SCREENING.into_iter().chain(CONFLICTS).chain(CALL)
    }

    /// Whatever its grounds, it may be about how its proposal was screened.
    pub fn is_about(&self, event: &Event) -> bool {
        let is_own = event.proposal == Some(self.proposal) && SCREENING.contains(&event.kind);
        is_own
            || match self.grounds {
                Grounds::Arithmetic | Grounds::Admissibility => false,
                Grounds::Conflict => CONFLICTS.contains(&event.kind),
                Grounds::Procedure | Grounds::Other => CONFLICTS.contains(&event.kind) || CALL.contains(&event.kind),
            }
    }
}

/// The office, as far as its accounts are in use.
#[derive(Clone, Debug, Default)]
pub struct Office {
    pub officers: Vec<UserId>,
    pub leaders: Vec<UserId>,
}

impl Office {
    /// Officers whom it is not about; where there is none, such leaders; and where it is about everybody, the leaders.
    pub fn who_answers(&self, concerned: &HashSet<UserId>) -> Vec<UserId> {
        let free = |people: &[UserId]| people.iter().copied().filter(|id| !concerned.contains(id)).collect::<Vec<_>>();
        [free(&self.officers), free(&self.leaders)].into_iter().find(|who| !who.is_empty()).unwrap_or_else(|| self.leaders.clone())
    }

    /// Whoever records that what was upheld is done again: of those whom it was given to, nobody whom it is about; where there
    /// is none, others of the office, and else the leaders.
    pub fn who_redoes(&self, holder: Holder, concerned: &HashSet<UserId>) -> Vec<UserId> {
        let is_free = |id: &UserId| !concerned.contains(id);
        let free: Vec<UserId> = self.leaders.iter().copied().filter(is_free).collect();
        if holder == Holder::Leader && !free.is_empty() { free } else { self.who_answers(concerned) }
    }

    pub fn redoes(&self, holder: Holder, person: UserId, concerned: &HashSet<UserId>) -> Answers {
        told(&self.who_redoes(holder, concerned), person, concerned)
    }

    pub fn answers(&self, person: UserId, concerned: &HashSet<UserId>) -> Answers {
        told(&self.who_answers(concerned), person, concerned)
    }
}

fn told(who: &[UserId], person: UserId, concerned: &HashSet<UserId>) -> Answers {
    match (who.contains(&person), concerned.contains(&person)) {
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
            let concerned = concerned.iter().map(|n| member(*n)).collect();
            [1, 2, 3, 4].map(|n| office.answers(member(n), &concerned))
        };
        use Answers::{Others, OwnAct, Theirs};
        assert_eq!(of(&[]), [Theirs, Theirs, Others, Others]);
        assert_eq!(of(&[1, 3]), [OwnAct, Theirs, OwnAct, Others]);
        assert_eq!(of(&[1, 2, 3]), [OwnAct, OwnAct, OwnAct, Theirs]);
        assert_eq!(of(&[1, 2, 3, 4]), [OwnAct, OwnAct, Theirs, Theirs], "the heads of who acted");
        assert_eq!(office.answers(member(7), &HashSet::new()), Others);
    }

    #[test]
    fn what_was_upheld_is_not_recorded_as_done_by_whom_it_is_about() {
        let office = Office { officers: vec![member(1), member(2)], leaders: vec![member(3), member(4)] };
        let of = |holder, concerned: &[u128]| {
            let concerned = concerned.iter().map(|n| member(*n)).collect();
            [1, 2, 3, 4].map(|n| office.redoes(holder, member(n), &concerned))
        };
        use Answers::{Others, OwnAct, Theirs};
        assert_eq!(of(Holder::Office, &[1, 3]), [OwnAct, Theirs, OwnAct, Others]);
        assert_eq!(of(Holder::Leader, &[1, 3]), [OwnAct, Others, OwnAct, Theirs]);
        assert_eq!(of(Holder::Leader, &[3, 4]), [Theirs, Theirs, OwnAct, OwnAct], "officers, where it is about every leader");
        assert_eq!(of(Holder::Leader, &[1, 2, 3, 4]), [OwnAct, OwnAct, Theirs, Theirs]);
    }
}
