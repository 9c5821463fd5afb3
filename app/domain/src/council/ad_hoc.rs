//! Ad hoc members: for one challenge whose members have conflicts, alternates join its council before the scoring begins. An
//! officer proposes, the leader appoints; never more than there are members with a conflict. They declare, score and vote there
//! like everybody, and are of the council nowhere else.

use super::Seat;
use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, ProposalId, UserId},
    limits::REASON,
    time::Moment,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdHocMember {
    pub challenge: ChallengeId,
    pub member: UserId,
    pub reason: String,
    pub proposed_by: UserId,
    pub proposed_at: Moment,
    /// By whom and when; proposed only, where nobody has.
    pub appointed: Option<(UserId, Moment)>,
}

/// Alternates of the seats in their term, who do not sit themselves.
pub fn alternates(seats: &[Seat], now: Moment) -> Vec<(UserId, String)> {
    let of = |seat: &Seat| seat.other.clone().filter(|_| !seat.is_alternate && seat.appointment.term.is_current(now));
    let sits = |id: UserId| seats.iter().any(|seat| seat.user == id);
    seats.iter().filter_map(of).filter(|(id, _)| !sits(*id)).collect()
}

/// Members who sit and have a conflict with any of the proposals, or with the challenge as a whole.
pub fn conflicted(sit: &[UserId], said: &[(ProposalId, UserId)], recused: &[UserId]) -> usize {
    sit.iter().filter(|member| recused.contains(member) || said.iter().any(|(_, of)| of == *member)).count()
}

impl AdHocMember {
    /// Form: `member`, one of the candidates, and `reason`. With those proposed or appointed before, no more than `most`.
    pub fn read(form: &Form, candidates: &[(UserId, String)], others: &[Self], most: usize) -> Result<(UserId, String), FieldErrors> {
        let mut r = FormReader::new(form);
        let is_free = |id: &UserId| candidates.iter().any(|(of, _)| of == id) && !others.iter().any(|other| other.member == *id);
        let member = r.required_parsed("member", Problem::Choice, |id| id.parse().ok().map(UserId).filter(is_free));
        let reason = r.required("reason", REASON);
        if others.len() >= most {
            r.errors.add("member", Problem::NoMoreAdHoc(most as u32));
        }
        std::mem::take(&mut r.errors).or(())?;
        member.map(|member| (member, reason)).ok_or_else(|| FieldErrors::one("member", Problem::Choice))
    }

    pub fn is_appointed(&self) -> bool {
        self.appointed.is_some()
    }

    /// By somebody else than who proposed it; for as many as have a conflict by now.
    pub fn appoint(self, by: UserId, at: Moment, appointed: usize, most: usize) -> Result<Self, Problem> {
        if self.proposed_by == by {
            return Err(Problem::Choice);
        }
        if appointed >= most {
            return Err(Problem::NoMoreAdHoc(most as u32));
        }
        Ok(Self { appointed: Some((by, at)), ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{council::Appointment, people::SeatRole};
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn seat(n: u128, other: Option<u128>, is_alternate: bool) -> Seat {
        Seat {
            user: user(n),
            name: n.to_string(),
            role: SeatRole::Member,
            affiliation: String::new(),
            appointment: Appointment::default(),
            other: other.map(|n| (user(n), n.to_string())),
            is_alternate,
        }
    }

    fn proposed(n: u128) -> AdHocMember {
        let challenge = ChallengeId(Uuid::from_u128(1));
        AdHocMember { challenge, member: user(n), reason: String::new(), proposed_by: user(90), proposed_at: Moment(1), appointed: None }
    }

    #[test]
    fn candidates_are_alternates_who_do_not_sit_in_a_seat_that_is_in_its_term() {
        let mut seats = [seat(1, Some(11), false), seat(2, Some(12), true), seat(3, None, false), seat(4, Some(14), false)];
        seats[3].appointment.term.until = Some(Moment(5));
        let ids = |now| alternates(&seats, Moment(now)).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!((ids(4), ids(5)), (vec![user(11), user(14)], vec![user(11)]));
    }

    #[test]
    fn at_most_as_many_as_have_a_conflict_each_once() {
        let proposal = ProposalId(Uuid::from_u128(7));
        let sit = [user(1), user(2), user(3)];
        let said = [(proposal, user(1)), (proposal, user(9)), (ProposalId(Uuid::from_u128(8)), user(1))];
        assert_eq!((conflicted(&sit, &said, &[user(2)]), conflicted(&sit, &[], &[])), (2, 0));
        let candidates = [(user(11), String::new()), (user(12), String::new())];
        let form = |n: u128| Form::default().with("member", user(n).to_string()).with("reason", "Vì thế.");
        let read = |n, others: &[AdHocMember], most| AdHocMember::read(&form(n), &candidates, others, most);
        assert!(read(11, &[], 1).is_ok());
        assert!(read(13, &[], 1).is_err(), "no alternate");
        assert!(read(11, &[proposed(11)], 2).is_err(), "proposed already");
        assert_eq!(read(12, &[proposed(11)], 1), Err(FieldErrors::one("member", Problem::NoMoreAdHoc(1))));
        assert_eq!(read(11, &[], 0), Err(FieldErrors::one("member", Problem::NoMoreAdHoc(0))));
    }

    #[test]
    fn who_proposed_does_not_appoint() {
        assert_eq!(proposed(11).appoint(user(90), Moment(2), 0, 1), Err(Problem::Choice));
        assert_eq!(proposed(11).appoint(user(91), Moment(2), 1, 1), Err(Problem::NoMoreAdHoc(1)));
        let appointed = proposed(11).appoint(user(91), Moment(2), 0, 1).expect("appointed");
        assert!(appointed.is_appointed() && !proposed(11).is_appointed());
    }
}
