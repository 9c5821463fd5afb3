//! All permissions, written once: who may do what, when, and why not.
//!
//! [`check`] is one exhaustive `match`. Use-cases call it and hand the [`Permit`] to the writers;
//! pages ask it through [`Can`] and show a button, the reason, or nothing.

use crate::{
    challenges::{Challenge, Stage},
    council::Conflict,
    evaluations::SheetStanding,
    firms::Standing,
    ids::{FirmId, UserId},
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything anyone can do. The order is that of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    ViewChallenge,
    UseOffice,
    CreateChallenge,
    EditChallenge,
    SendToReview,
    ReturnChallenge,
    PublishChallenge,
    AmendChallenge,
    ExtendClosing,
    CancelChallenge,
    ViewHistory,
    RegisterFirm,
    ViewFirm,
    EditFirm,
    InviteMember,
    ReviewFirm,
    StartProposal,
    ViewOwnProposal,
    EditProposal,
    SubmitProposal,
    WithdrawProposal,
    ConfirmOpening,
    ListProposals,
    ViewProposal,
    ScreenProposal,
    StartScoring,
    ManageSeats,
    UseCouncil,
    DeclareConflict,
    ScoreProposal,
    ViewOthersSheets,
    ViewProgress,
    CloseScoring,
    ViewRanking,
    ProposeShortlist,
    DecideShortlist,
    PublishResult,
    ViewResult,
    ViewFeedback,
}

impl Action {
    pub const ALL: [Self; 39] = [
        Self::ViewChallenge,
        Self::UseOffice,
        Self::CreateChallenge,
        Self::EditChallenge,
        Self::SendToReview,
        Self::ReturnChallenge,
        Self::PublishChallenge,
        Self::AmendChallenge,
        Self::ExtendClosing,
        Self::CancelChallenge,
        Self::ViewHistory,
        Self::RegisterFirm,
        Self::ViewFirm,
        Self::EditFirm,
        Self::InviteMember,
        Self::ReviewFirm,
        Self::StartProposal,
        Self::ViewOwnProposal,
        Self::EditProposal,
        Self::SubmitProposal,
        Self::WithdrawProposal,
        Self::ConfirmOpening,
        Self::ListProposals,
        Self::ViewProposal,
        Self::ScreenProposal,
        Self::StartScoring,
        Self::ManageSeats,
        Self::UseCouncil,
        Self::DeclareConflict,
        Self::ScoreProposal,
        Self::ViewOthersSheets,
        Self::ViewProgress,
        Self::CloseScoring,
        Self::ViewRanking,
        Self::ProposeShortlist,
        Self::DecideShortlist,
        Self::PublishResult,
        Self::ViewResult,
        Self::ViewFeedback,
    ];
}

/// What a decision depends on, besides who asks and when. Absent facts never permit anything.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub stage: Option<Stage>,
    pub author: Option<UserId>,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    /// The firm in question, or the firm that owns the proposal in question.
    pub firm: Option<FirmId>,
    /// The proposal in question is handed in: neither a draft nor withdrawn.
    pub is_handed_in: bool,
    /// The proposal in question passed the office's screening.
    pub is_admissible: bool,
    /// What the acting member declared for the proposal in question.
    pub conflict: Conflict,
    /// The acting member declared a conflict with some proposal of the challenge.
    pub has_conflict: bool,
    /// The acting member has not declared yet for some admitted proposal of the challenge.
    pub has_undeclared: bool,
    /// The acting member's sheet for the proposal in question.
    pub own_sheet: SheetStanding,
}

impl Facts {
    pub fn of(challenge: &Challenge, now: Moment) -> Self {
        let calendar = &challenge.content.calendar;
        Self {
            stage: Some(challenge.stage(now)),
            author: Some(challenge.author),
            opens: calendar.opens,
            closes: calendar.closes,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn with_firm(self, firm: FirmId) -> Self {
        Self { firm: Some(firm), ..self }
    }
}

/// Proof that [`check`] said yes; writers ask for it.
#[derive(Clone, Debug)]
pub struct Permit {
    action: Action,
    by: Option<UserId>,
    at: Moment,
}

impl Permit {
    pub fn action(&self) -> Action {
        self.action
    }

    /// `None` for the system itself and for visitors.
    pub fn by(&self) -> Option<UserId> {
        self.by
    }

    pub fn at(&self) -> Moment {
        self.at
    }
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denied {
    /// That it exists is itself a secret.
    Hidden,
    SignIn,
    Role,
    NotOwner,
    /// The author may not approve their own text.
    OwnWork,
    /// Must have registered a firm.
    NoFirm,
    HasFirm,
    /// The firm is not verified yet.
    Unverified,
    Conflict,
    /// Must say first whether there is a conflict of interest.
    DeclareFirst,
    NotOpenYet(Moment),
    Closed(Moment),
    /// Proposals stay sealed until this moment at the earliest.
    Sealed(Moment),
    WrongState,
    /// A submitted sheet does not change.
    Locked,
}

/// The status of the answer to a refused request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotFound,
    SignIn,
    Forbidden,
    Conflict,
}

impl Denied {
    pub fn refusal(self) -> Refusal {
        match self {
            Self::Hidden => Refusal::NotFound,
            Self::SignIn => Refusal::SignIn,
            Self::NotOpenYet(_) | Self::Closed(_) | Self::Sealed(_) | Self::WrongState | Self::Locked => Refusal::Conflict,
            Self::Role
            | Self::NotOwner
            | Self::OwnWork
            | Self::NoFirm
            | Self::HasFirm
            | Self::Unverified
            | Self::Conflict
            | Self::DeclareFirst => Refusal::Forbidden,
        }
    }
}

/// Decides whether `actor` may do `action` at `now`, given `facts`.
pub fn check(actor: &Actor, action: Action, facts: &Facts, now: Moment) -> Result<Permit, Denied> {
    let ask = Ask { actor, facts };
    match action {
        Action::ViewChallenge => ask.sees_challenge(),
        Action::ViewResult => ask.sees_challenge().and(ask.stage_is(&[Stage::ResultPublished])),

        Action::UseOffice => ask.is_office().map(drop),
        Action::CreateChallenge | Action::ReviewFirm | Action::ManageSeats => ask.is(Role::Officer).map(drop),
        Action::EditChallenge | Action::SendToReview => ask.office_act(Role::Officer, &[Stage::Draft]),
        Action::ReturnChallenge | Action::PublishChallenge => ask.office_act(Role::Leader, &[Stage::UnderReview]).and(ask.is_not_author()),
        Action::AmendChallenge | Action::ExtendClosing => ask.office_act(Role::Officer, &[Stage::Upcoming, Stage::Open]),
        Action::CancelChallenge => ask.office_act(Role::Leader, &CANCELLABLE),
        Action::ViewHistory => ask.sees_challenge().and(ask.is_office().map(drop)),

        Action::RegisterFirm => ask.is(Role::Firm).and_then(|u| if u.firm.is_none() { Ok(()) } else { Err(Denied::HasFirm) }),
        Action::ViewFirm => ask.is_office().map(drop).or_else(|_| ask.is_own_firm()),
        Action::EditFirm | Action::InviteMember => ask.is_own_firm().and(ask.owns_firm()),

        Action::StartProposal => ask.sees_challenge().and(ask.has_firm()).and(ask.is_before_closing()),
        Action::ViewOwnProposal => ask.is_own_firm(),
        Action::EditProposal => ask.is_own_firm().and(ask.is_before_closing()),
        Action::SubmitProposal => ask.is_own_firm().and(ask.is_open()).and(ask.is_verified()),
        Action::WithdrawProposal => ask.is_own_firm().and(ask.is_open()).and(ask.is_handed_in()),

        Action::ConfirmOpening => ask.is_opener().and(ask.stage_is(&[Stage::Closed])),
        Action::ListProposals => ask.is_reader().and(ask.is_unsealed()),
        Action::ViewProposal => ask.sees_opened_proposal(),
        Action::ScreenProposal => ask.sees_opened_proposal().and(ask.office_act(Role::Officer, &[Stage::Opened])),
        Action::StartScoring => ask.office_act(Role::Officer, &[Stage::Opened]),

        Action::UseCouncil => ask.seat().map(drop),
        Action::DeclareConflict => ask
            .seat()
            .and(ask.knows_of_proposal())
            .and(ask.stage_is(&[Stage::Opened, Stage::Scoring]))
            .and(ask.is_unlocked())
            .and(ask.has_not_recused()),
        Action::ScoreProposal => {
            ask.seat().and(ask.sees_opened_proposal()).and(ask.stage_is(&[Stage::Scoring])).and(ask.is_admissible()).and(ask.is_unlocked())
        }
        Action::ViewOthersSheets => ask.sees_opened_proposal().and(ask.sees_sheets()),
        Action::ViewProgress => ask.is_office().map(drop).or_else(|_| ask.presides()).and(ask.stage_is(&[Stage::Scoring])),
        Action::CloseScoring => ask.presides().and(ask.stage_is(&[Stage::Scoring])),
        Action::ViewRanking => ask.is_reader().and(ask.is_unconflicted()).and(ask.stage_is(&RANKED)),
        Action::ProposeShortlist => ask.presides().and(ask.stage_is(&[Stage::Scored])),
        Action::DecideShortlist => ask.office_act(Role::Leader, &[Stage::Proposed]),
        Action::PublishResult => ask.is_office().map(drop).and(ask.stage_is(&[Stage::Decided])),
        Action::ViewFeedback => ask.is_own_firm().and(ask.is_handed_in()).and(ask.stage_is(&[Stage::ResultPublished])),
    }
    .map(|()| Permit { action, by: actor.id(), at: now })
}

/// The system's own permit to publish what a leader scheduled.
pub fn system(action: Action, now: Moment) -> Option<Permit> {
    (action == Action::PublishChallenge).then_some(Permit { action, by: None, at: now })
}

const CANCELLABLE: [Stage; 9] = [
    Stage::Scheduled,
    Stage::Upcoming,
    Stage::Open,
    Stage::Closed,
    Stage::Opened,
    Stage::Scoring,
    Stage::Scored,
    Stage::Proposed,
    Stage::Decided,
];
const RANKED: [Stage; 4] = [Stage::Scored, Stage::Proposed, Stage::Decided, Stage::ResultPublished];

type Answer = Result<(), Denied>;

/// Named predicates over one question.
struct Ask<'a> {
    actor: &'a Actor,
    facts: &'a Facts,
}

impl<'a> Ask<'a> {
    fn user(&self) -> Result<&'a User, Denied> {
        self.actor.user().ok_or(Denied::SignIn)
    }

    fn is(&self, role: Role) -> Result<&'a User, Denied> {
        self.user().and_then(|u| if u.role == role { Ok(u) } else { Err(Denied::Role) })
    }

    /// Officers and leaders.
    fn is_office(&self) -> Result<&'a User, Denied> {
        self.is(Role::Officer).or_else(|_| self.is(Role::Leader))
    }

    fn seat(&self) -> Result<SeatRole, Denied> {
        self.is(Role::Member)?.seat.ok_or(Denied::Role)
    }

    fn sees_challenge(&self) -> Answer {
        let is_public = self.facts.stage.is_some_and(Stage::is_public);
        if is_public || self.is_office().is_ok() { Ok(()) } else { Err(Denied::Hidden) }
    }

    fn office_act(&self, role: Role, stages: &[Stage]) -> Answer {
        self.sees_challenge()?;
        self.is(role)?;
        self.stage_is(stages)
    }

    fn is_not_author(&self) -> Answer {
        if self.facts.author.is_some() && self.facts.author != self.actor.id() { Ok(()) } else { Err(Denied::OwnWork) }
    }

    fn stage_is(&self, stages: &[Stage]) -> Answer {
        if self.facts.stage.is_some_and(|s| stages.contains(&s)) { Ok(()) } else { Err(Denied::WrongState) }
    }

    fn has_firm(&self) -> Answer {
        self.is(Role::Firm)?.firm.map(drop).ok_or(Denied::NoFirm)
    }

    /// Others' firms and proposals are not even known to exist.
    fn is_own_firm(&self) -> Answer {
        let own = self.user()?.firm.map(|m| m.firm);
        if own.is_some() && own == self.facts.firm { Ok(()) } else { Err(Denied::Hidden) }
    }

    fn owns_firm(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.is_owner) { Ok(()) } else { Err(Denied::NotOwner) }
    }

    fn is_verified(&self) -> Answer {
        if self.actor.firm().is_some_and(|m| m.standing == Standing::Verified) { Ok(()) } else { Err(Denied::Unverified) }
    }

    /// A draft may be written from publication to closing.
    fn is_before_closing(&self) -> Answer {
        match self.facts.stage {
            Some(Stage::Upcoming | Stage::Open) => Ok(()),
            _ => Err(self.closed()),
        }
    }

    fn is_open(&self) -> Answer {
        match (self.facts.stage, self.facts.opens) {
            (Some(Stage::Open), _) => Ok(()),
            (Some(Stage::Upcoming), Some(opens)) => Err(Denied::NotOpenYet(opens)),
            _ => Err(self.closed()),
        }
    }

    fn closed(&self) -> Denied {
        let is_closed = self.facts.stage.is_some_and(|s| (Stage::Closed..Stage::Cancelled).contains(&s));
        self.facts.closes.filter(|_| is_closed).map_or(Denied::WrongState, Denied::Closed)
    }

    fn is_handed_in(&self) -> Answer {
        if self.facts.is_handed_in { Ok(()) } else { Err(Denied::WrongState) }
    }

    fn is_admissible(&self) -> Answer {
        if self.facts.is_admissible { Ok(()) } else { Err(Denied::WrongState) }
    }

    /// An officer, or the council's secretary.
    fn is_opener(&self) -> Answer {
        self.is(Role::Officer).map(drop).or_else(|_| if self.seat()? == SeatRole::Secretary { Ok(()) } else { Err(Denied::Role) })
    }

    /// The office and the council read what firms handed in.
    fn is_reader(&self) -> Answer {
        self.is_office().map(drop).or_else(|_| self.seat().map(drop))
    }

    fn is_unsealed(&self) -> Answer {
        if self.facts.stage.is_some_and(Stage::is_unsealed) {
            return Ok(());
        }
        Err(self.facts.closes.map_or(Denied::WrongState, Denied::Sealed))
    }

    /// What is sealed, withdrawn or a draft does not exist for anyone but its firm.
    fn knows_of_proposal(&self) -> Answer {
        self.is_reader().map_err(|d| if d == Denied::SignIn { d } else { Denied::Hidden })?;
        if self.is_unsealed().is_ok() && self.facts.is_handed_in { Ok(()) } else { Err(Denied::Hidden) }
    }

    fn sees_opened_proposal(&self) -> Answer {
        self.knows_of_proposal()?;
        match (self.seat(), self.facts.conflict) {
            (Err(_), _) | (_, Conflict::Clear) => Ok(()),
            (_, Conflict::Undeclared) => Err(Denied::DeclareFirst),
            (_, Conflict::Conflicted) => Err(Denied::Hidden),
        }
    }

    /// A member sees others' sheets after submitting the own; the office after scoring has closed.
    fn sees_sheets(&self) -> Answer {
        let is_over = self.stage_is(&RANKED).is_ok();
        let has_submitted = self.seat().is_ok() && self.facts.own_sheet == SheetStanding::Submitted;
        if is_over || has_submitted { Ok(()) } else { Err(Denied::WrongState) }
    }

    fn is_unlocked(&self) -> Answer {
        if self.facts.own_sheet == SheetStanding::Submitted { Err(Denied::Locked) } else { Ok(()) }
    }

    /// For what tells of all proposals at once.
    fn is_unconflicted(&self) -> Answer {
        match (self.facts.has_conflict, self.facts.has_undeclared) {
            (true, _) => Err(Denied::Conflict),
            (false, true) => Err(Denied::DeclareFirst),
            (false, false) => Ok(()),
        }
    }

    /// A declared conflict is not taken back by the member alone.
    fn has_not_recused(&self) -> Answer {
        if self.facts.conflict == Conflict::Conflicted { Err(Denied::Conflict) } else { Ok(()) }
    }

    /// The chair, or the vice-chair; neither where they declared a conflict in this challenge.
    fn presides(&self) -> Answer {
        match self.seat()? {
            SeatRole::Chair | SeatRole::ViceChair => self.is_unconflicted(),
            _ => Err(Denied::Role),
        }
    }
}

/// The answers to several questions about one thing, for a page to show.
#[derive(Clone, Debug, Default)]
pub struct Can(BTreeMap<Action, Result<(), Denied>>);

impl Can {
    pub fn ask(actor: &Actor, facts: &Facts, now: Moment, actions: &[Action]) -> Self {
        Self(actions.iter().map(|a| (*a, check(actor, *a, facts, now).map(drop))).collect())
    }

    /// An action that was not asked about is hidden.
    pub fn get(&self, action: Action) -> Result<(), Denied> {
        self.0.get(&action).copied().unwrap_or(Err(Denied::Hidden))
    }

    pub fn is(&self, action: Action) -> bool {
        self.get(action).is_ok()
    }
}
