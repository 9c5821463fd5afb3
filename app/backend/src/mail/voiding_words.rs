//! Mails to members about whether the council voids a sheet, and what follows from it.

use super::pick;
use domain::{locale::Locale, time::Moment};

pub fn asked(l: Locale, link: &str, challenge: &str, [by, reason]: [&String; 2], due: Moment) -> (String, String) {
    let due = due.show_weekday(l);
    pick(
        l,
        (
            "Đề nghị ông/bà có ý kiến trước khi Hội đồng biểu quyết hủy phiếu",
            "Please say what you think before the council votes on your sheet",
        ),
        format!(
            "{by} đề nghị Hội đồng biểu quyết hủy một phiếu đánh giá ông/bà đã nộp (bài toán {challenge}), vì đã ghi nhận xung đột lợi ích.\nLý do: {reason}\n\n\
             Trước khi biểu quyết, mời ông/bà có ý kiến, chậm nhất {due}; ý kiến được nêu cùng nội dung biểu quyết. Phiếu vẫn được tính cho đến khi Hội đồng thông qua việc hủy.\n\nÝ kiến tại:\n\n{link}"
        ),
        format!(
            "{by} asks the council to vote on voiding a score sheet that you handed in (challenge {challenge}), because a conflict of interest was found.\nReason: {reason}\n\n\
             Before anybody votes, please say what you think, by {due} at the latest; it is shown with the motion. The sheet counts until the council has voided it.\n\nHere:\n\n{link}"
        ),
    )
}

pub fn decided(l: Locale, link: &str, challenge: &str, by: &str, is_void: bool) -> (String, String) {
    let (vi, en) = match is_void {
        true => ("Hội đồng đã biểu quyết hủy phiếu này; phiếu không được tính.", "The council has voided it; it does not count."),
        false => ("Hội đồng không hủy phiếu này; phiếu vẫn được tính.", "The council has not voided it; it counts."),
    };
    pick(
        l,
        ("Kết quả biểu quyết về phiếu đánh giá của ông/bà", "What the council decided about your sheet"),
        format!("Về phiếu đánh giá của ông/bà mà {by} đề nghị hủy (bài toán {challenge}): {vi}\n\nXem tại: {link}"),
        format!("About your score sheet that {by} moved to void (challenge {challenge}): {en}\n\nIt is here: {link}"),
    )
}

pub fn scored_anew(l: Locale, link: &str, challenge: &str, code: &str, due: Moment) -> (String, String) {
    let due = due.show_weekday(l);
    pick(
        l,
        ("Mời ông/bà chấm lại một hồ sơ", "Please score a proposal anew"),
        format!(
            "Hồ sơ {code} (bài toán {challenge}) không còn đủ số phiếu hợp lệ sau biểu quyết của Hội đồng. Mọi thành viên không có xung đột lợi ích với hồ sơ này chấm lại từ đầu; các phiếu trước đó không được xem và không tính.\n\n\
             Mời ông/bà chấm và nộp phiếu, chậm nhất {due}. Kết quả được tính khi mọi phiếu đã nộp hoặc khi hết thời hạn.\n\nChấm tại:\n\n{link}"
        ),
        format!(
            "Proposal {code} (challenge {challenge}) has too few valid sheets left after a motion of the council. Every member without a conflict with it scores it anew; the sheets of before are not shown and do not count.\n\n\
             Please score it and hand in your sheet by {due} at the latest. The result is computed once all sheets are in, or when the term is over.\n\nHere:\n\n{link}"
        ),
    )
}
