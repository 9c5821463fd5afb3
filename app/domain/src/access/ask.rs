//! The named predicates that the table of permissions is made of.

mod council;
mod proposals;
mod scoring;

use super::{denied::Denied, fact::Fact, facts::ChallengeFacts, seen::Situation};
use crate::{
    accounts::Requested,
    challenges::Stage,
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};

/// The ranking exists.
pub(super) const RANKED: [Stage; 5] = [Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided, Stage::ResultPublished];

/// Keeps the council's papers; of the two confirmations of an opening theirs is the council's.
pub fn is_secretary(actor: &Actor) -> bool {
    actor.user().is_some_and(|user| user.role == Role::Member && user.seat == Some(SeatRole::Secretary))
}

pub(super) type Answer = Result<(), Denied>;

/// Named predicates over one question.
pub(super) struct Ask<'a> {
    pub actor: &'a Actor,
    pub seen: Situation<'a>,
    pub now: Moment,
    /// Asked what is worth finding out: whatever is unknown is taken to be as the actor would have it.
    pub hopes: bool,
}

impl<'a> Ask<'a> {
    /// Every predicate about facts is asked through here or [`holds`](Self::holds), so that the unknown denies.
    fn decide<T>(&self, fact: Fact<T>, unknown: Denied, judge: impl FnOnce(T) -> Answer) -> Answer {
        match fact {
            Fact::Known(value) => judge(value),
            Fact::Unknown if self.hopes => Ok(()),
            Fact::Unknown => Err(unknown),
        }
    }

    fn holds<T>(&self, fact: Fact<T>, denied: Denied, is_so: impl FnOnce(T) -> bool) -> Answer {
        self.decide(fact, denied, |value| if is_so(value) { Ok(()) } else { Err(denied) })
    }

    /// Of what always follows from a challenge.
    fn challenge_is(&self, denied: Denied, is_so: impl FnOnce(&ChallengeFacts) -> bool) -> Answer {
        self.holds(self.seen.challenge, denied, is_so)
    }

    /// Of something that somebody had to look up, about a challenge.
    fn is_found(&self, fact: impl FnOnce(&ChallengeFacts) -> Fact<bool>, denied: Denied) -> Answer {
        self.holds(self.seen.challenge.and_then(fact), denied, |is| is)
    }

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

    /// Of whoever holds one now; whoever has left is still a member where scoring began with them.
    pub fn seat(&self) -> Result<SeatRole, Denied> {
        let user = self.is(Role::Member)?;
        let is_kept = || user.still_scores && self.keeps_seat().is_ok();
        user.seat.or_else(|| is_kept().then_some(SeatRole::Member)).ok_or(Denied::Role)
    }

    /// The office and the council read what firms handed in.
    pub fn is_reader(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.seat().map(drop))
    }

    pub fn sees_challenge(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.holds(self.seen.stage(), Denied::Hidden, Stage::is_public))
    }

    pub fn is_public(&self) -> Answer {
        self.holds(self.seen.stage(), Denied::WrongState, Stage::is_public)
    }

    pub fn office_act(&self, role: Role, stages: &[Stage]) -> Answer {
        self.sees_challenge()?;
        self.is(role)?;
        self.stage_is(stages)
    }

    pub fn is_not_author(&self) -> Answer {
        self.challenge_is(Denied::OwnWork, |c| Some(c.author) != self.actor.id())
    }

    /// An officer has drafted an amendment, and no leader has published it.
    pub fn has_amendment(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| c.amended_by.is_some())
    }

    /// One that waits for a leader, who is never its drafter.
    pub fn is_offered_amendment(&self) -> Answer {
        self.has_amendment()?;
        self.challenge_is(Denied::WrongState, |c| c.is_amendment_offered)?;
        self.challenge_is(Denied::OwnWork, |c| c.amended_by != self.actor.id())
    }

    /// Once a ranking is known, nobody ends a call alone.
    pub fn is_cancel_asked(&self) -> Answer {
        self.challenge_is(Denied::OfficerAsks, |c| c.is_cancel_asked)
    }

    /// Nobody can rely on a number of the decision yet.
    pub fn has_no_public_number(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| !c.has_public_number)
    }

    /// An officer has asked for more time, and a leader can still give it.
    pub fn is_extension_asked(&self) -> Answer {
        self.challenge_is(Denied::WrongState, |c| c.is_extension_asked)
    }

    /// Scoring begins with nobody on the roster whom the office keeps out: a seat is ended in public, or the account restored.
    pub fn nobody_is_kept_out(&self) -> Answer {
        let kept_out = self.seen.challenge.and_then(|c| c.kept_out);
        self.decide(kept_out, Denied::WrongState, |number| if number == 0 { Ok(()) } else { Err(Denied::KeptOut(number)) })
    }

    /// The council is not asked until it says what the office wants to hear.
    pub fn is_asked_once(&self) -> Answer {
        self.challenge_is(Denied::AskedOnce, |c| !c.is_asked_enough)
    }

    pub fn stage_is(&self, stages: &[Stage]) -> Answer {
        self.holds(self.seen.stage(), Denied::WrongState, |stage| stages.contains(&stage))
    }

    pub fn is_in_discussion(&self) -> Answer {
        self.holds(self.seen.stage(), Denied::WrongState, Stage::is_in_discussion)
    }

    pub fn is_unsealed(&self) -> Answer {
        let closes = self.seen.challenge.known().and_then(|c| c.closes);
        self.holds(self.seen.stage(), closes.map_or(Denied::WrongState, Denied::Sealed), Stage::is_unsealed)
    }

    /// An officer, or the council's secretary.
    pub fn is_opener(&self) -> Answer {
        self.is(Role::Officer).map(drop).or_else(|_| self.is_secretary())
    }

    pub fn is_secretary(&self) -> Answer {
        self.seat()?;
        if is_secretary(self.actor) { Ok(()) } else { Err(Denied::Role) }
    }

    /// Officers keep the accounts of firms, leaders every account; nobody their own.
    pub fn keeps_account(&self) -> Result<&'a User, Denied> {
        let user = self.is_office()?;
        self.is_others_account(user)?;
        let is_kept = |role| user.role != Role::Officer || role == Role::Firm;
        self.decide(self.seen.account, Denied::Hidden, |account| if is_kept(account.role) { Ok(()) } else { Err(Denied::Role) })?;
        Ok(user)
    }

    pub fn is_others_account(&self, user: &User) -> Answer {
        self.decide(self.seen.account, Denied::Hidden, |account| if account.id == user.id { Err(Denied::OwnAccount) } else { Ok(()) })
    }

    /// Nobody who can approve would be left.
    pub fn leaves_a_leader(&self) -> Answer {
        self.decide(self.seen.account, Denied::LastLeader, |account| match account.role {
            Role::Leader => self.holds(account.other_leaders, Denied::LastLeader, |others| others > 0),
            Role::Firm | Role::Officer | Role::Member => Ok(()),
        })
    }

    /// Whether somebody is kept from taking part is never one person's to say: who asked does not confirm.
    pub fn is_second(&self, what: Requested, user: &User) -> Answer {
        self.decide(self.seen.account, Denied::WrongState, |account| match account.asked.filter(|(asked, _)| *asked == what) {
            None => Err(Denied::OtherRequest),
            Some((_, first)) if first == user.id => Err(Denied::OwnRequest),
            Some(_) => Ok(()),
        })
    }

    /// Minutes before a closing or a vote, to be signed out is to be kept out: that is two people's to say.
    pub fn nothing_presses(&self) -> Answer {
        self.may_be_stopped()?;
        self.holds(self.presses(), Denied::TakesTwo, |presses| !presses)
    }

    /// And not even two people's where it is a vote of the council, or a firm that is in a call, or may be.
    pub fn may_be_stopped(&self) -> Answer {
        if self.holds(self.presses(), Denied::TakesTwo, |presses| !presses).is_ok() {
            return Ok(());
        }
        self.is_on_no_roster().map_err(|_| Denied::VoteAwaited).and(self.is_in_no_call())
    }

    fn presses(&self) -> Fact<bool> {
        self.seen.account.and_then(|account| account.presses)
    }

    /// Who may hand something in, or is being judged, is kept out of it by nobody.
    pub fn is_in_no_call(&self) -> Answer {
        self.decide(self.seen.kept(), Denied::WrongState, |kept| kept.map_or(Ok(()), |kept| Err(Denied::FirmKept(kept))))
    }

    /// From the beginning of scoring until the leader has decided, sheets and votes of a roster are its members' own.
    pub fn is_on_no_roster(&self) -> Answer {
        self.holds(self.seen.account.and_then(|account| account.is_on_roster), Denied::OnRoster, |is_on_roster| !is_on_roster)
    }

    /// A reply is drafted by one and published by another.
    pub fn is_others_reply(&self) -> Answer {
        let by = self.seen.challenge.and_then(|c| c.replied_by);
        self.holds(by, Denied::OwnReply, |by| Some(by) != self.actor.id())
    }

    /// The office, between the decision and its publication; nobody else is told that there is one.
    pub fn prepares_result(&self) -> Answer {
        self.is_office().map_err(|_| Denied::WrongState).and(self.stage_is(&[Stage::Decided]))
    }
}
