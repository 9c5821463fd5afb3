//! The words of every message, in both languages side by side.

use super::{
    Mail, account_words as a, ad_hoc_words as h, amendment_words as m, claim_words as c, following_words as f, ownership_words as o,
    partner_words as p, pick, question_words as q, result_words as r, seat_words as seats, voiding_words as v, work_words as k,
};
use domain::{locale::Locale, people::Right, text};

/// Longest part of a firm's name in a subject, in characters.
const MAX_NAME: usize = 60;

/// Subject and text, without greeting and footer. `site` is the home page in the reader's language.
pub fn of(mail: &Mail, l: Locale, site: &str, link: &str) -> (String, String) {
    match mail {
        Mail::Register { .. } => register(l, link),
        Mail::AccountExists => account_exists(l, link),
        Mail::Reset { .. } => reset(l, link),
        Mail::PasswordChanged => password_changed(l, link),
        Mail::AccountStopped { reason, .. } => a::stopped(l, link, reason),
        Mail::SuspensionWaits { name, .. } => a::suspension_waits(l, link, name),
        Mail::StopWaits { name, .. } => a::stop_waits(l, link, name),
        Mail::RequestReturned { name, reason, .. } => a::request_returned(l, link, name, reason),
        Mail::AccountSuspended { reason, contact } => a::suspended(l, link, reason, contact),
        Mail::AccountRestored { reason } => a::restored(l, link, reason),
        Mail::Invite { firm, right, .. } => invite(l, link, firm, *right),
        Mail::MemberRemoved { firm } => r::member_removed(l, link, firm),
        Mail::InvitationCancelled { firm } => r::invitation_cancelled(l, link, firm),
        Mail::CodeClaimed { firm, claimed, until } => c::claimed(l, link, [firm, claimed], *until),
        Mail::ClaimWaits { firm, .. } => c::waits(l, link, firm),
        Mail::ClaimRefused { code, reason } => c::refused(l, link, code, reason),
        Mail::ClaimUpheld { firm } => c::upheld(l, link, firm),
        Mail::CodeReleased { code } => c::released(l, link, code),
        Mail::CodeFree { code, until } => c::free(l, link, code, *until),
        Mail::ClaimEnded { code, firm } => c::over(l, link, code, firm),
        Mail::OwnershipOffered { firm } => o::offered(l, link, firm),
        Mail::OwnershipAsked { firm, by, reason, until } => o::asked(l, link, [firm, by, reason], *until),
        Mail::OwnershipWaits { firm, .. } => o::waits(l, link, firm),
        Mail::OwnershipMoved { firm, owner } => o::moved(l, link, firm, owner),
        Mail::OwnershipEnded { firm, reason } => o::ended(l, link, firm, reason),
        Mail::FirmVerified { firm } => firm_verified(l, link, firm),
        Mail::FirmDisputes { firm, .. } => a::firm_disputes(l, link, firm),
        Mail::TakingBackWaits { firm, reason, .. } => a::taking_back_waits(l, link, firm, reason),
        Mail::TakingBackReturned { firm, reason, .. } => a::taking_back_returned(l, link, firm, reason),
        Mail::FirmReturned { firm, reason } => firm_returned(l, link, firm, reason),
        Mail::Receipt { challenge_code, title, receipt, version, at, sha256, .. } => {
            let facts = [receipt.clone(), version.to_string(), at.show_exact(l), sha256.clone()];
            receipt_of(l, link, &named(challenge_code, title.get(l)), &facts)
        }
        Mail::Withdrawn { challenge_code, title } => withdrawn(l, link, &named(challenge_code, title.get(l))),
        Mail::PartnerAsked { challenge_code, title, lead, .. } => p::asked(l, link, &named(challenge_code, title.get(l)), lead),
        Mail::PartnerReminded { challenge_code, title, lead, asked_at, closes, .. } => {
            let closes = closes.map_or_else(|| "–".to_owned(), |at| at.show_weekday(l));
            p::reminded(l, link, &named(challenge_code, title.get(l)), lead, [asked_at.show(l), closes])
        }
        Mail::PartnerAnswered { challenge_code, title, partner, consents, reason, .. } => {
            p::answered(l, link, &named(challenge_code, title.get(l)), [partner, reason], *consents)
        }
        Mail::PartnerTold { challenge_code, title, lead, told, .. } => p::told(l, link, &named(challenge_code, title.get(l)), lead, *told),
        Mail::PartnerLeft { challenge_code, title, partner, reason, handed_in, .. } => {
            p::left(l, link, &named(challenge_code, title.get(l)), [partner, reason], *handed_in)
        }
        Mail::ChallengeChanged { challenge_code, title, reason, .. } => m::corrected(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::ChallengeAmended { challenge_code, title, closing, reason, proposal, .. } => {
            let closing = closing.map(|at| at.show_weekday(l));
            m::amended(l, link, [&named(challenge_code, title.get(l)), reason], &closing, proposal.is_some())
        }
        Mail::AmendmentWaits { challenge_code, title, reason } => m::waits(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::AmendmentReturned { challenge_code, title, reason } => m::returned(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::ClosingExtended { challenge_code, title, closing, reason } => {
            extended(l, link, &named(challenge_code, title.get(l)), &closing.map(|at| at.show_weekday(l)), reason)
        }
        Mail::ChallengeCancelled { challenge_code, title, reason } => cancelled(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::QuestionWaits { challenge_code, title, number, question, due } => {
            q::waits(l, link, &named(challenge_code, title.get(l)), *number, (question, *due))
        }
        Mail::QuestionReplied { challenge_code, title, question, replied } => {
            q::replied(l, link, &named(challenge_code, title.get(l)), question, replied)
        }
        Mail::Briefing { challenge_code, title, at, place, called_off } => {
            q::briefing(l, link, &named(challenge_code, title.get(l)), (*at, place), called_off.as_deref())
        }
        Mail::Notice { challenge_code, title, subject, text, .. } => {
            q::notice(l, link, (challenge_code, &named(challenge_code, title.get(l))), subject, text)
        }
        Mail::MessageToFirm { challenge_code, title, text, .. } => q::to_firm(l, link, &named(challenge_code, title.get(l)), text),
        Mail::MessageToOffice { challenge_code, code, .. } => q::to_office(l, link, challenge_code, code),
        Mail::AnswersPublished { challenge_code, title, answers } => q::published(l, link, &named(challenge_code, title.get(l)), answers),
        Mail::ReviewWaits { challenge_code, title, due } => k::review_waits(l, link, &named(challenge_code, title.get(l)), *due),
        Mail::ChallengeReturned { challenge_code, title, reason } => {
            k::challenge_returned(l, link, &named(challenge_code, title.get(l)), reason)
        }
        Mail::DeclaringWaits { challenge_code, title, proposals, due } => {
            k::declaring_waits(l, link, &named(challenge_code, title.get(l)), *proposals, *due)
        }
        Mail::ScoringWaits { challenge_code, title, proposals, due } => {
            k::scoring_waits(l, link, &named(challenge_code, title.get(l)), *proposals, *due)
        }
        Mail::SecondRound { challenge_code, title, far, due } => k::second_round(l, link, &named(challenge_code, title.get(l)), far, *due),
        Mail::SheetFar { challenge_code, code, due, .. } => k::sheet_far(l, link, challenge_code, code, *due),
        Mail::SheetExcluded { challenge_code, code, reason, .. } => k::sheet_excluded(l, link, challenge_code, code, reason),
        Mail::SheetAsked { challenge_code, code, reason, due } => k::sheet_asked(l, link, challenge_code, code, reason, *due),
        Mail::VoidingAsked { challenge_code, title, by, reason, due } => {
            v::asked(l, link, &named(challenge_code, title.get(l)), [by, reason], *due)
        }
        Mail::ScoredAnew { challenge_code, title, code, due, .. } => {
            v::scored_anew(l, link, &named(challenge_code, title.get(l)), code, *due)
        }
        Mail::VoidingDecided { challenge_code, title, by, is_void } => {
            v::decided(l, link, &named(challenge_code, title.get(l)), by, *is_void)
        }
        Mail::MotionWaits { challenge_code, title, number, due } => {
            k::motion_waits(l, link, &named(challenge_code, title.get(l)), *number, *due)
        }
        Mail::VoteEntered { challenge_code, title, number, choice, by } => {
            k::vote_entered(l, link, &named(challenge_code, title.get(l)), *number, (*choice, by))
        }
        Mail::BallotWaits { challenge_code, title, due } => k::ballot_opened(l, link, &named(challenge_code, title.get(l)), *due),
        Mail::LotWaits { challenge_code, title, due } => k::lot_opened(l, link, &named(challenge_code, title.get(l)), *due),
        Mail::LotRead { challenge_code, title, source, on, due } => {
            k::lot_read(l, link, &named(challenge_code, title.get(l)), source, *on, *due)
        }
        Mail::ProposalOpened { challenge_code, title, code, at, .. } => {
            k::proposal_opened(l, link, &named(challenge_code, title.get(l)), code, *at)
        }
        Mail::EvaluationBegun { challenge_code, title, code, due, .. } => {
            k::evaluation_begun(l, link, &named(challenge_code, title.get(l)), code, *due)
        }
        Mail::NotAdmitted { challenge_code, title, code, reason, .. } => {
            k::not_admitted(l, link, &named(challenge_code, title.get(l)), code, reason)
        }
        Mail::SheetGivenBack { challenge_code, proposal, reason } => k::given_back(l, link, challenge_code, proposal, reason),
        Mail::ConflictFound { challenge_code, title, by, reason, counts } => {
            k::conflict_found(l, link, &named(challenge_code, title.get(l)), [by, reason], *counts)
        }
        Mail::ConflictRuled { challenge_code, title, is_lifted, by, reason } => {
            k::conflict_ruled(l, link, &named(challenge_code, title.get(l)), [by, reason], *is_lifted)
        }
        Mail::AdHocWaits { challenge_code, title, reason } => h::waits(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::AdHocReturned { challenge_code, title, name } => h::returned(l, link, &named(challenge_code, title.get(l)), name),
        Mail::AdHocAppointed { challenge_code, title, reason } => h::appointed(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::CancellingWaits { challenge_code, title, reason } => {
            k::cancelling_waits(l, link, &named(challenge_code, title.get(l)), reason)
        }
        Mail::ExtensionWaits { challenge_code, title, reason } => k::extension_waits(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::ExtensionReturned { challenge_code, title, reason } => {
            k::extension_returned(l, link, &named(challenge_code, title.get(l)), reason)
        }
        Mail::ScoringExtended { challenge_code, title, ends, reason } => {
            k::scoring_extended(l, link, &named(challenge_code, title.get(l)), &ends.map(|at| at.show_weekday(l)), reason)
        }
        Mail::SeatChangeWaits { name, reason } => seats::waits(l, link, name, reason),
        Mail::SeatChangeReturned { name, reason } => seats::returned(l, link, name, reason),
        Mail::SeatChanged { seat, number, date, reason } => seats::changed(l, link, *seat, number, *date, reason),
        Mail::ActingChair { challenge_code, title, reason } => r::acting_chair(l, link, &named(challenge_code, title.get(l)), reason),
        Mail::SheetsLeft { challenge_code, title, sheets, ends } => {
            k::sheets_left(l, link, &named(challenge_code, title.get(l)), *sheets, ends.map(|at| at.show_weekday(l)))
        }
        Mail::CompletionAsked { challenge_code, title, asked, due, .. } => {
            r::completion_asked(l, link, &named(challenge_code, title.get(l)), asked, &due.show_weekday(l))
        }
        Mail::CompletionWaits { challenge_code, code, .. } => r::completion_waits(l, link, challenge_code, code),
        Mail::ResultPublished { challenge_code, title, proposal, complaints_until } => {
            let own = format!("{site}/proposals/{proposal}");
            result(l, link, &named(challenge_code, title.get(l)), &own, &complaints_until.show_exact(l))
        }
        Mail::ShortlistWaits { challenge_code, title, step, due } => {
            r::shortlist_waits(l, link, &format!("{}{}", named(challenge_code, title.get(l)), k::term(l, *due)), *step)
        }
        Mail::Meeting { news, at, place, challenges, .. } => {
            r::meeting(l, link, news, &[&at.show_weekday(l), place, &challenges.join(", ")])
        }
        Mail::DebriefReleased { challenge_code, title, .. } => r::debrief_released(l, link, &named(challenge_code, title.get(l))),
        Mail::ComplaintReceived { challenge_code, title, at, .. } => {
            r::complaint_received(l, link, &named(challenge_code, title.get(l)), &at.show_exact(l))
        }
        Mail::ComplaintWaits { challenge_code, title, .. } => r::complaint_waits(l, link, &named(challenge_code, title.get(l))),
        Mail::RedoingWaits { challenge_code, title, note, due, .. } => {
            r::redoing_waits(l, link, &named(challenge_code, title.get(l)), note, *due)
        }
        Mail::ComplaintRedone { challenge_code, title, .. } => r::complaint_redone(l, link, &named(challenge_code, title.get(l))),
        Mail::Watched { challenge_code, title, news } => f::watched(l, link, (challenge_code, &named(challenge_code, title.get(l))), news),
        Mail::ClosingSoon { challenge_code, title, closes, days, own } => {
            f::closing_soon(l, link, &named(challenge_code, title.get(l)), (*closes, *days), own.as_ref())
        }
        Mail::Digest { found } => f::digest(l, site, link, found),
        Mail::WatchAsked { challenge_code, title, .. } => f::watch_asked(l, link, &named(challenge_code, title.get(l))),
        Mail::ComplaintAnswered { challenge_code, title, .. } => r::complaint_answered(l, link, &named(challenge_code, title.get(l))),
    }
}

fn named(code: &str, title: &str) -> String {
    format!("{code} – {title}")
}

fn register(l: Locale, link: &str) -> (String, String) {
    pick(
        l,
        ("Đăng ký tài khoản", "Register an account"),
        format!(
            "Hệ thống nhận được yêu cầu đăng ký tài khoản bằng địa chỉ thư điện tử này. Để hoàn tất đăng ký, mở liên kết sau:\n\n{link}\n\n\
             Liên kết có hiệu lực trong 1 giờ và chỉ dùng được một lần. Nếu không yêu cầu đăng ký, có thể bỏ qua thư này; không có tài khoản nào được tạo."
        ),
        format!(
            "We received a request to register an account with this e-mail address. To finish the registration, open this link:\n\n{link}\n\n\
             The link works for 1 hour and only once. If you did not ask for it, you may ignore this message; no account has been created."
        ),
    )
}

fn account_exists(l: Locale, link: &str) -> (String, String) {
    pick(
        l,
        ("Tài khoản đã tồn tại", "You already have an account"),
        format!(
            "Hệ thống nhận được yêu cầu đăng ký bằng địa chỉ thư điện tử này, nhưng địa chỉ này đã có tài khoản. Đăng nhập tại:\n\n{link}\n\n\
             Nếu quên mật khẩu, chọn \u{201c}Quên mật khẩu\u{201d} tại trang đăng nhập. Nếu không yêu cầu đăng ký, có thể bỏ qua thư này."
        ),
        format!(
            "We received a request to register with this e-mail address, but it already has an account. Sign in here:\n\n{link}\n\n\
             If you forgot the password, choose \u{201c}Forgotten your password?\u{201d} on the sign-in page. If you did not ask for this, you may ignore this message."
        ),
    )
}

fn reset(l: Locale, link: &str) -> (String, String) {
    pick(
        l,
        ("Đặt lại mật khẩu", "Reset your password"),
        format!(
            "Hệ thống nhận được yêu cầu đặt lại mật khẩu. Để đặt mật khẩu mới, mở liên kết sau:\n\n{link}\n\n\
             Liên kết có hiệu lực trong 1 giờ và chỉ dùng được một lần. Nếu không yêu cầu, có thể bỏ qua thư này; mật khẩu hiện tại vẫn giữ nguyên."
        ),
        format!(
            "We received a request to reset the password. To set a new one, open this link:\n\n{link}\n\n\
             The link works for 1 hour and only once. If you did not ask for it, you may ignore this message; the present password stays as it is."
        ),
    )
}

fn password_changed(l: Locale, link: &str) -> (String, String) {
    pick(
        l,
        ("Mật khẩu đã được thay đổi", "Your password was changed"),
        format!(
            "Mật khẩu của tài khoản vừa được thay đổi; mọi phiên đăng nhập mở trước đó đã kết thúc. Đăng nhập tại:\n\n{link}\n\n\
             Nếu không thực hiện thay đổi này, đặt lại mật khẩu ngay bằng chức năng \u{201c}Quên mật khẩu\u{201d} và thông báo cho cơ quan thường trực."
        ),
        format!(
            "The password of your account has just been changed, and all sessions begun before have ended. Sign in here:\n\n{link}\n\n\
             If you did not make this change, reset the password at once with \u{201c}Forgotten your password?\u{201d} and tell the standing office."
        ),
    )
}

fn invite(l: Locale, link: &str, firm: &str, right: Right) -> (String, String) {
    let may = match right {
        Right::View => l.pick("xem hồ sơ", "read them"),
        Right::Comment => l.pick("xem và góp ý nội bộ", "read them, and comment within the firm"),
        Right::Edit => l.pick("soạn, nộp và rút hồ sơ", "write, submit and withdraw them"),
    };
    // A firm chooses its name, and mail programs show the subject as the site's own words.
    let short = text::shortened(firm, MAX_NAME);
    (
        l.pick(format!("Lời mời tham gia tài khoản doanh nghiệp: {short}"), format!("Invitation to a firm's account: {short}")),
        l.pick(
            format!(
                "{firm} mời Ông/Bà tham gia tài khoản doanh nghiệp. Quyền được giao đối với hồ sơ đề xuất giải pháp của doanh nghiệp: {may}. Để chấp nhận lời mời, mở liên kết sau:\n\n{link}\n\n\
                 Liên kết có hiệu lực trong 7 ngày và chỉ dùng được một lần. Nếu không quen biết doanh nghiệp này, có thể bỏ qua thư này."
            ),
            format!(
                "{firm} invites you to join its account. What you may do with its proposals: {may}. To accept, open this link:\n\n{link}\n\n\
                 The link works for 7 days and only once. If you do not know this firm, you may ignore this message."
            ),
        ),
    )
}

fn firm_verified(l: Locale, link: &str, firm: &str) -> (String, String) {
    pick(
        l,
        ("Thông tin đăng ký doanh nghiệp đã được xác minh", "The firm's registration has been verified"),
        format!(
            "Cơ quan thường trực đã xác minh thông tin đăng ký của {firm}. Từ nay doanh nghiệp có thể nộp hồ sơ đề xuất giải pháp cho các bài toán đang nhận hồ sơ.\n\n\
             Xem thông tin doanh nghiệp tại:\n\n{link}"
        ),
        format!(
            "The standing office has verified the registration of {firm}. From now on the firm may submit proposals to the challenges that are open for proposals.\n\n\
             The firm's page:\n\n{link}"
        ),
    )
}

fn firm_returned(l: Locale, link: &str, firm: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Thông tin đăng ký doanh nghiệp cần bổ sung", "The firm's registration needs changes"),
        format!(
            "Cơ quan thường trực đã trả lại thông tin đăng ký của {firm} với lý do sau:\n\n{reason}\n\n\
             Sau khi sửa đổi, bổ sung và lưu lại, thông tin được tự động gửi xác minh lại. Sửa tại:\n\n{link}"
        ),
        format!(
            "The standing office has returned the registration of {firm}, for this reason:\n\n{reason}\n\n\
             Once changed and saved, the registration goes back to the office for verification. Change it here:\n\n{link}"
        ),
    )
}

fn receipt_of(l: Locale, link: &str, challenge: &str, [receipt, version, at, sha256]: &[String; 4]) -> (String, String) {
    (
        l.pick(format!("Biên nhận nộp hồ sơ {receipt}"), format!("Receipt {receipt} for your proposal")),
        l.pick(
            format!(
                "Hồ sơ đề xuất giải pháp của doanh nghiệp đã được tiếp nhận.\n\nBài toán: {challenge}\nMã biên nhận: {receipt}\nPhiên bản: {version}\n\
                 Thời điểm nộp: {at}\nMã băm SHA-256 của nội dung: {sha256}\n\n\
                 Chỉ doanh nghiệp xem được hồ sơ trên hệ thống cho đến khi hai người cùng mở. Trước thời điểm đóng nhận hồ sơ, doanh nghiệp có thể thay thế hoặc rút hồ sơ tại:\n\n{link}"
            ),
            format!(
                "Your firm's proposal has been received.\n\nChallenge: {challenge}\nReceipt: {receipt}\nVersion: {version}\n\
                 Submitted at: {at}\nSHA-256 of the content: {sha256}\n\n\
                 Only your firm can see the proposal on the site until two people open it together. Before the closing time your firm may replace or withdraw it here:\n\n{link}"
            ),
        ),
    )
}

fn withdrawn(l: Locale, link: &str, challenge: &str) -> (String, String) {
    pick(
        l,
        ("Hồ sơ đã được rút", "Your proposal has been withdrawn"),
        format!(
            "Doanh nghiệp đã rút hồ sơ đề xuất giải pháp cho bài toán:\n\n{challenge}\n\n\
             Hồ sơ đã rút sẽ không được mở và không được đánh giá. Trước thời điểm đóng nhận hồ sơ, doanh nghiệp có thể nộp lại. Xem bài toán tại:\n\n{link}"
        ),
        format!(
            "Your firm has withdrawn its proposal for the challenge:\n\n{challenge}\n\n\
             A withdrawn proposal is neither opened nor evaluated. Your firm may submit again before the closing time. The challenge:\n\n{link}"
        ),
    )
}

fn extended(l: Locale, link: &str, challenge: &str, [before, closes]: &[String; 2], reason: &str) -> (String, String) {
    pick(
        l,
        ("Gia hạn thời điểm đóng nhận hồ sơ", "The closing time has been extended"),
        format!(
            "Thời điểm đóng nhận hồ sơ của bài toán sau đã được gia hạn:\n\n{challenge}\n\n\
             Thời điểm đóng cũ: {before}\nThời điểm đóng mới: {closes}\nLý do: {reason}\n\nXem bài toán tại:\n\n{link}"
        ),
        format!(
            "The closing time of this challenge has been extended:\n\n{challenge}\n\n\
             Old closing time: {before}\nNew closing time: {closes}\nReason: {reason}\n\nThe challenge:\n\n{link}"
        ),
    )
}

fn cancelled(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Thông báo hủy đợt mời", "A call has been cancelled"),
        format!(
            "Đợt mời tham gia giải bài toán sau đã được hủy; hồ sơ không được tiếp tục tiếp nhận, đánh giá:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Trang của bài toán vẫn được giữ để tra cứu:\n\n{link}"
        ),
        format!(
            "The call for this challenge has been cancelled; proposals are no longer received or evaluated:\n\n{challenge}\n\nReason: {reason}\n\n\
             Its page stays available for reference:\n\n{link}"
        ),
    )
}

fn result(l: Locale, link: &str, challenge: &str, own: &str, until: &str) -> (String, String) {
    pick(
        l,
        ("Kết quả đánh giá đã được công bố", "The result has been published"),
        format!(
            "Kết quả đánh giá của bài toán sau đã được công bố:\n\n{challenge}\n\nXem kết quả tại:\n\n{link}\n\n\
             Điểm trung bình theo tiêu chí của hồ sơ đã có tại địa chỉ dưới đây; nhận xét của Hội đồng tư vấn được gửi trong thời hạn theo quy chế:\n\n{own}\n\n\
             Kiến nghị về kết quả được nhận tại trang này đến trước {until}.\n\n\
             Danh sách rút gọn không phải là hợp đồng và không thay thế thủ tục lựa chọn nhà thầu theo quy định."
        ),
        format!(
            "The result of this challenge has been published:\n\n{challenge}\n\nThe result:\n\n{link}\n\n\
             The average scores of your firm's proposal by criterion are at the address below; the council's comments follow within the period set by the rules:\n\n{own}\n\n\
             Complaints about the result are accepted there before {until}.\n\n\
             The shortlist is not a contract and does not replace any procedure for the selection of contractors."
        ),
    )
}
