//! The report of a month or a quarter: its numbers on a page, and as PDF, DOCX and XLSX.

use super::words;
use crate::{
    error::AppError,
    files::attachment,
    page::Page,
    paths,
    plan::words::state_name,
    request::Req,
    ui::{
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{Error, papers::Format, reporting::ReportView};
use documents::report::Call;
use domain::{
    challenges::Stage,
    form::Form,
    locale::Locale,
    plan::TaskState,
    reporting::{Figure, until},
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Báo cáo định kỳ" | "Periodical reports";
        title_of(period) = "Báo cáo định kỳ – {period}" | "Report – {period}";
        lead = "Số liệu gửi Ban Chỉ đạo, theo tháng hoặc quý. Mỗi số có thời điểm và nguồn. Số hồ sơ chỉ tính các bài toán đã mở hồ sơ." | "Numbers for the steering committee, by month or quarter, each with its date and source. Proposals are counted only where they have been opened.";
        period = "Kỳ báo cáo" | "Period";
        show = "Xem" | "Show";
        until(at) = "Số liệu tính đến {at} (giờ Việt Nam)." | "Numbers until {at} (Viet Nam time).";
        figures = "Số liệu chung" | "Figures";
        what = "Chỉ tiêu" | "What";
        within = "Trong kỳ" | "Within the period";
        in_all = "Lũy kế" | "In all";
        as_of = "Tính đến" | "As of";
        source = "Nguồn" | "Source";
        calls = "Các bài toán trong kỳ" | "Challenges of the period";
        calls_note = "Giai đoạn, thời điểm đóng và số hồ sơ là của thời điểm cuối kỳ báo cáo; giai đoạn là giai đoạn đã công khai." | "Stage, closing and proposals are those at the period's end; the stage is the one that was public.";
        no_calls = "Trong kỳ không có bài toán nào được công bố hoặc đang thực hiện." | "Nothing was public or under way in this period.";
        code = "Mã" | "Code";
        challenge = "Bài toán" | "Challenge";
        stage = "Giai đoạn" | "Stage";
        closes = "Đóng nhận hồ sơ" | "Closing";
        proposals = "Hồ sơ" | "Proposals";
        shortlisted = "Rút gọn" | "Shortlisted";
        plan = "Kế hoạch hành động thực hiện Nghị quyết 57-NQ/TW" | "Action plan of Resolution 57-NQ/TW";
        plan_source(at) = "Các nhiệm vụ do cơ quan thường trực cập nhật; mới nhất tính đến ngày {at}." | "Tasks as the office keeps them; the newest as of {at}.";
        no_plan = "Chưa có nhiệm vụ nào được cập nhật trên hệ thống." | "No task has been entered.";
        state = "Tình trạng" | "State";
        tasks = "Số nhiệm vụ" | "Tasks";
        total = "Tổng" | "Total";
        files = "Tải báo cáo" | "Download the report";
        files_hint = "Bản PDF và DOCX theo thể thức văn bản hành chính, bằng tiếng Việt, ghi DỰ THẢO; phần đánh giá và kiến nghị để trống." | "PDF and DOCX are in Vietnamese, in the form of administrative documents, marked as a draft; assessment and proposals are left open.";
    }
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    let v = req.backend.report(&req.actor, req.query.get("period")).await?;
    let l = req.locale;
    Ok(Page::new(&req, w::title_of(l, v.period.name(l)), || view(&req, &v)))
}

/// `2026-10.pdf`, `.docx`.
pub async fn file(req: Req, Path(file): Path<String>) -> Result<Response, AppError> {
    let (code, ending) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let format = Format::from_ending(ending).ok_or(Error::NotFound)?;
    let printed = req.backend.print_report(&req.actor, code, format).await?;
    Ok((attachment(&printed.name, printed.media_type), printed.bytes).into_response())
}

fn view(req: &Req, v: &ReportView) -> AnyView {
    let l = req.locale;
    let chosen = Form::default().with("period", v.period.code());
    let f = Fields::new(l, &chosen, None);
    let mut periods = v.periods.clone();
    if !periods.contains(&v.period) {
        periods.insert(0, v.period);
    }
    let options = periods.into_iter().map(|period| (period.code(), period.name(l))).collect();
    let code = v.period.code();
    let files = Format::ALL.map(|format| {
        let address = req.href(paths::office_report(&format!("{code}.{}", format.ending())));
        view! { <a class="btn" href=address download="">{format.ending().to_uppercase()}</a> }
    });
    let workbook = req.href(format!("{}?period={code}", paths::office_workbook("report")));
    view! {
        <div class="wrap stack">
            {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), ("", w::title(l))])}
            <h1>{w::title_of(l, v.period.name(l))}</h1>
            <p class="lead">{w::lead(l)}</p>
            <form class="pair-choice no-print" method="get" action=req.href(paths::OFFICE_REPORTS)>
                {f.select("period", w::period(l), options).required().view()}
                <div class="actions"><button type="submit" class="btn">{w::show(l)}</button></div>
            </form>
            <section class="panel stack no-print" aria-labelledby="files">
                <h2 id="files">{w::files(l)}</h2>
                <p class="row">{files.into_iter().collect_view()}<a class="btn" href=workbook download="">"XLSX"</a></p>
                <p class="hint">{w::files_hint(l)}</p>
            </section>
            <p>{w::until(l, until(l, v.until))}</p>
            {figures(l, &v.figures)}
            <h2>{w::calls(l)}</h2>
            {calls(req, &v.calls)}
            <h2>{w::plan(l)}</h2>
            {plan(l, v)}
        </div>
    }
    .into_any()
}

fn figures(l: Locale, figures: &[Figure]) -> AnyView {
    let row = |of: &Figure| {
        view! {
            <tr>
                <th scope="row">{of.counted.name(l)}</th>
                <td class="num">{of.within.map_or_else(|| "–".to_owned(), |number| number.to_string())}</td>
                <td class="num">{of.in_all}</td>
                <td>{until(l, of.as_of)}</td>
                <td>{of.counted.source(l)}</td>
            </tr>
        }
    };
    let heads =
        [Head::Text(w::what(l)), Head::Number(w::within(l)), Head::Number(w::in_all(l)), Head::Text(w::as_of(l)), Head::Text(w::source(l))];
    table(w::figures(l), heads, view! { <tbody>{figures.iter().map(row).collect_view()}</tbody> })
}

fn calls(req: &Req, calls: &[Call]) -> AnyView {
    let l = req.locale;
    if calls.is_empty() {
        return view! { <p class="empty">{w::no_calls(l)}</p> }.into_any();
    }
    let number = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let row = |of: &Call| {
        view! {
            <tr>
                <th scope="row">
                    <span class="code">{of.code.clone()}</span>" "
                    <a href=req.href(paths::office_challenge(&of.code)) lang=of.title.lang(l).code()>{of.title.get(l).to_owned()}</a>
                </th>
                <td>{show::stage_name(l, of.stage)}</td>
                <td>{of.closes.filter(|_| of.stage != Stage::Cancelled).map(|at| show::time(l, at))}</td>
                <td class="num">{number(of.proposals)}</td>
                <td class="num">{number(of.shortlisted)}</td>
            </tr>
        }
    };
    let heads = [
        Head::Text(w::challenge(l)),
        Head::Text(w::stage(l)),
        Head::Text(w::closes(l)),
        Head::Number(w::proposals(l)),
        Head::Number(w::shortlisted(l)),
    ];
    view! {
        <p class="meta">{w::calls_note(l)}</p>
        {table(w::calls(l), heads, view! { <tbody>{calls.iter().map(row).collect_view()}</tbody> })}
    }
    .into_any()
}

fn plan(l: Locale, v: &ReportView) -> AnyView {
    let Some((counts, newest)) = &v.plan else { return view! { <p class="empty">{w::no_plan(l)}</p> }.into_any() };
    let rows = TaskState::COUNTED
        .map(|state| view! { <tr><th scope="row">{state_name(l, state)}</th><td class="num">{counts.get(state)}</td></tr> });
    let body = view! {
        <tbody>{rows.into_iter().collect_view()}</tbody>
        <tfoot><tr><th scope="row">{w::total(l)}</th><td class="num">{counts.total()}</td></tr></tfoot>
    };
    view! {
        <p class="meta">{w::plan_source(l, newest.show_date(l))}</p>
        {table(w::plan(l), [Head::Text(w::state(l)), Head::Number(w::tasks(l))], body)}
    }
    .into_any()
}
