//! Mẫu soạn hồ sơ: the sections of a proposal as its forms ask for them, empty, with what the call asks of each; to be written
//! without a network and carried over section by section. A paper of nobody, so in no form of the province's.

use crate::{
    document::{Align, Block, Document, Table},
    head::Challenge,
};
use domain::{
    challenges::{Content, Criterion, Measure},
    locale::Locale::Vi,
    money::show_vnd,
    proposals::{Category, Field, MAX_TEXT, MAX_TITLE, Section, field::Kind, guidance::Guidance, targets::MAX_PROOF},
    text::grouped,
    time::Moment,
};

/// Empty rows of the table of costs.
const COST_ROWS: usize = 8;

/// All that the paper tells.
#[derive(Clone, Debug)]
pub struct Blank {
    pub challenge: Challenge,
    /// What is asked.
    pub call: Content,
    /// Of the call's page.
    pub address: String,
    pub printed: Moment,
    /// What a field is called, and what is asked for in it, as on its form.
    pub asks: fn(Field) -> (&'static str, &'static str),
}

pub fn document(of: &Blank) -> Document {
    let fact = |label: &str, value: Option<String>| value.map(|value| (label.to_owned(), value));
    let facts = [
        fact("Bài toán", Some(format!("{} – {}", of.challenge.code, of.challenge.title))),
        fact("Đóng nhận hồ sơ", of.call.calendar.closes.map(|at| at.show_weekday(Vi))),
        fact("Kinh phí tối đa", of.call.budget_ceiling.map(|amount| show_vnd(amount, Vi))),
        fact("Địa chỉ", Some(of.address.clone())),
    ];
    let how = "Mẫu này dùng để soạn khi không có mạng. Hồ sơ chỉ được nộp trên hệ thống: chép từng mục vào biểu mẫu cùng tên, rồi nộp trước thời điểm đóng nhận hồ sơ. Không gửi tệp này thay cho hồ sơ.";
    let last = format!(
        "In từ {} lúc {} (giờ Việt Nam). Bài toán có thể được sửa đổi cho đến khi đóng nhận hồ sơ; nội dung mới nhất ở địa chỉ nêu trên.",
        of.address,
        of.printed.show(Vi)
    );
    let sections = Section::ALL.into_iter().enumerate().flat_map(|(i, section)| {
        let heading = Block::Heading(format!("{}. {}", i + 1, section.name(Vi)));
        std::iter::once(heading).chain(criteria(of, section)).chain(blocks(of, section))
    });
    let facts = Block::Fields(facts.into_iter().flatten().collect());
    Document {
        kind: None,
        agency_above: String::new(),
        agency: String::new(),
        number: String::new(),
        place_date: String::new(),
        title: "MẪU SOẠN HỒ SƠ ĐỀ XUẤT GIẢI PHÁP".to_owned(),
        subject: of.challenge.show(),
        authority: String::new(),
        addressee: String::new(),
        basis: Vec::new(),
        body: [facts, Block::Paragraph(how.to_owned())].into_iter().chain(sections).chain([Block::Paragraph(last)]).collect(),
        signatures: Vec::new(),
        recipients: Vec::new(),
        is_draft: false,
        is_illustrative: false,
    }
}

/// Those that the section is nearest to, with their points.
fn criteria(of: &Blank, section: Section) -> Option<Block> {
    let near = Guidance::of(&of.call.rules, section).near;
    let line = |criterion: &&Criterion| format!("{}: tối đa {} điểm", criterion.name.vi, criterion.max);
    let lines: Vec<_> = near.iter().map(line).collect();
    (!lines.is_empty()).then(|| Block::Article("Tiêu chí liên quan:".to_owned(), format!("{}.", lines.join("; "))))
}

fn blocks(of: &Blank, section: Section) -> Vec<Block> {
    if section == Section::Files {
        let kinds = Category::ALL.map(|category| format!("☐ {}", category.name(Vi)));
        return vec![Block::Paragraph("Ghi tên các tệp sẽ tải lên, theo loại:".to_owned()), Block::List(kinds.into())];
    }
    section.fields().flat_map(|field| asked(of, field)).collect()
}

fn asked(of: &Blank, field: Field) -> Vec<Block> {
    let (name, hint) = (of.asks)(field);
    let ask = |limit: usize| {
        let limit = format!("Tối đa {} ký tự.", grouped(limit as i64, Vi));
        Block::Article(format!("{name}."), [hint, &limit].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "))
    };
    match field.kind() {
        Kind::Line => vec![ask(MAX_TITLE), empty()],
        Kind::Text => vec![ask(MAX_TEXT), empty()],
        Kind::Table => vec![Block::Article(format!("{name}."), hint.to_owned()), costs()],
        Kind::Targets => targets(&of.call.measures),
        Kind::Consortium => vec![Block::Article(format!("{name}."), hint.to_owned()), partners()],
        Kind::Declaration => vec![Block::Paragraph(format!("☐ {name}"))],
    }
}

/// A frame to write in.
fn empty() -> Block {
    let mut table = Table::new(&[("Nội dung", 100, Align::Left)]);
    table.rows.push(vec![String::new()]);
    Block::Table(table)
}

fn costs() -> Block {
    let mut table = Table::new(&[
        ("TT", 5, Align::Center),
        ("Nội dung chi", 50, Align::Left),
        ("Số lượng", 15, Align::Right),
        ("Đơn giá (đồng)", 30, Align::Right),
    ]);
    table.rows.extend((1..=COST_ROWS).map(|row| vec![row.to_string(), String::new(), String::new(), String::new()]));
    Block::Table(table)
}

fn partners() -> Block {
    let mut table = Table::new(&[
        ("Thành viên liên danh", 28, Align::Left),
        ("Mã số", 15, Align::Left),
        ("Người đại diện", 17, Align::Left),
        ("Tỷ lệ (%)", 10, Align::Right),
        ("Phần việc", 30, Align::Left),
    ]);
    let row = |name: &str| vec![name.to_owned(), String::new(), String::new(), String::new(), String::new()];
    table.rows.extend([row("Doanh nghiệp đứng đầu"), row(""), row("")]);
    Block::Table(table)
}

/// A row for each target that the call publishes; nothing where it publishes none.
fn targets(measures: &[Measure]) -> Vec<Block> {
    let named: Vec<_> = measures.iter().filter(|measure| !measure.name.vi.is_empty()).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[
        ("Chỉ tiêu", 25, Align::Left),
        ("Yêu cầu đã công bố", 20, Align::Left),
        ("Giá trị cam kết", 20, Align::Left),
        ("Căn cứ, cách đo", 35, Align::Left),
    ]);
    table.rows.extend(named.iter().map(|measure| vec![measure.name.vi.clone(), measure.target.vi.clone(), String::new(), String::new()]));
    let limit = format!("Trả lời từng chỉ tiêu của bài toán; căn cứ tối đa {} ký tự.", grouped(MAX_PROOF as i64, Vi));
    vec![Block::Paragraph(limit), Block::Table(table)]
}
