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
    PasswordReset = password_reset;
    KeptFormDropped = kept_form_dropped;
    AccountMade = account_made;
    Joined = joined;
    FirmRegistered = firm_registered;
    FirmSaved = firm_saved;
    Invited = invited;
    InvitationCancelled = invitation_cancelled;
    MemberRemoved = member_removed;
    DocumentAdded = document_added;
    DraftStarted = draft_started;
    SectionSaved = section_saved;
    SectionUnread = section_unread;
    FileAdded = file_added;
    FileRemoved = file_removed;
    FileLeftOut = file_left_out;
    FileKept = file_kept;
    FilesIssued = files_issued;
    ProposalSubmitted = proposal_submitted;
    ProposalWithdrawn = proposal_withdrawn;
    CompletionSent = completion_sent;
    ComplaintFiled = complaint_filed;
    ChallengeSaved = challenge_saved;
    SentToReview = sent_to_review;
    ChallengeReturned = challenge_returned;
    Published = published;
    Amended = amended;
    Extended = extended;
    Cancelled = cancelled;
    OpeningConfirmed = opening_confirmed;
    ProposalsOpened = proposals_opened;
    ScoringStarted = scoring_started;
    ScoringReopened = scoring_reopened;
    Screened = screened;
    CompletionAsked = completion_asked;
    FirmReviewed = firm_reviewed;
    AccountStopped = account_stopped;
    StopAsked = stop_asked;
    StopDeclined = stop_declined;
    SuspensionAsked = suspension_asked;
    SuspensionDeclined = suspension_declined;
    AccountSuspended = account_suspended;
    AccountRestored = account_restored;
    SeatsChanged = seats_changed;
    ActingNamed = acting_named;
    SuggestionJudged = suggestion_judged;
    ListRead = list_read;
    ListImported = list_imported;
    Forwarded = forwarded;
    ToCouncil = to_council;
    ToOffice = to_office;
    Decided = decided;
    ResultPublished = result_published;
    ComplaintAnswered = complaint_answered;
    Concluded = concluded;
    SignedCopyFiled = signed_copy_filed;
    Declared = declared;
    Recused = recused;
    ConflictPinned = conflict_pinned;
    AppealSent = appeal_sent;
    AppealRuled = appeal_ruled;
    SheetSaved = sheet_saved;
    SheetSubmitted = sheet_submitted;
    SheetRevised = sheet_revised;
    Abstained = abstained;
    SheetReopened = sheet_reopened;
    SheetExcluded = sheet_excluded;
    RanksSaved = ranks_saved;
    Reminded = reminded;
    RoundClosed = round_closed;
    ScoringClosed = scoring_closed;
    ShortlistProposed = shortlist_proposed;
    DissentRecorded = dissent_recorded;
    BallotOpened = ballot_opened;
    BallotClosed = ballot_closed;
    CastingVoteGiven = casting_vote_given;
    LotDrawn = lot_drawn;
    DebriefSaved = debrief_saved;
    DebriefReleased = debrief_released;
    MeetingPlanned = meeting_planned;
    MeetingChanged = meeting_changed;
    MeetingCalledOff = meeting_called_off;
    AgendaSet = agenda_set;
    MeetingStarted = meeting_started;
    AttendanceMarked = attendance_marked;
    ItemBegun = item_begun;
    MovesRecorded = moves_recorded;
    MinutesSaved = minutes_saved;
    ReportSent = report_sent;
    MeetingEnded = meeting_ended;
}

impl Done {
    /// Whether a confirmation was the first of two, or opened the proposals.
    pub fn of_opening(is_open: bool) -> Self {
        if is_open { Self::ProposalsOpened } else { Self::OpeningConfirmed }
    }
}

/// Where a form leads to when it has done its work.
#[derive(Clone, Debug)]
pub struct Next(pub(crate) String);

impl Next {
    /// A page that itself says what happened, at `#done`.
    pub fn told(path: impl AsRef<str>) -> Self {
        Self(format!("{}#{ID}", path.as_ref()))
    }
}

impl<P: AsRef<str>> From<(P, Done)> for Next {
    fn from((path, done): (P, Done)) -> Self {
        let path = path.as_ref();
        let mark = if path.contains('?') { '&' } else { '?' };
        Self::told(format!("{path}{mark}{QUERY}={}", done.code()))
    }
}

const ID: &str = "done";
pub const QUERY: &str = "done";

/// What was done just before, if the address says so.
pub fn view(l: Locale, query: &Form) -> AnyView {
    let Some(done) = Done::ALL.iter().find(|done| done.code() == query.get(QUERY)) else { return ().into_any() };
    let text = match (done, query.get("members").parse::<u16>()) {
        (Done::Reminded, Ok(members)) => w::reminded_members(l, members),
        _ => done.text(l).to_owned(),
    };
    view! { <div class="wrap done no-print"><p class="notice notice-ok" role="status" tabindex="-1" id=ID>{text}</p></div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_after_an_act_is_asked_to_tell_it() {
        assert_eq!(Next::from(("/firm", Done::Invited)).0, "/firm?done=invited#done");
        assert_eq!(Next::from(("/council/x?item=2", Done::ItemBegun)).0, "/council/x?item=2&done=item_begun#done");
    }
}
