//! Mails to a member about whether the council voids their sheet.

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
