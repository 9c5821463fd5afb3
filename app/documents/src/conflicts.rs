//! Biên bản xung đột lợi ích: who may not judge which proposal, and what quorum that leaves.

use crate::{
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, NamedMember, presider, role, signature},
    item::full_stop,
    text::or_blank,
};
use domain::{
    challenges::RuleSet,
    council::{Interest, Source},
    locale::Locale::Vi,
    time::Moment,
};

/// All that the record tells.
#[derive(Clone, Debug)]
pub struct Conflicts {
    pub head: Head,
    pub challenge: Challenge,
    pub rules: RuleSet,
    pub members: Vec<NamedMember>,
    pub declared: Vec<Declared>,
    pub lifted: Vec<Lifted>,
    /// Members with at least one declaration missing.
    pub undeclared: Vec<NamedMember>,
    pub proposals: Vec<Eligible>,
    /// Who presides.
    pub chair: Option<NamedMember>,
    pub secretary: String,
    pub recipients: Vec<String>,
}

/// A conflict, and so no part in this evaluation.
#[derive(Clone, Debug)]
pub struct Declared {
    /// As they sat when it was recorded.
    pub member: NamedMember,
    /// Since when they sit on the council no more.
    pub left: Option<Moment>,
    /// Code of the proposal.
    pub code: String,
    pub firm: String,
    pub kind: Option<Interest>,
    pub reason: String,
    pub source: Source,
    /// Who found it, where it was not the member; or who moved that the council vote on it.
    pub by: String,
    pub at: Option<Moment>,
}

/// A conflict that was found, and lifted on appeal.
#[derive(Clone, Debug)]
pub struct Lifted {
    pub member: String,
    pub code: String,
    pub found_by: String,
    pub lifted_by: String,
    pub at: Moment,
    pub reason: String,
}

/// How many may judge one proposal.
#[derive(Clone, Debug, Default)]
pub struct Eligible {
    pub code: String,
    pub firm: String,
    pub members: u32,
}

pub fn document(record: &Conflicts) -> Document {
    let subject = format!("Xung đột lợi ích trong đánh giá {}", record.challenge.show());
    let mut document = record.head.document(Kind::ConflictRecord, subject);
    let body = &mut document.body;
    body.push(Block::Heading("I. Việc khai báo".to_owned()));
    body.push(Block::Paragraph(format!(
        "Hội đồng có {:02} thành viên. Mỗi thành viên khai báo về xung đột lợi ích đối với từng hồ sơ trước khi được xem nội dung \
         hồ sơ. Thành viên có xung đột lợi ích không được xem, không tham gia thảo luận và đánh giá hồ sơ đó.",
        record.members.len()
    )));
    if !record.undeclared.is_empty() {
        body.push(Block::Paragraph("Thành viên chưa khai báo đầy đủ (chưa được xem hồ sơ chưa khai báo):".to_owned()));
        body.push(Block::List(record.undeclared.iter().map(NamedMember::show).collect()));
    }
    body.push(Block::Heading("II. Các trường hợp có xung đột lợi ích".to_owned()));
    body.push(match record.declared.as_slice() {
        [] => Block::Paragraph("Không có trường hợp nào.".to_owned()),
        declared => Block::Table(cases(declared)),
    });
    if !record.lifted.is_empty() {
        body.push(Block::Paragraph("Các trường hợp đã được ghi nhận rồi hủy ghi nhận sau khi thành viên đề nghị xem xét lại:".to_owned()));
        body.push(Block::List(record.lifted.iter().map(lifted).collect()));
    }
    body.push(Block::Heading("III. Số thành viên được đánh giá từng hồ sơ".to_owned()));
    body.push(Block::Paragraph(
        "Số thành viên được đánh giá và số phiếu tối thiểu của mỗi hồ sơ được tính lại theo quy chế đánh giá sau khi trừ các \
         trường hợp nêu tại mục II:"
            .to_owned(),
    ));
    body.push(Block::Table(eligible(record)));
    body.push(Block::Paragraph("Biên bản được lưu cùng hồ sơ của đợt đánh giá./.".to_owned()));
    document.signatures = vec![signature(&["THƯ KÝ KHOA HỌC"], &record.secretary), presider(record.chair.as_ref())];
    document.recipients.clone_from(&record.recipients);
    document
}

fn cases(declared: &[Declared]) -> Table {
    let mut table = Table::new(&[
        ("TT", 4, Align::Center),
        ("Thành viên", 18, Align::Left),
        ("Hồ sơ", 18, Align::Left),
        ("Lý do", 23, Align::Left),
        ("Thời điểm ghi nhận", 12, Align::Center),
    ]);
    table.rows = (1..)
        .zip(declared)
        .map(|(i, d)| {
            let at = d.at.map(|at| at.show_exact(Vi)).unwrap_or_default();
            let left = d.left.map(|at| format!("\n(thôi tham gia Hội đồng từ {})", at.show_date(Vi))).unwrap_or_default();
            let member = format!("{}\n{}{left}", d.member.name, role(d.member.role));
            vec![i.to_string(), member, format!("{}\n{}", d.code, d.firm), reason(d), or_blank(&at)]
        })
        .collect();
    table
}

/// What ties them, who said so where it was not the member, and their words.
fn reason(d: &Declared) -> String {
    let kind = d.kind.map(|kind| match kind {
        Interest::Applicant => "Tham gia nộp hồ sơ",
        Interest::Employee => "Làm việc cho doanh nghiệp",
        Interest::Shareholder => "Góp vốn, sở hữu cổ phần",
        Interest::Relative => "Người thân, quan hệ gia đình",
        Interest::Adviser => "Tư vấn, cố vấn",
        Interest::CoAuthor => "Đồng tác giả, cùng nghiên cứu",
        Interest::Other => "Trường hợp khác",
    });
    let source = match d.source {
        Source::Own => String::new(),
        Source::Challenge => " (không tham gia cả bài toán)".to_owned(),
        Source::Pinned => format!(" (thư ký ghi nhận{})", named(&d.by)),
        Source::Confirmed => format!(" (cơ quan thường trực xác nhận{})", named(&d.by)),
        Source::Council if d.by.is_empty() => " (Hội đồng biểu quyết)".to_owned(),
        Source::Council => format!(" (Hội đồng biểu quyết; người đề nghị: {})", d.by),
    };
    match kind {
        Some(kind) if d.reason.trim().is_empty() => format!("{kind}{source}"),
        Some(kind) => format!("{kind}{source}: {}", d.reason.trim()),
        None => or_blank(&d.reason),
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(": {name}") }
}

fn lifted(l: &Lifted) -> String {
    format!(
        "{}, hồ sơ {}: ghi nhận bởi {}; hủy ghi nhận bởi {} lúc {}. Lý do: {}",
        l.member,
        l.code,
        or_blank(&l.found_by),
        or_blank(&l.lifted_by),
        l.at.show(Vi),
        full_stop(&l.reason)
    )
}

fn eligible(record: &Conflicts) -> Table {
    let mut table = Table::new(&[
        ("Mã hồ sơ", 12, Align::Left),
        ("Doanh nghiệp", 30, Align::Left),
        ("Số thành viên được đánh giá", 14, Align::Center),
        ("Số phiếu tối thiểu", 12, Align::Center),
    ]);
    let quorum = |members: u32| record.rules.quorum(members as usize).to_string();
    let row = |p: &Eligible| vec![p.code.clone(), p.firm.clone(), p.members.to_string(), quorum(p.members)];
    table.rows = record.proposals.iter().map(row).collect();
    table
}
