//! After a result, for the office: complaints, debriefs and their terms, and the end of the call.

use super::{complaint, debriefs};
use crate::{
    error::AppError,
    evaluations::desk::{self, Desk},
    exports,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        ask::ask,
        done::Done,
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::results::{ComplaintLine, FollowUp};
use domain::{access::Action, challenges::State, evaluations::Compliance, form::Form};
use leptos::prelude::*;

mod w {
    words! {
        title(code) = "Sau công bố kết quả, bài toán {code}" | "After the result of challenge {code}";
        until = "Nhận kiến nghị đến trước" | "Complaints are accepted before";
        over = "đã hết thời hạn" | "the period is over";
        complaints = "Kiến nghị" | "Complaints";
        complaints_caption = "Kiến nghị của doanh nghiệp, cũ nhất trước (giờ Việt Nam)" | "Complaints of firms, oldest first (Viet Nam time)";
        no_complaints = "Chưa có kiến nghị nào." | "No complaint has been filed.";
        code = "Mã hồ sơ" | "Proposal";
        firm = "Doanh nghiệp" | "Firm";
        grounds = "Nội dung" | "Grounds";
        received = "Đã nhận" | "Received";
        status = "Tình trạng" | "Status";
        debriefs = "Phản hồi kết quả cho doanh nghiệp" | "Debriefs for the firms";
        due = "Phản hồi phải gửi trước" | "Debriefs are due before";
        conclude = "Kết thúc đợt mời" | "End of the call";
        conclude_lead = "Đợt mời kết thúc sau khi hết thời hạn kiến nghị. Thời điểm kết thúc được công khai trên trang kết quả. Việc này không hoàn tác được." | "A call is concluded once the period for complaints is over. The moment is shown with the public result. This cannot be undone.";
        ask_conclude = "Kết thúc đợt mời ngay bây giờ? Sau đó không nhận và không trả lời thêm kiến nghị." | "End the call now? No complaint is accepted or answered after that.";
        overdue(codes) = "Phản hồi kết quả đã quá hạn và chưa được gửi cho doanh nghiệp: {codes}. Việc kết thúc đợt mời không thay cho phản hồi; người chủ trì Hội đồng vẫn phải gửi." | "Debriefs that are overdue and were not released to their firms: {codes}. Ending the call does not replace them; whoever presides over the council still owes them.";
        blocks = "Theo quy chế đánh giá, đợt mời không kết thúc khi còn kiến nghị chưa được trả lời hoặc còn việc phải làm lại chưa thực hiện." | "Under the rules, the call is not concluded while a complaint has no answer, or something that is to be done again is not done.";
        concluded = "Đợt mời đã kết thúc" | "Concluded";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn conclude(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.conclude_call(&req.actor, &code).await;
    let go = |()| (paths::office_act(&code, "follow-up"), Done::Concluded);
    req.answer(form, done, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.follow_up(&req.actor, code).await?;
    Ok(Page::new(req, w::title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &FollowUp, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let over = v.until.is_over(req.now).then(|| format!(" ({})", w::over(l)));
    view! {
        <div class="wrap stack">
            {desk::trail(req, code, Desk::Office)}
            <h1>{w::title(l, code)}</h1>
            {Fields::new(l, &Form::default(), refused).summary()}
            <section class="stack" aria-labelledby="complaints">
                <h2 id="complaints">{w::complaints(l)}</h2>
                <p>{w::until(l)}" "{v.until.show_weekday(l)}{over}{show::day_off(l, &req.days_off, v.until)}</p>
                {complaints(req, &v.complaints)}
                {exports::link(req, &paths::challenge_workbook(code, "complaints"), w::complaints(l))}
            </section>
            <section class="stack" aria-labelledby="debriefs">
                <h2 id="debriefs">{w::debriefs(l)}</h2>
                <p>{w::due(l)}" "{v.due.show_weekday(l)}{show::day_off(l, &req.days_off, v.due)}</p>
                {debriefs::table_of(l, &v.debriefs, None)}
            </section>
            <p><a class="btn" href=req.href(paths::office_act(code, "outcome"))>{crate::office::outcome::words::link(l)}</a></p>
            {end(req, v)}
        </div>
    }
    .into_any()
}

fn complaints(req: &Req, lines: &[ComplaintLine]) -> AnyView {
    let l = req.locale;
    if lines.is_empty() {
        return view! { <p class="empty">{w::no_complaints(l)}</p> }.into_any();
    }
    let row = |line: &ComplaintLine| {
        view! {
            <tr>
                <th scope="row"><a href=req.href(paths::office_complaint(line.complaint.proposal))>{line.code.clone()}</a></th>
                <td>{show::written(l, &line.firm_name)}</td>
                <td>{complaint::grounds(l, line.complaint.grounds)}</td>
                <td>{show::time(l, line.complaint.at)}</td>
                <td>{complaint::status(l, &line.complaint, req.now)}</td>
            </tr>
        }
    };
    let heads = [w::code(l), w::firm(l), w::grounds(l), w::received(l), w::status(l)].map(Head::Text);
    table(w::complaints_caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })
}

fn end(req: &Req, v: &FollowUp) -> AnyView {
    let l = req.locale;
    let overdue: Vec<_> = v.debriefs.iter().filter(|line| line.compliance == Compliance::Overdue).map(|line| line.code.as_str()).collect();
    let overdue = (!overdue.is_empty()).then(|| w::overdue(l, overdue.join(", ")));
    let question = overdue.iter().map(String::as_str).chain([w::ask_conclude(l)]).collect::<Vec<_>>().join(" ");
    let overdue = overdue.map(|said| view! { <p class="notice notice-warn">{said}</p> });
    let blocks = v.challenge.content.rules.terms.complaints_block.then(|| view! { <p>{w::blocks(l)}</p> });
    let body = match v.challenge.state {
        State::ResultPublished { concluded: Some(at), .. } => view! { <p>{w::concluded(l)}" "{show::time(l, at)}</p> }.into_any(),
        _ => view! {
            <p>{w::conclude_lead(l)}</p>
            {blocks}
            {overdue}
            {match v.can.get(Action::ConcludeCall) {
                Ok(()) => ask(w::conclude(l).to_owned(), None, question, view! {
                    <form method="post" action=req.href(paths::office_act(&v.challenge.code, "conclude"))>
                        <button type="submit" class="btn btn-primary">{w::conclude(l)}</button>
                    </form>
                }),
                denied => show::gate(l, denied, w::conclude(l), "btn btn-primary"),
            }}
        }
        .into_any(),
    };
    view! { <section class="panel stack" aria-labelledby="end"><h2 id="end">{w::conclude(l)}</h2>{body}</section> }.into_any()
}
