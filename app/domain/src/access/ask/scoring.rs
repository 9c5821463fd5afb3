//! About sheets, rounds and what comes of them.

use super::{Answer, Ask, RANKED};
use crate::{
    access::{denied::Denied, fact::Fact, facts::OwnSheet, subject::Subject},
    challenges::{Stage, rules::Blind},
    evaluations::SheetStanding,
};

impl Ask<'_> {
    /// A member who may put points on an admitted proposal.
    pub fn scores(&self) -> Answer {
        let may = self.seat().map(drop).and(self.sees_opened_proposal()).and(self.stage_is(&[Stage::Scoring])).and(self.is_admissible());
        may.and(self.is_on_roster())
    }

    /// A member of the roster without a conflict, for a proposal that lost its quorum after scoring had closed; of any other this
    /// is no question at all.
    pub fn scores_anew(&self) -> Answer {
        self.is_scored_anew()?;
        let may = self.seat().map(drop).and(self.sees_opened_proposal()).and(self.is_on_roster());
        may.and(self.is_unlocked()).and(self.decide(self.seen.proposal, Denied::Locked, |p| match p.anew_until {
            Some(until) if self.now >= until => Err(Denied::TermOver(until)),
            _ => Ok(()),
        }))
    }

    pub fn is_scored_anew(&self) -> Answer {
        let is_open = self.holds(self.seen.proposal, Denied::WrongState, |p| p.anew_until.is_some() && p.is_admissible);
        is_open.and(self.stage_is(&[Stage::Scored]))
    }

    /// Nobody reads others' sheets while it is.
    pub fn is_not_scored_anew(&self) -> Answer {
        self.holds(self.seen.proposal, Denied::WrongState, |p| p.anew_until.is_none())
    }

    /// A member, where the rules have a practice proposal. A conflict with a real one keeps nobody from it.
    pub fn practises(&self) -> Answer {
        self.sees_challenge().and(self.seat().map(drop)).and(self.challenge_is(Denied::WrongState, |c| c.has_practice))
    }

    /// Sat when scoring began.
    pub fn is_on_roster(&self) -> Answer {
        self.holds(self.seen.challenge.and_then(|c| c.is_seated_late), Denied::SeatedLate, |is_late| !is_late)
    }

    /// Seats change for challenges whose scoring begins later: until the decision, whoever sat when it began is a member there;
    /// before it begins, an ad hoc member.
    pub fn keeps_seat(&self) -> Answer {
        match self.seen.subject {
            Subject::Site => Ok(()),
            Subject::Meeting(_) => self.holds(self.seen.meeting.and_then(|m| m.keeps_seat), Denied::Role, |keeps| keeps),
            _ => {
                self.holds(self.seen.stage(), Denied::Role, |stage| stage == Stage::Opened || stage.is_undecided()).and(self.is_on_roster())
            }
        }
    }

    /// How far the council is, without scores: for the office and whoever presides.
    pub fn sees_progress(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.presides()).and(self.stage_is(&[Stage::Scoring]))
    }

    pub fn is_first_round(&self) -> Answer {
        self.challenge_is(Denied::Locked, |c| c.round <= 1)
    }

    /// Members without a sheet may hand one in: in the first round, while nobody can have seen a ranking.
    pub fn sheets_are_taken(&self) -> Answer {
        self.is_first_round().and(self.is_unseen())
    }

    /// After the end of scoring no sheet is taken and none changes: whoever closes it would choose whose still comes in.
    pub fn is_in_time(&self) -> Answer {
        self.decide(self.seen.challenge, Denied::WrongState, |c| match c.sheets_until {
            Some(until) if self.now < until => Ok(()),
            Some(until) => Err(Denied::TermOver(until)),
            None => Err(Denied::WrongState),
        })
    }

    /// From the end of scoring on nobody finds conflicts: each would hold up the close for the term of an appeal.
    pub fn scoring_is_not_over(&self) -> Answer {
        self.decide(self.seen.challenge, Denied::WrongState, |c| match c.sheets_until {
            Some(until) if self.now >= until => Err(Denied::TermOver(until)),
            _ => Ok(()),
        })
    }

    /// Once a ranking could have been seen, nobody's sheet changes.
    pub fn is_unseen(&self) -> Answer {
        self.challenge_is(Denied::Locked, |c| !c.is_reopened)
    }

    pub fn has_met(&self) -> Answer {
        self.is_found(|c| c.has_met, Denied::MeetFirst)
    }

    pub fn is_later_round(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| c.round > 1)
    }

    pub fn another_round_follows(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| c.has_next_round)
    }

    pub fn is_last_round(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| !c.has_next_round)
    }

    fn own_sheet(&self) -> Fact<OwnSheet> {
        self.seen.proposal.and_then(|p| p.own_sheet)
    }

    /// Submitted, or a draft again because a conflict was lifted after the first round.
    pub fn has_sheet_to_revise(&self) -> Answer {
        self.decide(self.own_sheet(), Denied::WrongState, |own| match own.standing {
            SheetStanding::Submitted | SheetStanding::Draft if own.has_first => self.is_unseen(),
            _ => Err(Denied::WrongState),
        })
    }

    /// A member's sheet is out of their hands.
    pub fn has_handed_in_sheet(&self) -> Answer {
        self.holds(self.own_sheet(), Denied::WrongState, |own| own.standing.is_scored())
    }

    /// A member sees others' sheets after submitting the own, or after the first round for everyone, as the rules
    /// say; the office after scoring has closed.
    pub fn sees_sheets(&self) -> Answer {
        let is_no_longer_blind = || self.challenge_is(Denied::WrongState, |c| c.blind == Blind::OwnSheet || c.round > 1);
        let has_submitted = || self.seat().map(drop).and(self.has_handed_in_sheet());
        self.stage_is(&RANKED).or_else(|_| has_submitted().and_then(|()| is_no_longer_blind())).map_err(|_| Denied::WrongState)
    }

    pub fn is_unlocked(&self) -> Answer {
        self.holds(self.own_sheet(), Denied::Locked, |own| !own.standing.is_locked())
    }
}
