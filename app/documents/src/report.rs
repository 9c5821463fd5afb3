//! Báo cáo định kỳ: what a period brought, for the steering committee; each number with its date and where it is from.

use crate::{
    document::{Align, Block, Document, Table},
    head::Head,
    text::{BLANK, or_blank},
};
use domain::{
    challenges::Stage,
    locale::{Bilingual, Locale::Vi},
    plan::{Counts, TaskState},
    reporting::{Figure, Period, until},
    time::Moment,
};

/// Whom it is for. The committee's full name is not known: an officer completes it.
const ADDRESSEE: &str = "Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW của tỉnh";

/// All that the report tells.
#[derive(Clone, Debug)]
pub struct Report {
    pub head: Head,
    /// The agency that reports, as in a sentence.
    pub office: String,
    pub period: Period,
    /// The last moment that it tells of.
    pub until: Moment,
    pub figures: Vec<Figure>,
    pub calls: Vec<Call>,
    /// Tasks of the action plan by state, and the newest day that one of them tells of; none where none is kept.
    pub plan: Option<(Counts, Moment)>,
    pub signer_lines: Vec<String>,
    pub recipients: Vec<String>,
}

/// A call that something happened to within the period, or that was open then.
#[derive(Clone, Debug)]
pub struct Call {
    pub code: String,
    pub title: Bilingual,
    pub stage: Stage,
    pub closes: Option<Moment>,
    /// Once it is opened.
    pub proposals: Option<u32>,
    pub shortlisted: Option<u32>,
}

pub fn document(report: &Report) -> Document {
    let period = report.period.name(Vi);
    let subject = format!("Về việc tổ chức giải các bài toán lớn của tỉnh – {period}");
    let mut document = report.head.titled("BÁO CÁO", subject);
    ADDRESSEE.clone_into(&mut document.addressee);
    let until = until(Vi, report.until);
    document.body = vec![
        Block::Paragraph(format!(
            "{} báo cáo tình hình tổ chức mời giải các bài toán lớn, {}. Số liệu tính đến {until} (giờ Việt Nam); mỗi số ghi thời điểm và nguồn.",
            or_blank(&report.office),
            period.to_lowercase()
        )),
        heading("I. Số liệu chung"),
        Block::Table(figures(&report.figures)),
        heading("II. Các bài toán trong kỳ"),
    ];
    if report.calls.is_empty() {
        document.body.push(Block::Paragraph("Trong kỳ không có bài toán nào được công bố hoặc đang thực hiện.".to_owned()));
    } else {
        document.body.push(Block::Table(calls(&report.calls)));
    }
    document.body.push(heading("III. Kế hoạch hành động thực hiện Nghị quyết số 57-NQ/TW"));
    match &report.plan {
        Some((counts, as_of)) => {
            document.body.push(Block::Table(plan(counts)));
            document.body.push(Block::Paragraph(format!(
                "Nguồn: các nhiệm vụ do cơ quan thường trực cập nhật; số liệu mới nhất tính đến ngày {}. Nguồn của từng nhiệm vụ ghi tại trang \
                 nhiệm vụ.",
                as_of.show_date(Vi)
            )));
        }
        None => document.body.push(Block::Paragraph("Chưa có nhiệm vụ nào được cập nhật trên hệ thống.".to_owned())),
    }
    let rest = ["IV. Đánh giá chung, khó khăn, vướng mắc", "V. Nhiệm vụ kỳ tới và kiến nghị"];
    document.body.extend(
        rest.into_iter()
            .flat_map(|text| [heading(text), Block::Paragraph([BLANK.repeat(14), BLANK.repeat(14), BLANK.repeat(14)].join("\n"))]),
    );
    document.body.push(Block::Paragraph(format!("{} trân trọng báo cáo./.", or_blank(&report.office))));
    document.signatures = vec![crate::decision::signer(&report.signer_lines, "")];
    document.recipients.clone_from(&report.recipients);
    document
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn figures(figures: &[Figure]) -> Table {
    let mut table = Table::new(&[
        ("TT", 5, Align::Center),
        ("Chỉ tiêu", 34, Align::Left),
        ("Trong kỳ", 10, Align::Right),
        ("Lũy kế", 10, Align::Right),
        ("Tính đến", 17, Align::Left),
        ("Nguồn", 26, Align::Left),
    ]);
    let row = |(i, of): (u32, &Figure)| {
        let within = of.within.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let counted = of.counted;
        vec![i.to_string(), counted.name(Vi).to_owned(), within, of.in_all.to_string(), until(Vi, of.as_of), counted.source(Vi).to_owned()]
    };
    table.rows = (1..).zip(figures).map(row).collect();
    table
}

fn calls(calls: &[Call]) -> Table {
    let mut table = Table::new(&[
        ("Mã", 10, Align::Left),
        ("Bài toán", 38, Align::Left),
        ("Giai đoạn", 18, Align::Left),
        ("Đóng nhận hồ sơ", 18, Align::Left),
        ("Hồ sơ", 9, Align::Right),
        ("Rút gọn", 9, Align::Right),
    ]);
    let number = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let row = |of: &Call| {
        // A call that is cancelled closes no more.
        let closes = of.closes.filter(|_| of.stage != Stage::Cancelled).map_or_else(|| "–".to_owned(), |at| at.show(Vi));
        vec![of.code.clone(), of.title.vi.clone(), stage_name(of.stage).to_owned(), closes, number(of.proposals), number(of.shortlisted)]
    };
    table.rows = calls.iter().map(row).collect();
    table
}

fn plan(counts: &Counts) -> Table {
    let mut table = Table::new(&[("Tình trạng", 60, Align::Left), ("Số nhiệm vụ", 20, Align::Right)]);
    table.rows = TaskState::COUNTED.map(|state| vec![state_name(state).to_owned(), counts.get(state).to_string()]).into();
    table.rows.push(vec!["Tổng".to_owned(), counts.total().to_string()]);
    table
}

/// As the public is told.
fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft | Stage::UnderReview | Stage::Scheduled => "Chưa công bố",
        Stage::Upcoming => "Sắp nhận hồ sơ",
        Stage::Open => "Đang nhận hồ sơ",
        Stage::Closed => "Đã đóng, chưa mở hồ sơ",
        Stage::Opened => "Đã mở hồ sơ",
        Stage::Scoring | Stage::Scored | Stage::Proposed | Stage::Forwarded | Stage::Decided => "Đang đánh giá",
        Stage::ResultPublished => "Đã công bố kết quả",
        Stage::Cancelled => "Đã hủy",
    }
}

fn state_name(state: TaskState) -> &'static str {
    match state {
        TaskState::Done => "Đã hoàn thành",
        TaskState::OnSchedule => "Đúng tiến độ",
        TaskState::AtRisk => "Chậm hoặc có nguy cơ chậm",
        TaskState::NotStarted => "Chưa triển khai",
        TaskState::Unclassified => "Chưa phân loại",
        TaskState::Dropped => "Không còn trong kế hoạch",
    }
}
