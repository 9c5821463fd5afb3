//! Giấy mời họp: who is invited to a meeting of the council, when and where, and what about. Of proposals it says nothing:
//! every member reads the same, whatever they have a conflict with.

use crate::{
    document::{Block, Document, Kind},
    head::{Challenge, Head, NamedMember, presider, role},
    text::{long_date, long_time, or_blank},
};
use domain::{locale::Locale::Vi, time::Moment};

/// All that the invitation tells.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub head: Head,
    pub challenges: Vec<Challenge>,
    pub at: Moment,
    pub place: String,
    pub members: Vec<NamedMember>,
    pub guests: Vec<String>,
    /// Who presides.
    pub chair: Option<NamedMember>,
    /// Who keeps the minutes.
    pub secretary: String,
    /// Where it is answered.
    pub address: String,
    pub recipients: Vec<String>,
}

pub fn document(of: &Invitation) -> Document {
    let challenges = of.challenges.iter().map(Challenge::show).collect::<Vec<_>>().join("; ");
    let mut document = of.head.document(Kind::Invitation, format!("Họp Hội đồng tư vấn về {challenges}"));
    let field = |label: &str, value: String| (label.to_owned(), value);
    let chair = of.chair.as_ref().map(|chair| format!("{}, {}", chair.name, role(chair.role))).unwrap_or_default();
    let body = &mut document.body;
    body.push(Block::Paragraph("Hội đồng tư vấn trân trọng kính mời:".to_owned()));
    body.push(Block::List(
        of.members
            .iter()
            .map(|member| format!("Ông/Bà {}", member.show()))
            .chain(of.guests.iter().map(|guest| format!("{guest} (khách mời)")))
            .collect(),
    ));
    body.push(Block::Paragraph("Tới dự phiên họp của Hội đồng tư vấn.".to_owned()));
    body.push(Block::Fields(vec![
        field("Nội dung", format!("Xem xét, đánh giá hồ sơ tham gia giải {challenges}")),
        field("Chủ trì", or_blank(&chair)),
        field("Thư ký", or_blank(&of.secretary)),
        field("Thời gian", time(of.at)),
        field("Địa điểm", or_blank(&of.place)),
    ]));
    body.push(Block::Paragraph(
        "Tài liệu được gửi trên hệ thống. Thành viên có xung đột lợi ích với hồ sơ nào không nhận tài liệu và không dự phần thảo luận về hồ sơ đó."
            .to_owned(),
    ));
    body.push(Block::Paragraph(format!("Đề nghị trả lời việc tham dự tại địa chỉ: {}", of.address)));
    body.push(Block::Paragraph("Rất mong sự có mặt của các thành viên và quý đại biểu./.".to_owned()));
    document.signatures = vec![presider(of.chair.as_ref())];
    document.recipients.clone_from(&of.recipients);
    document
}

/// `08 giờ 30 phút, Thứ Sáu, ngày 04 tháng 12 năm 2026`.
fn time(at: Moment) -> String {
    let weekday = at.show_weekday(Vi);
    let (weekday, date) = (weekday.split(',').next().unwrap_or_default(), long_date(Some(at)));
    long_time(Some(at)).replace(&date, &format!("{weekday}, {date}"))
}
