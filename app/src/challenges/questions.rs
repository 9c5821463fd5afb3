//! Questions about a challenge: what was answered, on its page; and the page on which a firm asks.

use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, problems, show, unsaved},
};
use axum::{extract::Path, response::Response};
use backend::{
    challenges::ChallengeView,
    questions::{Asking, OwnQuestion, PublicAnswer, PublicQuestions},
};
use domain::{
    access::{Action, Denied},
    challenges::Stage,
    form::Form,
    locale::Locale,
    questions::{MAX_QUESTION, PER_CALL, PER_DAY, Reply, State},
    time::Moment,
};
use leptos::prelude::*;

pub mod w {
    words! {
        heading = "Hỏi – đáp làm rõ" | "Questions and answers";
        until(at) = "Doanh nghiệp được đặt câu hỏi đến trước {at} (giờ Việt Nam); thời hạn này chuyển theo thời điểm đóng nhận hồ sơ." | "Firms may ask until {at} (Viet Nam time); this moves with the closing.";
        over = "Đã hết thời hạn đặt câu hỏi." | "Questions are no longer taken.";
        nobody = "Câu hỏi được công bố cùng câu trả lời, không nêu tên doanh nghiệp." | "Questions are published with their answers, without the firm's name.";
        ask = "Đặt câu hỏi" | "Ask a question";
        waiting(count) = "Câu hỏi chờ trả lời: {count}." | "Questions waiting for an answer: {count}.";
        declined(count) = "Câu hỏi không được trả lời, lý do chỉ gửi cho doanh nghiệp đã hỏi: {count}." | "Questions that were declined, with a reason told only to the firm that asked: {count}.";
        moves(due) = "Nếu đến {due} còn câu hỏi chưa được trả lời, thời điểm đóng nhận hồ sơ chuyển một lần theo quy chế." | "If a question has no answer by {due}, the closing moves once, as the rules say.";
        none = "Chưa có câu trả lời nào được công bố." | "No answer has been published yet.";
        number(number) = "Câu hỏi {number}" | "Question {number}";
        answer = "Trả lời" | "Answer";
        merged(numbers) = "Trả lời chung cho các câu hỏi cùng nội dung: {numbers}." | "Also answers questions that ask the same: {numbers}.";
        clarifies = "Câu trả lời chỉ làm rõ; yêu cầu của bài toán chỉ thay đổi bằng thông báo sửa đổi." | "Answers only clarify: what is required changes by an amendment only.";

        ask_title = "Đặt câu hỏi làm rõ" | "Ask a question";
        ask_lead = "Chỉ người của doanh nghiệp thấy câu hỏi nào là của mình; cơ quan thường trực và Hội đồng không được cho biết. Không ghi tên doanh nghiệp hoặc thông tin về giải pháp trong câu hỏi." | "Only your firm's people are told which questions are yours; the office and the council are not. Please leave your firm's name and anything about your solution out of the question.";
        quota(day, call) = "Mỗi doanh nghiệp gửi tối đa {day} câu hỏi trong 24 giờ và {call} câu hỏi cho mỗi bài toán." | "A firm asks at most {day} questions in 24 hours, and {call} about one challenge.";
        question = "Câu hỏi" | "Question";
        question_hint = "Nêu rõ mục của bài toán và điểm cần làm rõ; mỗi lần một câu hỏi." | "Say which part of the challenge is meant and what is unclear; one question at a time.";
        send = "Gửi câu hỏi" | "Send the question";
        own = "Câu hỏi của doanh nghiệp" | "Your firm's questions";
        own_none = "Doanh nghiệp chưa đặt câu hỏi nào về bài toán này." | "Your firm has not asked about this challenge.";
        state_waiting = "Chờ trả lời" | "Waits for its answer";
        state_answered = "Đã công bố cùng câu trả lời" | "Published with its answer";
        state_merged(number) = "Dùng chung câu trả lời với câu hỏi {number}" | "Has the answer of question {number}";
        state_declined = "Không được trả lời. Lý do:" | "Declined. The reason:";
        see = "Xem câu trả lời" | "See the answer";
        register = "Khai thông tin doanh nghiệp" | "Register the firm's details";
        back = "Về trang bài toán" | "Back to the challenge";
    }
}

/// The anchor of a question on the page of its challenge.
pub fn anchor(number: u32) -> String {
    format!("cau-hoi-{number}")
}

/// On the challenge's page; nothing where nobody asked and nobody can any more.
pub fn section(req: &Req, v: &ChallengeView) -> Option<AnyView> {
    let (l, q) = (req.locale, &v.questions);
    let is_empty = q.answers.is_empty() && q.waiting == 0 && q.declined == 0;
    if !v.stage.is_public() || (is_empty && q.until.is_none()) {
        return None;
    }
    let code = &v.challenge.code;
    let until = q.until.map(|at| match at.is_over(req.now) {
        true => view! { <p>{w::over(l)}</p> }.into_any(),
        false => view! {
            <p>{w::until(l, at.show_weekday(l))}{show::day_off(l, &req.days_off, at)}" "{w::nobody(l)}</p>
            <p><a class="btn no-print" href=req.href(paths::questions(code))>{w::ask(l)}</a></p>
        }
        .into_any(),
    });
    let list = match q.answers.is_empty() {
        true => view! { <p class="muted">{w::none(l)}</p> }.into_any(),
        false => view! { <p class="hint">{w::clarifies(l)}</p>{q.answers.iter().map(|a| answer(l, a)).collect_view()} }.into_any(),
    };
    Some(view! { {until}{open(l, q)}{list} }.into_any())
}

/// What has no answer, and what follows from that.
pub fn open(l: Locale, q: &PublicQuestions) -> AnyView {
    let waiting = (q.waiting > 0).then(|| {
        let moves = q.due.filter(|_| q.moves).map(|due| w::moves(l, due.show_weekday(l)));
        view! { <p>{w::waiting(l, q.waiting)}" "{moves}</p> }
    });
    let declined = (q.declined > 0).then(|| view! { <p class="meta">{w::declined(l, q.declined)}</p> });
    view! { {waiting}{declined} }.into_any()
}

fn answer(l: Locale, a: &PublicAnswer) -> AnyView {
    let (id, link) = (anchor(a.number), format!("#{}", anchor(a.number)));
    let numbers = a.merged.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let merged = (!a.merged.is_empty()).then(|| view! { <p class="meta">{w::merged(l, numbers)}</p> });
    view! {
        <article class="stack" id=id>
            <h3><a href=link>{w::number(l, a.number)}</a></h3>
            {show::plain(&a.question)}
            <h4>{w::answer(l)}<span class="meta">" – "{show::time(l, a.at)}</span></h4>
            {show::plain(&a.answer)}
            {merged}
        </article>
    }
    .into_any()
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, req.kept()).await
}

pub async fn ask(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let asked = req.backend.ask_question(&req.actor, &code, &form).await;
    let go = |_| (paths::questions(&code), Done::QuestionAsked);
    req.answer(form, asked, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

async fn show_page(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.asking(&req.actor, code).await?;
    Ok(Page::new(req, w::ask_title(req.locale), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &Asking, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    let (code, may) = (&v.challenge.code, v.can.get(Action::AskQuestion));
    let title = &v.challenge.content.title;
    let body = match may {
        Ok(()) => form(req, code, v.until, &fields),
        Err(denied) => {
            let lost = refused.map(|refused| unsaved::view(l, refused, |name| (name == "question").then(|| w::question(l).to_owned())));
            let register =
                (denied == Denied::NoFirm).then(|| view! { <p><a class="btn" href=req.href(paths::FIRM)>{w::register(l)}</a></p> });
            let is_cancelled = v.challenge.stage(req.now) == Stage::Cancelled;
            let why = match is_cancelled {
                true => view! { <p class="notice">{super::words::cancelled(l)}"."</p> }.into_any(),
                false => problems::impossible(l, may, refused).into_any(),
            };
            view! { {why}{lost}{register} }.into_any()
        }
    };
    let trail = [
        (paths::CHALLENGES.to_owned(), super::words::list_title(l).to_owned()),
        (paths::challenge(code), code.clone()),
        (String::new(), w::ask_title(l).to_owned()),
    ];
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &trail)}
            <p class="eyebrow">{code.clone()}</p>
            <h1>{w::ask_title(l)}</h1>
            <p class="lead" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            {fields.summary()}
            {body}
            {own(req, v)}
            <p><a class="btn" href=req.href(format!("{}#questions", paths::challenge(code)))>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

fn form(req: &Req, code: &str, until: Option<Moment>, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let until = until.map(|at| view! { <p>{w::until(l, at.show_weekday(l))}{show::day_off(l, &req.days_off, at)}</p> });
    view! {
        {until}
        <p>{w::ask_lead(l)}</p>
        <form class="stack" method="post" action=req.href(paths::questions(code))>
            {fields.area("question", w::question(l), 6).hint(w::question_hint(l)).required().max(MAX_QUESTION).view()}
            <p class="hint">{w::quota(l, PER_DAY, PER_CALL)}</p>
            <div class="actions"><button type="submit" class="btn btn-primary">{w::send(l)}</button></div>
        </form>
    }
    .into_any()
}

fn own(req: &Req, v: &Asking) -> AnyView {
    let l = req.locale;
    let list = match v.own.is_empty() {
        true => view! { <p class="muted">{w::own_none(l)}</p> }.into_any(),
        false => v.own.iter().map(|question| one(req, &v.challenge.code, question)).collect_view().into_any(),
    };
    view! { <section class="stack" aria-labelledby="own"><h2 id="own">{w::own(l)}</h2>{list}</section> }.into_any()
}

fn one(req: &Req, code: &str, question: &OwnQuestion) -> AnyView {
    let l = req.locale;
    let see = |number: u32| view! { " "<a href=req.href(format!("{}#{}", paths::challenge(code), anchor(number)))>{w::see(l)}</a> };
    let state = match &question.state {
        Some(State::Replied { draft, .. }) => match &draft.reply {
            Reply::Answer { .. } => view! { <p>{w::state_answered(l)}"."{see(question.number)}</p> }.into_any(),
            Reply::Merge { into } => view! { <p>{w::state_merged(l, into)}"."{see(*into)}</p> }.into_any(),
            Reply::Decline { reason } => view! { <p>{w::state_declined(l)}</p>{show::plain(reason)} }.into_any(),
        },
        _ => view! { <p><span class="tag">{w::state_waiting(l)}</span></p> }.into_any(),
    };
    view! {
        <article class="panel stack">
            <h3>{w::number(l, question.number)}<span class="meta">" – "{show::time(l, question.at)}</span></h3>
            {show::plain(&question.text)}
            {state}
        </article>
    }
    .into_any()
}
