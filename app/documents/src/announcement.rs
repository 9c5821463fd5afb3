//! Thông báo: the result, told to the public; being shortlisted is not a contract.

use crate::{
    decision::{NO_CONTRACT, chosen, departed, shortlist, signer},
    document::{Block, Document, Kind, Table},
    head::{Challenge, Head},
    scores::{Scored, means, of_conflicts, ranking, with_excluded},
    text::{BLANK, long_time, or_blank},
    tie::{Tie, settled},
};
use domain::{challenges::RuleSet, time::Moment};

/// All that the announcement tells.
#[derive(Clone, Debug)]
pub struct Announcement {
    pub head: Head,
    pub challenge: Challenge,
    /// Ranks and means of all, not of the shortlist alone.
    pub shows_scores: bool,
    pub rules: RuleSet,
    /// The decision: `số 12/QĐ-UBND ngày 24/11/2026 của …`.
    pub decision: String,
    /// The agency that announces, as in a sentence: `Sở Khoa học và Công nghệ`.
    pub office: String,
    pub proposals: u32,
    /// Code and firm of what is on the shortlist, in the decision's order.
    pub shortlist: Vec<(String, String)>,
    /// All that were scored, best first, where scores are public.
    pub scored: Vec<Scored>,
    /// Where the rules make scores public.
    pub tie: Option<Tie>,
    /// What became of sheets whose members have a conflict, in sentences; where the rules make scores public.
    pub conflicts: Vec<String>,
    /// As in the decision; where the rules make scores public.
    pub departures: Vec<(String, String)>,
    pub complaints_until: Option<Moment>,
    /// Where to turn to: agency, address, telephone.
    pub contact: String,
    /// Where the file to compute the result again is published.
    pub data_address: String,
    pub signer_lines: Vec<String>,
    pub signer: String,
    pub recipients: Vec<String>,
}

pub fn document(notice: &Announcement) -> Document {
    let subject = format!("Kết quả đánh giá hồ sơ tham gia giải {}", notice.challenge.show());
    let mut document = notice.head.document(Kind::Announcement, subject);
    let body = &mut document.body;
    body.push(Block::Paragraph(format!(
        "Thực hiện Quyết định {}, {} thông báo kết quả đánh giá hồ sơ đề xuất giải pháp tham gia giải {} như sau:",
        decision(&notice.decision),
        or_blank(&notice.office),
        notice.challenge.show()
    )));
    body.push(Block::Heading("1. Danh sách rút gọn".to_owned()));
    if notice.shortlist.is_empty() {
        body.push(Block::Paragraph(format!("Có {:02} hồ sơ đã nộp. Không có hồ sơ nào vào danh sách rút gọn.", notice.proposals)));
    } else {
        body.push(Block::Paragraph(format!(
            "Có {:02} hồ sơ đã nộp, {:02} hồ sơ vào danh sách rút gọn:",
            notice.proposals,
            notice.shortlist.len()
        )));
        body.push(Block::Table(listed(notice)));
    }
    body.extend(departed(&notice.departures));
    body.push(Block::Heading("2. Cách tính kết quả".to_owned()));
    if notice.shows_scores {
        body.extend(ranking(&notice.rules, &notice.scored));
        body.extend(with_excluded(&notice.scored));
        body.extend(settled(notice.tie.as_ref()));
        body.extend(of_conflicts(&notice.conflicts));
    } else {
        body.push(Block::Paragraph("Theo quy chế đánh giá đã công bố, điểm của các hồ sơ khác không công bố công khai.".to_owned()));
    }
    if !notice.data_address.is_empty() {
        body.push(Block::Paragraph(format!(
            "Tệp kết quả để ai cũng tính lại được, công bố tại: {}. Dùng lệnh “server recompute” với tệp này.",
            notice.data_address
        )));
    }
    body.push(Block::Heading("3. Giá trị của kết quả".to_owned()));
    body.push(Block::Paragraph(NO_CONTRACT.to_owned()));
    body.push(Block::Heading("4. Kiến nghị".to_owned()));
    body.push(Block::Paragraph(format!("{}./.", complaints(notice.complaints_until, &notice.contact))));
    document.signatures = vec![signer(&notice.signer_lines, &notice.signer)];
    document.recipients.clone_from(&notice.recipients);
    document
}

/// With ranks and means where these are public; else who is on it, and nothing that tells of scores.
fn listed(notice: &Announcement) -> Table {
    if !notice.shows_scores {
        return chosen(&notice.shortlist);
    }
    let is_listed = |scored: &&Scored| notice.shortlist.iter().any(|(code, _)| *code == scored.code);
    let listed: Vec<Scored> = notice.scored.iter().filter(is_listed).cloned().collect();
    shortlist(&listed, &means(&notice.scored))
}

/// Number and date of the decision, or dots to fill in.
pub(crate) fn decision(text: &str) -> String {
    if text.trim().is_empty() { format!("số {BLANK} ngày {BLANK} của {}", BLANK.repeat(4)) } else { text.trim().to_owned() }
}

/// Until when, and where, a firm may object; no full stop at the end.
pub(crate) fn complaints(until: Option<Moment>, contact: &str) -> String {
    format!(
        "Doanh nghiệp có kiến nghị về kết quả gửi bằng văn bản hoặc qua hệ thống trước {}. Nơi tiếp nhận: {}",
        long_time(until),
        or_blank(contact)
    )
}
