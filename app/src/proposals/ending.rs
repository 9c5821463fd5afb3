//! What became of a proposal, in one line of the firm's list: with the reason, and what can be done until when.

use super::words as pw;
use crate::{
    paths,
    request::Req,
    ui::{icons, show},
};
use backend::proposals::ProposalLine;
use domain::proposals::Ending;
use leptos::prelude::*;

mod w {
    words! {
        shortlisted = "Có trong danh sách rút gọn" | "On the shortlist";
        passed = "Đạt ngưỡng điểm, không có trong danh sách rút gọn" | "Reached the threshold, not on the shortlist";
        failed = "Không có trong danh sách rút gọn: chưa đạt yêu cầu theo quy chế đánh giá" | "Not on the shortlist: below what the rules ask for";
        no_result = "Không có kết quả: không đủ số phiếu đánh giá" | "No result: too few score sheets";
        not_admitted = "Không được đưa vào đánh giá" | "Not admitted to evaluation";
        cancelled = "Đợt mời đã bị hủy" | "The call was cancelled";
        reason = "Lý do:" | "Reason:";
        complain(at) = "Gửi kiến nghị (nhận đến trước {at})" | "File a complaint (accepted before {at})";
        filed = "Xem kiến nghị đã gửi" | "See the complaint filed";
        over(at) = "Thời hạn kiến nghị đã hết lúc {at}" | "Complaints were accepted until {at}";
    }
}

pub fn view(req: &Req, line: &ProposalLine) -> Option<AnyView> {
    let l = req.locale;
    let (class, icon, text, reason) = match line.ending.as_ref()? {
        Ending::Shortlisted => ("notice notice-ok", "check-circle", w::shortlisted(l), ""),
        Ending::Passed { reason } => ("notice", "check", w::passed(l), reason.as_str()),
        Ending::Failed => ("notice", "cross", w::failed(l), ""),
        Ending::NoResult => ("notice", "warning", w::no_result(l), ""),
        Ending::NotAdmitted { reason } => ("notice notice-warn", "cross", w::not_admitted(l), reason.as_str()),
        Ending::Cancelled { reason } => ("notice notice-warn", "ban", w::cancelled(l), reason.as_str()),
    };
    let reason = (!reason.is_empty()).then(|| view! { " "<span>{w::reason(l)}" "{show::written(l, reason)}</span> });
    let act = |act: &str| req.href(paths::proposal_act(line.id, act));
    let feedback = line.has_feedback.then(|| view! { <a href=act("feedback")>{pw::feedback_title(l)}</a> });
    let complaint = line.complaints.map(|(until, is_filed)| match (is_filed, until.is_over(req.now)) {
        (true, _) => view! { <a href=act("complaint")>{w::filed(l)}</a> }.into_any(),
        (false, false) => view! { <a href=act("complaint")>{w::complain(l, until.show_weekday(l))}</a> }.into_any(),
        (false, true) => view! { <span class="meta">{w::over(l, until.show(l))}</span> }.into_any(),
    });
    let ways = (feedback.is_some() || complaint.is_some()).then(|| view! { <p class="row">{feedback}{complaint}</p> });
    Some(view! { <p class=class>{icons::icon(icon)}" "<strong>{text}</strong>{reason}</p>{ways} }.into_any())
}
