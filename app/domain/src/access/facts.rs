//! What decisions depend on, one type for each subject, each built from the subject itself.
//!
//! What follows from the subject is always known. What has to be looked up for the acting person is a [`Fact`], unknown
//! until somebody has looked: the constructors here know nothing of it, and `backend::facts` is where it is looked up.

use super::{fact::Fact, kept::Kept};
use crate::{
    accounts::{Requested, Standing},
    challenges::{Challenge, Stage, State, rules::Blind},
    complaints::about::Answers,
    council::{Conflict, Meeting},
    evaluations::{MemberSheet, SheetStanding},
    ids::{ChallengeId, FirmId, MeetingId, ProposalId, UserId},
    people::{Right, Role},
    proposals::{Completion, Life, Proposal},
    time::Moment,
};

/// Of actions that are done to nothing in particular: everything depends on who asks.
#[derive(Clone, Copy, Debug)]
pub struct Site;

#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FirmFacts {
    pub id: FirmId,
    /// It is in a call, or may be.
    pub kept: Fact<Option<Kept>>,
}

impl FirmFacts {
    pub fn of(id: FirmId) -> Self {
        Self { id, kept: Fact::Unknown }
    }
}

#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ChallengeFacts {
    pub id: ChallengeId,
    pub stage: Stage,
    pub author: UserId,
    /// Who drafted the amendment that is not published yet, if there is one.
    pub amended_by: Option<UserId>,
    /// It waits for a leader, and was not sent back by one.
    pub is_amendment_offered: bool,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    /// An officer has asked that the closing, or the end of scoring, be moved, and it can still be.
    pub is_extension_asked: bool,
    /// An officer has asked that a call with a ranking be cancelled.
    pub is_cancel_asked: bool,
    /// The council has voted again on what had come back to it, and no leader asks for more.
    pub is_asked_enough: bool,
    /// While scoring runs: sheets are taken until this moment, exclusive.
    pub sheets_until: Option<Moment>,
    /// The round of scoring, from 1; 0 when the challenge is not being scored.
    pub round: u32,
    /// Another round follows this one.
    pub has_next_round: bool,
    /// Scoring had closed before, and an earlier version reopened it.
    pub is_reopened: bool,
    pub blind: Blind,
    /// The rules let a proposal be completed once after the opening.
    pub may_be_completed: bool,
    /// Complaints are taken until this moment, exclusive.
    pub complaints_until: Option<Moment>,
    pub is_concluded: bool,
    /// Everybody reads number and date of the decision.
    pub has_public_number: bool,
    /// What the acting member declared for the proposals of the challenge that wait for the council; the worst of it.
    pub conflict: Fact<Conflict>,
    /// The same without proposals that cannot have a result, since too few of the council can score them: whoever presides has
    /// nothing to decide about them.
    pub presiding: Fact<Conflict>,
    /// The same for the proposals that a ballot decides between, or that a motion is about.
    pub tied: Fact<Conflict>,
    /// The rules let the council leave out sheets far from the others.
    pub may_exclude: bool,
    /// The rules have members score a made-up proposal first.
    pub has_practice: bool,
    /// The acting member is one of those who may vote on the motion in question.
    pub is_elector: Fact<bool>,
    /// The motion in question is about the acting member's own sheet, and they may still answer.
    pub is_heard: Fact<bool>,
    /// The acting member was seated after scoring began; or has left the council before it.
    pub is_seated_late: Fact<bool>,
    /// The acting member presides unless they have a conflict: as chair, as vice-chair where the chair cannot, or named where
    /// neither can.
    pub presides: Fact<bool>,
    /// Nobody can preside.
    pub is_leaderless: Fact<bool>,
    /// How many of those who would score could not sign in to do it, because of the office.
    pub kept_out: Fact<u32>,
    /// A valid meeting about the challenge has ended since scoring closed, or one is running, or its rules ask for none before a shortlist.
    pub has_met: Fact<bool>,
    /// A complaint that the rules let block the end of the call is open.
    pub is_blocked: Fact<bool>,
    /// Who answers the complaint in question.
    pub answers: Fact<Answers>,
    /// Questions are taken until this moment, exclusive.
    pub questions_until: Option<Moment>,
    /// Who drafted the reply in question.
    pub replied_by: Fact<UserId>,
}

impl ChallengeFacts {
    pub fn of(challenge: &Challenge, now: Moment) -> Self {
        let (calendar, rules) = (&challenge.content.calendar, &challenge.content.rules);
        Self {
            id: challenge.id,
            stage: challenge.stage(now),
            author: challenge.author,
            amended_by: challenge.amendment().map(|amendment| amendment.by),
            is_amendment_offered: challenge.amendment().is_some_and(|amendment| amendment.returned.is_none()),
            opens: calendar.opens,
            closes: calendar.closes,
            is_extension_asked: challenge.extension(now).is_some(),
            is_cancel_asked: challenge.timing.cancelling.is_some(),
            is_asked_enough: challenge.is_asked_enough(),
            sheets_until: challenge.scoring_term(),
            round: challenge.round(),
            has_next_round: challenge.has_next_round(),
            is_reopened: challenge.reopened().is_some(),
            blind: rules.blind,
            may_be_completed: rules.terms.repair_days > 0,
            complaints_until: challenge.complaints_until(),
            is_concluded: matches!(challenge.state, State::ResultPublished { concluded: Some(_), .. }),
            has_public_number: challenge.has_public_number(),
            conflict: Fact::Unknown,
            presiding: Fact::Unknown,
            tied: Fact::Unknown,
            may_exclude: rules.motions.exclusion.is_some(),
            has_practice: rules.practice,
            is_elector: Fact::Unknown,
            is_heard: Fact::Unknown,
            is_seated_late: Fact::Unknown,
            presides: Fact::Unknown,
            is_leaderless: Fact::Unknown,
            kept_out: Fact::Unknown,
            has_met: if rules.meeting_first { Fact::Unknown } else { Fact::Known(true) },
            is_blocked: Fact::Unknown,
            answers: Fact::Unknown,
            questions_until: challenge.questions_until(),
            replied_by: Fact::Unknown,
        }
    }
}

/// The acting member's sheet for a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSheet {
    pub standing: SheetStanding,
    /// Handed in in the first round, which is over.
    pub has_first: bool,
}

impl OwnSheet {
    pub fn of(own: Option<&MemberSheet>) -> Self {
        Self { standing: own.map(MemberSheet::standing).unwrap_or_default(), has_first: own.is_some_and(|sheet| sheet.first().is_some()) }
    }
}

/// What the firm was asked to add after the opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionAsked {
    Nothing,
    /// Until this moment, and the firm has not said that it is done.
    Until(Moment),
    Answered,
}

impl CompletionAsked {
    pub fn of(completion: Option<&Completion>) -> Self {
        match completion {
            None => Self::Nothing,
            Some(asked) if asked.handed_in.is_none() => Self::Until(asked.due),
            Some(_) => Self::Answered,
        }
    }
}

/// What a firm was asked about another's proposal, and said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partnership {
    /// The one that was asked.
    pub firm: FirmId,
    pub is_asked: bool,
    pub has_agreed: bool,
}

#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ProposalFacts {
    pub id: ProposalId,
    pub challenge: ChallengeFacts,
    pub firm: FirmId,
    /// Neither a draft nor withdrawn.
    pub is_handed_in: bool,
    /// The office has not screened it.
    pub is_unscreened: bool,
    /// Nor is its refusal confirmed.
    pub awaits_screening: bool,
    /// Who of the office holds that it is not to be scored, and waits for another to say so.
    pub refused_by: Option<UserId>,
    /// It passed the office's screening.
    pub is_admissible: bool,
    /// It lost its quorum after scoring had closed, and sheets are taken anew until this moment, exclusive.
    pub anew_until: Option<Moment>,
    /// What the acting member declared for it.
    pub conflict: Fact<Conflict>,
    pub own_sheet: Fact<OwnSheet>,
    pub asked: Fact<CompletionAsked>,
    /// What the owner of its firm said that the acting person may do with this one; `None`: as with all of the firm's.
    pub alone: Fact<Option<Right>>,
    /// What the acting firm was asked, where it is another's.
    pub partner: Fact<Partnership>,
    /// The acting firm takes part in another proposal of the challenge: it has agreed to, or handed one in.
    pub elsewhere: Fact<bool>,
}

impl ProposalFacts {
    pub fn of(proposal: &Proposal, challenge: ChallengeFacts) -> Self {
        Self {
            id: proposal.id,
            challenge,
            firm: proposal.firm,
            is_handed_in: proposal.is_handed_in(),
            is_unscreened: matches!(proposal.life, Life::Submitted(_)),
            awaits_screening: proposal.awaits_screening(),
            refused_by: proposal.proposed_by(),
            is_admissible: proposal.is_admitted(),
            anew_until: proposal.scored_anew().map(|anew| anew.until),
            conflict: Fact::Unknown,
            own_sheet: Fact::Unknown,
            asked: Fact::Unknown,
            alone: Fact::Unknown,
            partner: Fact::Unknown,
            elsewhere: Fact::Unknown,
        }
    }
}

#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MeetingFacts {
    pub id: MeetingId,
    /// Of its challenges: one that is still in discussion is enough to go on. `None` where it has none.
    pub stage: Option<Stage>,
    /// Who keeps the minutes.
    pub secretary: Option<UserId>,
    /// A conflict in one of its challenges is a conflict.
    pub conflict: Fact<Conflict>,
    /// What the acting member declared for what an item is about.
    pub item: Fact<Conflict>,
    /// Whoever presides is not clear of the item in question, and the acting member is the next in order who is.
    pub leads_item: Fact<bool>,
    /// The acting member presides in all of its challenges, unless they have a conflict.
    pub presides: Fact<bool>,
    /// The scoring of one of its challenges began with the acting member, and nothing is decided there.
    pub keeps_seat: Fact<bool>,
}

impl MeetingFacts {
    /// Of a meeting that is being planned, nobody keeps the minutes yet.
    pub fn of(id: MeetingId, meeting: Option<&Meeting>, challenges: &[ChallengeFacts]) -> Self {
        let declared: Option<Vec<Conflict>> = challenges.iter().map(|c| c.conflict.known()).collect();
        let presides: Option<Vec<bool>> = challenges.iter().map(|c| c.presides.known()).collect();
        let keeps = |c: &ChallengeFacts| c.stage.is_undecided() && c.is_seated_late.known() == Some(false);
        Self {
            id,
            keeps_seat: challenges.iter().any(keeps).then_some(true).into(),
            stage: challenges.iter().map(|c| c.stage).max_by_key(|stage| (stage.is_in_discussion(), stage.is_unsealed())),
            secretary: meeting.map(|m| m.plan.secretary),
            conflict: declared.map(Conflict::worst).into(),
            item: Fact::Unknown,
            leads_item: Fact::Unknown,
            presides: presides.map(|all| !all.is_empty() && all.into_iter().all(|is| is)).into(),
        }
    }
}

#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AccountFacts {
    pub id: UserId,
    /// The job that it does.
    pub role: Role,
    /// What was asked for about it, and by whom.
    pub asked: Option<(Requested, UserId)>,
    /// Leaders whose accounts are in use, besides this one.
    pub other_leaders: Fact<usize>,
    /// Something of its owner's falls due within a day, or is going on.
    pub presses: Fact<bool>,
    /// Its owner is of a roster whose scoring has begun, and the leader has not decided there.
    pub is_on_roster: Fact<bool>,
    /// Its owner's firm is in a call, or may be.
    pub kept: Fact<Option<Kept>>,
}

impl AccountFacts {
    pub fn of(standing: &Standing, role: Role) -> Self {
        let asked = standing.asked.as_ref().map(|request| (request.what, request.by));
        let (presses, is_on_roster) = (Fact::Unknown, Fact::Unknown);
        Self { id: standing.id, role, asked, other_leaders: Fact::Unknown, presses, is_on_roster, kept: Fact::Unknown }
    }
}
