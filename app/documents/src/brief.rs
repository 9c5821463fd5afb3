//! Đề bài: what a challenge asks for, as everybody reads it on its page, to be printed and passed on.

use crate::{
    document::{Align, Block, Document, Table},
    text::hash,
};
use domain::{
    challenges::{Calendar, Content, ContentPart, Measure, Milestone, RuleSet, part::Value},
    locale::{Bilingual, Locale::Vi},
    money::{show_vnd, vnd_in_words},
    text::half_points,
    time::Moment,
};

/// All that the paper tells.
#[derive(Clone, Debug)]
pub struct Brief {
    /// `BT-03`
    pub code: String,
    pub agency: String,
    pub content: Content,
    /// Of the text, with its moment; none before it was published.
    pub version: Option<(u32, Moment)>,
    pub rules_hash: String,
    /// Of its page.
    pub address: String,
    pub printed: Moment,
}

pub fn document(of: &Brief) -> Document {
    let content = &of.content;
    let fact = |label: &str, value: String| (!value.is_empty()).then(|| (label.to_owned(), value));
    let version = of.version.map(|(number, at)| format!("{number}, công bố lúc {} (giờ Việt Nam)", at.show(Vi)));
    let budget = content.budget_ceiling.map(|amount| format!("{} ({})", show_vnd(amount, Vi), vnd_in_words(amount, Vi)));
    let facts = [
        fact("Đơn vị đặt bài toán", content.owner.vi.clone()),
        fact("Địa bàn", content.commune.vi.clone()),
        fact("Kinh phí tối đa", budget.unwrap_or_default()),
        fact("Đóng nhận hồ sơ", content.calendar.closes.map(|at| at.show_weekday(Vi)).unwrap_or_default()),
        fact("Phiên bản của đề bài", version.unwrap_or_default()),
        fact("Địa chỉ", of.address.clone()),
    ];
    let mut parts: Vec<_> = ContentPart::ALL.iter().filter_map(|part| Some((place(*part)?, *part))).collect();
    parts.sort_by_key(|((rank, _), _)| *rank);
    let filled = parts.into_iter().map(|((_, name), part)| (name, blocks(of, part))).filter(|(_, blocks)| !blocks.is_empty());
    let sections =
        filled.enumerate().flat_map(|(i, (name, blocks))| std::iter::once(Block::Heading(format!("{}. {name}", i + 1))).chain(blocks));
    let last = Block::Paragraph(format!(
        "In từ {} lúc {} (giờ Việt Nam). Nội dung có thể được sửa đổi cho đến khi đóng nhận hồ sơ; bản mới nhất ở địa chỉ nêu trên.",
        of.address,
        of.printed.show(Vi)
    ));
    let summary = (!content.summary.vi.is_empty()).then(|| Block::Paragraph(content.summary.vi.clone()));
    Document {
        kind: None,
        agency_above: String::new(),
        agency: of.agency.to_uppercase(),
        number: format!("Mã bài toán: {}", of.code),
        place_date: String::new(),
        title: "ĐỀ BÀI".to_owned(),
        subject: content.title.vi.clone(),
        authority: String::new(),
        addressee: String::new(),
        basis: Vec::new(),
        body: std::iter::once(Block::Fields(facts.into_iter().flatten().collect())).chain(summary).chain(sections).chain([last]).collect(),
        signatures: Vec::new(),
        recipients: Vec::new(),
        is_draft: of.version.is_none(),
        is_illustrative: false,
    }
}

/// In the order of the page; none for what stands at the top, and for how the site sorts its challenges.
fn place(part: ContentPart) -> Option<(u8, &'static str)> {
    Some(match part {
        ContentPart::Title | ContentPart::Summary | ContentPart::Owner | ContentPart::Commune => return None,
        ContentPart::Fields | ContentPart::BudgetCeiling => return None,
        ContentPart::RequiredResult => (1, "Kết quả cần đạt"),
        ContentPart::Measures => (2, "Chỉ tiêu"),
        ContentPart::Context => (3, "Bối cảnh"),
        ContentPart::Constraints => (4, "Ràng buộc"),
        ContentPart::DataOffered => (5, "Dữ liệu và điều kiện được cung cấp"),
        ContentPart::LegalBasis => (6, "Căn cứ đề xuất"),
        ContentPart::Rules => (7, "Quy chế đánh giá"),
        ContentPart::Calendar => (8, "Lịch"),
    })
}

fn blocks(of: &Brief, part: ContentPart) -> Vec<Block> {
    match of.content.value(part) {
        Value::Text(text) => paragraphs(text),
        Value::Measures(list) => measures(list),
        Value::Rules(rules) => evaluation(rules, &of.rules_hash),
        Value::Calendar(dates) => calendar(dates),
        Value::Fields(_) | Value::Money(_) => Vec::new(),
    }
}

fn paragraphs(text: &Bilingual) -> Vec<Block> {
    text.vi.lines().filter(|line| !line.trim().is_empty()).map(|line| Block::Paragraph(line.to_owned())).collect()
}

fn measures(list: &[Measure]) -> Vec<Block> {
    if list.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[("Chỉ tiêu", 60, Align::Left), ("Mức cần đạt", 40, Align::Left)]);
    table.rows.extend(list.iter().map(|measure| vec![measure.name.vi.clone(), measure.target.vi.clone()]));
    vec![Block::Table(table)]
}

fn evaluation(rules: &RuleSet, rules_hash: &str) -> Vec<Block> {
    if rules.criteria.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[("Tiêu chí", 60, Align::Left), ("Tối thiểu", 20, Align::Right), ("Điểm tối đa", 20, Align::Right)]);
    let least = |half: i32| if half > 0 { half_points(half, Vi) } else { "–".to_owned() };
    table.rows.extend(rules.criteria.iter().map(|of| vec![of.name.vi.clone(), least(of.min_half), of.max.to_string()]));
    table.rows.push(vec!["Tổng".to_owned(), String::new(), rules.sum().to_string()]);
    let lines = vec![
        format!("Ngưỡng đạt: {} điểm.", rules.pass_mark),
        format!("Danh sách rút gọn: tối đa {} hồ sơ.", rules.shortlist_size),
        format!("Thời hạn kiến nghị sau công bố kết quả: {} ngày.", rules.terms.complaint_days),
        format!("Mã băm SHA-256 của quy chế đánh giá: {}", hash(rules_hash)),
    ];
    vec![Block::Table(table), Block::List(lines)]
}

fn calendar(dates: &Calendar) -> Vec<Block> {
    let line = |(milestone, at): (Milestone, Option<Moment>)| {
        let name = match milestone {
            Milestone::Opens => "Bắt đầu nhận hồ sơ",
            Milestone::Closes => "Đóng nhận hồ sơ",
            Milestone::Opening => "Mở hồ sơ (dự kiến)",
            Milestone::ScoringEnds => "Kết thúc đánh giá (dự kiến)",
            Milestone::Result => "Công bố kết quả (dự kiến)",
        };
        Some((name.to_owned(), at?.show_weekday(Vi)))
    };
    let lines: Vec<_> = dates.all().filter_map(line).collect();
    if lines.is_empty() { Vec::new() } else { vec![Block::Fields(lines)] }
}
