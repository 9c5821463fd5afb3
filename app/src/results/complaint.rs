//! Complaints in words and boxes, and the page on which the office answers one.

use super::words;
use crate::{
    error::AppError,
    evaluations::desk::{self, Desk},
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    results::{ComplaintLine, FollowUp},
};
use domain::{
    access::Action,
    complaints::{Answer, Complaint, Finding, Grounds, MAX_TEXT},
    form::Form,
    ids::ProposalId,
    locale::Locale,
};
use leptos::prelude::*;

mod w {
    words! {
        title(code) = "Kiến nghị về hồ sơ {code}" | "Complaint about proposal {code}";
        firm = "Doanh nghiệp" | "Firm";
        grounds = "Nội dung kiến nghị về" | "Grounds";
        received = "Đã nhận" | "Received";
        closed = "Đã trả lời và kết thúc" | "Answered and closed";
        waiting = "Chờ trả lời" | "Waits for an answer";
        text = "Kiến nghị" | "The complaint";
        answer = "Trả lời" | "The answer";
        finding = "Kết luận" | "Finding";
        finding_hint = "Kiến nghị kết thúc cùng với câu trả lời." | "The answer closes the complaint.";
        answer_text = "Nội dung trả lời" | "Answer to the firm";
        answer_hint = "Doanh nghiệp đọc được toàn văn. Trang kết quả công khai chỉ nêu số kiến nghị." | "The firm reads it in full. The public result shows only how many complaints there were.";
        answer_button = "Gửi câu trả lời" | "Send the answer";
        choose = "Chọn một mục" | "Choose one";
        back = "Quay lại" | "Back";
        procedure = "Trình tự, thủ tục" | "Procedure";
        arithmetic = "Tính toán điểm" | "Arithmetic of the scores";
        conflict = "Xung đột lợi ích" | "Conflict of interest";
        admissibility = "Tính hợp lệ của hồ sơ" | "Admissibility";
        other = "Nội dung khác" | "Other";
    }
}

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, parsed(&id)?, req.kept()).await
}

pub async fn answer(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.answer_complaint(&req.actor, id, &form).await;
    let done = match done {
        Ok(()) => req.backend.complaint_challenge(&req.actor, id).await,
        Err(error) => Err(error),
    };
    let go = |code: String| (paths::office_act(&code, "follow-up"), Done::ComplaintAnswered);
    req.answer(form, done, go, async |refused| show(&req, id, Some(&refused)).await).await
}

async fn show(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let code = req.backend.complaint_challenge(&req.actor, id).await?;
    let v = req.backend.follow_up(&req.actor, &code).await?;
    let line = v.complaints.iter().find(|line| line.complaint.proposal == id).ok_or(Error::NotFound)?;
    Ok(Page::new(req, w::title(req.locale, &line.code), || view(req, &v, line, refused)).refused(refused))
}

fn view(req: &Req, v: &FollowUp, line: &ComplaintLine, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    let form = (line.complaint.answer.is_none() && v.can.is(Action::AnswerComplaint)).then(|| {
        let findings = Finding::ALL.map(|f| (f.code().to_owned(), words::finding_name(l, f).to_owned()));
        view! {
            <form class="stack" method="post" action=req.href(paths::office_complaint(line.complaint.proposal))>
                {fields.select("finding", w::finding(l), chosen(l, findings)).hint(w::finding_hint(l)).required().view()}
                {fields.area("text", w::answer_text(l), 8).hint(w::answer_hint(l)).required().max(MAX_TEXT).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::answer_button(l)}</button></div>
            </form>
        }
    });
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, &v.challenge.code, Desk::Office)}
            <h1>{show::unbroken(&w::title(l, &line.code))}</h1>
            {fields.summary()}
            <dl class="facts"><dt>{w::firm(l)}</dt><dd>{show::written(l, &line.firm_name)}</dd></dl>
            {whole(l, &line.complaint)}
            {form}
            <p><a class="btn" href=req.href(paths::office_act(&v.challenge.code, "follow-up"))>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

/// The complaint and its answer, in full.
pub fn whole(l: Locale, complaint: &Complaint) -> AnyView {
    let answer = complaint.answer.as_ref().map(|answer| answer_view(l, answer));
    view! {
        <section class="panel stack" aria-labelledby="complaint">
            <h2 id="complaint">{w::text(l)}</h2>
            <dl class="facts">
                <dt>{w::received(l)}</dt><dd>{show::time(l, complaint.at)}</dd>
                <dt>{w::grounds(l)}</dt><dd>{grounds(l, complaint.grounds)}</dd>
            </dl>
            {show::plain(&complaint.text)}
        </section>
        {answer}
    }
    .into_any()
}

fn answer_view(l: Locale, answer: &Answer) -> AnyView {
    view! {
        <section class="panel stack" aria-labelledby="answer">
            <h2 id="answer">{w::answer(l)}</h2>
            <dl class="facts">
                <dt>{w::closed(l)}</dt><dd>{show::time(l, answer.at)}</dd>
                <dt>{w::finding(l)}</dt><dd>{words::finding_name(l, answer.finding)}</dd>
            </dl>
            {show::plain(&answer.text)}
        </section>
    }
    .into_any()
}

/// Where a complaint stands: received and waiting, or answered and so closed.
pub fn status(l: Locale, complaint: &Complaint) -> AnyView {
    match &complaint.answer {
        None => view! { <span class="tag">{w::waiting(l)}</span> }.into_any(),
        Some(answer) => view! { {w::closed(l)}" "{show::time(l, answer.at)}" – "{words::finding_name(l, answer.finding)} }.into_any(),
    }
}

/// Options after an empty one that says to choose.
pub fn chosen<const N: usize>(l: Locale, options: [(String, String); N]) -> Vec<(String, String)> {
    [(String::new(), w::choose(l).to_owned())].into_iter().chain(options).collect()
}

pub fn grounds(l: Locale, grounds: Grounds) -> &'static str {
    match grounds {
        Grounds::Procedure => w::procedure(l),
        Grounds::Arithmetic => w::arithmetic(l),
        Grounds::Conflict => w::conflict(l),
        Grounds::Admissibility => w::admissibility(l),
        Grounds::Other => w::other(l),
    }
}
