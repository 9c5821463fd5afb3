//! What an act has done and what comes next: told by the page that follows it, at the top and under `#done`, where the
//! browser opens it.

use domain::{form::Form, locale::Locale};
use leptos::prelude::*;

/// Declares every confirmation beside the word that says it; the word's name is its code in addresses.
macro_rules! confirmations {
    ($($done:ident = $word:ident;)*) => {
        /// Something that a form has done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Done { $($done),* }

        impl Done {
            pub const ALL: &[Self] = &[$(Self::$done),*];

            pub fn code(self) -> &'static str {
                match self { $(Self::$done => stringify!($word)),* }
            }

            /// What happened, and what is next.
            pub fn text(self, locale: Locale) -> &'static str {
                match self { $(Self::$done => w::$word(locale)),* }
            }
        }
    };
}

use super::done_words as w;

confirmations! {
    SignedOut = signed_out;
    PasswordChanged = password_changed;
    MailLanguageChanged = mail_language_changed;
    MailsChosen = mails_chosen;
    Watched = watched;
    Unwatched = unwatched;
    SearchSaved = search_saved;
    SearchEnded = search_ended;
    CalendarEnded = calendar_ended;
    NoticesRead = notices_read;
    KeyEnded = key_ended;
    ErrandAsked = errand_asked;
    WatchedByMail = watched_by_mail;
    PasswordReset = password_reset;
    PasswordResetSuspended = password_reset_suspended;
    KeptFormDropped = kept_form_dropped;
    AccountMade = account_made;
    Joined = joined;
    FirmRegistered = firm_registered;
    FirmSaved = firm_saved;
    Invited = invited;
    InvitationCancelled = invitation_cancelled;
    MemberRemoved = member_removed;
    ClaimWritten = claim_written;
    ClaimSent = claim_sent;
    ClaimWithdrawn = claim_withdrawn;
    ClaimAnswered = claim_answered;
    ClaimGranted = claim_granted;
    ClaimRefused = claim_refused;
    CodeMoved = code_moved;
    RightsSet = rights_set;
    ProposalRightsSet = proposal_rights_set;
    StrengthsKept = strengths_kept;
    FilesSorted = files_sorted;
    Commented = commented;
    PartnersAsked = partners_asked;
    PartnerReminded = partner_reminded;
    PartnerConsented = partner_consented;
    PartnerDeclined = partner_declined;
    PartnerLeft = partner_left;
    OwnershipOffered = ownership_offered;
    OwnershipAsked = ownership_asked;
    OwnershipGranted = ownership_granted;
    OwnershipMoved = ownership_moved;
    OwnershipEnded = ownership_ended;
    DocumentAdded = document_added;
    DraftStarted = draft_started;
    SectionSaved = section_saved;
    SectionSavedBeside = section_saved_beside;
    SectionUnread = section_unread;
    SectionTooLong = section_too_long;
    FileAdded = file_added;
    FileRemoved = file_removed;
    FileLeftOut = file_left_out;
    FileKept = file_kept;
    FilesIssued = files_issued;
    ProposalCopied = proposal_copied;
    ProposalSubmitted = proposal_submitted;
    ProposalWithdrawn = proposal_withdrawn;
    CompletionSent = completion_sent;
    ComplaintFiled = complaint_filed;
    ChallengeSaved = challenge_saved;
    ChallengeUnread = challenge_unread;
    SentToReview = sent_to_review;
    ChallengeReturned = challenge_returned;
    Published = published;
    PublicationPlanned = publication_planned;
    Amended = amended;
    AmendmentDrafted = amendment_drafted;
    AmendmentPublished = amendment_published;
    AmendmentReturned = amendment_returned;
    AmendmentWithdrawn = amendment_withdrawn;
    QuestionAsked = question_asked;
    ReplyDrafted = reply_drafted;
    RepliesPublished = replies_published;
    DayKept = day_kept;
    DayDropped = day_dropped;
    GuideDrafted = guide_drafted;
    GuidePublished = guide_published;
    GuidePutBack = guide_put_back;
    BannerPutUp = banner_put_up;
    BannerTakenDown = banner_taken_down;
    MailsSentAgain = mails_sent_again;
    LegalTextAdded = legal_text_added;
    LegalTextCorrected = legal_text_corrected;
    LegalTextsCited = legal_texts_cited;
    TaskAdded = task_added;
    TaskChanged = task_changed;
    SheetRead = sheet_read;
    TasksImported = tasks_imported;
    BriefingAnnounced = briefing_announced;
    BriefingCalledOff = briefing_called_off;
    NoticeSent = notice_sent;
    MessageSent = message_sent;
    ProposalConfirmed = proposal_confirmed;
    Extended = extended;
    ExtensionAsked = extension_asked;
    ExtensionDeclined = extension_declined;
    CancelAsked = cancel_asked;
    Cancelled = cancelled;
    OpeningAwaitsSecretary = opening_awaits_secretary;
    OpeningAwaitsOffice = opening_awaits_office;
    ProposalsOpened = proposals_opened;
    ScoringStarted = scoring_started;
    Screened = screened;
    ScreenedNext = screened_next;
    CompletionAsked = completion_asked;
    FirmReviewed = firm_reviewed;
    TakingBackAsked = taking_back_asked;
    TakingBackDeclined = taking_back_declined;
    AccountStopped = account_stopped;
    StopAsked = stop_asked;
    StopDeclined = stop_declined;
    SuspensionAsked = suspension_asked;
    SuspensionDeclined = suspension_declined;
    AccountSuspended = account_suspended;
    AccountRestored = account_restored;
    SeatProposed = seat_proposed;
    SeatDeclined = seat_declined;
    SeatsChanged = seats_changed;
    AdHocProposed = ad_hoc_proposed;
    AdHocDeclined = ad_hoc_declined;
    AdHocAppointed = ad_hoc_appointed;
    ActingNamed = acting_named;
    SuggestionJudged = suggestion_judged;
    ListRead = list_read;
    ListImported = list_imported;
    Forwarded = forwarded;
    ToCouncil = to_council;
    ToOffice = to_office;
    Decided = decided;
    DecisionNumbered = decision_numbered;
    ResultPublished = result_published;
    ComplaintAnswered = complaint_answered;
    ComplaintRedone = complaint_redone;
    Concluded = concluded;
    OutcomeKept = outcome_kept;
    SignedCopyFiled = signed_copy_filed;
    Declared = declared;
    Recused = recused;
    ConflictPinned = conflict_pinned;
    AppealSent = appeal_sent;
    AppealRuled = appeal_ruled;
    SheetSaved = sheet_saved;
    SheetUnread = sheet_unread;
    SheetSubmitted = sheet_submitted;
    SheetSubmittedNext = sheet_submitted_next;
    SheetRevised = sheet_revised;
    Abstained = abstained;
    AbstainedNext = abstained_next;
    SheetGivenBack = sheet_given_back;
    AuthorAsked = author_asked;
    PracticeScored = practice_scored;
    PracticeShown = practice_shown;
    RanksSaved = ranks_saved;
    Reminded = reminded;
    NotReminded = not_reminded;
    RoundClosed = round_closed;
    ScoringClosed = scoring_closed;
    MotionOpened = motion_opened;
    Voted = voted;
    VoteEntered = vote_entered;
    VoteCountersigned = vote_countersigned;
    MotionAnswered = motion_answered;
    MotionClosed = motion_closed;
    MotionWithdrawn = motion_withdrawn;
    DissentRecorded = dissent_recorded;
    BallotOpened = ballot_opened;
    BallotClosed = ballot_closed;
    CastingVoteGiven = casting_vote_given;
    LotOpened = lot_opened;
    LotTyped = lot_typed;
    LotDrawn = lot_drawn;
    MinutesConfirmed = minutes_confirmed;
    DebriefSaved = debrief_saved;
    DebriefReleased = debrief_released;
    MeetingPlanned = meeting_planned;
    MeetingChanged = meeting_changed;
    MeetingCalledOff = meeting_called_off;
    AgendaSet = agenda_set;
    MeetingStarted = meeting_started;
    MeetingStartedMarked = meeting_started_marked;
    AttendanceMarked = attendance_marked;
    InvitationAnswered = invitation_answered;
    OwnNoteKept = own_note_kept;
    OwnNoteDropped = own_note_dropped;
    PresenceConfirmed = presence_confirmed;
    PresenceVouched = presence_vouched;
    AllPresent = all_present;
    ItemBegun = item_begun;
    ItemBegunUndecided = item_begun_undecided;
    MovesRecorded = moves_recorded;
    MinutesSaved = minutes_saved;
    ReportSent = report_sent;
    MeetingEnded = meeting_ended;
}

impl Done {
    /// Whether a confirmation opened the proposals, or was the first of two: then `awaited` names the other.
    pub fn of_opening(is_open: bool, awaited: Self) -> Self {
        if is_open { Self::ProposalsOpened } else { awaited }
    }

    /// The same, told by the page of what comes next of its kind.
    #[must_use]
    pub fn with_next(self) -> Self {
        match self {
            Self::SheetSubmitted => Self::SheetSubmittedNext,
            Self::Abstained => Self::AbstainedNext,
            Self::Screened => Self::ScreenedNext,
            other => other,
        }
    }

    /// Where on the page the next step is taken, if that is far below.
    fn next_step(self) -> Option<&'static str> {
        matches!(self, Self::MeetingStarted | Self::AllPresent).then_some("attendance")
    }

    /// Done, and something is left to be mended.
    fn is_warning(self) -> bool {
        matches!(
            self,
            Self::SectionUnread
                | Self::SectionTooLong
                | Self::ChallengeUnread
                | Self::SheetUnread
                | Self::NotReminded
                | Self::ItemBegunUndecided
        )
    }
}

/// Where a form leads to when it has done its work.
#[derive(Clone, Debug)]
pub struct Next(pub String);

impl Next {
    /// A page that says what is left to be mended, with the way to its field.
    pub fn to_mend(path: impl AsRef<str>, done: Done, field: &str) -> Self {
        Self::told(format!("{}?{QUERY}={}&{FIELD}={field}", page(path.as_ref()), done.code()))
    }

    /// A page that itself says what happened, at `#done`.
    pub fn told(path: impl AsRef<str>) -> Self {
        Self(format!("{}#{ID}", page(path.as_ref())))
    }
}

impl<P: AsRef<str>> From<(P, Done)> for Next {
    fn from((path, done): (P, Done)) -> Self {
        let path = page(path.as_ref());
        let mark = if path.contains('?') { '&' } else { '?' };
        Self::told(format!("{path}{mark}{QUERY}={}", done.code()))
    }
}

/// An address without its place on the page: what follows a `#` never reaches the server, so no query may stand there.
fn page(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

const ID: &str = "done";
pub const QUERY: &str = "done";
/// The field that is to be mended.
const FIELD: &str = "field";

/// What was done just before, if the address says so.
pub fn view(l: Locale, query: &Form) -> AnyView {
    let Some(done) = Done::ALL.iter().find(|done| done.code() == query.get(QUERY)) else { return ().into_any() };
    let text = match (done, query.get("members").parse::<u16>()) {
        (Done::Reminded, Ok(members)) => w::reminded_members(l, members),
        _ => done.text(l).to_owned(),
    };
    let field = Some(query.get(FIELD)).filter(|field| !field.is_empty() && done.is_warning());
    let field = field.filter(|field| field.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
    let link = field.map(|field| (field, w::to_field(l))).or_else(|| Some((done.next_step()?, w::to_attendance(l))));
    let link = link.map(|(to, text)| view! { " "<a href=format!("#{to}")>{text}</a> });
    let class = if done.is_warning() { "notice notice-warn" } else { "notice notice-ok" };
    view! { <div class="wrap done no-print"><p class=class role="status" tabindex="-1" id=ID>{text}{link}</p></div> }.into_any()
}
