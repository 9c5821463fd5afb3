//! Biên bản kiểm phiếu: how many score sheets were given out, came back and count, what they add up to, and how a ballot on a
//! tie was counted.

use crate::{
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, NamedMember, presider, signature},
    minutes::{Ballots, ballots, list_or_none},
    scores::{Scored, means, shown},
    text::{long_time, points},
    tie::{Tie, settled},
};
use domain::time::Moment;

/// All that the record tells.
#[derive(Clone, Debug)]
pub struct Count {
    pub head: Head,
    pub challenge: Challenge,
    /// When scoring was closed.
    pub closed: Option<Moment>,
    pub ballots: Vec<Ballots>,
    /// Why sheets do not count, in sentences.
    pub uncounted: Vec<String>,
    /// Best first, as [`domain::evaluations::rank`] orders them.
    pub scored: Vec<Scored>,
    pub tie: Option<Tie>,
    /// Who presided when scoring closed.
    pub chair: Option<NamedMember>,
    pub secretary: String,
    pub recipients: Vec<String>,
}

pub fn document(count: &Count) -> Document {
    let mut document = count.head.document(Kind::Count, format!("Phiếu đánh giá hồ sơ tham gia giải {}", count.challenge.show()));
    let body = &mut document.body;
    body.push(Block::Paragraph(format!(
        "Việc chấm điểm kết thúc vào {}. Tổ kiểm phiếu gồm thư ký khoa học và thư ký hành chính của Hội đồng đã kiểm phiếu đánh giá, kết quả như sau:",
        long_time(count.closed)
    )));
    body.push(Block::Heading("I. Số phiếu".to_owned()));
    body.push(Block::Table(ballots(&count.ballots)));
    body.push(Block::Paragraph("Phiếu không được tính:".to_owned()));
    body.push(list_or_none(count.uncounted.clone()));
    body.push(Block::Heading("II. Kết quả kiểm phiếu".to_owned()));
    body.push(Block::Table(totals(&count.scored)));
    body.extend(settled(count.tie.as_ref()));
    body.push(Block::Paragraph(
        "Biên bản được lập để báo cáo Hội đồng; những người có tên dưới đây đã kiểm tra và ký xác nhận./.".to_owned(),
    ));
    document.signatures = vec![
        signature(&["TỔ TRƯỞNG TỔ KIỂM PHIẾU"], &count.secretary),
        signature(&["THƯ KÝ HÀNH CHÍNH"], ""),
        presider(count.chair.as_ref()),
    ];
    document.recipients.clone_from(&count.recipients);
    document
}

fn totals(scored: &[Scored]) -> Table {
    let mut table = Table::new(&[
        ("TT", 5, Align::Center),
        ("Mã hồ sơ", 20, Align::Left),
        ("Số phiếu (n)", 15, Align::Center),
        ("Tổng S (điểm)", 20, Align::Right),
        ("Điểm trung bình", 20, Align::Right),
    ]);
    // One beside the other, all of them with a half or none.
    let has_half = scored.iter().any(|of| of.outcome.sum_half % 2 != 0);
    let aligned = |half: i64| if has_half && half % 2 == 0 { format!("{},0", points(half)) } else { points(half) };
    let means = means(scored);
    let row = |(i, of): (u32, &Scored)| {
        let o = &of.outcome;
        vec![i.to_string(), of.code.clone(), o.n.to_string(), aligned(o.sum_half), shown(&means, o.mean())]
    };
    table.rows = (1..).zip(scored).map(row).collect();
    table
}
