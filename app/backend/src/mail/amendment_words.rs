//! The words of messages about an amendment: for the leader who publishes it, its drafter, and firms.

use super::pick;
use domain::locale::Locale;

pub fn waits(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Dự thảo sửa đổi bài toán chờ công bố", "An amendment waits for a leader"),
        format!(
            "Cơ quan thường trực đã soạn dự thảo sửa đổi nội dung mà hồ sơ của doanh nghiệp dựa vào:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Đề nghị lãnh đạo xem phần thay đổi, rồi công bố hoặc trả lại kèm lý do, tại:\n\n{link}"
        ),
        format!(
            "The office has drafted an amendment of what proposals rest on:\n\n{challenge}\n\nReason: {reason}\n\n\
             The leader is asked to read what changes, and to publish it or return it with a reason, here:\n\n{link}"
        ),
    )
}

pub fn corrected(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Thông báo đính chính bài toán", "A challenge has been corrected"),
        format!(
            "Cơ quan thường trực đã công bố phiên bản đính chính của bài toán mà doanh nghiệp có hồ sơ:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Đề nghị doanh nghiệp đọc phần thay đổi, đặt cạnh nội dung trước đó, và cập nhật hồ sơ nếu cần, tại:\n\n{link}"
        ),
        format!(
            "The office has published a corrected version of a challenge for which your firm has a proposal:\n\n{challenge}\n\nReason: {reason}\n\n\
             Please read what has changed beside the text of before, and update your proposal where needed:\n\n{link}"
        ),
    )
}

pub fn returned(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Dự thảo sửa đổi bài toán được trả lại", "An amendment was returned"),
        format!(
            "Lãnh đạo đã trả lại dự thảo sửa đổi của bài toán sau:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Nội dung đã soạn được giữ nguyên. Sửa và trình lại, hoặc rút dự thảo, tại:\n\n{link}"
        ),
        format!(
            "The leader has returned the amendment of this challenge:\n\n{challenge}\n\nReason: {reason}\n\n\
             What was drafted is kept. Revise it and send it again, or withdraw it, here:\n\n{link}"
        ),
    )
}

/// `asks`: the firm has handed in a proposal, which it should confirm.
pub fn amended(l: Locale, link: &str, [challenge, reason]: [&str; 2], [before, closes]: &[String; 2], asks: bool) -> (String, String) {
    let closing = if before == closes {
        l.pick(format!("Thời điểm đóng nhận hồ sơ không đổi: {closes}."), format!("The closing time stays as it is: {closes}."))
    } else {
        l.pick(
            format!("Thời điểm đóng cũ: {before}\nThời điểm đóng mới: {closes}"),
            format!("Closing time before: {before}\nClosing time now: {closes}"),
        )
    };
    let (subject, then) = if asks {
        (
            l.pick("Bài toán được sửa đổi: đề nghị xác nhận lại hồ sơ đã nộp", "A challenge was amended: please confirm your proposal"),
            l.pick(
                "Hồ sơ doanh nghiệp đã nộp vẫn được giữ nguyên. Trước thời điểm đóng nhận hồ sơ, đề nghị doanh nghiệp đọc phần thay đổi, rồi xác nhận giữ hồ sơ, nộp bản thay thế hoặc rút hồ sơ. Nếu không xác nhận, hồ sơ vẫn được tính và được ghi là nộp theo nội dung trước sửa đổi.",
                "What your firm has submitted stays submitted. Before the closing time, please read what has changed, and confirm the proposal as it is, replace it or withdraw it. Without an answer it counts all the same, and is marked as submitted under the text of before.",
            ),
        )
    } else {
        (
            l.pick("Thông báo sửa đổi bài toán", "A challenge has been amended"),
            l.pick(
                "Đề nghị doanh nghiệp đọc phần thay đổi và cập nhật hồ sơ đang soạn nếu cần.",
                "Please read what has changed, and update the proposal that you are writing where needed.",
            ),
        )
    };
    let text = l.pick(
        format!("Lãnh đạo đã công bố sửa đổi nội dung của bài toán:\n\n{challenge}\n\nLý do: {reason}\n{closing}\n\n{then}\n\nXem tại:\n\n{link}"),
        format!("A leader has published an amendment of the challenge:\n\n{challenge}\n\nReason: {reason}\n{closing}\n\n{then}\n\nSee here:\n\n{link}"),
    );
    (subject.to_owned(), text)
}
