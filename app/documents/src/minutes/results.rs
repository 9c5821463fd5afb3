//! What the minutes say of the scoring: sheets counted, points and ranks, and how firm they are.

use super::{Ballots, Minutes, Moves, Part, heading};
use crate::{
    document::{Align, Block, Table},
    scores::{ranking, reopened, with_excluded},
    text::BLANK,
    tie::settled,
};
use domain::{
    evaluations::{
        Moved,
        advisory::{Colour, Figure, agreement::Agreement},
    },
    locale::Locale::Vi,
    text::{decimal, half_points},
};

pub(super) fn results(minutes: &Minutes) -> Vec<Block> {
    let mut blocks = vec![heading("IV. Kết quả đánh giá")];
    for part in &minutes.parts {
        if minutes.parts.len() > 1 {
            blocks.push(Block::Paragraph(format!("Về {}:", part.challenge.show())));
        }
        if part.scored.is_empty() {
            blocks.extend(reopened(&part.reopenings));
            blocks.push(Block::Paragraph("Việc đánh giá chưa kết thúc, chưa có điểm và thứ hạng.".to_owned()));
            continue;
        }
        blocks.extend(scoring(part));
    }
    blocks
}

/// What is known of the scoring of a challenge, as far as the part tells it.
pub(super) fn scoring(part: &Part) -> Vec<Block> {
    let mut blocks = reopened(&part.reopenings);
    if !part.scored.is_empty() {
        blocks.push(Block::Paragraph("1. Kiểm phiếu:".to_owned()));
        blocks.push(Block::Table(ballots(&part.ballots)));
        if !part.uncounted.is_empty() {
            blocks.push(Block::List(part.uncounted.clone()));
        }
        blocks.push(Block::Paragraph("2. Điểm và thứ hạng:".to_owned()));
        blocks.extend(ranking(&part.rules, &part.scored));
        blocks.extend(with_excluded(&part.scored));
    }
    blocks.extend(settled(part.tie.as_ref()));
    blocks.extend(part.light.map(|light| Block::Paragraph(format!("3. Mức độ ổn định của xếp hạng (tham khảo): {}", firmness(light)))));
    blocks.extend(part.agreement.as_ref().map(|(agreement, is_of_first)| Block::Paragraph(agreed(agreement, *is_of_first))));
    if !part.movements.is_empty() {
        blocks.push(Block::Paragraph("Thay đổi ở vòng hai, so với trung bình vòng một của các phiếu khác:".to_owned()));
        blocks.push(Block::List(part.movements.iter().map(moves).collect()));
    }
    blocks
}

fn firmness(light: Colour) -> &'static str {
    match light {
        Colour::Green => {
            "nhóm hồ sơ dẫn đầu không thay đổi khi bỏ một hoặc hai thành viên, khi thay đổi trọng số 10% và theo mọi cách tính khác."
        }
        Colour::Amber => {
            "nhóm hồ sơ dẫn đầu có thay đổi trong một số trường hợp, hoặc bằng điểm ngay tại vị trí cuối của danh sách rút gọn."
        }
        Colour::Red => "theo trung vị hoặc phương pháp Schulze, nhóm hồ sơ dẫn đầu khác đi.",
    }
}

/// What is undefined is a dash.
fn agreed(a: &Agreement, is_of_first: bool) -> String {
    let shown = |figure: Option<Figure>| figure.map_or_else(|| "–".to_owned(), |f| decimal(f.rounded(3), 3, Vi));
    let sheets = if is_of_first { "phiếu vòng một, đã khóa trước khi trao đổi" } else { "phiếu chính thức" };
    format!(
        "Mức độ thống nhất giữa các thành viên (tham khảo), tính từ {sheets}: Krippendorff alpha {}; ICC(2,1) {}; ICC(2,k) {} (k = {}).",
        shown(a.alpha),
        shown(a.icc_single),
        shown(a.icc_mean),
        a.icc_members
    )
}

fn moves(moves: &Moves) -> String {
    let m = &moves.movement;
    let sheet = |moved: &Moved| {
        let letter = moves.letters.get(moved.column).map_or(BLANK, String::as_str);
        let [first, last] = [moved.first, moved.last].map(|total| half_points(total, Vi));
        if moved.first == moved.last {
            return format!("phiếu {letter}: tổng vẫn là {last}, điểm giữa các tiêu chí thay đổi");
        }
        let toward = if moved.is_toward_mean { "tiến về trung bình" } else { "không tiến về trung bình" };
        format!("phiếu {letter}: từ {first} thành {last}, {toward}")
    };
    format!(
        "Hồ sơ {}: {:02} phiếu thay đổi, tổng mức thay đổi {} điểm, {:02} phiếu tiến về trung bình ({}).",
        moves.code,
        m.0.len(),
        half_points(m.sum_half(), Vi),
        m.toward_mean(),
        m.0.iter().map(sheet).collect::<Vec<_>>().join("; ")
    )
}

/// What was given out, came back and counts, by proposal.
pub(crate) fn ballots(ballots: &[Ballots]) -> Table {
    let mut table = Table::new(&[
        ("Mã hồ sơ", 16, Align::Left),
        ("Số phiếu phát ra", 12, Align::Center),
        ("Số phiếu thu về", 12, Align::Center),
        ("Số phiếu hợp lệ", 12, Align::Center),
        ("Số phiếu không được tính", 14, Align::Center),
    ]);
    let row = |b: &Ballots| [vec![b.code.clone()], [b.issued, b.returned, b.valid, b.invalid].map(|n| n.to_string()).to_vec()].concat();
    table.rows = ballots.iter().map(row).collect();
    table
}
