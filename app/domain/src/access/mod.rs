//! All permissions, written once: who may do what, when, and why not.
//!
//! [`check`] is one exhaustive `match` over [`Action`]. Each action is done to one kind of subject ([`SubjectKind`]), and is
//! decided on facts about such a subject: [`Site`], [`FirmFacts`], [`ChallengeFacts`], [`ProposalFacts`] (which hold
//! those of their challenge), [`MeetingFacts`], [`AccountFacts`]. Facts about something else deny.
//!
//! What follows from a subject is always known; each type has one constructor, which takes the subject. What has to be
//! looked up for the acting person is a [`Fact`]: `Known`, or `Unknown` until `backend::facts` has looked. Every
//! predicate denies on what is unknown, so an act that forgot to look something up is refused, and a page that did not
//! look does not offer. Whether looking is worth while is asked with [`might`], never with facts made up for it.
//!
//! A yes is a [`Permit`], which names its action and its subject. Use-cases hand it to the writers, and these refuse a
//! permit for another action or another row. Pages ask for all actions at once through [`Can`].

mod action;
mod ask;
mod can;
mod denied;
mod fact;
mod facts;
mod found;
mod kept;
mod permit;
mod seen;
mod subject;

pub use action::Action;
pub use ask::is_secretary;
pub use can::Can;
pub use denied::{Denied, Refusal};
pub use fact::Fact;
pub use facts::{AccountFacts, ChallengeFacts, CompletionAsked, FirmFacts, MeetingFacts, OwnSheet, Partnership, ProposalFacts, Site};
pub use kept::Kept;
pub use permit::{Permit, WrongPermit};
pub use seen::{Facts, Situation};
pub use subject::{Subject, SubjectKind};

use crate::{
    accounts::Requested,
    challenges::Stage,
    ids::ChallengeId,
    people::{Actor, Role},
    time::Moment,
};
use ask::{Answer, Ask, RANKED};

/// Decides whether `actor` may do `action` at `now`, given `facts`.
pub fn check(actor: &Actor, action: Action, facts: &impl Facts, now: Moment) -> Result<Permit, Denied> {
    let seen = facts.seen();
    if !seen.is_about(action.about()) {
        return Err(Denied::Hidden);
    }
    let ask = Ask { actor, seen, now, hopes: false };
    answer(&ask, action).map(|()| Permit { action, subject: seen.subject, by: actor.id(), at: now })
}

/// Whether it could be permitted if everything that `facts` leave open were as the actor would have it: where not, there
/// is nothing to look up. It permits nothing.
pub fn might(actor: &Actor, action: Action, facts: &impl Facts, now: Moment) -> Result<(), Denied> {
    answer(&Ask { actor, seen: facts.seen(), now, hopes: true }, action)
}

fn answer(ask: &Ask<'_>, action: Action) -> Answer {
    match action {
        Action::ViewChallenge => ask.sees_challenge(),
        Action::WatchChallenge => ask.sees_challenge().and(ask.user().map(drop)).and(ask.is_public()),
        Action::Follow => ask.user().map(drop),
        Action::ViewResult => ask.sees_challenge().and(ask.stage_is(&[Stage::ResultPublished])),

        Action::UseOffice
        | Action::RefuseClaim
        | Action::ViewPortfolio
        | Action::ViewMails
        | Action::SendMailsAgain
        | Action::TakeDownBanner => ask.is_office().map(drop),
        Action::CreateChallenge | Action::ReviewFirm | Action::ManageSeats | Action::KeepDaysOff => ask.is(Role::Officer).map(drop),
        Action::GrantOwnership | Action::GrantClaim | Action::KeepPlan | Action::KeepLegalTexts => ask.is(Role::Officer).map(drop),
        Action::KeepGuides | Action::PutUpBanner => ask.is(Role::Officer).map(drop),
        Action::CiteLegalTexts => ask.sees_challenge().and(ask.is(Role::Officer).map(drop)),
        Action::ConfirmSeats | Action::ReviewAgain | Action::ConfirmOwnership => ask.is(Role::Leader).map(drop),
        Action::TakeBackVerification | Action::ConfirmClaim => ask.is(Role::Leader).map(drop).and(ask.is_in_no_call()),
        Action::EditChallenge | Action::SendToReview => ask.office_act(Role::Officer, &[Stage::Draft]),
        Action::ReturnChallenge => ask.office_act(Role::Leader, &[Stage::UnderReview, Stage::Scheduled]).and(ask.is_not_author()),
        Action::PublishChallenge => ask.office_act(Role::Leader, &[Stage::UnderReview]).and(ask.is_not_author()),
        Action::AmendChallenge | Action::ExtendClosing | Action::PlanBriefing => {
            ask.office_act(Role::Officer, &[Stage::Upcoming, Stage::Open])
        }
        Action::SendNotice => ask.office_act(Role::Officer, &PRACTISED),
        Action::PublishAmendment | Action::ReturnAmendment => {
            ask.office_act(Role::Leader, &[Stage::Upcoming, Stage::Open]).and(ask.is_offered_amendment())
        }
        Action::WithdrawAmendment => ask.office_act(Role::Officer, &[Stage::Upcoming, Stage::Open]).and(ask.has_amendment()),
        Action::AskQuestion => ask.sees_challenge().and(ask.has_firm()).and(ask.writes_for_firm()).and(ask.questions_are_taken()),
        Action::DraftReply => ask.sees_challenge().and(ask.is_office().map(drop)).and(ask.stage_is(&REPLIED)),
        Action::PublishReply => ask.sees_challenge().and(ask.is_office().map(drop)).and(ask.stage_is(&REPLIED)).and(ask.is_others_reply()),
        Action::ExtendScoring => ask.office_act(Role::Officer, &[Stage::Scoring]).and(ask.is_in_time()),
        Action::ConfirmExtension => {
            ask.office_act(Role::Leader, &[Stage::Upcoming, Stage::Open, Stage::Scoring]).and(ask.is_extension_asked())
        }
        Action::AskCancel => ask.office_act(Role::Officer, &CANCELLABLE[5..]),
        Action::CancelChallenge => {
            let alone = ask.office_act(Role::Leader, &CANCELLABLE[..5]);
            alone.or_else(|_| ask.office_act(Role::Leader, &CANCELLABLE[5..]).and(ask.is_cancel_asked()))
        }
        Action::ViewHistory => ask.sees_challenge().and(ask.is_office().map(drop)),

        Action::RegisterFirm | Action::ClaimCode => {
            ask.is(Role::Firm).and_then(|u| if u.firm.is_none() { Ok(()) } else { Err(Denied::HasFirm) })
        }
        Action::ViewFirm => ask.is_office().map(drop).or_else(|_| ask.is_own_firm()),
        Action::AnswerOffer => ask.is_own_firm(),
        Action::KeepStrengths => ask.is_own_firm().and(ask.writes_for_firm()),
        Action::AskOwnership => ask.is_own_firm().and(ask.does_not_own_firm()),
        Action::EditFirm | Action::RemoveMember | Action::SetRights | Action::OfferOwnership | Action::AnswerClaim => {
            ask.is_own_firm().and(ask.owns_firm())
        }
        Action::InviteMember => ask.is_own_firm().and(ask.owns_firm()).and(ask.is_verified()),

        Action::StartProposal => ask.sees_challenge().and(ask.has_firm()).and(ask.writes_for_firm()).and(ask.is_before_closing()),
        Action::ViewOwnProposal => ask.is_own_firm(),
        Action::CommentProposal => ask.comments_on_own(),
        Action::SetProposalRights => ask.is_own_firm().and(ask.owns_firm()),
        Action::EditProposal => ask.writes_own().and(ask.is_before_closing()),
        Action::SubmitProposal => ask.writes_own().and(ask.is_open()).and(ask.is_verified()).and(ask.takes_part_once()),
        Action::AskPartners => ask.writes_own().and(ask.is_before_closing()).and(ask.is_verified()),
        Action::ViewPartnership => ask.is_partner().and(ask.is_verified().or_else(|_| ask.has_agreed_as_partner())),
        Action::AnswerPartnership => ask.answers_as_partner(),
        Action::ConsentAsPartner => ask.answers_as_partner().and(ask.is_verified()).and(ask.takes_part_once()),
        Action::LeavePartnership => ask.is_partner().and(ask.owns_firm()).and(ask.is_before_closing()).and(ask.has_agreed_as_partner()),
        Action::ConfirmProposal => ask.writes_own().and(ask.is_open()).and(ask.is_handed_in()),
        Action::WithdrawProposal => ask.writes_own().and(ask.is_open()).and(ask.is_handed_in()),

        Action::ConfirmOpening => ask.is_opener().and(ask.stage_is(&[Stage::Closed])),
        Action::ListProposals => ask.is_reader().and(ask.is_unsealed()),
        Action::ViewProposal => ask.sees_opened_proposal(),
        Action::ScreenProposal => {
            ask.sees_opened_proposal().and(ask.office_act(Role::Officer, &[Stage::Opened])).and(ask.nothing_is_awaited())
        }
        Action::ConfirmRefusal => {
            let of_office = ask.is_office().map(drop).and(ask.stage_is(&[Stage::Opened]));
            ask.sees_opened_proposal().and(of_office).and(ask.nothing_is_awaited()).and(ask.is_second_to_refuse())
        }
        Action::AskCompletion => {
            ask.sees_opened_proposal().and(ask.office_act(Role::Officer, &[Stage::Opened])).and(ask.may_be_completed())
        }
        Action::CompleteProposal => {
            let writes = ask.writes_own().and(ask.is_handed_in());
            writes.and(ask.stage_is(&[Stage::Opened])).and(ask.is_being_completed())
        }
        Action::ViewThread => ask.is_handed_in_own().or_else(|_| ask.knows_of_proposal().and(ask.is_office().map(drop))),
        Action::WriteToFirm => ask.sees_opened_proposal().and(ask.office_act(Role::Officer, &[Stage::Opened])).and(ask.screening_is_open()),
        Action::WriteToOffice => {
            ask.is_handed_in_own().and(ask.writes_own()).and(ask.stage_is(&[Stage::Opened])).and(ask.screening_is_open())
        }
        Action::StartScoring => ask.office_act(Role::Officer, &[Stage::Opened]).and(ask.nobody_is_kept_out()),

        Action::UseCouncil => ask.seat().map(drop),
        Action::DeclareConflict => {
            let is_time = ask.stage_is(&BEFORE_COUNCIL).or_else(|_| ask.is_scored_anew());
            ask.seat().and(ask.knows_of_proposal()).and(is_time).and(ask.has_not_recused())
        }
        Action::RecuseFromChallenge => ask.sees_challenge().and(ask.seat().map(drop)).and(ask.stage_is(&RECUSABLE)),
        Action::ViewPins => ask.keeps_conflicts().and(ask.stage_is(&BEFORE_COUNCIL)),
        Action::PinConflict => {
            ask.is_secretary().and(ask.sees_opened_proposal()).and(ask.stage_is(&BEFORE_COUNCIL)).and(ask.scoring_is_not_over())
        }
        Action::AppealConflict => ask.seat().and(ask.knows_of_proposal()).and(ask.stage_is(&BEFORE_COUNCIL)).and(ask.has_conflict()),
        Action::RuleOnConflict => ask.presides().and(ask.sees_opened_proposal()).and(ask.stage_is(&BEFORE_COUNCIL)),
        Action::ProposeAdHoc => ask.office_act(Role::Officer, &[Stage::Opened]),
        Action::AppointAdHoc => ask.office_act(Role::Leader, &[Stage::Opened]),
        Action::AppointActingChair => ask.office_act(Role::Leader, &PRESIDED).and(ask.nobody_presides()),
        Action::ViewSuggestions => ask.is_office().map(drop).and(ask.is_unsealed()),
        Action::JudgeSuggestion => {
            ask.sees_opened_proposal().and(ask.office_act(Role::Officer, &BEFORE_COUNCIL)).and(ask.scoring_is_not_over())
        }
        Action::ViewOverlaps => ask.is_office().map(drop).or_else(|_| ask.presides()).and(ask.is_unsealed()),
        Action::ViewPractice => ask.practises().and(ask.stage_is(&PRACTISED)),
        Action::ScorePractice => ask.practises().and(ask.stage_is(&PRACTISED[..4])),
        Action::ShowPractice => ask.practises().and(ask.has_its_chair()).and(ask.stage_is(&PRACTISED[..4])),
        Action::ScoreProposal => match ask.scores_anew() {
            Err(Denied::WrongState) => ask.scores().and(ask.sheets_are_taken()).and(ask.is_unlocked()).and(ask.is_in_time()),
            anew => anew,
        },
        Action::ReviseSheet => ask.scores().and(ask.is_later_round()).and(ask.has_sheet_to_revise()).and(ask.is_in_time()),
        Action::GiveBackSheet => ask.presides().and(ask.stage_is(&[Stage::Scoring])).and(ask.sheets_are_taken()).and(ask.is_in_time()),
        Action::ViewOthersSheets => ask.sees_opened_proposal().and(ask.is_not_scored_anew()).and(ask.sees_sheets()),
        Action::RankProposals => ask.sees_challenge().and(ask.seat().map(drop)).and(ask.stage_is(&[Stage::Scoring])),
        Action::ViewProgress => ask.sees_progress(),
        Action::RemindMembers => ask.sees_progress().and(ask.sheets_are_taken()).and(ask.is_in_time()),
        Action::CloseRound => ask.presides().and(ask.stage_is(&[Stage::Scoring])).and(ask.another_round_follows()),
        Action::CloseScoring => ask.presides().and(ask.stage_is(&[Stage::Scoring])).and(ask.is_last_round()),
        Action::MoveExclusion => {
            ask.presides().and(ask.stage_is(&[Stage::Scoring])).and(ask.is_last_round()).and(ask.sheets_may_be_excluded())
        }
        Action::MoveVoiding => ask.presides().and(ask.stage_is(&VOIDABLE)),
        Action::RaiseConflict => ask.seat().map(drop).and(ask.stage_is(&VOIDABLE)),
        Action::AnswerMotion => ask.seat().map(drop).and(ask.stage_is(&VOIDABLE)).and(ask.is_author_heard()),
        Action::ViewRanking => ask.is_reader().and(ask.stage_is(&RANKED)).and(ask.sees_results()),
        Action::ExportResult => ask.is_office().map(drop).or_else(|_| ask.presides()).and(ask.stage_is(&RANKED)),
        Action::ViewBallot => ask.is_reader().and(ask.is_clear_of_tied()).and(ask.stage_is(&RANKED)),
        Action::CastBallot => ask.seat().and(ask.is_clear_of_tied()).and(ask.stage_is(&[Stage::Scored])).and(ask.is_on_roster()),
        Action::OpenBallot | Action::CloseBallot | Action::GiveCastingVote | Action::OpenLot => {
            ask.presides().and(ask.stage_is(&[Stage::Scored]))
        }
        Action::GiveToLot => ask.seat().map(drop).and(ask.is_clear_of_tied()).and(ask.stage_is(&[Stage::Scored])).and(ask.is_on_roster()),
        // By nobody: the site draws it once everything is in or the term is over.
        Action::DrawLot => Err(Denied::Role),
        Action::ViewLot => ask.sees_challenge().and(ask.stage_is(&DRAWN)),
        Action::ProposeShortlist => ask.presides().and(ask.stage_is(&[Stage::Scored])).and(ask.has_met()),
        Action::RecordDissent => ask.seat().and(ask.is_unconflicted()).and(ask.stage_is(&[Stage::Proposed, Stage::Forwarded])),
        Action::ForwardShortlist => ask.office_act(Role::Officer, &[Stage::Proposed]),
        Action::ReturnToCouncil => ask.office_act(Role::Officer, &[Stage::Proposed]).and(ask.is_asked_once()),
        Action::DecideShortlist | Action::ReturnToOffice => ask.office_act(Role::Leader, &[Stage::Forwarded]),
        Action::NumberDecision => {
            ask.is_office().map(drop).and(ask.stage_is(&[Stage::Decided, Stage::ResultPublished])).and(ask.has_no_public_number())
        }
        Action::PublishResult => ask.is_office().map(drop).and(ask.stage_is(&[Stage::Decided])),
        Action::ViewFeedback => ask.is_own_firm().and(ask.is_handed_in()).and(ask.stage_is(&[Stage::ResultPublished])),

        Action::ModerateDebrief => ask.presides().and(ask.stage_is(&[Stage::ResultPublished])),
        Action::FileComplaint => {
            let writes = ask.writes_own().and(ask.is_handed_in());
            writes.and(ask.stage_is(&[Stage::ResultPublished])).and(ask.complaints_are_taken())
        }
        Action::ViewFollowUp => ask.is_office().map(drop).and(ask.stage_is(&[Stage::ResultPublished])),
        Action::AnswerComplaint | Action::RedoAsOffice | Action::RedoAsLeader => {
            ask.sees_challenge().and(ask.is_office().map(drop)).and(ask.stage_is(&[Stage::ResultPublished])).and(ask.answers_complaint())
        }
        Action::ConcludeCall => ask.office_act(Role::Officer, &[Stage::ResultPublished]).and(ask.complaints_are_over()),
        Action::KeepOutcome => ask.office_act(Role::Officer, &[Stage::ResultPublished]),
        Action::ViewMotion => ask.is_reader().and(ask.is_unsealed()).and(ask.is_clear_of_tied()),
        Action::OpenMotion | Action::CloseMotion => ask.presides().and(ask.stage_is(&MOVED)),
        Action::VoteOnMotion | Action::CountersignVote => {
            ask.seat().map(drop).and(ask.is_clear_of_tied()).and(ask.stage_is(&MOVED)).and(ask.may_vote_on_motion())
        }
        Action::EnterVote => ask.is_secretary().and(ask.is_clear_of_tied()).and(ask.stage_is(&MOVED)),
        Action::PlanMeeting => ask.is_opener().and(ask.is_in_discussion()),
        Action::CallOffMeeting => ask.is_opener().or_else(|_| ask.runs_meetings()),
        Action::RunMeeting => ask.runs_meetings(),
        Action::AnswerInvitation | Action::ConfirmPresence => ask.seat().map(drop),
        Action::RecordItem => ask.runs_meetings().or_else(|denied| ask.leads_item().map_err(|_| denied)).and(ask.is_clear_of_item()),
        Action::ViewMeeting => ask.is_reader(),
        Action::ViewMinutes => ask.is_reader().and(ask.is_unconflicted()),
        Action::ConfirmMinutes => ask.seat().map(drop).and(ask.is_unconflicted()),
        Action::SubmitReport => ask.is_rapporteur(),

        Action::ViewOpeningRecord => ask.is_reader().and(ask.is_unsealed()).and(ask.is_unconflicted()),
        Action::ViewConflictRecord => ask.reads_conflicts().and(ask.is_unsealed()).and(ask.is_unconflicted()),
        Action::ViewOwnSheet => ask.seat().map(drop).and(ask.sees_opened_proposal()).and(ask.has_handed_in_sheet()),
        Action::KeepOwnNotes => ask.seat().map(drop).and(ask.sees_opened_proposal()),
        Action::ViewDecisionDraft => ask.is_office().map(drop).and(ask.stage_is(&ADVISED)),
        Action::ViewAnnouncement => ask.sees_challenge().and(ask.stage_is(&[Stage::ResultPublished]).or_else(|_| ask.prepares_result())),
        Action::ViewLetter => ask.reads_letter(),
        Action::FileSignedCopy => ask.is(Role::Officer).map(drop).and(ask.is_unsealed()),

        Action::ViewAccounts => ask.is_office().map(drop),
        Action::StopAccount => ask.keeps_account().map(drop).and(ask.nothing_presses()),
        Action::AskStop => ask.is_office().and_then(|user| ask.is_others_account(user)).and(ask.may_be_stopped()),
        Action::DeclineStop => ask.is_office().and_then(|user| ask.is_others_account(user)),
        Action::ConfirmStop => ask.keeps_account().and_then(|user| ask.is_second(Requested::NewPassword, user)).and(ask.may_be_stopped()),
        Action::RestoreAccount => ask.keeps_account().map(drop),
        Action::AskSuspension => ask.is_office().and_then(|user| ask.is_others_account(user)).and(ask.leaves_a_leader()),
        Action::ConfirmSuspension => ask
            .keeps_account()
            .and_then(|user| ask.is_second(Requested::Suspension, user))
            .and(ask.leaves_a_leader())
            .and(ask.is_on_no_roster())
            .and(ask.is_in_no_call()),
    }
}

/// Saving the own sheet: in a later round what was handed in is changed, else a first one is filled in. After the end of the
/// round in which it could be changed, that is why not.
pub fn check_save(actor: &Actor, facts: &ProposalFacts, now: Moment) -> Result<Permit, Denied> {
    match check(actor, Action::ReviseSheet, facts, now) {
        Err(over @ Denied::TermOver(_)) => Err(over),
        Err(_) => check(actor, Action::ScoreProposal, facts, now),
        changing => changing,
    }
}

/// Whether `actor` may know at all that the proposal in question exists: its firm always, office and council once it was
/// opened. Whatever else is refused to anyone else is refused as what does not exist is.
pub fn may_know_of_proposal(actor: &Actor, facts: &ProposalFacts, now: Moment) -> bool {
    let ask = Ask { actor, seen: facts.seen(), now, hopes: false };
    ask.is_own_firm().is_ok() || ask.knows_of_proposal().is_ok()
}

/// The system's own permits: to publish what a leader scheduled, to move a closing as the rules say, to put to the vote what nobody
/// has, to lift a finding whose appeal nobody answers, to count what members voted on, to open a lot where they agreed on no value from outside, to draw it, to compute the result of what was
/// scored anew, and to compare what was opened.
pub fn system(action: Action, challenge: ChallengeId, now: Moment) -> Option<Permit> {
    let permit = Permit { action, subject: Subject::Challenge(challenge), by: None, at: now };
    let own = [
        Action::PublishChallenge,
        Action::ExtendClosing,
        Action::OpenMotion,
        Action::CloseMotion,
        Action::CloseBallot,
        Action::OpenLot,
        Action::DrawLot,
        Action::CloseScoring,
        Action::RuleOnConflict,
        Action::ViewOverlaps,
    ];
    own.contains(&action).then_some(permit)
}

/// While conflicts may be declared, found and lifted.
const BEFORE_COUNCIL: [Stage; 2] = [Stage::Opened, Stage::Scoring];
/// From publication to the end of scoring.
const RECUSABLE: [Stage; 5] = [Stage::Upcoming, Stage::Open, Stage::Closed, Stage::Opened, Stage::Scoring];
/// What was never public is returned, not cancelled: a cancelled call keeps its page. From the sixth on a ranking is known.
const CANCELLABLE: [Stage; 9] = [
    Stage::Upcoming,
    Stage::Open,
    Stage::Closed,
    Stage::Opened,
    Stage::Scoring,
    Stage::Scored,
    Stage::Proposed,
    Stage::Forwarded,
    Stage::Decided,
];
/// While what firms ask is answered: late answers too, for the record.
const REPLIED: [Stage; 3] = [Stage::Upcoming, Stage::Open, Stage::Closed];
/// A practice proposal is scored from the publication until scoring begins, and can be looked at until the end; so long the
/// office sends notices.
const PRACTISED: [Stage; 10] = [
    Stage::Upcoming,
    Stage::Open,
    Stage::Closed,
    Stage::Opened,
    Stage::Scoring,
    Stage::Scored,
    Stage::Proposed,
    Stage::Forwarded,
    Stage::Decided,
    Stage::ResultPublished,
];
/// While or after a lot can be drawn.
const DRAWN: [Stage; 5] = [Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided, Stage::ResultPublished];
/// While the council decides anything by motions.
const MOVED: [Stage; 5] = [Stage::Opened, Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded];
/// A conflict that comes to light can still void a sheet: until the leader has decided.
const VOIDABLE: [Stage; 4] = [Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded];
/// From the opening on the council has a chair's work to do; after the result, the debriefs.
const PRESIDED: [Stage; 7] =
    [Stage::Opened, Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided, Stage::ResultPublished];
/// The council has given its advice.
const ADVISED: [Stage; 4] = [Stage::Proposed, Stage::Forwarded, Stage::Decided, Stage::ResultPublished];
