//! One item of a meeting as minutes tell it: when, who was outside, what was said, voted and concluded.

use crate::{document::Block, text::BLANK};
use domain::{council::meeting::Hands, locale::Locale::Vi, time::Moment};

/// An item of the agenda; one without a code is the opening or the closing.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub code: String,
    pub title: String,
    pub firm: String,
    pub began: Option<Moment>,
    pub ended: Option<Moment>,
    /// The meeting ended without it.
    pub is_left_out: bool,
    /// Members in the room when it ended.
    pub in_room: u32,
    /// Who took no part in it.
    pub recused: Vec<String>,
    /// Who was outside the room because of a conflict, from when to when.
    pub outside: Vec<(String, Moment, Option<Moment>)>,
    /// The same for who had not declared anything.
    pub undeclared: Vec<(String, Moment, Option<Moment>)>,
    /// Who presided over it in place of who presided over the meeting.
    pub presider: String,
    /// Criteria on which the sheets lay far apart, for which it was put on the agenda.
    pub wide: Vec<String>,
    pub opinions: String,
    /// Opinions reserved, for the record.
    pub dissent: String,
    pub vote: Option<Hands>,
    pub conclusion: String,
}

pub(crate) fn block(number: usize, item: &Item) -> Vec<Block> {
    let name = if item.code.is_empty() { item.title.clone() } else { format!("Hồ sơ {} “{}”", item.code, item.title) };
    let from_to = format!("(từ {} đến {}), {:02} thành viên trong phòng.", time(item.began), time(item.ended), item.in_room);
    let from_to = if item.is_left_out { "Không được đưa ra thảo luận tại phiên họp.".to_owned() } else { from_to };
    let mut blocks = vec![Block::Article(format!("{number}. {name}"), from_to)];
    let vote = item.vote.map(|v| format!("{:02} tán thành, {:02} không tán thành, {:02} không cho ý kiến", v.yes, v.no, v.abstained));
    let wide =
        if item.wide.is_empty() { String::new() } else { format!("điểm phân tán rộng ở tiêu chí {}", item.wide.join("; ")) };
    let parts = [
        ("Lý do đưa vào chương trình", wide),
        ("Chủ trì mục này, do người chủ trì phiên họp có xung đột lợi ích", item.presider.clone()),
        ("Ra khỏi phòng do xung đột lợi ích", absences(&item.outside)),
        ("Ra khỏi phòng do chưa khai báo về xung đột lợi ích", absences(&item.undeclared)),
        ("Ý kiến", item.opinions.clone()),
        ("Ý kiến bảo lưu", item.dissent.clone()),
        ("Biểu quyết", vote.unwrap_or_default()),
        ("Kết luận", item.conclusion.clone()),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    blocks.extend(parts.map(|(label, text)| Block::Paragraph(format!("{label}: {}", full_stop(text.trim())))));
    blocks
}

fn absences(outside: &[(String, Moment, Option<Moment>)]) -> String {
    let outside = outside.iter().map(|(name, left, back)| match back {
        Some(back) => format!("{name} ra ngoài từ {} đến {}", time(Some(*left)), time(Some(*back))),
        None => format!("{name} ra ngoài từ {}", time(Some(*left))),
    });
    outside.collect::<Vec<_>>().join("; ")
}

pub(crate) fn full_stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?', ';', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// `08 giờ 34`, or the same with dots.
fn time(at: Option<Moment>) -> String {
    let shown = at.map(|at| at.show(Vi)).unwrap_or_default();
    let (hour, minute) = shown.split_once(' ').and_then(|(_, time)| time.split_once(':')).unwrap_or((BLANK, BLANK));
    format!("{hour} giờ {minute}")
}
