//! Bảng tổng hợp điểm: sums, sheets, means and ranks, so that any reader can compute them again.

use crate::{
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, NamedMember, presider, signature},
    item::full_stop,
    text::{mean, points},
    tie::{Tie, broken_by, settled},
};
use domain::{
    challenges::{Reopening, RuleSet},
    evaluations::{Failure, Mean, Means, Outcome, Verdict},
    locale::Locale::Vi,
    time::Moment,
};

/// All that the table tells.
#[derive(Clone, Debug)]
pub struct Scores {
    pub head: Head,
    pub challenge: Challenge,
    pub rules: RuleSet,
    pub rules_hash: String,
    /// When and why scoring was reopened after it had closed.
    pub reopenings: Vec<(Moment, Reopening)>,
    /// Best first, as [`domain::evaluations::rank`] orders them.
    pub scored: Vec<Scored>,
    pub tie: Option<Tie>,
    /// What became of sheets whose members have a conflict, in sentences.
    pub conflicts: Vec<String>,
    /// Who presided when scoring closed.
    pub chair: Option<NamedMember>,
    pub secretary: String,
    pub recipients: Vec<String>,
}

/// One proposal and what the rules made of it.
#[derive(Clone, Debug)]
pub struct Scored {
    pub code: String,
    pub firm: String,
    pub outcome: Outcome,
}

pub fn document(scores: &Scores) -> Document {
    let subject = format!("Hồ sơ đề xuất giải pháp tham gia giải {}", scores.challenge.show());
    let mut document = scores.head.document(Kind::ScoreTable, subject);
    document.body = vec![Block::Heading("I. Điểm và thứ hạng".to_owned())];
    document.body.extend(ranking(&scores.rules, &scores.scored));
    document.body.extend(with_excluded(&scores.scored));
    document.body.extend(settled(scores.tie.as_ref()));
    document.body.extend(of_conflicts(&scores.conflicts));
    document.body.extend(reopened(&scores.reopenings));
    document.body.push(Block::Heading("II. Điểm trung bình theo tiêu chí".to_owned()));
    document.body.push(Block::Table(by_criterion(&scores.rules, &scores.scored)));
    document.body.push(Block::List(
        (1..).zip(&scores.rules.criteria).map(|(i, c)| format!("TC{i}: {} (tối đa {} điểm)", c.name.get(Vi), c.max)).collect(),
    ));
    document.body.push(Block::Paragraph(format!("Mã băm SHA-256 của quy chế đánh giá: {}.", crate::text::hash(&scores.rules_hash))));
    document.signatures = vec![signature(&["THƯ KÝ KHOA HỌC"], &scores.secretary), presider(scores.chair.as_ref())];
    document.recipients.clone_from(&scores.recipients);
    document
}

/// The table of ranks with what a reader needs to compute it again; the minutes print it as well.
pub(crate) fn ranking(rules: &RuleSet, scored: &[Scored]) -> Vec<Block> {
    let mut table = Table::new(&[
        ("Hạng", 7, Align::Center),
        ("Mã hồ sơ", 15, Align::Left),
        ("Doanh nghiệp", 20, Align::Left),
        ("Tổng S (điểm)", 9, Align::Right),
        ("Số phiếu (n)", 7, Align::Center),
        ("Điểm trung bình", 9, Align::Right),
        ("Kết luận", 16, Align::Left),
    ]);
    let means = means(scored);
    let row = |s: &Scored| {
        let o = &s.outcome;
        let rank = o.rank.map_or_else(|| "–".to_owned(), |r| r.to_string());
        vec![rank, s.code.clone(), firm(s), points(o.sum_half), o.n.to_string(), shown(&means, o.mean()), verdict(rules, o)]
    };
    table.rows = scored.iter().map(row).collect();
    vec![
        Block::Table(table),
        Block::Paragraph(format!(
            "Tổng điểm S là tổng của n phiếu hợp lệ, mỗi phiếu tối đa {} điểm. Điểm trung bình bằng S chia n, được làm tròn đến hai chữ số thập \
             phân khi in (bốn chữ số nếu hai điểm khác nhau mà in ra giống nhau); thứ hạng xác định theo giá trị chưa làm tròn. Ngưỡng điểm: {} điểm.",
            rules.sum(),
            rules.pass_mark
        )),
    ]
}

/// Each sheet on its own line; nothing where there is none.
pub(crate) fn of_conflicts(sentences: &[String]) -> Option<Block> {
    (!sentences.is_empty()).then(|| Block::List(sentences.to_vec()))
}

/// Both scores of the proposals of which the council excluded sheets by vote.
pub(crate) fn with_excluded(scored: &[Scored]) -> Option<Block> {
    let means = means(scored);
    let both = scored.iter().filter_map(|s| {
        let (o, all) = (&s.outcome, s.outcome.all?);
        let [official, with] = [o.mean()?, o.all_mean()?].map(|mean| means.show(mean, Vi));
        let all = format!("Tính cả phiếu bị loại: {with} ({:02} phiếu)", all.n);
        Some(format!("Hồ sơ {}: điểm chính thức {official} ({:02} phiếu). {all}.", s.code, o.n))
    });
    let both: Vec<_> = both.collect();
    (!both.is_empty()).then_some(Block::List(both))
}

/// That scoring was reopened, when and why, and what it had closed on.
pub(crate) fn reopened(reopenings: &[(Moment, Reopening)]) -> Vec<Block> {
    let sentence = |(at, reopening): &(Moment, Reopening)| {
        Block::Paragraph(format!(
            "Việc chấm điểm đã kết thúc và được lãnh đạo phê duyệt cho phép mở lại từ {} đến {}. Lý do: {} Phiếu nộp trong thời gian này được lập \
             sau khi đã có kết quả tính lần trước. Mã băm SHA-256 của dữ liệu khi kết thúc chấm điểm lần trước: {}.",
            at.show(Vi),
            reopening.until.show(Vi),
            full_stop(&reopening.reason),
            crate::text::hash(&reopening.closing_hash)
        ))
    };
    reopenings.iter().map(sentence).collect()
}

/// Firms that are not published are told of by their proposals' codes.
fn firm(scored: &Scored) -> String {
    if scored.firm.is_empty() { "Không công bố".to_owned() } else { scored.firm.clone() }
}

/// All the means that a table prints beside each other.
pub(crate) fn means(scored: &[Scored]) -> Means {
    Means::of(scored.iter().map(|s| &s.outcome))
}

/// A mean, told apart from the others; a dash where there is none.
pub(crate) fn shown(means: &Means, mean: Option<Mean>) -> String {
    mean.map_or_else(|| "–".to_owned(), |mean| means.show(mean, Vi))
}

/// `Đạt`, or why not; and how a tie was broken.
pub(crate) fn verdict(rules: &RuleSet, outcome: &Outcome) -> String {
    let mut text = match &outcome.verdict {
        Verdict::Passed => "Đạt".to_owned(),
        Verdict::Failed(failures) => {
            let reasons: Vec<_> = failures.iter().map(|f| reason(rules, f)).collect();
            format!("Không đạt: {}", reasons.join("; "))
        }
        Verdict::NoQuorum { needed } => {
            let why = outcome.no_result.as_ref().map(|why| format!("; không có kết quả, lý do: {why}")).unwrap_or_default();
            format!("Chưa đủ số phiếu (cần ít nhất {needed} phiếu), chưa có điểm{why}")
        }
    };
    if outcome.is_tied {
        text += "; đồng điểm, quy chế chưa phân định";
    } else if let Some(step) = outcome.tie_step {
        text += &format!("; bằng điểm chính thức, phân định theo: {}", broken_by(rules, step));
    }
    text
}

fn reason(rules: &RuleSet, failure: &Failure) -> String {
    match failure {
        Failure::BelowMark => format!("điểm trung bình dưới {}", rules.pass_mark),
        Failure::CriterionMinimum(k) => format!("tiêu chí {} dưới mức tối thiểu", k + 1),
        Failure::Zeros(k) => format!("trên một phần ba số phiếu cho 0 điểm ở tiêu chí {}", k + 1),
    }
}

fn by_criterion(rules: &RuleSet, scored: &[Scored]) -> Table {
    let names: Vec<String> = (1..=rules.criteria.len()).map(|i| format!("TC{i}")).collect();
    let mut columns = vec![("Mã hồ sơ", 12, Align::Left)];
    columns.extend(names.iter().map(|n| (n.as_str(), 8, Align::Right)));
    let mut table = Table::new(&columns);
    let cells = |s: &Scored| (0..rules.criteria.len()).map(|k| mean(s.outcome.criterion_hundredths(k))).collect::<Vec<_>>();
    table.rows = scored.iter().map(|s| [vec![s.code.clone()], cells(s)].concat()).collect();
    table
}
