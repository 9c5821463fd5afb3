//! What was opened, as tables for the office: proposals with their screening, and how far scoring is.

use crate::{
    paths,
    request::Req,
    ui::{
        proposal, show,
        table::{Head, table as framed},
    },
};
use backend::{evaluations::ProgressLine, proposals::OpenedLine};
use domain::money::show_vnd;
use leptos::prelude::*;

mod h {
    words! {
        opened = "Hồ sơ đã mở" | "Proposals that were opened";
        code = "Mã hồ sơ" | "Code";
        firm = "Doanh nghiệp" | "Firm";
        title = "Tên giải pháp" | "Title";
        total = "Tổng chi phí" | "Total cost";
        at = "Thời điểm nộp" | "Submitted";
        state = "Trạng thái" | "State";
        progress = "Tiến độ đánh giá (không hiển thị điểm)" | "Progress of scoring (no scores shown)";
        submitted = "Phiếu đã nộp" | "Sheets submitted";
        needed = "Số phiếu tối thiểu" | "Sheets needed";
    }
}

pub fn table(req: &Req, lines: &[OpenedLine]) -> Option<AnyView> {
    let l = req.locale;
    let rows = lines.iter().map(|line| {
        view! {
            <tr>
                <th scope="row"><a href=req.href(paths::office_proposal(line.id))>{line.code.clone()}</a></th>
                <td>{line.firm_name.clone()}</td>
                <td lang="vi">{line.title.clone()}</td>
                <td class="num">{show_vnd(line.total, l)}</td>
                <td>{show::time(l, line.receipt.at)}</td>
                <td>{proposal::state_name(l, &line.state)}</td>
            </tr>
        }
    });
    let heads = [
        Head::Text(h::code(l)),
        Head::Text(h::firm(l)),
        Head::Text(h::title(l)),
        Head::Number(h::total(l)),
        Head::Text(h::at(l)),
        Head::Text(h::state(l)),
    ];
    (!lines.is_empty()).then(|| framed(h::opened(l), heads, view! { <tbody>{rows.collect_view()}</tbody> }))
}

pub fn progress(req: &Req, lines: &[ProgressLine]) -> Option<AnyView> {
    let l = req.locale;
    let rows = lines.iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{line.code.clone()}</th>
                <td class="num">{format!("{}/{}", line.submitted, line.eligible)}</td>
                <td class="num">{line.needed.to_string()}</td>
            </tr>
        }
    });
    let heads = [Head::Text(h::code(l)), Head::Number(h::submitted(l)), Head::Number(h::needed(l))];
    (!lines.is_empty()).then(|| framed(h::progress(l), heads, view! { <tbody>{rows.collect_view()}</tbody> }))
}
