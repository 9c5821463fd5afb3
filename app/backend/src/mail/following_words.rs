//! The words of messages that somebody follows something by: news of what is watched, reminders, digests; and how they are
//! switched off.

use super::{Found, OwnProposal, Watched, pick, question_words};
use domain::{following::MailKind, locale::Locale, time::Moment};

/// Longest list in a digest; the rest is on the site.
const MAX_FOUND: usize = 20;

pub fn watched(l: Locale, link: &str, (code, challenge): (&str, &str), news: &Watched) -> (String, String) {
    let moved = |[before, after]: &[Moment; 2]| {
        let (old, new) = (before.show_weekday(l), after.show_weekday(l));
        if before == after {
            l.pick(format!("Thời điểm đóng nhận hồ sơ không đổi: {new}."), format!("The closing time stays as it is: {new}."))
        } else {
            l.pick(
                format!("Thời điểm đóng cũ: {old}\nThời điểm đóng mới: {new}"),
                format!("Closing time before: {old}\nClosing time now: {new}"),
            )
        }
    };
    let because = |reason: &str| l.pick(format!("Lý do: {reason}"), format!("Reason: {reason}"));
    let (subject, told) = match news {
        Watched::Corrected(version, reason) => (
            l.pick("Bài toán đang theo dõi được đính chính", "A challenge that you watch was corrected"),
            l.pick(
                format!("Cơ quan thường trực đã công bố phiên bản {version}, là bản đính chính.\n{}", because(reason)),
                format!("The office has published version {version}, a correction.\n{}", because(reason)),
            ),
        ),
        Watched::Amended(closing, reason) => (
            l.pick("Bài toán đang theo dõi được sửa đổi", "A challenge that you watch was amended"),
            l.pick(
                format!("Nội dung mà hồ sơ dựa vào đã được sửa đổi.\n{}\n{}", because(reason), moved(closing)),
                format!("What proposals rest on was amended.\n{}\n{}", because(reason), moved(closing)),
            ),
        ),
        Watched::ClosingMoved(closing, reason) => (
            l.pick("Thời điểm đóng của bài toán đang theo dõi đã thay đổi", "The closing of a challenge that you watch has moved"),
            format!("{}\n{}", moved(closing), because(reason)),
        ),
        Watched::Answered(numbers) => {
            let numbers = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            (
                l.pick("Câu trả lời mới về bài toán đang theo dõi", "New answers about a challenge that you watch"),
                l.pick(
                    format!("Cơ quan thường trực đã trả lời câu hỏi làm rõ số {numbers}. Câu trả lời không thay đổi yêu cầu của bài toán."),
                    format!("The office has answered questions {numbers}. Answers change nothing of what is required."),
                ),
            )
        }
        Watched::Session(at, place, None) => (
            l.pick("Buổi giới thiệu bài toán đang theo dõi", "An information session about a challenge that you watch"),
            l.pick(
                format!("Cơ quan thường trực tổ chức buổi giới thiệu bài toán.\nThời gian: {}\n{place}", at.show_weekday(l)),
                format!("The office holds an information session.\nWhen: {}\n{place}", at.show_weekday(l)),
            ),
        ),
        Watched::Session(at, _, Some(reason)) => (
            l.pick("Hủy buổi giới thiệu bài toán đang theo dõi", "An information session that you follow was called off"),
            l.pick(
                format!("Buổi giới thiệu lúc {} không được tổ chức.\n{}", at.show_weekday(l), because(reason)),
                format!("The information session on {} does not take place.\n{}", at.show_weekday(l), because(reason)),
            ),
        ),
        Watched::Notice(subject, words) => (
            l.pick("Thông báo về bài toán đang theo dõi", "A notice about a challenge that you watch"),
            format!(
                "{}\n\n{}\n\n{}\n\n{}",
                l.pick(
                    "Thông báo của cơ quan thường trực về bài toán đang theo dõi:",
                    "A notice of the office about a challenge that you watch:"
                ),
                subject.get(l),
                words.get(l),
                question_words::binds_nobody(l)
            ),
        ),
        Watched::Cancelled(reason) => (
            l.pick("Đợt mời của bài toán đang theo dõi đã bị hủy", "The call for a challenge that you watch was cancelled"),
            l.pick(
                format!("Hồ sơ không được tiếp tục tiếp nhận, đánh giá.\n{}", because(reason)),
                format!("Proposals are no longer received or evaluated.\n{}", because(reason)),
            ),
        ),
        Watched::ResultPublished => (
            l.pick("Kết quả của bài toán đang theo dõi đã được công bố", "The result of a challenge that you watch was published"),
            l.pick("Kết quả đánh giá đã được công bố.", "The result of the evaluation is public.").to_owned(),
        ),
    };
    let text = l.pick(
        format!("Bài toán:\n\n{challenge}\n\n{told}\n\nXem tại:\n\n{link}"),
        format!("Challenge:\n\n{challenge}\n\n{told}\n\nSee:\n\n{link}"),
    );
    // The office's own words say what it is about.
    let subject = if let Watched::Notice(own, _) = news { format!("{code}: {}", own.get(l)) } else { subject.to_owned() };
    (subject, text)
}

pub fn closing_soon(l: Locale, link: &str, challenge: &str, (closes, days): (Moment, i64), own: Option<&OwnProposal>) -> (String, String) {
    let closes = closes.show_weekday(l);
    let then = match own {
        None => l.pick("Bài toán này nằm trong danh sách đang theo dõi.", "This challenge is among those that you watch."),
        Some(OwnProposal { is_submitted: false, .. }) => l.pick(
            "Hồ sơ của doanh nghiệp cho bài toán này còn là bản nháp: chỉ hồ sơ đã nộp trước thời điểm đóng mới được tính.",
            "Your firm's proposal for it is still a draft: only what is submitted before the closing time counts.",
        ),
        Some(OwnProposal { is_submitted: true, .. }) => l.pick(
            "Hồ sơ doanh nghiệp đã nộp được tính; nội dung lưu sau khi nộp chỉ được tính nếu nộp lại trước thời điểm đóng.",
            "What your firm has submitted counts; what was saved after that counts only if it is submitted again before the closing time.",
        ),
    };
    let one = days == 1;
    let subject = l.pick(
        format!("Còn {days} ngày: sắp đóng nhận hồ sơ"),
        if one { "One day left before a closing".to_owned() } else { format!("{days} days left before a closing") },
    );
    let text = l.pick(
        format!("Bài toán sau sắp đóng nhận hồ sơ:\n\n{challenge}\n\nThời điểm đóng: {closes}\n\n{then}\n\nXem tại:\n\n{link}"),
        format!("This challenge is about to close:\n\n{challenge}\n\nClosing time: {closes}\n\n{then}\n\nSee:\n\n{link}"),
    );
    (subject, text)
}

pub fn digest(l: Locale, site: &str, link: &str, found: &[Found]) -> (String, String) {
    let line = |one: &Found| {
        let closes =
            one.closes.map(|at| l.pick(format!("\nĐóng nhận hồ sơ: {}", at.show_weekday(l)), format!("\nCloses: {}", at.show_weekday(l))));
        format!("{} – {}{}\n{site}/challenges/{}", one.code, one.title.get(l), closes.unwrap_or_default(), one.code)
    };
    let listed = found.iter().take(MAX_FOUND).map(line).collect::<Vec<_>>().join("\n\n");
    let count = found.len();
    let one = count == 1;
    let more = count.saturating_sub(MAX_FOUND);
    let listed = if more == 0 {
        listed
    } else {
        format!("{listed}\n\n{}", l.pick(format!("và {more} bài toán khác."), format!("and {more} more.")))
    };
    let said = if one { "One new challenge matches".to_owned() } else { format!("{count} new challenges match") };
    pick(
        l,
        ("Bài toán mới khớp với tìm kiếm đã lưu", "New challenges that match your saved searches"),
        format!("Có {count} bài toán mới khớp với tìm kiếm đã lưu:\n\n{listed}\n\nXem và thay đổi tìm kiếm đã lưu tại:\n\n{link}"),
        format!("{said} a search that you saved:\n\n{listed}\n\nSee and change your saved searches here:\n\n{link}"),
    )
}

/// Under every mail that may be switched off.
pub fn switching_off(l: Locale, kind: MailKind, address: &str, choices: &str) -> String {
    let why = match kind {
        MailKind::Watching => l.pick(
            "Thư này được gửi vì tài khoản đang theo dõi bài toán nêu trên.",
            "You receive this because your account watches this challenge.",
        ),
        MailKind::Reminders => l.pick("Thư này là thư nhắc trước thời điểm đóng nhận hồ sơ.", "This is a reminder before a closing time."),
        MailKind::Digests => {
            l.pick("Thư này được gửi vì tài khoản có tìm kiếm đã lưu.", "You receive this because your account has saved searches.")
        }
    };
    l.pick(
        format!("{why}\nNgừng nhận loại thư này, không cần đăng nhập:\n{address}\nChọn loại thư muốn nhận:\n{choices}"),
        format!("{why}\nStop mails of this kind, without signing in:\n{address}\nChoose which mails you get:\n{choices}"),
    )
}

/// Under every mail to somebody without an account.
pub fn stopping(l: Locale, address: &str) -> String {
    l.pick(
        format!("Thư này được gửi vì địa chỉ này đã xác nhận theo dõi bài toán nêu trên.\nNgừng theo dõi:\n{address}"),
        format!("You receive this because this address confirmed that it watches this challenge.\nStop watching:\n{address}"),
    )
}

pub fn watch_asked(l: Locale, link: &str, challenge: &str) -> (String, String) {
    pick(
        l,
        ("Xác nhận theo dõi bài toán", "Confirm watching a challenge"),
        format!(
            "Có yêu cầu gửi tin về bài toán sau đến địa chỉ này:\n\n{challenge}\n\nMở liên kết sau để xác nhận; liên kết có hiệu lực trong 24 giờ:\n\n{link}\n\nNếu không yêu cầu, vui lòng bỏ qua thư này: sẽ không có thư nào khác."
        ),
        format!(
            "Somebody asked for news of this challenge to be sent to this address:\n\n{challenge}\n\nOpen this link to confirm; it works for 24 hours:\n\n{link}\n\nIf it was not you, please ignore this mail: no other will come."
        ),
    )
}
