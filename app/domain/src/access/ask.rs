//! The named predicates that the table of permissions is made of.

use super::facts::{Denied, Facts};
use crate::{
    challenges::{Stage, rules::Blind},
    council::Conflict,
    evaluations::SheetStanding,
    firms::Standing,
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};

/// The ranking exists.
pub(super) const RANKED: [Stage; 5] = [Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided, Stage::ResultPublished];

pub(super) type Answer = Result<(), Denied>;

/// Named predicates over one question.
pub(super) struct Ask<'a> {
    pub actor: &'a Actor,
    pub facts: &'a Facts,
    pub now: Moment,
}

impl<'a> Ask<'a> {
    pub fn user(&self) -> Result<&'a User, Denied> {
        self.actor.user().ok_or(Denied::SignIn)
    }

    pub fn is(&self, role: Role) -> Result<&'a User, Denied> {
        self.user().and_then(|u| if u.role == role { Ok(u) } else { Err(Denied::Role) })
    }

    /// Officers and leaders.
    pub fn is_office(&self) -> Result<&'a User, Denied> {
        self.is(Role::Officer).or_else(|_| self.is(Role::Leader))
    }

    pub fn seat(&self) -> Result<SeatRole, Denied> {
        self.is(Role::Member)?.seat.ok_or(Denied::Role)
    }

    pub fn sees_challenge(&self) -> Answer {
        let is_public = self.facts.stage.is_some_and(Stage::is_public);
        if is_public || self.is_office().is_ok() { Ok(()) } else { Err(Denied::Hidden) }
    }

    pub fn office_act(&self, role: Role, stages: &[Stage]) -> Answer {
        self.sees_challenge()?;
        self.is(role)?;
        self.stage_is(stages)
    }

    pub fn is_not_author(&self) -> Answer {
        if self.facts.author.is_some() && self.facts.author != self.actor.id() { Ok(()) } else { Err(Denied::OwnWork) }
    }

    pub fn stage_is(&self, stages: &[Stage]) -> Answer {
        if self.facts.stage.is_some_and(|s| stages.contains(&s)) { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn is_in_discussion(&self) -> Answer {
        if self.facts.stage.is_some_and(Stage::is_in_discussion) { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn has_firm(&self) -> Answer {
        self.is(Role::Firm)?.firm.map(drop).ok_or(Denied::NoFirm)
    }

    /// Others' firms and proposals are not even known to exist.
    pub fn is_own_firm(&self) -> Answer {
        let own = self.user()?.firm.map(|m| m.firm);
        if own.is_some() && own == self.facts.firm { Ok(()) } else { Err(Denied::Hidden) }
    }

    pub fn owns_firm(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.is_owner) { Ok(()) } else { Err(Denied::NotOwner) }
    }

    pub fn is_verified(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.standing == Standing::Verified) { Ok(()) } else { Err(Denied::Unverified) }
    }

    /// A draft may be written from publication to closing.
    pub fn is_before_closing(&self) -> Answer {
        match self.facts.stage {
            Some(Stage::Upcoming | Stage::Open) => Ok(()),
            _ => Err(self.closed()),
        }
    }

    pub fn is_open(&self) -> Answer {
        match (self.facts.stage, self.facts.opens) {
            (Some(Stage::Open), _) => Ok(()),
            (Some(Stage::Upcoming), Some(opens)) => Err(Denied::NotOpenYet(opens)),
            _ => Err(self.closed()),
        }
    }

    pub fn closed(&self) -> Denied {
        let is_closed = self.facts.stage.is_some_and(|s| (Stage::Closed..Stage::Cancelled).contains(&s));
        self.facts.closes.filter(|_| is_closed).map_or(Denied::WrongState, Denied::Closed)
    }

    pub fn is_handed_in(&self) -> Answer {
        if self.facts.is_handed_in { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn is_admissible(&self) -> Answer {
        if self.facts.is_admissible { Ok(()) } else { Err(Denied::WrongState) }
    }

    /// An officer, or the council's secretary.
    pub fn is_opener(&self) -> Answer {
        self.is(Role::Officer).map(drop).or_else(|_| self.is_secretary())
    }

    pub fn is_secretary(&self) -> Answer {
        if self.seat()? == SeatRole::Secretary { Ok(()) } else { Err(Denied::Role) }
    }

    /// The secretary pins conflicts; who presides answers appeals.
    pub fn keeps_conflicts(&self) -> Answer {
        self.is_secretary().or_else(|_| self.presides())
    }

    /// The office, the secretary and who presides.
    pub fn reads_conflicts(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.keeps_conflicts())
    }

    /// The office, between the decision and its publication; nobody else is told that there is one.
    pub fn prepares_result(&self) -> Answer {
        self.is_office().map_err(|_| Denied::WrongState).and(self.stage_is(&[Stage::Decided]))
    }

    /// The office once there is a decision, the firm itself once it is public.
    pub fn reads_letter(&self) -> Answer {
        if self.is_office().is_ok() {
            return self.knows_of_proposal().and(self.stage_is(&[Stage::Decided, Stage::ResultPublished]));
        }
        self.is_own_firm().and(self.is_handed_in()).and(self.stage_is(&[Stage::ResultPublished]))
    }

    /// The office and the council read what firms handed in.
    pub fn is_reader(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.seat().map(drop))
    }

    pub fn is_unsealed(&self) -> Answer {
        if self.facts.stage.is_some_and(Stage::is_unsealed) {
            return Ok(());
        }
        Err(self.facts.closes.map_or(Denied::WrongState, Denied::Sealed))
    }

    /// What is sealed, withdrawn or a draft does not exist for anyone but its firm.
    pub fn knows_of_proposal(&self) -> Answer {
        self.is_reader().map_err(|d| if d == Denied::SignIn { d } else { Denied::Hidden })?;
        if self.is_unsealed().is_ok() && self.facts.is_handed_in { Ok(()) } else { Err(Denied::Hidden) }
    }

    pub fn sees_opened_proposal(&self) -> Answer {
        self.knows_of_proposal()?;
        self.is_clear_if_seated()
    }

    /// A member who may put points on an admitted proposal.
    pub fn scores(&self) -> Answer {
        let may = self.seat().map(drop).and(self.sees_opened_proposal()).and(self.stage_is(&[Stage::Scoring])).and(self.is_admissible());
        may.and(self.is_on_roster())
    }

    /// Sat when scoring began.
    pub fn is_on_roster(&self) -> Answer {
        if self.facts.is_seated_late { Err(Denied::SeatedLate) } else { Ok(()) }
    }

    /// How far the council is, without scores: for the office and whoever presides.
    pub fn sees_progress(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.presides()).and(self.stage_is(&[Stage::Scoring]))
    }

    pub fn is_first_round(&self) -> Answer {
        if self.facts.round <= 1 { Ok(()) } else { Err(Denied::Locked) }
    }

    /// In the first round; where scoring was reopened, also from whoever has handed in none before.
    pub fn takes_sheets(&self) -> Answer {
        if self.facts.is_reopened && !self.facts.has_first { Ok(()) } else { self.is_first_round() }
    }

    /// Once a result is known, nobody's submitted sheet changes.
    pub fn is_not_reopened(&self) -> Answer {
        if self.facts.is_reopened { Err(Denied::Locked) } else { Ok(()) }
    }

    /// Scoring closed for the first time, and no ballot was opened and no shortlist proposed on what it came to.
    pub fn nothing_followed(&self) -> Answer {
        if self.facts.nothing_followed { Ok(()) } else { Err(Denied::ResultUsed) }
    }

    pub fn has_met(&self) -> Answer {
        if self.facts.has_met { Ok(()) } else { Err(Denied::MeetFirst) }
    }

    pub fn is_later_round(&self) -> Answer {
        if self.facts.round > 1 { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn another_round_follows(&self) -> Answer {
        if self.facts.has_next_round { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn is_last_round(&self) -> Answer {
        if self.facts.has_next_round { Err(Denied::WrongState) } else { Ok(()) }
    }

    /// Submitted, or a draft again because a conflict was lifted after the first round.
    pub fn has_sheet_to_revise(&self) -> Answer {
        match self.facts.own_sheet {
            SheetStanding::Submitted if self.facts.has_first => self.is_not_reopened(),
            SheetStanding::Draft if self.facts.has_first => Ok(()),
            _ => Err(Denied::WrongState),
        }
    }

    /// A member's sheet is out of their hands.
    pub fn has_handed_in_sheet(&self) -> Answer {
        if matches!(self.facts.own_sheet, SheetStanding::Submitted | SheetStanding::Excluded) { Ok(()) } else { Err(Denied::WrongState) }
    }

    /// A member sees others' sheets after submitting the own, or after the first round for everyone, as the rules
    /// say; the office after scoring has closed.
    pub fn sees_sheets(&self) -> Answer {
        let is_over = self.stage_is(&RANKED).is_ok();
        let is_no_longer_blind = self.facts.blind == Blind::OwnSheet || self.facts.round > 1;
        let has_submitted = self.seat().is_ok() && self.has_handed_in_sheet().is_ok();
        if is_over || has_submitted && is_no_longer_blind { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn is_unlocked(&self) -> Answer {
        if matches!(self.facts.own_sheet, SheetStanding::Submitted | SheetStanding::Abstained | SheetStanding::Excluded) {
            Err(Denied::Locked)
        } else {
            Ok(())
        }
    }

    /// There is something to object to.
    pub fn has_conflict(&self) -> Answer {
        if self.facts.conflict == Conflict::Conflicted { Ok(()) } else { Err(Denied::WrongState) }
    }

    /// For what tells of all proposals at once.
    pub fn is_unconflicted(&self) -> Answer {
        match (self.facts.has_conflict, self.facts.has_undeclared) {
            (true, _) => Err(Denied::Conflict),
            (false, true) => Err(Denied::DeclareFirst),
            (false, false) => Ok(()),
        }
    }

    /// A member who is recused, from one of several in question, does not learn of it.
    pub fn is_clear_if_seated(&self) -> Answer {
        match (self.seat(), self.facts.conflict) {
            (Err(_), _) | (_, Conflict::Clear) => Ok(()),
            (_, Conflict::Undeclared) => Err(Denied::DeclareFirst),
            (_, Conflict::Conflicted) => Err(Denied::Hidden),
        }
    }

    /// A declared conflict is not taken back by the member alone.
    pub fn has_not_recused(&self) -> Answer {
        if self.facts.conflict == Conflict::Conflicted { Err(Denied::Conflict) } else { Ok(()) }
    }

    /// Who presides, the secretary or who keeps the minutes; with a conflict they only leave the room.
    pub fn runs_meetings(&self) -> Answer {
        match self.seat()? {
            SeatRole::Chair | SeatRole::ViceChair | SeatRole::Secretary => Ok(()),
            SeatRole::Rapporteur | SeatRole::Member if self.facts.keeps_minutes || self.facts.is_acting_chair => Ok(()),
            SeatRole::Rapporteur | SeatRole::Member => Err(Denied::Role),
        }
    }

    pub fn is_rapporteur(&self) -> Answer {
        if self.seat()?.reports() { Ok(()) } else { Err(Denied::Role) }
    }

    /// Of the proposal in question.
    pub fn is_clear(&self) -> Answer {
        match self.facts.conflict {
            Conflict::Clear => Ok(()),
            Conflict::Undeclared => Err(Denied::DeclareFirst),
            Conflict::Conflicted => Err(Denied::Conflict),
        }
    }

    /// The chair; the vice-chair where the chair cannot, or who was named where neither can. Nobody with a conflict
    /// in this challenge.
    pub fn presides(&self) -> Answer {
        match self.seat()? {
            SeatRole::Chair => self.is_unconflicted(),
            _ if self.facts.is_acting_chair => self.is_unconflicted(),
            _ => Err(Denied::Role),
        }
    }

    pub fn nobody_presides(&self) -> Answer {
        if self.facts.is_leaderless { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn may_be_completed(&self) -> Answer {
        if self.facts.may_be_completed { Ok(()) } else { Err(Denied::WrongState) }
    }

    pub fn is_being_completed(&self) -> Answer {
        match self.facts.completion_due {
            Some(due) if self.now < due => Ok(()),
            Some(due) => Err(Denied::TermOver(due)),
            None => Err(Denied::WrongState),
        }
    }

    /// Screening does not end while the firm may still add what it was asked for.
    pub fn nothing_is_awaited(&self) -> Answer {
        self.facts.completion_due.filter(|due| self.now < *due).map_or(Ok(()), |due| Err(Denied::CompletionRuns(due)))
    }

    pub fn complaints_are_taken(&self) -> Answer {
        match self.facts.complaints_until {
            Some(until) if self.now < until => Ok(()),
            Some(until) => Err(Denied::TermOver(until)),
            None => Err(Denied::WrongState),
        }
    }

    /// Complaints are over: their term, and where the rules say so, each of them.
    pub fn complaints_are_over(&self) -> Answer {
        match (self.facts.complaints_until, self.facts.is_blocked) {
            (Some(_), _) if self.facts.is_concluded => Err(Denied::WrongState),
            (Some(until), _) if self.now < until => Err(Denied::TermRuns(until)),
            (Some(_), Some(true)) => Err(Denied::OpenComplaint),
            (Some(_), Some(false)) => Ok(()),
            _ => Err(Denied::WrongState),
        }
    }

    /// Officers keep the accounts of firms, leaders every account; nobody their own.
    pub fn keeps_account(&self) -> Result<&'a User, Denied> {
        let user = self.is_office()?;
        match self.facts.account {
            Some((id, role)) if id != user.id && user.role == Role::Officer && role != Role::Firm => Err(Denied::Role),
            _ => self.is_others_account(user).map(|()| user),
        }
    }

    pub fn is_others_account(&self, user: &User) -> Answer {
        match self.facts.account {
            None => Err(Denied::Hidden),
            Some((id, _)) if id == user.id => Err(Denied::OwnAccount),
            Some(_) => Ok(()),
        }
    }

    /// Nobody who can approve would be left.
    pub fn leaves_a_leader(&self) -> Answer {
        let is_last = self.facts.account.is_some_and(|(_, role)| role == Role::Leader) && self.facts.other_leaders == 0;
        if is_last { Err(Denied::LastLeader) } else { Ok(()) }
    }

    /// Whether somebody is kept from taking part is never one person's to say: who asked does not confirm.
    pub fn is_second(&self, user: &User) -> Answer {
        match self.facts.asked_by {
            None => Err(Denied::WrongState),
            Some(first) if first == user.id => Err(Denied::OwnRequest),
            Some(_) => Ok(()),
        }
    }
}
