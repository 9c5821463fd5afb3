//! What happened, in words: the history of a challenge, a firm or a proposal as a table.

use crate::{
    council::{conflicts::names::interest, words::seat},
    firms::words as firm,
    papers::words::kind_name,
    results::words::finding_name,
    ui::{
        proposal::section_name,
        show,
        table::{self, Head},
    },
};
use backend::{firms::HistoryLine, papers::Kind};
use domain::{
    challenges::Reopening,
    complaints::Finding,
    council::Interest,
    evaluations::GivingBack,
    event::{Event, EventKind},
    firms::{Change, Changes},
    locale::Locale,
    people::SeatRole,
    proposals::Section,
    time::Moment,
};
use leptos::prelude::*;

mod w {
    words! {
        caption = "Lịch sử xử lý, mới nhất trước (giờ Việt Nam)" | "History, newest first (Viet Nam time)";
        when = "Thời điểm" | "When";
        who = "Người thực hiện" | "Who";
        what = "Việc đã thực hiện" | "What";
        note = "Ghi chú" | "Note";
        system = "Hệ thống" | "The system";
        nothing = "Chưa có việc nào được ghi nhận." | "Nothing has been recorded yet.";
        version(number) = "Phiên bản {number}" | "Version {number}";
        challenge_created = "Tạo bài toán" | "Challenge created";
        challenge_imported = "Nhập bài toán từ danh mục" | "Challenge imported";
        challenge_edited = "Sửa bản nháp bài toán" | "Challenge draft edited";
        sent_to_review = "Trình thẩm định" | "Sent to review";
        returned = "Trả lại để hoàn thiện" | "Returned for revision";
        scheduled = "Phê duyệt, hẹn thời điểm công bố" | "Approved, publication scheduled";
        published = "Công bố bài toán" | "Challenge published";
        amended = "Ban hành thông báo sửa đổi" | "Addendum issued";
        extended = "Gia hạn thời điểm đóng nhận hồ sơ" | "Closing time extended";
        cancelled = "Hủy đợt mời tham gia giải bài toán" | "Call cancelled";
        opening_confirmed = "Xác nhận mở hồ sơ" | "Opening confirmed";
        opened = "Xác nhận thứ hai, hồ sơ được mở" | "Second confirmation, proposals opened";
        unreadable = "Hồ sơ được mở nhưng không đọc được nội dung" | "Proposal opened, but its content cannot be read";
        admitted = "Hợp lệ" | "Admitted";
        not_admitted(reason) = "Không hợp lệ: {reason}" | "Not admitted: {reason}";
        changed(label, old, new) = "{label}: “{old}” thành “{new}”" | "{label}: “{old}” to “{new}”";
        screened = "Kiểm tra tính hợp lệ của hồ sơ" | "Proposal screened";
        completion_asked = "Yêu cầu bổ sung hồ sơ" | "Missing documents asked for";
        completion_handed_in = "Gửi hồ sơ bổ sung" | "Missing documents submitted";
        files(n) = "{n} tệp" | "{n} file(s)";
        scoring_started = "Bắt đầu đánh giá" | "Scoring started";
        round_closed = "Kết thúc vòng đánh giá" | "Round of scoring ended";
        members_reminded = "Nhắc thành viên nộp phiếu" | "Members reminded of their sheets";
        sheet_revised = "Sửa phiếu sau thảo luận" | "Score sheet revised after the discussion";
        ranks_saved = "Lưu thứ tự tự xếp" | "Personal order of proposals saved";
        sheet_given_back = "Mở lại phiếu đã nộp" | "Submitted sheet reopened";
        sheet_excluded = "Biểu quyết không tính một phiếu đánh giá" | "Voted not to count a sheet";
        sheet_counted = "Tính lại một phiếu đã biểu quyết không tính" | "A sheet that was left out counts after all";
        motion_moved = "Đề nghị không tính một phiếu, hỏi ý kiến người chấm" | "Proposed not to count a sheet; its author is asked";
        motion_answered = "Người chấm phiếu có ý kiến" | "The author of the sheet has answered";
        motion_opened = "Đưa ra biểu quyết" | "Put to the vote";
        vote_entered = "Nhập hộ phiếu của thành viên có mặt" | "Vote of a member who is present entered";
        vote_countersigned = "Xác nhận phiếu nhập hộ" | "Entered vote confirmed";
        motion_withdrawn = "Rút nội dung biểu quyết" | "Motion withdrawn";
        motion_closed = "Kết thúc biểu quyết" | "Vote closed";
        presence_confirmed = "Thành viên xác nhận có mặt tại phiên họp" | "Member confirmed being present at the meeting";
        presence_vouched = "Xác nhận thành viên khác có mặt, không dùng thiết bị" | "Confirmed that another member is present, without a device";
        motion(number) = "Nội dung {number}" | "Motion {number}";
        saw_others(reason) = "Thành viên có thể đã xem phiếu của người khác. Lý do mở lại: {reason}" | "The member may have read others' sheets. Reason for reopening: {reason}";
        acting_chair_appointed = "Giao thành viên chủ trì thay Chủ tịch Hội đồng" | "Acting chair appointed in place of the chair";
        sheet_abstained = "Không cho ý kiến" | "Abstained";
        result_hash(hash) = "Mã băm kết quả (SHA-256): {hash}" | "Hash of the result (SHA-256): {hash}";
        result_hash_because(hash, reason) = "Mã băm kết quả (SHA-256): {hash}. Lý do: {reason}" | "Hash of the result (SHA-256): {hash}. Reason: {reason}";
        scoring_closed = "Kết thúc đánh giá" | "Scoring closed";
        ballot_opened = "Bắt đầu bỏ phiếu kín về hồ sơ đồng điểm" | "Secret ballot on a tie opened";
        ballot_closed = "Kiểm phiếu" | "Secret ballot closed and counted";
        casting_vote = "Người chủ trì bỏ phiếu quyết định" | "Casting vote given";
        minutes_confirmed = "Xác nhận biên bản họp" | "Minutes confirmed";
        lot_opened = "Mở bốc thăm công khai, hạn góp giá trị" | "Public lot opened, values are given until";
        lot_drawn = "Bốc thăm công khai từ các giá trị đã góp" | "Public lot drawn from what was given";
        scoring_reopened = "Lãnh đạo mở lại việc chấm điểm" | "Scoring reopened by the leader";
        reopened_until(at, hash, reason) = "Đến {at}; kết quả trước đó (SHA-256 {hash}…) không còn hiệu lực. Lý do: {reason}" | "Until {at}; the result before it (SHA-256 {hash}…) is no longer in force. Reason: {reason}";
        shortlist_proposed = "Hội đồng đề xuất danh sách rút gọn" | "Shortlist proposed by the council";
        dissent_recorded = "Ghi ý kiến bảo lưu của thành viên Hội đồng" | "Dissent of a member recorded";
        shortlist_forwarded = "Trình lãnh đạo danh sách rút gọn" | "Shortlist submitted to the leader";
        shortlist_returned = "Trả lại Hội đồng đề xuất danh sách rút gọn" | "Shortlist returned to the council";
        submission_returned = "Trả lại tờ trình để hoàn thiện" | "Submission returned for revision";
        debrief_saved = "Lưu bản nháp phản hồi kết quả" | "Debrief draft saved";
        debrief_released = "Gửi phản hồi kết quả cho doanh nghiệp" | "Debrief released to the firm";
        complaint_filed = "Gửi kiến nghị" | "Complaint filed";
        complaint_answered = "Trả lời kiến nghị" | "Complaint answered";
        call_concluded = "Kết thúc đợt mời" | "Call concluded";
        shortlist_decided = "Quyết định danh sách rút gọn" | "Shortlist decided";
        result_published = "Công bố kết quả" | "Result published";
        account_created = "Tạo tài khoản" | "Account created";
        password_changed = "Đổi mật khẩu" | "Password changed";
        firm_registered = "Đăng ký doanh nghiệp" | "Firm registered";
        firm_edited = "Sửa thông tin doanh nghiệp" | "Firm edited";
        firm_verified = "Xác minh doanh nghiệp" | "Firm verified";
        verification_ended = "Kết thúc xác minh vì thay giấy chứng nhận; chờ xác minh lại" | "Verification ended by a new certificate; waits to be verified again";
        firm_returned = "Trả lại đăng ký doanh nghiệp" | "Firm registration returned";
        member_invited = "Mời người tham gia tài khoản doanh nghiệp" | "Person invited to the firm's account";
        member_removed = "Xóa người khỏi tài khoản doanh nghiệp" | "Person removed from the firm's account";
        invitation_cancelled = "Hủy lời mời" | "Invitation taken back";
        mail_language = "Đổi ngôn ngữ thư" | "Language of mails changed";
        member_joined = "Tham gia tài khoản doanh nghiệp" | "Person joined the firm's account";
        proposal_started = "Bắt đầu soạn hồ sơ" | "Proposal begun";
        proposal_saved = "Soạn bản nháp hồ sơ" | "Proposal draft written";
        proposal_submitted = "Nộp hồ sơ" | "Proposal submitted";
        proposal_replaced = "Thay thế hồ sơ đã nộp" | "Submitted proposal replaced";
        proposal_withdrawn = "Rút hồ sơ" | "Proposal withdrawn";
        file_added = "Thêm tệp" | "File added";
        file_removed = "Xóa tệp" | "File removed";
        file_restored = "Giữ lại tệp" | "File kept";
        seat_assigned = "Phân công vị trí trong Hội đồng" | "Seat on the council assigned";
        seat_removed = "Thôi phân công vị trí trong Hội đồng" | "Seat on the council removed";
        seat_taken = "Thay người tại vị trí trong Hội đồng" | "Seat on the council taken by its other person";
        challenge_recused = "Khai báo không tham gia đánh giá bài toán" | "Recused from the whole challenge";
        conflict_pinned = "Thư ký ghi nhận xung đột lợi ích" | "Conflict recorded by the secretary";
        conflict_appealed = "Đề nghị xem xét lại xung đột lợi ích đã ghi nhận" | "Appeal against a conflict";
        conflict_lifted = "Người chủ trì Hội đồng hủy ghi nhận xung đột lợi ích" | "Conflict lifted by whoever presides";
        conflict_kept = "Người chủ trì Hội đồng giữ nguyên ghi nhận xung đột lợi ích" | "Conflict kept by whoever presides";
        suggestion_confirmed = "Xác nhận gợi ý xung đột lợi ích" | "Suggested conflict confirmed";
        suggestion_dismissed = "Bỏ qua gợi ý xung đột lợi ích" | "Suggested conflict dismissed";
        sheet_voided = "Phiếu đánh giá không còn giá trị do xung đột lợi ích" | "Score sheet void because of a conflict";
        account_stopped = "Kết thúc phiên đăng nhập, yêu cầu mật khẩu mới" | "Sessions ended, new password required";
        stop_asked = "Đề nghị yêu cầu mật khẩu mới" | "A new password asked for";
        stop_declined = "Từ chối hoặc rút đề nghị yêu cầu mật khẩu mới" | "New password declined or taken back";
        suspension_asked = "Đề nghị tạm khóa tài khoản" | "Suspension asked for";
        suspension_declined = "Từ chối hoặc rút đề nghị tạm khóa tài khoản" | "Suspension declined or taken back";
        account_suspended = "Tạm khóa tài khoản" | "Account suspended";
        account_restored = "Mở khóa tài khoản" | "Account restored";
        sign_in_failed = "Nhập sai mật khẩu" | "Wrong password";
        clear = "Không có xung đột lợi ích" | "No conflict of interest";
        conflicted = "Có xung đột lợi ích" | "There is a conflict of interest";
        conflict_declared = "Khai báo về xung đột lợi ích" | "Declaration on conflict of interest";
        sheet_saved = "Lưu phiếu đánh giá" | "Score sheet saved";
        meeting_planned = "Tạo phiên họp Hội đồng" | "Meeting of the council planned";
        meeting_changed = "Sửa phiên họp" | "Plan of the meeting changed";
        agenda_set = "Sắp xếp chương trình họp" | "Agenda set";
        meeting_started = "Khai mạc phiên họp" | "Meeting begun";
        attendance_marked = "Ghi thành phần tham dự phiên họp" | "Attendance of the meeting recorded";
        item_begun = "Chuyển mục trong phiên họp" | "Item of the meeting begun";
        room_left = "Ghi nhận ra vào phòng họp do có hoặc chưa khai báo xung đột lợi ích" | "Leaving and returning recorded: a conflict, or no declaration";
        item_recorded = "Ghi biên bản một mục của phiên họp" | "Item of the meeting recorded";
        report_submitted = "Gửi báo cáo phản biện" | "Rapporteur's report submitted";
        meeting_ended = "Kết thúc phiên họp" | "Meeting ended";
        meeting_called_off = "Hủy phiên họp" | "Meeting called off";
        item(number) = "Mục {number}" | "Item {number}";
        present(n) = "{n} thành viên có mặt" | "Members present: {n}";
        valid = "Hợp lệ" | "Valid";
        not_quorate = "Không đủ điều kiện họp" | "Not quorate";
        signed_copy_filed = "Lưu bản đã ký của văn bản" | "Signed copy of a paper filed";
        sheet_submitted = "Nộp phiếu đánh giá" | "Score sheet submitted";
    }
}

pub fn table(locale: Locale, lines: &[HistoryLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="empty">{w::nothing(locale)}</p> }.into_any();
    }
    let row = |line: &HistoryLine| {
        let since =
            line.since.filter(|since| since.show(locale) != line.at.show(locale)).map(|since| view! { {show::time(locale, since)}" – " });
        let who = if line.by.is_empty() { w::system(locale).to_owned() } else { line.by.clone() };
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
        EventKind::ClosingExtended => w::extended(l),
        EventKind::ChallengeCancelled => w::cancelled(l),
        EventKind::OpeningConfirmed => w::opening_confirmed(l),
        EventKind::ProposalsOpened => w::opened(l),
        EventKind::ProposalUnreadable => w::unreadable(l),
        EventKind::ProposalScreened => w::screened(l),
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
        EventKind::ShortlistProposed => w::shortlist_proposed(l),
        EventKind::DissentRecorded => w::dissent_recorded(l),
        EventKind::ShortlistForwarded => w::shortlist_forwarded(l),
        EventKind::ShortlistReturned => w::shortlist_returned(l),
        EventKind::SubmissionReturned => w::submission_returned(l),
        EventKind::DebriefSaved => w::debrief_saved(l),
        EventKind::DebriefReleased => w::debrief_released(l),
        EventKind::ComplaintFiled => w::complaint_filed(l),
        EventKind::ComplaintAnswered => w::complaint_answered(l),
        EventKind::CallConcluded => w::call_concluded(l),
        EventKind::ShortlistDecided => w::shortlist_decided(l),
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
        EventKind::VerificationEnded => w::verification_ended(l),
        EventKind::MemberInvited => w::member_invited(l),
        EventKind::MemberJoined => w::member_joined(l),
        EventKind::MemberRemoved => w::member_removed(l),
        EventKind::InvitationCancelled => w::invitation_cancelled(l),
        EventKind::MailLanguageChanged => w::mail_language(l),
        EventKind::ProposalStarted => w::proposal_started(l),
        EventKind::ProposalSaved => w::proposal_saved(l),
        EventKind::ProposalSubmitted => w::proposal_submitted(l),
        EventKind::ProposalReplaced => w::proposal_replaced(l),
        EventKind::ProposalWithdrawn => w::proposal_withdrawn(l),
        EventKind::FileAdded => w::file_added(l),
        EventKind::FileRemoved => w::file_removed(l),
        EventKind::FileRestored => w::file_restored(l),
        EventKind::SeatAssigned => w::seat_assigned(l),
        EventKind::SeatRemoved => w::seat_removed(l),
        EventKind::SeatTaken => w::seat_taken(l),
        EventKind::ChallengeRecused => w::challenge_recused(l),
        EventKind::ConflictPinned => w::conflict_pinned(l),
        EventKind::ConflictAppealed => w::conflict_appealed(l),
        EventKind::ConflictLifted => w::conflict_lifted(l),
        EventKind::ConflictKept => w::conflict_kept(l),
        EventKind::ActingChairAppointed => w::acting_chair_appointed(l),
        EventKind::SuggestionConfirmed => w::suggestion_confirmed(l),
        EventKind::SuggestionDismissed => w::suggestion_dismissed(l),
        EventKind::ConflictDeclared => w::conflict_declared(l),
        EventKind::SheetSaved => w::sheet_saved(l),
        EventKind::SheetSubmitted => w::sheet_submitted(l),
        EventKind::SheetVoided => w::sheet_voided(l),
        EventKind::MeetingPlanned => w::meeting_planned(l),
        EventKind::MeetingChanged => w::meeting_changed(l),
        EventKind::AgendaSet => w::agenda_set(l),
        EventKind::MeetingStarted => w::meeting_started(l),
        EventKind::AttendanceMarked => w::attendance_marked(l),
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
        EventKind::CompletionHandedIn => w::files(locale, note),
        EventKind::ProposalSaved => {
            let sections = note.split(' ').map(|code| Section::from_code(code).map_or(code, |section| section_name(locale, section)));
            sections.collect::<Vec<_>>().join(", ")
        }
        EventKind::AttendanceMarked => w::present(locale, note),
        EventKind::MeetingEnded if note == "valid" => w::valid(locale).to_owned(),
        EventKind::MeetingEnded => w::not_quorate(locale).to_owned(),
        EventKind::ChallengeScheduled | EventKind::MeetingPlanned | EventKind::MeetingChanged => {
            Moment::from_rfc3339(note).map_or_else(|| note.to_owned(), |at| at.show(locale))
        }
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
        EventKind::ComplaintAnswered => Finding::from_code(note).map_or_else(|| note.to_owned(), |f| finding_name(locale, f).to_owned()),
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
        EventKind::SeatAssigned | EventKind::SeatTaken | EventKind::SeatRemoved => {
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
