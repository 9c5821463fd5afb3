//! Quyết định: the draft by which the competent authority approves the shortlist.

use crate::{
    document::{Align, Block, Document, Kind, Signature, Table},
    head::{Challenge, Head},
    scores::{Scored, means, shown},
    text::{BLANK, or_blank},
    tie::{Tie, settled},
};
use domain::evaluations::Means;

/// What a shortlist is not; in every paper that leaves the house.
pub(crate) const NO_CONTRACT: &str = "Việc có tên trong danh sách rút gọn không phải là kết quả lựa chọn nhà thầu, không phải là hợp đồng và không \
     làm phát sinh nghĩa vụ giao kết hợp đồng của cơ quan nhà nước. Việc đặt hàng, tài trợ hoặc mua sắm (nếu có) được thực hiện \
     riêng theo quy định của pháp luật.";

/// All that the decision tells.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    pub head: Head,
    pub challenge: Challenge,
    /// `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`
    pub authority: String,
    /// Legal grounds, one a line, without the mark at the end. Dots if there are none.
    pub basis: Vec<String>,
    /// The council's minutes: `số 05/BB-HĐTV ngày 24/11/2026`.
    pub minutes: String,
    /// Who files the request: `Giám đốc Sở … tại Tờ trình số … ngày …`.
    pub proposer: String,
    /// The office that runs the call and publishes the result: `Sở Khoa học và Công nghệ`.
    pub office: String,
    /// Who carries it out: `Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở …`.
    pub executors: String,
    pub shortlisted: Vec<Scored>,
    pub tie: Option<Tie>,
    /// Given when the decision departs from the council's advice.
    pub reason: String,
    /// What ranks at or above something that is on the list and is not on it: code, and why.
    pub departures: Vec<(String, String)>,
    /// What stands over the signature: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub signer_lines: Vec<String>,
    pub signer: String,
    pub recipients: Vec<String>,
}

pub fn document(decision: &Decision) -> Document {
    let subject = format!("Về việc phê duyệt danh sách rút gọn hồ sơ tham gia giải {}", decision.challenge.show());
    let mut document = decision.head.document(Kind::Decision, subject);
    document.authority = or_blank(&decision.authority);
    document.basis = basis(decision);
    let body = &mut document.body;
    body.push(Block::Centred("QUYẾT ĐỊNH:".to_owned()));
    let challenge = decision.challenge.show();
    if decision.shortlisted.is_empty() {
        body.push(article(1, format!("Không có hồ sơ nào được đưa vào danh sách rút gọn của {challenge}.")));
    } else {
        let count = decision.shortlisted.len();
        body.push(article(1, format!("Phê duyệt danh sách rút gọn của {challenge} gồm {count:02} hồ sơ sau đây:")));
        body.push(Block::Table(shortlist(&decision.shortlisted, &means(&decision.shortlisted))));
    }
    body.extend(settled(decision.tie.as_ref()));
    body.extend(departed(&decision.departures));
    if !decision.reason.trim().is_empty() {
        body.push(Block::Paragraph(format!("Lý do quyết định khác với đề xuất của Hội đồng tư vấn: {}", decision.reason.trim())));
    }
    body.push(article(2, NO_CONTRACT.to_owned()));
    let office = or_blank(&decision.office);
    body.push(article(
        3,
        format!("{office} công bố danh sách rút gọn, thông báo kết quả đến từng doanh nghiệp và lưu hồ sơ theo quy định."),
    ));
    body.push(article(
        4,
        format!(
            "Quyết định này có hiệu lực kể từ ngày ký. {} và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định \
             này./.",
            or_blank(&decision.executors)
        ),
    ));
    document.signatures = vec![signer(&decision.signer_lines, &decision.signer)];
    document.recipients.clone_from(&decision.recipients);
    document
}

fn basis(decision: &Decision) -> Vec<String> {
    let grounds = if decision.basis.is_empty() { vec![format!("Căn cứ {}", BLANK.repeat(12))] } else { decision.basis.clone() };
    let mut lines: Vec<String> = grounds.iter().map(|g| format!("{};", g.trim_end_matches([';', '.']))).collect();
    lines.push(format!("Căn cứ kết quả đánh giá của Hội đồng tư vấn tại Biên bản {};", minutes(&decision.minutes)));
    lines.push(format!("Theo đề nghị của {}.", or_blank(&decision.proposer)));
    lines
}

/// Number and date of the council's minutes, or dots to fill in.
pub(crate) fn minutes(text: &str) -> String {
    if text.trim().is_empty() { format!("số {BLANK} ngày {BLANK}") } else { text.trim().to_owned() }
}

fn article(number: u32, text: String) -> Block {
    Block::Article(format!("Điều {number}."), text)
}

/// That a list is not the top of the ranking, and why; nothing where it is.
pub(crate) fn departed(departures: &[(String, String)]) -> Vec<Block> {
    if departures.is_empty() {
        return Vec::new();
    }
    let codes: Vec<_> = departures.iter().map(|(code, _)| code.as_str()).collect();
    let text = format!(
        "Danh sách không theo thứ tự xếp hạng: {} xếp trên hoặc ngang hồ sơ được chọn nhưng không được chọn, vì:",
        codes.join(", ")
    );
    let reasons = departures.iter().map(|(code, reason)| format!("{code}: {}", or_blank(reason))).collect();
    vec![Block::Paragraph(text), Block::List(reasons)]
}

/// The shortlist, as decision and announcement print it, beside the other means of the paper.
pub(crate) fn shortlist(shortlisted: &[Scored], means: &Means) -> Table {
    let mut table = Table::new(&[
        ("TT", 5, Align::Center),
        ("Mã hồ sơ", 14, Align::Left),
        ("Doanh nghiệp", 38, Align::Left),
        ("Hạng", 8, Align::Center),
        ("Điểm trung bình", 12, Align::Right),
    ]);
    table.rows = (1..)
        .zip(shortlisted)
        .map(|(i, s)| {
            let rank = s.outcome.rank.map_or_else(|| "–".to_owned(), |r| r.to_string());
            vec![i.to_string(), s.code.clone(), s.firm.clone(), rank, shown(means, s.outcome.mean())]
        })
        .collect();
    table
}

/// The same without ranks and means.
pub(crate) fn chosen(shortlisted: &[(String, String)]) -> Table {
    let mut table = Table::new(&[("TT", 5, Align::Center), ("Mã hồ sơ", 20, Align::Left), ("Doanh nghiệp", 75, Align::Left)]);
    table.rows = (1..).zip(shortlisted).map(|(i, (code, firm))| vec![i.to_string(), code.clone(), firm.clone()]).collect();
    table
}

/// A place to sign for an office: no note, the stamp goes there.
pub(crate) fn signer(lines: &[String], name: &str) -> Signature {
    let lines = if lines.is_empty() { vec![BLANK.repeat(4)] } else { lines.to_vec() };
    Signature { lines, note: String::new(), name: or_blank(name) }
}
