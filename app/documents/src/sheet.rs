//! Phiếu đánh giá: one member's sheet for one proposal, as submitted.

use crate::{
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, NamedMember, role, signature},
    text::{BLANK, or_blank, points},
};
use domain::{
    challenges::RuleSet,
    evaluations::{Pointer, Sheet},
    locale::Locale::Vi,
    text::half_points,
    time::Moment,
};

/// All that the paper tells.
#[derive(Clone, Debug)]
pub struct Filled {
    pub head: Head,
    pub challenge: Challenge,
    pub rules: RuleSet,
    pub code: String,
    pub firm: String,
    pub member: NamedMember,
    pub sheet: Sheet,
    pub submitted_at: Option<Moment>,
}

pub fn document(filled: &Filled) -> Document {
    let subject = format!("Hồ sơ {} tham gia giải {}", filled.code, filled.challenge.show());
    let mut document = filled.head.document(Kind::Sheet, subject);
    document.body = [vec![fields([member(filled), proposal(filled)].concat())], scores(filled)].concat();
    document.signatures = vec![signature(&["NGƯỜI ĐÁNH GIÁ"], &filled.member.name)];
    document
}

/// All sheets of one member for a challenge in one paper, each on a page of its own, signed once.
pub fn bound(first: &Filled, others: &[Filled]) -> Document {
    let subject = format!("{:02} hồ sơ tham gia giải {}", others.len() + 1, first.challenge.show());
    let mut document = first.head.document(Kind::OwnSheets, subject);
    document.body = vec![fields(member(first)), Block::Heading(format!("Hồ sơ {}", first.code)), fields(proposal(first))];
    document.body.extend(scores(first));
    for filled in others {
        document.body.extend([Block::Page(format!("Hồ sơ {} – {}", filled.code, or_blank(&filled.member.name))), fields(proposal(filled))]);
        document.body.extend(scores(filled));
    }
    document.signatures = vec![signature(&["NGƯỜI ĐÁNH GIÁ"], &first.member.name)];
    document
}

fn fields(fields: Vec<(&str, String)>) -> Block {
    Block::Fields(fields.into_iter().map(|(label, value)| (label.to_owned(), value)).collect())
}

fn member(filled: &Filled) -> Vec<(&'static str, String)> {
    vec![
        ("Thành viên đánh giá", or_blank(&filled.member.name)),
        ("Vai trò trong Hội đồng", role(filled.member.role).to_owned()),
        ("Đơn vị công tác", or_blank(&filled.member.affiliation)),
    ]
}

fn proposal(filled: &Filled) -> Vec<(&'static str, String)> {
    let submitted = filled.submitted_at.map(|at| at.show_exact(Vi)).unwrap_or_default();
    vec![("Doanh nghiệp nộp hồ sơ", or_blank(&filled.firm)), ("Thời điểm nộp phiếu", or_blank(&submitted))]
}

fn scores(filled: &Filled) -> Vec<Block> {
    vec![
        Block::Heading("I. Điểm theo tiêu chí".to_owned()),
        Block::Table(table(filled)),
        Block::Heading("II. Nhận xét chung".to_owned()),
        fields(vec![("Điểm mạnh", or_blank(&filled.sheet.strengths))]),
        fields(vec![("Điểm cần hoàn thiện", or_blank(&filled.sheet.weaknesses))]),
    ]
}

fn table(filled: &Filled) -> Table {
    let mut table = Table::new(&[
        ("TT", 4, Align::Center),
        ("Tiêu chí", 24, Align::Left),
        ("Điểm tối đa", 8, Align::Center),
        ("Điểm đánh giá", 8, Align::Center),
        ("Nhận xét", 32, Align::Left),
    ]);
    let sheet = &filled.sheet;
    for (i, criterion) in filled.rules.criteria.iter().enumerate() {
        let score = sheet.scores.get(i).copied().flatten();
        let comment = sheet.comments.get(i).cloned().unwrap_or_default();
        let places = |places: &Vec<Pointer>| places.iter().map(rests_on).collect::<Vec<_>>().join("; ");
        let rests_on = sheet.evidence.get(&i).map(|all| format!("Căn cứ: {}.", places(all)));
        let comment = [Some(comment).filter(|comment| !comment.is_empty()), rests_on].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let score = score.map_or_else(|| BLANK.to_owned(), |half| half_points(half, Vi));
        table.rows.push(vec![(i + 1).to_string(), criterion.name.get(Vi).to_owned(), criterion.max.to_string(), score, comment]);
    }
    let is_complete = sheet.complete(&filled.rules).is_ok();
    let total = if is_complete { points(sheet.total_half().into()) } else { BLANK.to_owned() };
    table.rows.push(vec![String::new(), "Tổng điểm".to_owned(), filled.rules.sum().to_string(), total, String::new()]);
    table
}

/// The place of the proposal that a score points to.
fn rests_on(pointer: &Pointer) -> String {
    match pointer {
        Pointer::Section(section) => format!("mục “{}”", section.name(Vi)),
        Pointer::File { name, page: Some(page), .. } => format!("tệp “{name}”, trang {page}"),
        Pointer::File { name, page: None, .. } => format!("tệp “{name}”"),
    }
}
