//! About conflicts of interest, who presides, and meetings.

use super::{Answer, Ask};
use crate::{
    access::{denied::Denied, fact::Fact},
    council::Conflict,
};

impl Ask<'_> {
    /// The chair; the vice-chair where the chair cannot, or who was named where neither can. Nobody with a conflict
    /// in this challenge, but for proposals that cannot have a result.
    pub fn presides(&self) -> Answer {
        self.seat()?;
        self.has_its_chair().and(self.is_clear_of_results())
    }

    /// Of every proposal that can have a result.
    fn is_clear_of_results(&self) -> Answer {
        self.is_clear(self.seen.challenge.and_then(|c| c.presiding))
    }

    /// The same for who has a seat: what tells of results.
    pub fn sees_results(&self) -> Answer {
        if self.seat().is_err() { Ok(()) } else { self.is_clear_of_results() }
    }

    pub fn has_its_chair(&self) -> Answer {
        self.holds(self.seen.presides(), Denied::Role, |is| is)
    }

    pub fn nobody_presides(&self) -> Answer {
        self.is_found(|c| c.is_leaderless, Denied::WrongState)
    }

    /// The secretary pins conflicts; who presides answers appeals.
    pub fn keeps_conflicts(&self) -> Answer {
        self.is_secretary().or_else(|_| self.presides())
    }

    /// The office, the secretary and who presides.
    pub fn reads_conflicts(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.keeps_conflicts())
    }

    /// There is something to object to.
    pub fn has_conflict(&self) -> Answer {
        self.holds(self.seen.proposal.and_then(|p| p.conflict), Denied::WrongState, |conflict| conflict == Conflict::Conflicted)
    }

    /// A declared conflict is not taken back by the member alone.
    pub fn has_not_recused(&self) -> Answer {
        self.holds(self.seen.proposal.and_then(|p| p.conflict), Denied::Conflict, |conflict| conflict != Conflict::Conflicted)
    }

    /// For what tells of all proposals at once; only members declare anything.
    pub fn is_unconflicted(&self) -> Answer {
        if self.seat().is_err() { Ok(()) } else { self.is_clear(self.seen.conflict_of_all()) }
    }

    /// A member who is recused, from one of several in question, does not learn of it.
    pub(super) fn is_clear_if_seated(&self, conflict: Fact<Conflict>) -> Answer {
        if self.seat().is_err() {
            return Ok(());
        }
        self.is_clear(conflict).map_err(|denied| if denied == Denied::Conflict { Denied::Hidden } else { denied })
    }

    /// Of everything that a ballot decides between.
    pub fn is_clear_of_tied(&self) -> Answer {
        self.is_clear_if_seated(self.seen.challenge.and_then(|c| c.tied))
    }

    /// On the list that was made when the motion was put to the vote.
    pub fn may_vote_on_motion(&self) -> Answer {
        self.is_found(|c| c.is_elector, Denied::NoElector)
    }

    pub fn is_author_heard(&self) -> Answer {
        self.is_found(|c| c.is_heard, Denied::Hidden)
    }

    pub fn sheets_may_be_excluded(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| c.may_exclude)
    }

    /// Of the item of a meeting in question.
    pub fn is_clear_of_item(&self) -> Answer {
        self.is_clear(self.seen.meeting.and_then(|m| m.item))
    }

    fn is_clear(&self, conflict: Fact<Conflict>) -> Answer {
        self.decide(conflict, Denied::DeclareFirst, |conflict| match conflict {
            Conflict::Clear => Ok(()),
            Conflict::Undeclared => Err(Denied::DeclareFirst),
            Conflict::Conflicted => Err(Denied::Conflict),
        })
    }

    /// Who presides, the secretary or who keeps the minutes; with a conflict they only leave the room.
    pub fn runs_meetings(&self) -> Answer {
        if self.seat()?.runs_meetings() { Ok(()) } else { self.keeps_minutes().or_else(|_| self.has_its_chair()) }
    }

    /// Of an item whose presider has handed over to them.
    pub fn leads_item(&self) -> Answer {
        self.seat()?;
        self.holds(self.seen.meeting.and_then(|m| m.leads_item), Denied::Role, |leads| leads)
    }

    fn keeps_minutes(&self) -> Answer {
        self.holds(self.seen.meeting, Denied::Role, |m| m.secretary.is_some() && m.secretary == self.actor.id())
    }

    pub fn is_rapporteur(&self) -> Answer {
        if self.seat()?.reports() { Ok(()) } else { Err(Denied::Role) }
    }
}
