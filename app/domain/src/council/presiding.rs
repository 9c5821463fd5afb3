//! Who presides in a challenge: the chair, else the vice-chair, else the member whom the leader named for it. Once scoring
//! has begun, chair and vice-chair are those of that moment: nobody comes to preside there by a seat that is changed later.

use super::{Conflict, Seat};
use crate::{
    challenges::{Challenge, State},
    ids::{ProposalId, UserId},
    people::SeatRole,
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a member said of a challenge as a whole. `declared` is, for each proposal handed in, whether it waits for the council
/// and what they said of it: of one that does not, nothing needs to be said, but a conflict with it counts all the same. Who
/// takes no part in the challenge has a conflict with all of it.
pub fn said(declared: impl IntoIterator<Item = (bool, Conflict)>, has_recused: bool) -> Conflict {
    let counts = declared.into_iter().filter(|(waits, said)| *waits || *said == Conflict::Conflicted).map(|(_, said)| said);
    Conflict::worst(counts.chain(has_recused.then_some(Conflict::Conflicted)))
}

/// The same of what can have a result: whoever presides has nothing to decide about `orphans`, of which too few can score.
pub fn said_of_results(
    declared: impl IntoIterator<Item = (ProposalId, bool, Conflict)>,
    orphans: &[ProposalId],
    has_recused: bool,
) -> Conflict {
    let scored = declared.into_iter().filter(|(proposal, ..)| !orphans.contains(proposal));
    said(scored.map(|(_, waits, said)| (waits, said)), has_recused)
}

/// What whoever sits there said; nobody, where two people have suspended the account. Then they preside as little as who has a
/// conflict: the seats of a challenge do not change any more, and it goes on.
pub fn said_by_seat(said: Option<Conflict>) -> Conflict {
    said.unwrap_or(Conflict::Conflicted)
}

/// Proposals that cannot have a result, since too few of those who score are clear of them: they hold nothing up. None before it
/// is known who scores. `quorum` is of sheets, among so many.
pub fn orphans(
    proposals: impl IntoIterator<Item = ProposalId>,
    roster: &[UserId],
    conflicted: &[(ProposalId, UserId)],
    quorum: impl Fn(usize) -> usize,
) -> Vec<ProposalId> {
    let clear = |id: ProposalId| roster.iter().filter(|member| !conflicted.contains(&(id, **member))).count();
    let is_orphan = |id: &ProposalId| !roster.is_empty() && clear(*id) < quorum(clear(*id));
    proposals.into_iter().filter(is_orphan).collect()
}

/// Who holds the seats of chair and vice-chair, in their term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presiding {
    pub chair: Option<UserId>,
    pub vice_chair: Option<UserId>,
}

impl Presiding {
    pub fn of(seats: &[Seat], now: Moment) -> Self {
        let holder = |way| seats.iter().find(|s| Way::of(s.role) == way && s.appointment.term.is_current(now)).map(|s| s.user);
        Self { chair: holder(Way::Seat), vice_chair: holder(Way::ForChair) }
    }

    pub fn way(self, member: UserId) -> Way {
        if self.chair == Some(member) {
            Way::Seat
        } else if self.vice_chair == Some(member) {
            Way::ForChair
        } else {
            Way::Named
        }
    }

    /// Without whoever is passed over by now.
    #[must_use]
    pub fn still(self, challenge: &Challenge, now: Moment) -> Self {
        let over = passed_over(challenge, now);
        Self { chair: self.chair.filter(|_| over < 1), vice_chair: self.vice_chair.filter(|_| over < 2) }
    }

    /// The chair first.
    pub fn members(self) -> impl Iterator<Item = UserId> {
        [self.chair, self.vice_chair].into_iter().flatten()
    }
}

/// How many of chair and vice-chair are passed over, since what waits for whoever presides is that late: nobody's silence holds
/// up a result for ever. First the chair, then the vice-chair, then the leader names somebody. The numbers are ours, to be
/// confirmed.
fn passed_over(challenge: &Challenge, now: Moment) -> usize {
    let due = match &challenge.state {
        State::Scoring { .. } => challenge.scoring_term().map(|term| term.plus_days(CLOSED_IN_DAYS)),
        State::Scored { at, .. } => Some(at.plus_days(PROPOSED_IN_DAYS)),
        _ => None,
    };
    match due {
        Some(due) if due.plus_days(CLOSED_IN_DAYS) <= now => 2,
        Some(due) if due <= now => 1,
        _ => 0,
    }
}

/// After the term of scoring it is closed within so many days.
const CLOSED_IN_DAYS: i64 = 7;
/// After scoring has closed, with what a tie takes, a shortlist is proposed within so many days.
const PROPOSED_IN_DAYS: i64 = 45;

/// Who holds the chair's own seat.
pub fn chair<'a>(mut seats: impl Iterator<Item = &'a Seat>) -> Option<UserId> {
    seats.find(|seat| Way::of(seat.role) == Way::Seat).map(|seat| seat.user)
}

/// What a member needs in order to preside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The chair's seat.
    Seat,
    /// The vice-chair's: where the chair is not clear of everything, or there is none.
    ForChair,
    /// Being named by the leader, where neither can.
    Named,
}

impl Way {
    pub fn of(role: SeatRole) -> Self {
        match role {
            SeatRole::Chair => Self::Seat,
            SeatRole::ViceChair => Self::ForChair,
            SeatRole::Secretary | SeatRole::Rapporteur | SeatRole::Member => Self::Named,
        }
    }
}

/// The vice-chair presides; `chair` is what the chair said, if somebody sits there.
pub fn stands_in_for(chair: Option<Conflict>) -> bool {
    chair != Some(Conflict::Clear)
}

/// Chair or vice-chair, the first who can, preside: they have no conflict and said so, or can still say so.
pub fn by_seat(said: Conflict, can_declare: bool) -> bool {
    said == Conflict::Clear || (said == Conflict::Undeclared && can_declare)
}

/// Whoever presides; `named` is whom the leader named, whether they sit now, and what they said.
pub fn presider(by_seat: Option<UserId>, named: Option<(UserId, bool, Conflict)>) -> Option<UserId> {
    by_seat.or_else(|| named.filter(|(_, sits, said)| *sits && *said != Conflict::Conflicted).map(|(member, ..)| member))
}

/// Who presides over what is about one proposal: whoever presides in the challenge, but over no question about their own sheet;
/// else the next in order who is clear of that proposal, for that motion alone. So nobody's sheet can be questioned by its member
/// alone, and what concerns one firm is decided also where nobody is clear of every firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub presider: Option<UserId>,
    /// Chair and vice-chair, then the roster.
    pub next: Vec<UserId>,
    pub clear: BTreeSet<(ProposalId, UserId)>,
}

impl Order {
    /// `author` is whose sheet it is about.
    pub fn over(&self, proposal: ProposalId, author: Option<UserId>) -> Option<UserId> {
        let may = |member: &UserId| Some(*member) != author;
        let is_next = |member: &UserId| may(member) && self.clear.contains(&(proposal, *member));
        self.presider.filter(may).or_else(|| self.next.iter().copied().find(is_next))
    }
}

/// Whom the leader may name, or after declaring could. Whoever has come to a presiding seat since scoring began is a member
/// like others here.
pub fn may_be_named(seat: &Seat, held: Presiding, said: Conflict, now: Moment) -> bool {
    let is_late = seat.role.may_preside() && held.way(seat.user) == Way::Named;
    (seat.role.may_stand_in() || is_late) && seat.appointment.term.is_current(now) && said != Conflict::Conflicted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::Appointment;
    use Conflict::{Clear, Conflicted, Undeclared};

    const CHAIR: UserId = UserId(uuid::Uuid::from_u128(1));
    const VICE: UserId = UserId(uuid::Uuid::from_u128(2));
    const NAMED: UserId = UserId(uuid::Uuid::from_u128(3));

    fn seat(user: UserId, role: SeatRole) -> Seat {
        let (name, affiliation, appointment) = (String::new(), String::new(), Appointment::default());
        Seat { user, name, role, affiliation, appointment, other: None, is_alternate: false }
    }

    fn presiding(chair: Conflict, vice: Conflict, can_declare: bool) -> Option<UserId> {
        [(CHAIR, chair), (VICE, vice)].into_iter().find(|(_, said)| by_seat(*said, can_declare)).map(|(member, _)| member)
    }

    #[test]
    fn the_seats_are_those_of_their_term() {
        let mut seats = [seat(VICE, SeatRole::ViceChair), seat(NAMED, SeatRole::Member), seat(CHAIR, SeatRole::Chair)];
        let held = Presiding::of(&seats, Moment(0));
        assert_eq!(held.members().collect::<Vec<_>>(), [CHAIR, VICE]);
        assert_eq!([CHAIR, VICE, NAMED].map(|member| held.way(member)), [Way::Seat, Way::ForChair, Way::Named]);
        seats[2].appointment.term.until = Some(Moment(0));
        assert_eq!(Presiding::of(&seats, Moment(0)).chair, None);
    }

    #[test]
    fn the_chair_presides_and_then_the_vice_chair() {
        assert_eq!(presiding(Clear, Clear, false), Some(CHAIR));
        assert_eq!(presiding(Conflicted, Clear, false), Some(VICE));
        assert_eq!(presiding(Undeclared, Clear, true), Some(CHAIR), "who can still declare");
        assert_eq!(presiding(Undeclared, Clear, false), Some(VICE), "who no longer can");
        assert_eq!(presiding(Conflicted, Conflicted, true), None);
        assert!(stands_in_for(None) && stands_in_for(Some(Undeclared)) && stands_in_for(Some(Conflicted)) && !stands_in_for(Some(Clear)));
    }

    #[test]
    fn whom_the_leader_named_presides_where_neither_can() {
        assert_eq!(presider(Some(CHAIR), Some((NAMED, true, Clear))), Some(CHAIR));
        assert_eq!(presider(None, Some((NAMED, true, Undeclared))), Some(NAMED));
        assert_eq!(presider(None, Some((NAMED, true, Conflicted))), None);
        assert_eq!(presider(None, Some((NAMED, false, Clear))), None, "whose seat has ended");
        assert_eq!(presider(None, None), None);
        let of = |role, said| may_be_named(&seat(NAMED, role), Presiding { chair: Some(NAMED), vice_chair: None }, said, Moment(0));
        assert!(of(SeatRole::Member, Clear) && of(SeatRole::Rapporteur, Undeclared));
        assert!(!of(SeatRole::Member, Conflicted) && !of(SeatRole::Secretary, Clear) && !of(SeatRole::Chair, Clear));
        let late = Presiding { chair: Some(CHAIR), vice_chair: None };
        assert!(may_be_named(&seat(NAMED, SeatRole::Chair), late, Clear, Moment(0)), "who is chair since scoring began");
    }

    fn order(presider: Option<UserId>, clear: &[(ProposalId, UserId)]) -> Order {
        Order { presider, next: vec![CHAIR, VICE, NAMED], clear: clear.iter().copied().collect() }
    }

    #[test]
    fn for_every_member_there_is_somebody_else_who_can_put_their_sheet_to_the_vote() {
        let firm = ProposalId(uuid::Uuid::from_u128(1));
        for clear in [&[CHAIR, VICE, NAMED][..], &[CHAIR, NAMED], &[VICE, NAMED], &[CHAIR, VICE]] {
            let order = order(clear.first().copied(), &clear.iter().map(|member| (firm, *member)).collect::<Vec<_>>());
            for member in clear {
                let moves = order.over(firm, Some(*member));
                assert!(moves.is_some_and(|other| other != *member && clear.contains(&other)), "{member:?} of {clear:?}");
            }
        }
        let alone = order(Some(CHAIR), &[(firm, CHAIR)]);
        assert_eq!((alone.over(firm, None), alone.over(firm, Some(CHAIR))), (Some(CHAIR), None));
    }

    #[test]
    fn where_nobody_is_clear_of_everything_the_next_in_order_presides_over_what_is_about_one_firm() {
        let [a, b] = [1, 2].map(|n| ProposalId(uuid::Uuid::from_u128(n)));
        let split = order(None, &[(a, VICE), (a, NAMED), (b, CHAIR), (b, NAMED)]);
        assert_eq!((split.over(a, None), split.over(b, None)), (Some(VICE), Some(CHAIR)));
        assert_eq!((split.over(a, Some(VICE)), split.over(b, Some(CHAIR))), (Some(NAMED), Some(NAMED)));
    }

    #[test]
    fn what_too_few_can_score_has_no_result() {
        let [a, b] = [1, 2].map(|n| ProposalId(uuid::Uuid::from_u128(n)));
        let conflicted = [(a, CHAIR), (a, VICE), (b, VICE)];
        assert_eq!(orphans([a, b], &[CHAIR, VICE], &conflicted, |_| 1), [a]);
        assert_eq!(orphans([a, b], &[CHAIR, VICE], &conflicted, |_| 2), [a, b]);
        assert_eq!(orphans([a, b], &[CHAIR, VICE, NAMED], &conflicted, |_| 1), []);
        assert_eq!(orphans([a, b], &[], &conflicted, |_| 1), []);
    }

    #[test]
    fn of_what_was_not_admitted_only_a_conflict_counts() {
        assert_eq!(said([(false, Undeclared), (true, Clear)], false), Clear);
        assert_eq!(said([(false, Conflicted), (true, Clear)], false), Conflicted);
        assert_eq!(said([(true, Undeclared), (true, Clear)], false), Undeclared);
        assert_eq!(said([(true, Clear)], true), Conflicted, "who takes no part in the challenge");
        assert_eq!(said([], false), Clear);
    }

    #[test]
    fn what_cannot_have_a_result_keeps_nobody_from_presiding() {
        let [a, b] = [1, 2].map(|n| ProposalId(uuid::Uuid::from_u128(n)));
        for of_orphan in [Undeclared, Conflicted] {
            assert_eq!(said_of_results([(a, true, Clear), (b, true, of_orphan)], &[b], false), Clear);
            assert_eq!(said_of_results([(a, true, Clear), (b, true, of_orphan)], &[], false), of_orphan);
        }
        assert_eq!(said_of_results([(a, true, Clear)], &[a], true), Conflicted, "who takes no part in the challenge");
    }

    #[test]
    fn whose_account_is_suspended_presides_over_nothing() {
        assert_eq!([said_by_seat(None), said_by_seat(Some(Undeclared))], [Conflicted, Undeclared]);
    }
}
