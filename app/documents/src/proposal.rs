//! Hồ sơ đề xuất giải pháp: one version as its firm handed it in, section by section. A paper of the firm, so in no form of the
//! province's.

use crate::{
    document::{Align, Block, Document, Table},
    head::Challenge,
    text::{hash, or_blank},
};
use domain::{
    locale::Locale::Vi,
    money::{show_vnd, vnd_in_words},
    proposals::{Consortium, Content, CostLine, Field, Receipt, Section, TargetLine, content::FileRef, field::Value},
    text::grouped,
};

/// All that the paper tells.
#[derive(Clone, Debug)]
pub struct HandedIn {
    pub challenge: Challenge,
    pub code: String,
    /// As it was registered then.
    pub firm: String,
    pub receipt: Receipt,
    pub content: Content,
    pub files: Vec<FileRef>,
}

/// What a section says where nothing was written.
const NOTHING: &str = "Không có nội dung.";

pub fn document(of: &HandedIn) -> Document {
    let field = |label: &str, value: String| (label.to_owned(), value);
    let facts = vec![
        field("Doanh nghiệp", or_blank(&of.firm)),
        field("Tên giải pháp", or_blank(&of.content.title)),
        field("Tổng chi phí", show_vnd(of.content.total(), Vi)),
        field("Phiên bản", of.receipt.version.to_string()),
        field("Mã biên nhận", of.receipt.code.clone()),
        field("Thời điểm nhận", format!("{} (giờ Việt Nam)", of.receipt.at.show_exact(Vi))),
        field("Mã băm SHA-256 của bản đã nộp", hash(&of.receipt.sha256)),
    ];
    let sections = Section::ALL.into_iter().enumerate().flat_map(|(i, section)| {
        let heading = Block::Heading(format!("{}. {}", i + 1, section.name(Vi)));
        std::iter::once(heading).chain(blocks(of, section))
    });
    Document {
        kind: None,
        agency_above: String::new(),
        agency: of.firm.to_uppercase(),
        number: format!("Mã hồ sơ: {}", of.code),
        place_date: format!("Nộp lúc {}", of.receipt.at.show(Vi)),
        title: "HỒ SƠ ĐỀ XUẤT GIẢI PHÁP".to_owned(),
        subject: format!("Tham gia giải {}", of.challenge.show()),
        authority: String::new(),
        addressee: String::new(),
        basis: Vec::new(),
        body: std::iter::once(Block::Fields(facts)).chain(sections).collect(),
        signatures: Vec::new(),
        recipients: Vec::new(),
        is_draft: false,
        is_illustrative: false,
    }
}

fn blocks(of: &HandedIn, section: Section) -> Vec<Block> {
    if section == Section::Files {
        return vec![files(&of.files)];
    }
    section.fields().filter(|field| *field != Field::Title).flat_map(|field| written(of, field)).collect()
}

fn written(of: &HandedIn, field: Field) -> Vec<Block> {
    match of.content.value(field) {
        Value::Line(text) | Value::Text(text) if text.trim().is_empty() => vec![Block::Paragraph(NOTHING.to_owned())],
        Value::Line(text) | Value::Text(text) => vec![Block::Paragraph(text.clone())],
        Value::Table(lines) => costs(lines),
        Value::Targets(lines) => targets(lines),
        Value::Consortium(consortium) => partners(&of.firm, consortium),
        Value::Declaration(is_declared) => {
            let said = if *is_declared { "Đã cam kết" } else { "Chưa cam kết" };
            vec![Block::Fields(vec![(declared(field).to_owned(), said.to_owned())])]
        }
    }
}

/// What is declared, in a few words.
fn declared(field: Field) -> &'static str {
    match field {
        Field::OwnsRights => "Doanh nghiệp có quyền hợp pháp đối với giải pháp",
        Field::HasNoTie => "Theo hiểu biết của doanh nghiệp, không thành viên Hội đồng nào có lợi ích liên quan",
        _ => "Nội dung hồ sơ là trung thực",
    }
}

/// Nothing where the call publishes none.
fn targets(lines: &[TargetLine]) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[
        ("Chỉ tiêu", 25, Align::Left),
        ("Yêu cầu đã công bố", 20, Align::Left),
        ("Giá trị cam kết", 20, Align::Left),
        ("Căn cứ, cách đo", 35, Align::Left),
    ]);
    let or_none = |text: &str| if text.is_empty() { "Không nêu".to_owned() } else { text.to_owned() };
    let row = |line: &TargetLine| vec![line.of.name.vi.clone(), line.of.target.vi.clone(), or_none(&line.value), or_none(&line.proof)];
    table.rows.extend(lines.iter().map(row));
    vec![Block::Paragraph("Giá trị cam kết theo từng chỉ tiêu của bài toán:".to_owned()), Block::Table(table)]
}

/// Nothing where the firm is alone.
fn partners(lead: &str, of: &Consortium) -> Vec<Block> {
    if of.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[
        ("Thành viên liên danh", 28, Align::Left),
        ("Mã số", 15, Align::Left),
        ("Người đại diện", 17, Align::Left),
        ("Tỷ lệ", 10, Align::Right),
        ("Phần việc", 30, Align::Left),
    ]);
    table.rows.push(vec![format!("{lead} (đứng đầu)"), String::new(), String::new(), of.lead_share.show(Vi), of.lead_part.clone()]);
    table.rows.extend(of.partners.iter().map(|partner| {
        let part =
            if partner.is_signed { format!("{} (theo thỏa thuận liên danh đính kèm)", partner.part) } else { partner.part.clone() };
        vec![partner.name.clone(), partner.code.clone(), partner.representative.clone(), partner.share.show(Vi), part]
    }));
    vec![Block::Paragraph("Liên danh tham gia:".to_owned()), Block::Table(table)]
}

fn costs(lines: &[CostLine]) -> Vec<Block> {
    if lines.is_empty() {
        return vec![Block::Paragraph(NOTHING.to_owned())];
    }
    let mut table = Table::new(&[
        ("TT", 5, Align::Center),
        ("Nội dung chi", 40, Align::Left),
        ("Số lượng", 12, Align::Right),
        ("Đơn giá (đồng)", 20, Align::Right),
        ("Thành tiền (đồng)", 23, Align::Right),
    ]);
    let amount = |of: &domain::proposals::Amount| of.number().map_or_else(|| of.typed(), |number| grouped(number, Vi));
    for (i, line) in lines.iter().enumerate() {
        let sum = line.sum().map_or_else(|| "–".to_owned(), |sum| grouped(sum, Vi));
        table.rows.push(vec![(i + 1).to_string(), line.item.clone(), amount(&line.quantity), amount(&line.unit_price), sum]);
    }
    let total = domain::proposals::costs::total(lines);
    table.rows.push(vec![String::new(), "Tổng chi phí".to_owned(), String::new(), String::new(), grouped(total, Vi)]);
    vec![Block::Table(table), Block::Paragraph(format!("Bằng chữ: {}.", vnd_in_words(total, Vi)))]
}

fn files(files: &[FileRef]) -> Block {
    if files.is_empty() {
        return Block::Paragraph("Không có tệp đính kèm.".to_owned());
    }
    let mut table = Table::new(&[
        ("TT", 5, Align::Center),
        ("Tên tệp", 30, Align::Left),
        ("Loại tài liệu", 15, Align::Left),
        ("Số byte", 13, Align::Right),
        ("SHA-256", 37, Align::Left),
    ]);
    for (i, file) in files.iter().enumerate() {
        let category = file.category.map_or("–", |category| category.name(Vi)).to_owned();
        table.rows.push(vec![(i + 1).to_string(), file.name.clone(), category, grouped(file.size, Vi), hash(&file.sha256)]);
    }
    Block::Table(table)
}
