//! The words of messages about seats on the council.

use super::pick;
use domain::{locale::Locale, people::SeatRole, time::Moment};

/// To leaders, one of whom is asked to confirm.
pub fn waits(l: Locale, link: &str, name: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị thay đổi thành viên Hội đồng chờ xác nhận", "A change of the council's seats waits for confirmation"),
        format!(
            "Chuyên viên đề nghị thay đổi vị trí của {name} trong Hội đồng tư vấn, với lý do sau:\n\n{reason}\n\n\
             Thay đổi chỉ có hiệu lực khi lãnh đạo xác nhận. Vui lòng xem nội dung rồi xác nhận hoặc trả lại tại:\n\n{link}"
        ),
        format!(
            "An officer proposes to change the seat of {name} on the advisory council, for this reason:\n\n{reason}\n\n\
             It takes effect only once a leader confirms it. Please read it and confirm or return it here:\n\n{link}"
        ),
    )
}

/// To whoever proposed it.
pub fn returned(l: Locale, link: &str, name: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị thay đổi thành viên Hội đồng được trả lại", "A change of the council's seats was returned"),
        format!(
            "Đề nghị của ông/bà thay đổi vị trí của {name} trong Hội đồng tư vấn đã được trả lại; không có gì thay đổi.\n\n\
             Lý do: {reason}\n\nCó thể sửa và đề nghị lại tại:\n\n{link}"
        ),
        format!(
            "Your proposal to change the seat of {name} on the advisory council has been returned; nothing has changed.\n\n\
             Reason: {reason}\n\nIt can be changed and proposed again here:\n\n{link}"
        ),
    )
}

/// To whoever sits, or sits no more; `seat` is what they have now.
pub fn changed(l: Locale, link: &str, seat: Option<SeatRole>, number: &str, date: Moment, reason: &str) -> (String, String) {
    let date = date.show_date(l);
    let (vi, en) = match seat {
        Some(role) => {
            let role = name(role);
            (format!("Vị trí hiện nay của ông/bà: {}.", role.0), format!("Your seat is now: {}.", role.1))
        }
        None => (
            "Ông/bà thôi giữ vị trí trong Hội đồng. Ở bài toán đã bắt đầu đánh giá, ông/bà vẫn chấm điểm và biểu quyết.".to_owned(),
            "You no longer hold a seat. Where scoring has begun, you score and vote on.".to_owned(),
        ),
    };
    pick(
        l,
        ("Thay đổi vị trí trong Hội đồng tư vấn", "Your seat on the advisory council has changed"),
        format!(
            "Vị trí của ông/bà trong Hội đồng tư vấn đã thay đổi theo Quyết định số {number} ngày {date}. {vi}\n\nLý do: {reason}\n\n\
             Nếu không đúng, vui lòng liên hệ cơ quan thường trực. Xem tại:\n\n{link}"
        ),
        format!(
            "Your seat on the advisory council has changed by decision {number} of {date}. {en}\n\nReason: {reason}\n\n\
             If this is not right, please get in touch with the office. The page is here:\n\n{link}"
        ),
    )
}

fn name(role: SeatRole) -> (&'static str, &'static str) {
    match role {
        SeatRole::Chair => ("Chủ tịch Hội đồng", "chair"),
        SeatRole::ViceChair => ("Phó Chủ tịch Hội đồng", "vice-chair"),
        SeatRole::Secretary => ("thư ký khoa học", "secretary"),
        SeatRole::Rapporteur => ("ủy viên phản biện", "rapporteur"),
        SeatRole::Member => ("thành viên", "member"),
    }
}
