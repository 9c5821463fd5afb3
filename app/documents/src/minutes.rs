//! Biên bản họp hội đồng: who met, what was said, how it was voted, what the council advises.

use crate::{
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, Member, signature},
    scores::{Scored, ranking},
    text::{long_time, or_blank},
};
use domain::{challenges::RuleSet, time::Moment};

/// All that the minutes tell.
#[derive(Clone, Debug)]
pub struct Minutes {
    pub head: Head,
    pub challenge: Challenge,
    pub rules: RuleSet,
    /// The decision that set up the council: number, date, of whom. Dots if empty.
    pub council_decision: String,
    pub started_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub place: String,
    pub present: Vec<Member>,
    pub absent: Vec<Absent>,
    pub guests: Vec<String>,
    /// Members who must be present for the meeting to go on.
    pub quorum: u32,
    pub dossiers: Vec<Dossier>,
    pub recused: Vec<Recused>,
    pub opinions: Vec<Opinion>,
    pub ballots: Vec<Ballots>,
    /// Why ballots were not valid, in sentences.
    pub invalid_reasons: Vec<String>,
    /// Best first, as [`domain::evaluations::rank`] orders them.
    pub scored: Vec<Scored>,
    /// Codes that the council proposes for the shortlist.
    pub shortlist: Vec<String>,
    /// Further conclusions, in sentences.
    pub conclusions: Vec<String>,
    /// What firms are asked to change or add.
    pub requested_changes: Vec<String>,
    pub chair: String,
    pub secretary: String,
    pub recipients: Vec<String>,
}

/// A member who did not come, and why.
#[derive(Clone, Debug)]
pub struct Absent {
    pub member: Member,
    pub reason: String,
}

/// A proposal on the agenda.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    pub code: String,
    pub firm: String,
}

/// A member who took no part in judging one proposal.
#[derive(Clone, Debug, Default)]
pub struct Recused {
    pub name: String,
    pub code: String,
}

/// What a member said, in short.
#[derive(Clone, Debug, Default)]
pub struct Opinion {
    pub name: String,
    pub text: String,
    /// Kept in the minutes as an opinion reserved.
    pub is_dissent: bool,
}

/// The sheets of one proposal, counted.
#[derive(Clone, Debug, Default)]
pub struct Ballots {
    pub code: String,
    pub issued: u32,
    pub returned: u32,
    pub valid: u32,
    pub invalid: u32,
}

pub fn document(minutes: &Minutes) -> Document {
    let subject = format!("Họp Hội đồng tư vấn đánh giá hồ sơ tham gia giải {}", minutes.challenge.show());
    let mut document = minutes.head.document(Kind::Minutes, subject);
    document.body = [people(minutes), dossiers(minutes), discussion(minutes), ballots(minutes), conclusion(minutes)].concat();
    document.signatures = vec![signature(&["THƯ KÝ KHOA HỌC"], &minutes.secretary), signature(&["CHỦ TRÌ CUỘC HỌP"], &minutes.chair)];
    document.recipients.clone_from(&minutes.recipients);
    document
}

fn people(minutes: &Minutes) -> Vec<Block> {
    let field = |label: &str, value: String| (label.to_owned(), value);
    let seats = minutes.present.len() + minutes.absent.len();
    let is_quorate = minutes.present.len() >= minutes.quorum as usize;
    let absent: Vec<_> = minutes.absent.iter().map(|a| format!("{}. Lý do: {}", a.member.show(), or_blank(&a.reason))).collect();
    vec![
        heading("I. Thời gian, địa điểm, thành phần"),
        Block::Fields(vec![
            field("Quyết định thành lập Hội đồng", or_blank(&minutes.council_decision)),
            field("Bắt đầu", long_time(minutes.started_at)),
            field("Địa điểm", or_blank(&minutes.place)),
            field("Chủ trì", or_blank(&minutes.chair)),
            field("Thư ký", or_blank(&minutes.secretary)),
        ]),
        Block::Paragraph(format!(
            "Có mặt {:02}/{seats:02} thành viên; số thành viên tối thiểu theo quy chế là {:02}. Cuộc họp {} điều kiện tiến hành.",
            minutes.present.len(),
            minutes.quorum,
            if is_quorate { "đủ" } else { "không đủ" }
        )),
        Block::Paragraph("1. Thành viên có mặt:".to_owned()),
        list_or_none(minutes.present.iter().map(Member::show).collect()),
        Block::Paragraph("2. Thành viên vắng mặt:".to_owned()),
        list_or_none(absent),
        Block::Paragraph("3. Đại biểu mời:".to_owned()),
        list_or_none(minutes.guests.clone()),
    ]
}

fn dossiers(minutes: &Minutes) -> Vec<Block> {
    let mut table = Table::new(&[("TT", 5, Align::Center), ("Mã hồ sơ", 15, Align::Left), ("Doanh nghiệp", 60, Align::Left)]);
    table.rows = (1..).zip(&minutes.dossiers).map(|(i, d)| vec![i.to_string(), d.code.clone(), d.firm.clone()]).collect();
    let recused = minutes.recused.iter().map(|r| format!("{} không tham gia đánh giá hồ sơ {}", r.name, r.code)).collect();
    vec![
        heading("II. Hồ sơ được đánh giá"),
        Block::Table(table),
        Block::Paragraph("Thành viên không tham gia đánh giá do có xung đột lợi ích:".to_owned()),
        list_or_none(recused),
    ]
}

fn discussion(minutes: &Minutes) -> Vec<Block> {
    let of = |is_dissent| {
        let opinions = minutes.opinions.iter().filter(|o| o.is_dissent == is_dissent);
        list_or_none(opinions.map(|o| format!("{}: {}", o.name, o.text)).collect())
    };
    vec![
        heading("III. Ý kiến thảo luận"),
        Block::Paragraph("1. Tóm tắt ý kiến của các thành viên:".to_owned()),
        of(false),
        Block::Paragraph("2. Ý kiến bảo lưu:".to_owned()),
        of(true),
    ]
}

fn ballots(minutes: &Minutes) -> Vec<Block> {
    let mut table = Table::new(&[
        ("Mã hồ sơ", 16, Align::Left),
        ("Số phiếu phát ra", 12, Align::Center),
        ("Số phiếu thu về", 12, Align::Center),
        ("Số phiếu hợp lệ", 12, Align::Center),
        ("Số phiếu không hợp lệ", 14, Align::Center),
    ]);
    let row = |b: &Ballots| [vec![b.code.clone()], [b.issued, b.returned, b.valid, b.invalid].map(|n| n.to_string()).to_vec()].concat();
    table.rows = minutes.ballots.iter().map(row).collect();
    let mut blocks = vec![heading("IV. Kết quả đánh giá"), Block::Paragraph("1. Kiểm phiếu:".to_owned()), Block::Table(table)];
    if !minutes.invalid_reasons.is_empty() {
        blocks.push(Block::Paragraph("Lý do phiếu không hợp lệ:".to_owned()));
        blocks.push(Block::List(minutes.invalid_reasons.clone()));
    }
    blocks.push(Block::Paragraph("2. Điểm và thứ hạng:".to_owned()));
    blocks.extend(ranking(&minutes.rules, &minutes.scored));
    blocks
}

fn conclusion(minutes: &Minutes) -> Vec<Block> {
    let proposed = match minutes.shortlist.as_slice() {
        [] => "Hội đồng không đề xuất hồ sơ nào vào danh sách rút gọn.".to_owned(),
        codes => format!("Hội đồng đề xuất đưa vào danh sách rút gọn {:02} hồ sơ: {}.", codes.len(), codes.join(", ")),
    };
    let mut blocks = vec![heading("V. Kết luận"), Block::Paragraph(proposed)];
    blocks.extend(minutes.conclusions.iter().cloned().map(Block::Paragraph));
    blocks.push(Block::Paragraph("Yêu cầu chỉnh sửa, bổ sung đối với doanh nghiệp:".to_owned()));
    blocks.push(list_or_none(minutes.requested_changes.clone()));
    blocks.push(Block::Paragraph(
        "Kết luận của Hội đồng có tính chất tư vấn; việc phê duyệt danh sách rút gọn thuộc thẩm quyền của cơ quan quyết định.".to_owned(),
    ));
    blocks.push(Block::Paragraph(format!(
        "Cuộc họp kết thúc vào {}. Biên bản đã được thông qua tại cuộc họp./.",
        long_time(minutes.ended_at)
    )));
    blocks
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn list_or_none(items: Vec<String>) -> Block {
    if items.is_empty() { Block::List(vec!["Không có.".to_owned()]) } else { Block::List(items) }
}
