//! What became of the subject of a form that saves itself while somebody typed, in words: said at the form at once.

use crate::ui::problems;
use domain::{
    access::Denied,
    locale::Locale,
    proposals::{Proposal, lifecycle::Life},
};
use islands::target::Target;

mod w {
    words! {
        submitted(at, version) = "Hồ sơ đã được nộp lúc {at} (giờ Việt Nam), phiên bản {version}. Nội dung lưu sau thời điểm đó chỉ nằm trong bản nháp, chưa thuộc bản đã nộp; để thay bản đã nộp, vui lòng nộp lại trước thời điểm đóng nhận hồ sơ." | "The proposal was submitted on {at} (Viet Nam time), version {version}. What is saved after that is in the draft only and not part of what was submitted; to replace that, please submit again before the closing time.";
        withdrawn = "Hồ sơ đã được rút. Nội dung chỉ được lưu vào bản nháp; để tham gia, vui lòng nộp lại trước thời điểm đóng nhận hồ sơ." | "The proposal has been withdrawn. This is saved in the draft only; to take part, please submit again before the closing time.";
        draft_stays = "Những gì đã lưu trước đó vẫn nằm trong bản nháp." | "What was saved before is still in the draft.";
        sheet_locked = "Phiếu này không nhận thêm nội dung: phiếu đã được nộp, đã có ý kiến không chấm, hoặc vòng chấm điểm đã kết thúc." | "Nothing more can be added to this sheet: it was submitted, no opinion was given instead, or the scoring round has closed.";
        sheet_over = "Việc chấm điểm hồ sơ này đã kết thúc hoặc đã chuyển sang bước khác." | "Scoring of this proposal has ended, or another step has begun.";
        debrief_released = "Phản hồi này đã được gửi cho doanh nghiệp nên không sửa được nữa." | "This debrief has been released to the firm and can no longer be changed.";
        item_elsewhere(on_table, item) = "Phiên họp đã chuyển sang mục {on_table}; nội dung này được lưu vào biên bản của mục {item}." | "The meeting has gone on to item {on_table}; this is saved in the record of item {item}.";
    }
}

/// A section saved after its proposal was handed in or taken back is saved in the draft alone.
pub fn of_section(l: Locale, proposal: &Proposal) -> String {
    match &proposal.life {
        Life::Submitted(receipt) => w::submitted(l, receipt.at.show(l), receipt.version),
        Life::Withdrawn(_) => w::withdrawn(l).into(),
        Life::Draft | Life::Admissible(_) | Life::RefusalProposed { .. } | Life::Inadmissible { .. } | Life::ReadmissionProposed { .. } => {
            String::new()
        }
    }
}

/// The record of an item can be written after the meeting has gone on to another.
pub fn of_minutes(l: Locale, on_table: Option<usize>, item: &str) -> String {
    let on_table = on_table.map(|index| (index + 1).to_string()).filter(|on_table| on_table != item.trim());
    on_table.map(|on_table| w::item_elsewhere(l, on_table, item)).unwrap_or_default()
}

/// Why nothing more is saved.
pub fn refused(l: Locale, target: Target, denied: Denied) -> String {
    match (target, denied) {
        (Target::Section(..), Denied::Closed(_) | Denied::WrongState) => format!("{} {}", problems::denied(l, denied), w::draft_stays(l)),
        (Target::Sheet(_), Denied::Locked) => w::sheet_locked(l).into(),
        (Target::Debrief(_), Denied::Locked) => w::debrief_released(l).into(),
        (Target::Sheet(_), Denied::WrongState) => w::sheet_over(l).into(),
        _ => problems::denied(l, denied),
    }
}
