//! What is looked at before a verdict on a proposal's form, and the way to the next one.

use crate::{
    paths,
    request::Req,
    ui::{icons::icon, proposal::anchor, show},
};
use backend::office::{Desk, ToScreen};
use domain::{
    challenges::Challenge,
    ids::ProposalId,
    locale::Locale,
    proposals::{
        ProposalView, Section,
        checklist::{Answer, Point, checklist},
    },
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Nội dung kiểm tra" | "What to check";
        holds = "Đạt" | "Met";
        fails = "Cần cân nhắc" | "To be weighed";
        look = "Cần xem" | "To look at";
        in_time = "Nộp trước thời điểm đóng nhận hồ sơ" | "Handed in before the closing";
        readable = "Đọc được nội dung đã nộp" | "What was handed in can be read";
        complete = "Đủ các phần mà bài toán yêu cầu" | "Every part that the challenge asks for is there";
        ceiling = "Tổng chi phí không vượt mức kinh phí tối đa" | "Total cost not above the ceiling";
        text = "Nộp hoặc xác nhận theo nội dung bài toán hiện hành" | "Handed in, or confirmed, under the present text of the challenge";
        addition = "Giấy tờ bổ sung theo yêu cầu" | "Documents that the firm was asked to add";
        files = "Tệp đính kèm mở được và đúng loại giấy tờ" | "The files open and are the documents they say they are";
        firm = "Đăng ký của doanh nghiệp khớp giấy chứng nhận" | "The firm's registration agrees with its certificate";
        partners = "Mọi thành viên liên danh vẫn tham gia" | "Every partner still takes part";
        left(n) = "Còn {n} hồ sơ của bài toán này chờ ông/bà kiểm tra." | "Proposals of this challenge that wait for your screening: {n}.";
        next(code) = "Hồ sơ chờ kiểm tra tiếp theo: {code}" | "Next to screen: {code}";
    }
}

pub fn view(req: &Req, view: &ProposalView, challenge: &Challenge) -> AnyView {
    let l = req.locale;
    let line = |(point, answer): (Point, Answer)| {
        let (class, sign, said) = match answer {
            Answer::Holds => ("tag tag-ok", "check", w::holds(l)),
            Answer::Fails => ("tag tag-warn", "warning", w::fails(l)),
            Answer::Look => ("tag", "eye", w::look(l)),
        };
        let name = match place(req, view, point) {
            Some(place) => view! { <a href=place>{name(l, point)}</a> }.into_any(),
            None => name(l, point).into_any(),
        };
        view! { <li><span class=class>{icon(sign)}" "{said}</span>" "{name}</li> }
    };
    let lines = checklist(view, challenge).into_iter().map(line).collect_view();
    view! { <div class="stack"><h3>{w::heading(l)}</h3><ul class="checklist">{lines}</ul></div> }.into_any()
}

/// Where it can be looked at.
fn place(req: &Req, view: &ProposalView, point: Point) -> Option<String> {
    match point {
        Point::Complete => Some(format!("#{}", anchor(Section::Solution))),
        Point::Ceiling => Some(format!("#{}", anchor(Section::Costs))),
        Point::Addition => Some("#completion".to_owned()),
        Point::Files => Some(format!("#{}", anchor(Section::Files))),
        Point::Firm => Some(req.href(paths::office_firm(view.firm))),
        Point::Partners => Some(format!("#{}", anchor(Section::Team))),
        Point::InTime | Point::Readable | Point::Text => None,
    }
}

fn name(l: Locale, point: Point) -> &'static str {
    match point {
        Point::InTime => w::in_time(l),
        Point::Readable => w::readable(l),
        Point::Complete => w::complete(l),
        Point::Ceiling => w::ceiling(l),
        Point::Text => w::text(l),
        Point::Addition => w::addition(l),
        Point::Files => w::files(l),
        Point::Firm => w::firm(l),
        Point::Partners => w::partners(l),
    }
}

/// The proposals of a challenge that wait for this person's verdict now, not for what a firm was asked to add.
pub fn waiting<'a>(desk: &'a Desk, code: &str) -> Vec<&'a ToScreen> {
    desk.to_screen.iter().filter(|line| line.challenge_code == code && line.completion_due.is_none()).collect()
}

/// After this one, and then from the first.
pub fn next<'a>(waiting: &[&'a ToScreen], id: ProposalId, code: &str) -> Option<&'a ToScreen> {
    let others = || waiting.iter().copied().filter(move |line| line.proposal != id);
    others().find(|line| line.code.as_str() > code).or_else(|| others().next())
}

/// How many are left, and the way past this one.
pub fn onward(req: &Req, desk: &Desk, view: &ProposalView, challenge: &Challenge) -> AnyView {
    let l = req.locale;
    let waiting = waiting(desk, &challenge.code);
    let Some(next) = next(&waiting, view.id, &view.code) else { return ().into_any() };
    view! {
        <p class="row no-print">
            <span class="meta">{show::unbroken(&w::left(l, waiting.len()))}</span>
            <a class="btn" href=req.href(paths::office_proposal(next.proposal))>{w::next(l, &next.code)}</a>
        </p>
    }
    .into_any()
}
