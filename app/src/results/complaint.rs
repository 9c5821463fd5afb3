//! Complaints in words and boxes, and the page on which the office answers one.

use super::words;
use crate::{
    error::AppError,
    evaluations::{
        desk::{self, Desk},
        evidence,
    },
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, file::size, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    files::FileView,
    results::{ComplaintLine, FollowUp, RuledComments},
};
use domain::{
    access::Denied,
    complaints::{Again, Answer, Complaint, Conclusion, Consequence, Grounds, Holder, MAX_TEXT},
    form::Form,
    ids::ProposalId,
    locale::Locale,
    time::Moment,
};
use leptos::prelude::*;

mod w {
    words! {
        title(code) = "Kiến nghị về hồ sơ {code}" | "Complaint about proposal {code}";
        firm = "Doanh nghiệp" | "Firm";
        grounds = "Nội dung kiến nghị về" | "Grounds";
        received = "Đã nhận" | "Received";
        closed = "Đã trả lời" | "Answered";
        again = "Việc phải làm lại" | "What is done again";
        again_hint = "Bắt buộc khi kiến nghị được chấp nhận toàn bộ hoặc một phần. Không chấm lại: khi đã có xếp hạng, không nhận thêm phiếu và không đổi thứ tự." | "Required where the complaint is upheld, wholly or partly. Never the scoring: once a ranking was seen no sheet is taken and no order changes.";
        again_note = "Nội dung phải làm lại, hoặc lý do chỉ xin lỗi" | "What exactly, or why an apology is all that can be done";
        again_due = "Hạn thực hiện (hết ngày); không cần khi chỉ xin lỗi" | "To be done by the end of; not for an apology";
        screening = "Kiểm tra lại tính hợp lệ của hồ sơ" | "The screening of the proposal";
        decision = "Xem xét lại quyết định" | "The decision";
        publication = "Công bố lại nội dung kết quả" | "The publication";
        apology = "Chỉ xin lỗi, nêu lý do" | "Nothing but an apology, with its reason";
        holder = "Người thực hiện" | "By";
        office = "Cơ quan thường trực" | "The standing office";
        leader = "Lãnh đạo phê duyệt" | "The leader";
        due = "Hạn" | "Deadline";
        due_day(day) = "hết ngày {day}" | "the end of {day}";
        state = "Tình trạng" | "State";
        open = "Chưa thực hiện" | "Not done yet";
        overdue = "Quá hạn" | "Overdue";
        done_at(at) = "Đã thực hiện {at}" | "Done {at}";
        in_answer = "Đã nêu trong câu trả lời" | "Stands in the answer";
        done = "Kết quả thực hiện" | "What came of it";
        done_hint = "Nêu việc đã làm và kết luận. Doanh nghiệp đọc được toàn văn; trang công khai chỉ nêu đã thực hiện và thời điểm." | "Say what was done and concluded. The firm reads it in full; the public page says only that it is done, and when.";
        done_button = "Ghi nhận đã thực hiện" | "Record that it is done";
        waiting = "Chờ trả lời" | "Awaiting an answer";
        files = "Tệp kèm theo kiến nghị" | "Files that go with the complaint";
        text = "Kiến nghị" | "The complaint";
        answer = "Trả lời" | "The answer";
        finding = "Kết luận" | "Finding";
        finding_hint = "Mỗi kiến nghị được trả lời một lần." | "A complaint is answered once.";
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

/// What was to be done again is done.
pub async fn redo(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let done = req.backend.redo(&req.actor, id, &form).await;
    let go = |()| (paths::office_complaint(id), Done::ComplaintRedone);
    req.answer(form, done, go, async |refused| show(&req, id, Some(&refused)).await).await
}

async fn show(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let code = req.backend.complaint_challenge(&req.actor, id).await?;
    let v = req.backend.follow_up(&req.actor, &code).await?;
    let line = v.complaints.iter().find(|line| line.complaint.proposal == id).ok_or(Error::NotFound)?;
    let said = req.backend.complaint_comments(&req.actor, id).await?;
    let files = req.backend.complaint_files(&req.actor, id).await?;
    let is_answered = line.complaint.answer.is_some();
    let may =
        if is_answered { req.backend.may_redo(&req.actor, id).await? } else { req.backend.may_answer_complaint(&req.actor, id).await? };
    Ok(Page::new(req, w::title(req.locale, &line.code), || view(req, &v, line, (&said, &files), may, refused)).refused(refused))
}

fn view(
    req: &Req,
    v: &FollowUp,
    line: &ComplaintLine,
    (said, files): (&RuledComments, &[FileView]),
    may: Result<(), Denied>,
    refused: Option<&Refused>,
) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    let is_awaited = line.complaint.answer.is_none();
    let form = (is_awaited && may.is_ok()).then(|| {
        let findings = Conclusion::ALL.map(|f| (f.code().to_owned(), words::finding_name(l, f).to_owned()));
        view! {
            <form class="stack" method="post" action=req.href(paths::office_complaint(line.complaint.proposal))>
                {fields.select("finding", w::finding(l), chosen(l, findings)).hint(w::finding_hint(l)).required().view()}
                {fields.select("again", w::again(l), chosen(l, Again::ALL.map(|a| (a.code().to_owned(), again_name(l, a).to_owned())))).hint(w::again_hint(l)).view()}
                {fields.area("again_note", w::again_note(l), 3).max(MAX_TEXT).view()}
                {fields.input("date", "again_due", w::again_due(l)).view()}
                {fields.day_off("again_due")}
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
            {whole(l, &line.complaint, req.now)}
            {attached(req, files)}
            {evidence::told(l, &said.rules, &said.sheets)}
            {is_awaited.then(|| problems::impossible(l, may, refused))}
            {form}
            {redoing(req, line, &fields, may, refused)}
            <p><a class="btn" href=req.href(paths::office_act(&v.challenge.code, "follow-up"))>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

/// For whom it was given to, while it is open.
fn redoing(req: &Req, line: &ComplaintLine, fields: &Fields<'_>, may: Result<(), Denied>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let open = line.complaint.consequence().filter(|consequence| consequence.is_open());
    if open.is_some() && may == Err(Denied::OwnAct) {
        return problems::impossible(l, may, refused).into_any();
    }
    let form = open.filter(|_| may.is_ok()).map(|_| {
        view! {
            <form class="panel stack" method="post" action=req.href(paths::redo_complaint(line.complaint.proposal))>
                {fields.area("done", w::done(l), 6).hint(w::done_hint(l)).required().max(MAX_TEXT).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::done_button(l)}</button></div>
            </form>
        }
    });
    form.into_any()
}

/// What follows from an answer, in the words of a list of facts: for firm, office and public alike.
pub fn consequence(l: Locale, again: &Consequence, now: Moment) -> AnyView {
    let state = match (&again.done, again.due) {
        (Some(done), _) => view! { <span class="tag tag-ok">{w::done_at(l, done.at.show(l))}</span> }.into_any(),
        (None, None) => w::in_answer(l).into_any(),
        (None, Some(_)) if again.is_overdue(now) => view! { <span class="tag tag-stop">{w::overdue(l)}</span> }.into_any(),
        (None, Some(_)) => view! { <span class="tag tag-warn">{w::open(l)}</span> }.into_any(),
    };
    let holder = match again.what.holder() {
        Holder::Office => w::office(l),
        Holder::Leader => w::leader(l),
    };
    // It is over at the first moment of the next day.
    let due = again.due.map(|due| view! { <dt>{w::due(l)}</dt><dd>{w::due_day(l, Moment(due.0 - 1).show_date(l))}</dd> });
    let said = |text: &str| (!text.is_empty()).then(|| show::plain(text));
    view! {
        <dl class="facts">
            <dt>{w::again(l)}</dt><dd>{again_name(l, again.what)}</dd>
            <dt>{w::holder(l)}</dt><dd>{holder}</dd>
            {due}
            <dt>{w::state(l)}</dt><dd>{state}</dd>
        </dl>
        {said(&again.note)}
        {again.done.as_ref().and_then(|done| said(&done.text)).map(|text| view! { <h3>{w::done(l)}</h3>{text} })}
    }
    .into_any()
}

fn again_name(l: Locale, again: Again) -> &'static str {
    match again {
        Again::Screening => w::screening(l),
        Again::Decision => w::decision(l),
        Again::Publication => w::publication(l),
        Again::Apology => w::apology(l),
    }
}

/// What the firm attached, to be downloaded.
pub fn attached(req: &Req, files: &[FileView]) -> Option<AnyView> {
    let l = req.locale;
    let line = |file: &FileView| {
        let href = req.href(paths::file(file.id));
        view! { <li><a href=href download="">{show::written(l, &file.name)}</a>" "<span class="meta">{size(l, file.size)}</span></li> }
    };
    let lines: Vec<_> = files.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <h2>{w::files(l)}</h2><ul class="file-list">{lines}</ul> }.into_any())
}

/// The complaint and its answer, in full.
pub fn whole(l: Locale, complaint: &Complaint, now: Moment) -> AnyView {
    let answer = complaint.answer.as_ref().map(|answer| answer_view(l, answer));
    let again = complaint.consequence().map(|again| {
        view! { <section class="panel stack" aria-labelledby="again"><h2 id="again">{w::again(l)}</h2>{consequence(l, again, now)}</section> }
    });
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
        {again}
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

/// Where a complaint stands: received and waiting, or answered, and whether anything is left to do.
pub fn status(l: Locale, complaint: &Complaint, now: Moment) -> AnyView {
    match &complaint.answer {
        None => view! { <span class="tag">{w::waiting(l)}</span> }.into_any(),
        Some(answer) => {
            let left = answer.consequence.as_ref().filter(|again| again.is_open()).map(|again| {
                let (class, text) = if again.is_overdue(now) { ("tag tag-stop", w::overdue(l)) } else { ("tag tag-warn", w::open(l)) };
                view! { " "<span class=class>{again_name(l, again.what)}": "{text}</span> }
            });
            view! { {w::closed(l)}" "{show::time(l, answer.at)}" – "{words::finding_name(l, answer.finding)}{left} }.into_any()
        }
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
