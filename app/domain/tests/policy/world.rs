//! A proposal, its challenge, a meeting and an account, and what somebody who asks about them has been told.

use domain::{
    access::{
        AccountFacts, Action, ChallengeFacts, CompletionAsked, Denied, Fact::Known, Facts, FirmFacts, MeetingFacts, OwnSheet, Partnership,
        ProposalFacts, Site, SubjectKind, check,
    },
    accounts::{Requested, Standing},
    challenges::{Challenge, Content, Stage, State, Timing, lifecycle::Opening, rules::Blind},
    complaints::about::Answers,
    council::Conflict,
    evaluations::SheetStanding,
    ids::{ChallengeId, FirmId, MeetingId, ProposalId, UserId},
    people::{Actor, Role},
    proposals::{Life, Proposal, Receipt, SectionVersions},
    time::Moment,
};
use uuid::Uuid;

pub const OWN: FirmId = FirmId(Uuid::from_u128(1));
pub const OTHER: FirmId = FirmId(Uuid::from_u128(2));
/// Asked to be a partner.
pub const THIRD: FirmId = FirmId(Uuid::from_u128(8));
pub const ME: UserId = UserId(Uuid::from_u128(3));
pub const SOMEBODY: UserId = UserId(Uuid::from_u128(4));
pub const NOW: Moment = Moment(1_000);

/// Something of each kind; the proposal's challenge is the challenge.
#[derive(Clone, Copy, Debug)]
pub struct World {
    pub proposal: ProposalFacts,
    pub meeting: MeetingFacts,
    pub account: AccountFacts,
    /// Asked of somebody whose seat has ended: on the roster once scoring has begun, and no member for it until then.
    pub is_of_roster_alone: bool,
}

impl World {
    pub fn challenge(&mut self) -> &mut ChallengeFacts {
        &mut self.proposal.challenge
    }

    pub fn at(mut self, stage: Stage) -> Self {
        self.challenge().stage = stage;
        self.meeting.stage = Some(stage);
        if self.is_of_roster_alone && stage < Stage::Scoring {
            self.challenge().is_seated_late = Known(true);
        }
        self
    }

    /// With some proposal of the challenge, or with the one in question.
    pub fn conflict(&mut self, everywhere: Conflict, here: Conflict) {
        self.challenge().conflict = Known(everywhere);
        self.challenge().presiding = Known(everywhere);
        self.meeting.conflict = Known(everywhere);
        self.challenge().tied = Known(here);
        self.proposal.conflict = Known(here);
        self.meeting.item = Known(here);
    }

    pub fn sheet(&mut self, standing: SheetStanding, has_first: bool) {
        self.proposal.own_sheet = Known(OwnSheet { standing, has_first });
    }

    pub fn acts_as_chair(&mut self) {
        self.challenge().presides = Known(true);
        self.meeting.presides = Known(true);
    }

    pub fn check(&self, actor: &Actor, action: Action) -> Result<(), Denied> {
        fn answer(actor: &Actor, action: Action, facts: &impl Facts) -> Result<(), Denied> {
            check(actor, action, facts, NOW).map(drop)
        }
        match action.about() {
            SubjectKind::Site => answer(actor, action, &Site),
            SubjectKind::Firm => {
                let mut firm = FirmFacts::of(self.proposal.firm);
                firm.kept = self.account.kept;
                answer(actor, action, &firm)
            }
            SubjectKind::Challenge => answer(actor, action, &self.proposal.challenge),
            SubjectKind::Proposal => answer(actor, action, &self.proposal),
            SubjectKind::Meeting => answer(actor, action, &self.meeting),
            SubjectKind::Account => answer(actor, action, &self.account),
        }
    }
}

pub fn challenge() -> Challenge {
    let mut content = Content::default();
    content.calendar.opens = Some(Moment(500));
    content.calendar.closes = Some(Moment(2_000));
    Challenge {
        id: ChallengeId(Uuid::from_u128(5)),
        code: "BT-01".to_owned(),
        author: SOMEBODY,
        state: State::draft(None),
        content,
        version: 0,
        is_illustrative: true,
        rules_hash: None,
        opening: Opening::default(),
        timing: Timing::default(),
    }
}

pub fn proposal() -> Proposal {
    Proposal {
        id: ProposalId(Uuid::from_u128(6)),
        code: "HS-01".to_owned(),
        challenge: challenge().id,
        firm: OWN,
        life: Life::Admissible(Receipt {
            code: "BN-01".to_owned(),
            version: 1,
            at: Moment(400),
            sha256: "c0ffee".to_owned(),
            confirmed: None,
        }),
        draft_version: 0,
        sections: SectionVersions::default(),
        anew: None,
    }
}

/// Nothing has been looked up.
pub fn unasked() -> World {
    let challenge = ChallengeFacts::of(&challenge(), NOW);
    World {
        proposal: ProposalFacts::of(&proposal(), challenge),
        meeting: MeetingFacts::of(MeetingId(Uuid::from_u128(7)), None, &[challenge]),
        account: AccountFacts::of(&Standing::new(SOMEBODY), Role::Firm),
        is_of_roster_alone: false,
    }
}

/// Everything has been, and nothing is out of the ordinary.
pub fn world() -> World {
    let mut world = unasked();
    world.conflict(Conflict::Clear, Conflict::Clear);
    world.sheet(SheetStanding::None, false);
    world.proposal.asked = Known(CompletionAsked::Answered);
    world.proposal = world.proposal.allowed(None);
    world.proposal = world.proposal.joined(Some(Partnership { firm: THIRD, is_asked: true, has_agreed: false }), false);
    world.meeting.secretary = Some(SOMEBODY);
    (world.meeting.presides, world.meeting.leads_item) = (Known(false), Known(false));
    world.meeting.keeps_seat = Known(false);
    (world.account.asked, world.account.other_leaders) = (Some((Requested::Suspension, SOMEBODY)), Known(1));
    (world.account.presses, world.account.is_on_roster, world.account.kept) = (Known(false), Known(false), Known(None));
    let challenge = world.challenge();
    (challenge.round, challenge.has_next_round, challenge.blind) = (0, false, Blind::default());
    challenge.complaints_until = Some(Moment(2_000));
    (challenge.questions_until, challenge.replied_by) = (Some(Moment(2_000)), Known(SOMEBODY));
    challenge.sheets_until = Some(Moment(2_000));
    challenge.is_seated_late = Known(false);
    (challenge.is_elector, challenge.is_heard) = (Known(false), Known(false));
    challenge.presides = Known(false);
    (challenge.is_leaderless, challenge.kept_out) = (Known(false), Known(0));
    challenge.has_met = Known(true);
    challenge.is_blocked = Known(false);
    challenge.answers = Known(Answers::Others);
    world
}
