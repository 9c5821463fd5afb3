//! What happened, in words: the history of a challenge, a firm or a proposal as a table.

use super::history_words as w;
use crate::{
    council::{conflicts::names::interest, words::seat},
    firms::words as firm,
    results::words::finding_name,
    ui::{
        proposal::section_name,
        show,
        table::{self, Head},
    },
};
use backend::{
    firms::HistoryLine,
    papers::{Kind, kind_name},
};
use domain::{
    challenges::Reopening,
    complaints::Conclusion,
    council::{Interest, meeting::Coming},
    evaluations::GivingBack,
    event::{Event, EventKind},
    firms::{Change, Changes},
    locale::Locale,
    notices::Audience,
    people::{Right, SeatRole},
    proposals::{Section, rights},
    time::Moment,
};
use leptos::prelude::*;

pub fn table(locale: Locale, lines: &[HistoryLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="empty">{w::nothing(locale)}</p> }.into_any();
    }
    let row = |line: &HistoryLine| {
        let since =
            line.since.filter(|since| since.show(locale) != line.at.show(locale)).map(|since| view! { {show::time(locale, since)}" – " });
        let who = match line.event.kind {
            kind if hides_who(kind) => w::some_firm(locale).to_owned(),
            _ if line.by.is_empty() => w::system(locale).to_owned(),
            _ => line.by.clone(),
        };
        view! {
            <tr>
                <td>{since}{show::time(locale, line.at)}</td>
                <td>{show::written(locale, &who)}</td>
                <td>{what(locale, line)}</td>
                <td>{show::written(locale, &note(locale, &line.event))}</td>
            </tr>
        }
    };
    let heads = [w::when(locale), w::who(locale), w::what(locale), w::note(locale)].map(Head::Text);
    table::table(w::caption(locale), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })
}

/// The act, and the proposal that it was done to.
pub fn what(l: Locale, line: &HistoryLine) -> String {
    let act = act(l, line.event.kind);
    if line.about.is_empty() { act.to_owned() } else { format!("{act}: {}", line.about) }
}

fn act(l: Locale, act: EventKind) -> &'static str {
    match act {
        EventKind::ChallengeCreated => w::challenge_created(l),
        EventKind::ChallengeImported => w::challenge_imported(l),
        EventKind::ChallengeEdited => w::challenge_edited(l),
        EventKind::ChallengeSentToReview => w::sent_to_review(l),
        EventKind::ChallengeReturned => w::returned(l),
        EventKind::ChallengeScheduled => w::scheduled(l),
        EventKind::ChallengePublished => w::published(l),
        EventKind::ChallengeAmended => w::amended(l),
        EventKind::AmendmentDrafted => w::amendment_drafted(l),
        EventKind::AmendmentReturned => w::amendment_returned(l),
        EventKind::AmendmentWithdrawn => w::amendment_withdrawn(l),
        EventKind::AmendmentPublished => w::amendment_published(l),
        EventKind::ProposalConfirmed => w::proposal_confirmed(l),
        EventKind::PartnerReminded => w::partner_reminded(l),
        EventKind::PartnerAsked => w::partner_asked(l),
        EventKind::PartnerConsented => w::partner_consented(l),
        EventKind::PartnerDeclined => w::partner_declined(l),
        EventKind::PartnerLeft => w::partner_left(l),
        EventKind::PartnerDropped => w::partner_dropped(l),
        EventKind::ExtensionAsked => w::extension_asked(l),
        EventKind::ExtensionDeclined => w::extension_declined(l),
        EventKind::ClosingExtended => w::extended(l),
        EventKind::ClosingMoved => w::closing_moved(l),
        EventKind::DayOffKept => w::day_kept(l),
        EventKind::DayOffDropped => w::day_dropped(l),
        EventKind::GuidePublished => w::guide_published(l),
        EventKind::GuidePutBack => w::guide_put_back(l),
        EventKind::BannerPutUp => w::banner_put_up(l),
        EventKind::BannerTakenDown => w::banner_taken_down(l),
        EventKind::LegalTextAdded => w::legal_text_added(l),
        EventKind::LegalTextCorrected => w::legal_text_corrected(l),
        EventKind::LegalTextsCited => w::legal_texts_cited(l),
        EventKind::TaskAdded => w::task_added(l),
        EventKind::TaskChanged => w::task_changed(l),
        EventKind::MailsSentAgain => w::mails_sent_again(l),
        EventKind::BriefingAnnounced => w::briefing_announced(l),
        EventKind::NoticeSent => w::notice_sent(l),
        EventKind::BriefingCalledOff => w::briefing_called_off(l),
        EventKind::MessageWritten => w::message_written(l),
        EventKind::QuestionAsked => w::question_asked(l),
        EventKind::ReplyDrafted => w::reply_drafted(l),
        EventKind::ReplyPublished => w::reply_published(l),
        EventKind::ScoringExtended => w::scoring_extended(l),
        EventKind::CancelAsked => w::cancel_asked(l),
        EventKind::ChallengeCancelled => w::cancelled(l),
        EventKind::OpeningConfirmed => w::opening_confirmed(l),
        EventKind::ProposalsOpened => w::opened(l),
        EventKind::ProposalUnreadable => w::unreadable(l),
        EventKind::ProposalScreened => w::screened(l),
        EventKind::RefusalProposed => w::refusal_proposed(l),
        EventKind::ReadmissionProposed => w::readmission_proposed(l),
        EventKind::CompletionAsked => w::completion_asked(l),
        EventKind::CompletionHandedIn => w::completion_handed_in(l),
        EventKind::ScoringStarted => w::scoring_started(l),
        EventKind::RoundClosed => w::round_closed(l),
        EventKind::MembersReminded => w::members_reminded(l),
        EventKind::SheetRevised => w::sheet_revised(l),
        EventKind::SheetGivenBack => w::sheet_given_back(l),
        EventKind::SheetExcluded => w::sheet_excluded(l),
        EventKind::SheetCounted => w::sheet_counted(l),
        EventKind::MotionMoved => w::motion_moved(l),
        EventKind::MotionAnswered => w::motion_answered(l),
        EventKind::MotionOpened => w::motion_opened(l),
        EventKind::VoteEntered => w::vote_entered(l),
        EventKind::VoteCountersigned => w::vote_countersigned(l),
        EventKind::MotionWithdrawn => w::motion_withdrawn(l),
        EventKind::MotionClosed => w::motion_closed(l),
        EventKind::PracticeScored => w::practice_scored(l),
        EventKind::PracticeShown => w::practice_shown(l),
        EventKind::RanksSaved => w::ranks_saved(l),
        EventKind::SheetAbstained => w::sheet_abstained(l),
        EventKind::ScoringClosed => w::scoring_closed(l),
        EventKind::ScoringReopened => w::scoring_reopened(l),
        EventKind::BallotOpened => w::ballot_opened(l),
        EventKind::BallotClosed => w::ballot_closed(l),
        EventKind::CastingVoteGiven => w::casting_vote(l),
        EventKind::MinutesConfirmed => w::minutes_confirmed(l),
        EventKind::LotOpened => w::lot_opened(l),
        EventKind::LotDrawn => w::lot_drawn(l),
        EventKind::LotTyped => w::lot_typed(l),
        EventKind::ShortlistProposed => w::shortlist_proposed(l),
        EventKind::DissentRecorded => w::dissent_recorded(l),
        EventKind::ShortlistForwarded => w::shortlist_forwarded(l),
        EventKind::ShortlistReturned => w::shortlist_returned(l),
        EventKind::SubmissionReturned => w::submission_returned(l),
        EventKind::DebriefSaved => w::debrief_saved(l),
        EventKind::DebriefReleased => w::debrief_released(l),
        EventKind::ComplaintFiled => w::complaint_filed(l),
        EventKind::ComplaintAnswered => w::complaint_answered(l),
        EventKind::ComplaintRedone => w::complaint_redone(l),
        EventKind::CallConcluded => w::call_concluded(l),
        EventKind::OutcomeKept => w::outcome_kept(l),
        EventKind::ShortlistDecided => w::shortlist_decided(l),
        EventKind::DecisionNumbered => w::decision_numbered(l),
        EventKind::ResultPublished => w::result_published(l),
        EventKind::AccountCreated => w::account_created(l),
        EventKind::PasswordChanged => w::password_changed(l),
        EventKind::AccountStopped => w::account_stopped(l),
        EventKind::StopAsked => w::stop_asked(l),
        EventKind::StopDeclined => w::stop_declined(l),
        EventKind::SuspensionAsked => w::suspension_asked(l),
        EventKind::SuspensionDeclined => w::suspension_declined(l),
        EventKind::AccountSuspended => w::account_suspended(l),
        EventKind::AccountRestored => w::account_restored(l),
        EventKind::SignInFailed => w::sign_in_failed(l),
        EventKind::FirmRegistered => w::firm_registered(l),
        EventKind::FirmEdited => w::firm_edited(l),
        EventKind::FirmVerified => w::firm_verified(l),
        EventKind::FirmReturned => w::firm_returned(l),
        EventKind::CodeClaimed => w::code_claimed(l),
        EventKind::ClaimAnswered => w::claim_answered(l),
        EventKind::ClaimWithdrawn => w::claim_withdrawn(l),
        EventKind::ClaimGranted => w::claim_granted(l),
        EventKind::ClaimRefused => w::claim_refused(l),
        EventKind::CodeMoved => w::code_moved(l),
        EventKind::OwnershipOffered => w::ownership_offered(l),
        EventKind::OwnershipAsked => w::ownership_asked(l),
        EventKind::OwnershipGranted => w::ownership_granted(l),
        EventKind::OwnershipMoved => w::ownership_moved(l),
        EventKind::OwnershipEnded => w::ownership_ended(l),
        EventKind::TakingBackAsked => w::taking_back_asked(l),
        EventKind::TakingBackDeclined => w::taking_back_declined(l),
        EventKind::VerificationEnded => w::verification_ended(l),
        EventKind::MemberInvited => w::member_invited(l),
        EventKind::MemberJoined => w::member_joined(l),
        EventKind::MemberRemoved => w::member_removed(l),
        EventKind::StrengthsKept => w::strengths_kept(l),
        EventKind::RightSet => w::right_set(l),
        EventKind::ProposalRightSet => w::proposal_right_set(l),
        EventKind::InvitationCancelled => w::invitation_cancelled(l),
        EventKind::MailLanguageChanged => w::mail_language(l),
        EventKind::MailsChosen => w::mails_chosen(l),
        EventKind::KeysChanged => w::keys_changed(l),
        EventKind::ProposalStarted => w::proposal_started(l),
        EventKind::ProposalSaved => w::proposal_saved(l),
        EventKind::CommentWritten => w::comment_written(l),
        EventKind::ProposalSubmitted => w::proposal_submitted(l),
        EventKind::ProposalReplaced => w::proposal_replaced(l),
        EventKind::ProposalWithdrawn => w::proposal_withdrawn(l),
        EventKind::FileAdded => w::file_added(l),
        EventKind::FileRemoved => w::file_removed(l),
        EventKind::FilesSorted => w::files_sorted(l),
        EventKind::FileRestored => w::file_restored(l),
        EventKind::SeatProposed => w::seat_proposed(l),
        EventKind::SeatDeclined => w::seat_declined(l),
        EventKind::SeatAssigned => w::seat_assigned(l),
        EventKind::SeatRemoved => w::seat_removed(l),
        EventKind::SeatTaken => w::seat_taken(l),
        EventKind::ChallengeRecused => w::challenge_recused(l),
        EventKind::ConflictPinned => w::conflict_pinned(l),
        EventKind::ConflictAppealed => w::conflict_appealed(l),
        EventKind::ConflictLifted => w::conflict_lifted(l),
        EventKind::ConflictKept => w::conflict_kept(l),
        EventKind::AdHocProposed => w::ad_hoc_proposed(l),
        EventKind::AdHocDeclined => w::ad_hoc_declined(l),
        EventKind::AdHocAppointed => w::ad_hoc_appointed(l),
        EventKind::ActingChairAppointed => w::acting_chair_appointed(l),
        EventKind::SuggestionConfirmed => w::suggestion_confirmed(l),
        EventKind::SuggestionDismissed => w::suggestion_dismissed(l),
        EventKind::ConflictDeclared => w::conflict_declared(l),
        EventKind::SheetSaved => w::sheet_saved(l),
        EventKind::SheetSubmitted => w::sheet_submitted(l),
        EventKind::SheetVoided => w::sheet_voided(l),
        EventKind::AnewBegun => w::anew_begun(l),
        EventKind::AnewScored => w::anew_scored(l),
        EventKind::AnewDropped => w::anew_dropped(l),
        EventKind::MeetingPlanned => w::meeting_planned(l),
        EventKind::MeetingChanged => w::meeting_changed(l),
        EventKind::AgendaSet => w::agenda_set(l),
        EventKind::MeetingStarted => w::meeting_started(l),
        EventKind::AttendanceMarked => w::attendance_marked(l),
        EventKind::InvitationAnswered => w::invitation_answered(l),
        EventKind::PresenceConfirmed => w::presence_confirmed(l),
        EventKind::PresenceVouched => w::presence_vouched(l),
        EventKind::ItemBegun => w::item_begun(l),
        EventKind::RoomLeft => w::room_left(l),
        EventKind::ItemRecorded => w::item_recorded(l),
        EventKind::ReportSubmitted => w::report_submitted(l),
        EventKind::MeetingEnded => w::meeting_ended(l),
        EventKind::MeetingCalledOff => w::meeting_called_off(l),
        EventKind::SignedCopyFiled => w::signed_copy_filed(l),
    }
}

/// The trail does not say who asked, or who claims a tax code; nor may anything that is made of it.
pub fn hides_who(kind: EventKind) -> bool {
    matches!(kind, EventKind::QuestionAsked | EventKind::CodeClaimed | EventKind::ClaimWithdrawn)
}

/// The note as people read it: a moment, a version, or the words of a reason.
pub fn note(locale: Locale, event: &Event) -> String {
    let note = event.note.as_str();
    match event.kind {
        EventKind::ItemBegun | EventKind::ItemRecorded => w::item(locale, note),
        EventKind::MotionMoved
        | EventKind::MotionAnswered
        | EventKind::MotionOpened
        | EventKind::VoteEntered
        | EventKind::VoteCountersigned
        | EventKind::MotionWithdrawn
        | EventKind::MotionClosed => w::motion(locale, note),
        EventKind::QuestionAsked | EventKind::ReplyDrafted | EventKind::ReplyPublished => w::question(locale, note),
        EventKind::CompletionHandedIn => w::files(locale, note),
        EventKind::ProposalConfirmed => w::version(locale, note),
        EventKind::ProposalSaved => {
            let sections = note.split(' ').map(|code| Section::from_code(code).map_or(code, |section| section_name(locale, section)));
            sections.collect::<Vec<_>>().join(", ")
        }
        EventKind::RightSet => match note.split_once(' ').and_then(|(right, who)| Right::from_code(right).zip(Some(who))) {
            Some((right, who)) => format!("{who}: {}", firm::right_name(locale, right)),
            None => note.to_owned(),
        },
        EventKind::ProposalRightSet => match note.split_once(' ').and_then(|(code, who)| rights::from_code(code).zip(Some(who))) {
            Some((alone, who)) => format!("{who}: {}", alone.map_or(firm::right_as_all(locale), |right| firm::right_name(locale, right))),
            None => note.to_owned(),
        },
        EventKind::AttendanceMarked => w::present(locale, note),
        EventKind::NoticeSent => match note.split_once(": ").map(|(audience, subject)| (Audience::from_code(audience), subject)) {
            Some((Some(audience), subject)) => format!("{}: {subject}", audience.name(locale)),
            _ => note.to_owned(),
        },
        EventKind::InvitationAnswered => match Coming::from_code(note) {
            Some(Coming::Comes) => w::comes(locale).to_owned(),
            Some(Coming::Absent) => w::does_not_come(locale).to_owned(),
            Some(Coming::Alternate) => w::alternate_asked(locale).to_owned(),
            None => note.to_owned(),
        },
        EventKind::MeetingEnded if note == "valid" => w::valid(locale).to_owned(),
        EventKind::MeetingEnded => w::not_quorate(locale).to_owned(),
        EventKind::ChallengeScheduled
        | EventKind::MeetingPlanned
        | EventKind::MeetingChanged
        | EventKind::BallotOpened
        | EventKind::BriefingAnnounced => Moment::from_rfc3339(note).map_or_else(|| note.to_owned(), |at| at.show(locale)),
        EventKind::ScoringClosed => match note.split_once(' ') {
            Some((hash, reason)) => w::result_hash_because(locale, hash, reason),
            None if note.is_empty() => String::new(),
            None => w::result_hash(locale, note),
        },
        EventKind::ScoringReopened => Reopening::from_note(note).map_or_else(
            || note.to_owned(),
            |r| w::reopened_until(locale, r.until.show(locale), r.closing_hash.get(..12).unwrap_or(&r.closing_hash), &r.reason),
        ),
        EventKind::ProposalScreened if note.is_empty() => w::admitted(locale).to_owned(),
        EventKind::ProposalScreened => w::not_admitted(locale, note),
        EventKind::ComplaintAnswered => Conclusion::from_code(note).map_or_else(|| note.to_owned(), |f| finding_name(locale, f).to_owned()),
        EventKind::FirmEdited => Changes::from_note(note).map_or_else(|| note.to_owned(), |changes| firm_changes(locale, &changes)),
        EventKind::ChallengePublished => w::version(locale, note),
        EventKind::SheetGivenBack => {
            let why = GivingBack::from_note(note);
            if why.saw_others { w::saw_others(locale, &why.reason) } else { why.reason }
        }
        EventKind::ProposalSubmitted | EventKind::ProposalReplaced => match note.split_once(' ') {
            Some((version, sha256)) => format!("{}, SHA-256 {}…", w::version(locale, version), sha256.get(..12).unwrap_or(sha256)),
            None => note.to_owned(),
        },
        EventKind::ConflictDeclared if note == "clear" => w::clear(locale).to_owned(),
        EventKind::ConflictDeclared => match note.split_once(' ').and_then(|(_, kind)| Interest::from_code(kind)) {
            Some(kind) => format!("{}: {}", w::conflicted(locale), interest(locale, kind)),
            None => w::conflicted(locale).to_owned(),
        },
        EventKind::ChallengeRecused => match note.split_once(' ').and_then(|(kind, why)| Interest::from_code(kind).zip(Some(why))) {
            Some((kind, why)) => format!("{}: {why}", interest(locale, kind)),
            None => note.to_owned(),
        },
        EventKind::SignedCopyFiled => match note.split_once(' ').and_then(|(kind, file)| Kind::from_code(kind).zip(Some(file))) {
            Some((kind, file)) => format!("{}: {file}", kind_name(locale, kind)),
            None => note.to_owned(),
        },
        EventKind::SeatProposed | EventKind::SeatDeclined | EventKind::SeatAssigned | EventKind::SeatTaken | EventKind::SeatRemoved => {
            match note.split_once(' ').and_then(|(role, who)| SeatRole::from_code(role).zip(Some(who))) {
                Some((role, who)) => format!("{who} ({})", seat(locale, role)),
                None => note.to_owned(),
            }
        }
        _ => note.to_owned(),
    }
}

/// Old and new, field by field.
fn firm_changes(l: Locale, changes: &Changes) -> String {
    let shown = |field: &str, value: &str| match domain::firms::Kind::from_code(value).filter(|_| field == "kind") {
        Some(kind) => firm::kind_name(l, kind).to_owned(),
        None => value.to_owned(),
    };
    let line = |c: &Change| w::changed(l, field(l, &c.field), shown(&c.field, &c.old), shown(&c.field, &c.new));
    changes.0.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn field(l: Locale, name: &str) -> &str {
    match name {
        "tax_code" => firm::tax_code(l),
        "legal_name" => firm::legal_name(l),
        "kind" => firm::kind(l),
        "street" => firm::street(l),
        "commune" => firm::commune(l),
        "province" => firm::province(l),
        "representative" => firm::representative(l),
        "contact_email" => firm::contact_email(l),
        "contact_phone" => firm::contact_phone(l),
        other => other,
    }
}
