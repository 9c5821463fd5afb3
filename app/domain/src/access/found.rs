//! What was looked up for the acting person, as facts: `backend::facts` looks it up, what follows from it is decided here.

use super::{
    Fact::{self, Known},
    facts::{ChallengeFacts, CompletionAsked, MeetingFacts, OwnSheet, Partnership, ProposalFacts},
};
use crate::{
    challenges::Challenge,
    complaints,
    council::Conflict,
    evaluations::MemberSheet,
    people::Right,
    proposals::{Completion, Proposal},
};

impl ChallengeFacts {
    /// For a member before the opening: there is nothing that anybody could be in conflict with, and of what hangs on it only the
    /// practice proposal can be shown, which is of no firm.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        (self.conflict, self.presiding) = (Known(Conflict::Clear), Known(Conflict::Clear));
        self
    }

    /// For a member: what they declared, of all and of what can have a result; whether they came after scoring began; and
    /// whether they preside.
    #[must_use]
    pub fn seated(mut self, said: Conflict, of_results: Conflict, is_late: bool, presides: bool) -> Self {
        (self.conflict, self.presiding) = (Known(said), Known(of_results));
        (self.is_seated_late, self.presides) = (Known(is_late), Known(presides));
        self
    }

    /// A complaint is open.
    #[must_use]
    pub fn complained(mut self, challenge: &Challenge, is_open: bool) -> Self {
        self.is_blocked = Known(complaints::blocks(challenge, is_open));
        self
    }

    /// Of the proposals that a ballot or a motion is about, for who has a seat. Who has not declared is not told of them either.
    #[must_use]
    pub fn tied(mut self, is_clear: bool) -> Self {
        self.tied = Known(if is_clear { Conflict::Clear } else { Conflict::Conflicted });
        self
    }

    /// Of a motion: whether the member may vote on it, and whether it is their own sheet that it is about.
    #[must_use]
    pub fn moved(mut self, is_elector: bool, is_heard: bool) -> Self {
        (self.is_elector, self.is_heard) = (Known(is_elector), Known(is_heard));
        self
    }

    /// Of what is about one proposal: whoever presides over that, whatever else they have a conflict with.
    #[must_use]
    pub fn over(mut self, presides: bool) -> Self {
        self.presides = Known(presides);
        if presides {
            self.presiding = Known(Conflict::Clear);
        }
        self
    }
}

impl ProposalFacts {
    /// For a member who declared this, and whose sheet it is. Who is not clear of it is not told even what they wrote before.
    pub fn judged(proposal: &Proposal, challenge: ChallengeFacts, conflict: Conflict, own: Option<&MemberSheet>) -> Self {
        let own_sheet = if conflict == Conflict::Clear { Known(OwnSheet::of(own)) } else { Fact::Unknown };
        Self { conflict: Known(conflict), own_sheet, ..Self::of(proposal, challenge) }
    }

    /// What its firm was asked to add.
    #[must_use]
    pub fn asked(mut self, completion: Option<&Completion>) -> Self {
        self.asked = Known(CompletionAsked::of(completion));
        self
    }

    /// For one of its firm's people: what they may do with it alone.
    #[must_use]
    pub fn allowed(mut self, alone: Option<Right>) -> Self {
        self.alone = Known(alone);
        self
    }

    /// For a firm: what it was asked about this proposal, where it is another's, and whether it takes part elsewhere.
    #[must_use]
    pub fn joined(mut self, partner: Option<Partnership>, elsewhere: bool) -> Self {
        (self.partner, self.elsewhere) = (partner.into(), Known(elsewhere));
        self
    }
}

impl MeetingFacts {
    /// Of an item, with what the actor declared for what it is about.
    #[must_use]
    pub fn item(mut self, conflict: Fact<Conflict>, leads: bool) -> Self {
        (self.item, self.leads_item) = (conflict, Known(leads));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evaluations::{
            lifecycle::Round,
            samples::{admitted, handed_in, member, rules, scoring},
        },
        time::Moment,
    };

    fn facts() -> ChallengeFacts {
        ChallengeFacts::of(&scoring(rules(&[20]), 1), Moment(1))
    }

    #[test]
    fn nobody_is_told_of_a_sheet_on_what_they_are_not_clear_of() {
        let own = handed_in(1, member(1), &[10], Round::First);
        let told = |conflict| ProposalFacts::judged(&admitted(1), facts(), conflict, Some(&own)).own_sheet;
        assert_eq!(told(Conflict::Clear), Known(OwnSheet::of(Some(&own))));
        assert_eq!([told(Conflict::Undeclared), told(Conflict::Conflicted)], [Fact::Unknown; 2]);
    }

    #[test]
    fn whoever_presides_over_one_proposal_does_so_whatever_else_they_are_in_conflict_with() {
        let conflicted = facts().seated(Conflict::Conflicted, Conflict::Conflicted, false, false);
        let over = conflicted.over(true);
        assert_eq!((over.presides, over.presiding, over.conflict), (Known(true), Known(Conflict::Clear), Known(Conflict::Conflicted)));
        assert_eq!(conflicted.over(false).presiding, Known(Conflict::Conflicted));
    }

    #[test]
    fn who_has_not_declared_is_not_told_what_is_tied() {
        assert_eq!((facts().tied(true).tied, facts().tied(false).tied), (Known(Conflict::Clear), Known(Conflict::Conflicted)));
    }
}
