//! About firms and their proposals, from the draft to the end of complaints.

use super::{Answer, Ask};
use crate::{
    access::{
        denied::Denied,
        fact::Fact,
        facts::{ChallengeFacts, CompletionAsked, Partnership},
    },
    challenges::Stage,
    complaints::about::Answers,
    firms::Standing,
    people::{Right, Role},
};

impl Ask<'_> {
    pub fn has_firm(&self) -> Answer {
        self.is(Role::Firm)?.firm.map(drop).ok_or(Denied::NoFirm)
    }

    /// Others' firms and proposals are not even known to exist.
    pub fn is_own_firm(&self) -> Answer {
        let own = self.user()?.firm.ok_or(Denied::Hidden)?.firm;
        self.holds(self.seen.firm(), Denied::Hidden, |firm| firm == own)
    }

    pub fn owns_firm(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.is_owner) { Ok(()) } else { Err(Denied::NotOwner) }
    }

    pub fn does_not_own_firm(&self) -> Answer {
        if self.owns_firm().is_err() { Ok(()) } else { Err(Denied::WrongState) }
    }

    /// Of what is about no proposal yet: whoever may only read or comment changes nothing of what the firm says to anybody else.
    pub fn writes_for_firm(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.writes()) { Ok(()) } else { Err(Denied::ReadsOnly) }
    }

    /// The proposal of the own firm: by what its owner said of it, else of all.
    pub fn writes_own(&self) -> Answer {
        self.is_own_firm().and(self.may_do(Right::Edit))
    }

    pub fn comments_on_own(&self) -> Answer {
        self.is_own_firm().and(self.may_do(Right::Comment))
    }

    fn may_do(&self, least: Right) -> Answer {
        let membership = self.actor.firm().ok_or(Denied::ReadsOnly)?;
        let alone = self.seen.proposal.and_then(|p| p.alone);
        self.holds(alone, Denied::ReadsOnly, |alone| membership.of_one(alone) >= least)
    }

    pub fn is_verified(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.standing == Standing::Verified) { Ok(()) } else { Err(Denied::Unverified) }
    }

    /// A draft may be written from publication to closing.
    pub fn is_before_closing(&self) -> Answer {
        self.decide(self.seen.challenge, Denied::WrongState, |c| match c.stage {
            Stage::Upcoming | Stage::Open => Ok(()),
            _ => Err(closed(c)),
        })
    }

    pub fn is_open(&self) -> Answer {
        self.decide(self.seen.challenge, Denied::WrongState, |c| match (c.stage, c.opens) {
            (Stage::Open, _) => Ok(()),
            (Stage::Upcoming, Some(opens)) => Err(Denied::NotOpenYet(opens)),
            _ => Err(closed(c)),
        })
    }

    /// From publication to the cut-off before the closing.
    pub fn questions_are_taken(&self) -> Answer {
        self.is_before_closing()?;
        self.decide(self.seen.challenge, Denied::WrongState, |c| match c.questions_until {
            Some(until) if self.now < until => Ok(()),
            Some(until) => Err(Denied::TermOver(until)),
            None => Err(Denied::WrongState),
        })
    }

    /// Whom nobody asked does not know that there is anything to ask about.
    pub fn is_partner(&self) -> Answer {
        let own = self.user()?.firm.ok_or(Denied::Hidden)?.firm;
        self.holds(self.partner(), Denied::Hidden, |partner| partner.firm == own)
    }

    pub fn is_asked_as_partner(&self) -> Answer {
        self.holds(self.partner(), Denied::WrongState, |partner| partner.is_asked)
    }

    /// Whoever was asked declines, verified or not.
    pub fn answers_as_partner(&self) -> Answer {
        self.is_partner().and(self.owns_firm()).and(self.is_before_closing()).and(self.is_asked_as_partner())
    }

    pub fn has_agreed_as_partner(&self) -> Answer {
        self.holds(self.partner(), Denied::WrongState, |partner| partner.has_agreed)
    }

    fn partner(&self) -> Fact<Partnership> {
        self.seen.proposal.and_then(|p| p.partner)
    }

    /// In one challenge a firm takes part once, as lead or as partner. Told to its own people only.
    pub fn takes_part_once(&self) -> Answer {
        self.holds(self.seen.proposal.and_then(|p| p.elsewhere), Denied::TakesPart, |elsewhere| !elsewhere)
    }

    pub fn is_handed_in(&self) -> Answer {
        self.holds(self.seen.proposal, Denied::WrongState, |p| p.is_handed_in)
    }

    pub fn is_admissible(&self) -> Answer {
        self.holds(self.seen.proposal, Denied::WrongState, |p| p.is_admissible)
    }

    /// What is sealed, withdrawn or a draft does not exist for anyone but its firm.
    pub fn knows_of_proposal(&self) -> Answer {
        self.is_reader().map_err(|d| if d == Denied::SignIn { d } else { Denied::Hidden })?;
        self.is_unsealed().and(self.is_handed_in()).map_err(|_| Denied::Hidden)
    }

    pub fn sees_opened_proposal(&self) -> Answer {
        self.knows_of_proposal()?;
        self.is_clear_if_seated(self.seen.proposal.and_then(|p| p.conflict))
    }

    /// The office once there is a decision, the firm itself once it is public.
    pub fn reads_letter(&self) -> Answer {
        if self.is_office().is_ok() {
            return self.knows_of_proposal().and(self.stage_is(&[Stage::Decided, Stage::ResultPublished]));
        }
        self.is_own_firm().and(self.is_handed_in()).and(self.stage_is(&[Stage::ResultPublished]))
    }

    fn asked(&self) -> Fact<CompletionAsked> {
        self.seen.proposal.and_then(|p| p.asked)
    }

    pub fn is_handed_in_own(&self) -> Answer {
        self.is_own_firm().and(self.is_handed_in())
    }

    /// Nobody has decided whether it is admissible, or not both who have to.
    pub fn screening_is_open(&self) -> Answer {
        self.holds(self.seen.proposal, Denied::WrongState, |p| p.awaits_screening)
    }

    /// Once: not screened, and nothing was asked for before.
    pub fn may_be_completed(&self) -> Answer {
        let may = self.holds(self.seen.proposal, Denied::WrongState, |p| p.is_unscreened && p.challenge.may_be_completed);
        may.and(self.holds(self.asked(), Denied::WrongState, |asked| asked == CompletionAsked::Nothing))
    }

    pub fn is_being_completed(&self) -> Answer {
        self.decide(self.asked(), Denied::WrongState, |asked| match asked {
            CompletionAsked::Until(due) if self.now < due => Ok(()),
            CompletionAsked::Until(due) => Err(Denied::TermOver(due)),
            CompletionAsked::Nothing | CompletionAsked::Answered => Err(Denied::WrongState),
        })
    }

    /// Screening does not end while the firm may still add what it was asked for.
    pub fn nothing_is_awaited(&self) -> Answer {
        self.decide(self.asked(), Denied::WrongState, |asked| match asked {
            CompletionAsked::Until(due) if self.now < due => Err(Denied::CompletionRuns(due)),
            CompletionAsked::Until(_) | CompletionAsked::Nothing | CompletionAsked::Answered => Ok(()),
        })
    }

    /// Whether a firm is left out is never one person's to say: who proposed it does not confirm.
    pub fn is_second_to_refuse(&self) -> Answer {
        self.decide(self.seen.proposal, Denied::WrongState, |proposal| match proposal.refused_by {
            None => Err(Denied::WrongState),
            Some(first) if Some(first) == self.actor.id() => Err(Denied::OwnRefusal),
            Some(_) => Ok(()),
        })
    }

    pub fn complaints_are_taken(&self) -> Answer {
        self.decide(self.seen.challenge, Denied::WrongState, |c| match c.complaints_until {
            Some(until) if self.now < until => Ok(()),
            Some(until) => Err(Denied::TermOver(until)),
            None => Err(Denied::WrongState),
        })
    }

    /// By nobody whom it is about.
    pub fn answers_complaint(&self) -> Answer {
        self.decide(self.seen.challenge.and_then(|c| c.answers), Denied::Role, |answers| match answers {
            Answers::Theirs => Ok(()),
            Answers::OwnAct => Err(Denied::OwnAct),
            Answers::Others => Err(Denied::Role),
        })
    }

    /// Complaints are over: their term, and where the rules say so, each of them.
    pub fn complaints_are_over(&self) -> Answer {
        self.decide(self.seen.challenge, Denied::WrongState, |c| match c.complaints_until {
            Some(_) if c.is_concluded => Err(Denied::WrongState),
            Some(until) if self.now < until => Err(Denied::TermRuns(until)),
            Some(_) => {
                self.decide(c.is_blocked, Denied::WrongState, |is_blocked| if is_blocked { Err(Denied::OpenComplaint) } else { Ok(()) })
            }
            None => Err(Denied::WrongState),
        })
    }
}

fn closed(challenge: &ChallengeFacts) -> Denied {
    let is_closed = (Stage::Closed..Stage::Cancelled).contains(&challenge.stage);
    challenge.closes.filter(|_| is_closed).map_or(Denied::WrongState, Denied::Closed)
}
