//! The history of a challenge on a page of its own, narrowed down by what it is about and by whom it was done.

use super::words::{self as ow, challenge as c};
use crate::{
    error::AppError,
    exports,
    page::Page,
    paths,
    request::Req,
    ui::{form::Fields, history, show},
};
use axum::extract::Path;
use backend::firms::HistoryLine;
use domain::{access::Action, event_topic::About, form::Form, locale::Locale};
use leptos::prelude::*;

/// The newest are shown, and as many at once; the workbook holds all.
const LINES: usize = 2000;
const PAGE: usize = 50;

mod w {
    words! {
        title(code) = "Lịch sử xử lý – {code}" | "History – {code}";
        about = "Nội dung" | "About";
        by = "Người thực hiện" | "By";
        all = "Tất cả" | "All";
        narrow = "Lọc" | "Narrow down";
        count(n) = "{n} dòng, mới nhất trước." | "Lines: {n}, newest first.";
        pages = "Các trang của lịch sử" | "Pages of the history";
        newer = "Mới hơn" | "Newer";
        older = "Cũ hơn" | "Older";
        page_of(n, of) = "Trang {n}/{of}" | "Page {n} of {of}";
        call = "Đợt mời và nội dung bài toán" | "The call and its text";
        proposals = "Mở và kiểm tra hồ sơ" | "Opening and screening";
        conflicts = "Xung đột lợi ích, người chủ trì" | "Conflicts of interest, who presides";
        sheets = "Chấm điểm" | "Scoring";
        meetings = "Phiên họp, biểu quyết" | "Meetings and votes";
        result = "Kết quả, kiến nghị, văn bản" | "Result, complaints, papers";
        others = "Việc khác" | "Others";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, &code).await?;
    v.can.get(Action::UseOffice)?;
    let lines = req.backend.challenge_history_of(&req.actor, &code, LINES).await?;
    let title = w::title(req.locale, &v.challenge.code);
    Ok(Page::new(&req, title, || view(&req, &v.challenge.code, &lines)))
}

fn view(req: &Req, code: &str, lines: &[HistoryLine]) -> AnyView {
    let l = req.locale;
    let about = About::from_code(req.query.get("about"));
    let by = req.query.get("by");
    let is_asked = |line: &&HistoryLine| {
        about.is_none_or(|about| About::of(line.event.kind) == about) && (by.is_empty() || line.by == by && !is_hidden(line))
    };
    let asked: Vec<&HistoryLine> = lines.iter().filter(is_asked).collect();
    let pages = asked.len().div_ceil(PAGE).max(1);
    let page = req.query.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let shown: Vec<HistoryLine> = asked.iter().skip((page - 1) * PAGE).take(PAGE).map(|line| (*line).clone()).collect();
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[
                (paths::OFFICE.to_owned(), ow::office(l).to_owned()),
                (paths::office_challenge(code), code.to_owned()),
                (String::new(), c::history(l).to_owned()),
            ])}
            <h1>{w::title(l, code)}</h1>
            {narrowing(req, code, lines)}
            <p class="meta">{w::count(l, asked.len())}</p>
            {history::table(l, &shown)}
            {pager(req, code, page, pages)}
            {exports::link(req, &paths::challenge_workbook(code, "history"), c::history(l))}
        </div>
    }
    .into_any()
}

/// Whoever asked a question is not told of, not even by what a filter leaves over.
fn is_hidden(line: &HistoryLine) -> bool {
    history::hides_who(line.event.kind)
}

fn narrowing(req: &Req, code: &str, lines: &[HistoryLine]) -> AnyView {
    let l = req.locale;
    let chosen = Form::default().with("about", req.query.get("about")).with("by", req.query.get("by"));
    let fields = Fields::new(l, &chosen, None);
    let all = || (String::new(), w::all(l).to_owned());
    let abouts = std::iter::once(all()).chain(About::ALL.map(|about| (about.code().to_owned(), name(l, about).to_owned()))).collect();
    let mut people: Vec<&str> = lines.iter().filter(|line| !line.by.is_empty() && !is_hidden(line)).map(|line| line.by.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let people = std::iter::once(all()).chain(people.into_iter().map(|by| (by.to_owned(), by.to_owned()))).collect();
    view! {
        <form class="pair-choice no-print" method="get" action=req.href(paths::office_act(code, "history"))>
            {fields.select("about", w::about(l), abouts).required().view()}
            {fields.select("by", w::by(l), people).required().view()}
            <div class="actions"><button type="submit" class="btn">{w::narrow(l)}</button></div>
        </form>
    }
    .into_any()
}

fn pager(req: &Req, code: &str, page: usize, pages: usize) -> AnyView {
    let l = req.locale;
    if pages == 1 {
        return ().into_any();
    }
    let address = |page: usize| {
        let names = [("about", req.query.get("about").to_owned()), ("by", req.query.get("by").to_owned()), ("page", page.to_string())];
        req.href(format!("{}?{}", paths::office_act(code, "history"), paths::query(names)))
    };
    let link = |page: usize, text: &'static str| view! { <a class="btn" href=address(page)>{text}</a> };
    view! {
        <nav class="row no-print" aria-label=w::pages(l)>
            {(page > 1).then(|| link(page - 1, w::newer(l)))}
            <span>{w::page_of(l, page, pages)}</span>
            {(page < pages).then(|| link(page + 1, w::older(l)))}
        </nav>
    }
    .into_any()
}

fn name(l: Locale, about: About) -> &'static str {
    match about {
        About::Call => w::call(l),
        About::Proposals => w::proposals(l),
        About::Conflicts => w::conflicts(l),
        About::Sheets => w::sheets(l),
        About::Meetings => w::meetings(l),
        About::Result => w::result(l),
        About::Else => w::others(l),
    }
}
