//! What papers are called, on pages and in archives.

use super::{Kind, PaperLine, Subject};
use domain::locale::Locale;

domain::words! {
    of_meeting(at) = "phiên họp {at}" | "meeting of {at}";
}

pub mod kind {
    domain::words! {
        opening = "Biên bản mở hồ sơ" | "Record of the opening";
        conflicts = "Biên bản xung đột lợi ích" | "Record of conflicts of interest";
        scores = "Bảng tổng hợp điểm" | "Table of scores";
        count = "Biên bản kiểm phiếu" | "Record of the count of sheets";
        sheet = "Phiếu đánh giá của tôi" | "My score sheet";
        sheets = "Tất cả phiếu đánh giá của tôi" | "All my score sheets";
        invitation = "Giấy mời họp" | "Invitation to a meeting";
        minutes = "Biên bản họp Hội đồng" | "Minutes of the council";
        supplement = "Phụ lục biên bản: nội dung có sau phiên họp" | "Supplement to the minutes: what followed the meeting";
        request = "Tờ trình phê duyệt danh sách rút gọn" | "Request to approve the shortlist";
        decision = "Quyết định phê duyệt danh sách rút gọn" | "Decision on the shortlist";
        announcement = "Thông báo kết quả" | "Announcement of the result";
        letter = "Công văn gửi doanh nghiệp" | "Letter to a firm";
    }
}

/// The name of a kind of paper.
pub fn kind_name(l: Locale, of: Kind) -> &'static str {
    use kind as k;
    match of {
        Kind::OpeningRecord => k::opening(l),
        Kind::ConflictRecord => k::conflicts(l),
        Kind::ScoreTable => k::scores(l),
        Kind::Count => k::count(l),
        Kind::Sheet => k::sheet(l),
        Kind::OwnSheets => k::sheets(l),
        Kind::Invitation => k::invitation(l),
        Kind::Request => k::request(l),
        Kind::Minutes => k::minutes(l),
        Kind::Supplement => k::supplement(l),
        Kind::Decision => k::decision(l),
        Kind::Announcement => k::announcement(l),
        Kind::Letter => k::letter(l),
    }
}

impl PaperLine {
    /// Which paper it is, in full.
    pub fn name(&self, l: Locale) -> String {
        let kind = kind_name(l, self.kind);
        match &self.subject {
            Subject::Challenge => kind.to_owned(),
            Subject::Meeting(at) => format!("{kind}, {}", of_meeting(l, at.show(l))),
            Subject::Proposal { code, firm } => format!("{kind}: {code} – {firm}"),
        }
    }
}
