//! Naming a member who presides in one challenge, where neither chair nor vice-chair can; and who was named.

use super::words as o;
use crate::{
    council::{reminding, words::seat},
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::council::ActingDesk;
use domain::{
    access::Action,
    council::{ActingChair, Seat},
    evaluations::Reminder,
    form::Form,
    limits::REASON,
    locale::Locale,
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Giao thành viên chủ trì thay Chủ tịch Hội đồng" | "Appoint an acting chair";
        lead = "Chủ tịch Hội đồng và Phó Chủ tịch Hội đồng đều có xung đột lợi ích hoặc đều khuyết, nên chưa có người chủ trì Hội đồng đối với bài toán này." | "The chair and the vice-chair both have a conflict of interest, or both seats are vacant: nobody can preside over the council in this challenge.";
        scope = "Người được giao có các quyền của Chủ tịch Hội đồng đối với riêng bài toán này, trong thời gian Chủ tịch Hội đồng và Phó Chủ tịch Hội đồng không chủ trì được. Việc giao và lý do được ghi vào lịch sử; khi quy chế công bố điểm theo từng phiếu thì không nêu trong kết quả công khai, để không lộ phiếu của ai." | "The member has the chair's powers in this challenge only, as long as neither chair nor vice-chair can preside. The act and its reason are recorded; where the rules publish the scores sheet by sheet they are left out of the public result, so that no sheet tells whose it is.";
        member = "Thành viên" | "Member";
        member_hint = "Chỉ gồm thành viên đã khai báo không có xung đột lợi ích với mọi hồ sơ của bài toán; thư ký khoa học không chủ trì." | "Only members who declared that they are without a conflict in every proposal of the challenge; the secretary does not preside.";
        choose = "Chọn một thành viên" | "Choose a member";
        reason_hint = "Nêu căn cứ giao việc." | "Say on what grounds.";
        nobody = "Chưa có thành viên nào đã khai báo không có xung đột lợi ích với mọi hồ sơ." | "No member has declared yet to be without a conflict in every proposal.";
        first = "Trước hết, ít nhất một trong các thành viên sau cần khai báo đối với mọi hồ sơ:" | "First at least one of these members has to declare on every proposal:";
        remind_lead = "Thư nhắc gửi đến mọi thành viên còn khai báo hoặc phiếu chưa hoàn thành." | "A reminder goes to every member who has declarations or sheets left to do.";
        remind_later = "Nhắc bằng thư được khi đã chuyển Hội đồng đánh giá; trước đó đề nghị thư ký khoa học nhắc trực tiếp." | "Mails can remind them once the proposals are with the council; until then please have the secretary ask them.";
        nobody_left = "Không thành viên đương nhiệm nào còn đủ điều kiện chủ trì. Cần bổ sung, cử thành viên dự khuyết hoặc thành viên mới không có xung đột lợi ích; người đó khai báo rồi mới giao được." | "No member who sits now can preside. An alternate or a new member without a conflict has to be appointed, and to declare, before an acting chair can be appointed.";
        to_seats = "Thành viên Hội đồng" | "Council seats";
        to_papers = "Biên bản xung đột lợi ích" | "Record of conflicts of interest";
        button = "Giao chủ trì" | "Appoint the acting chair";
        named(name, date) = "{name} được giao chủ trì Hội đồng đối với bài toán này từ ngày {date}, do Chủ tịch Hội đồng và Phó Chủ tịch Hội đồng không chủ trì được." | "{name} was appointed acting chair of the council in this challenge on {date}, since neither the chair nor the vice-chair can preside.";
        named_public(date) = "Chủ tịch Hội đồng và Phó Chủ tịch Hội đồng không chủ trì được; ngày {date}, lãnh đạo phê duyệt đã giao một thành viên không có xung đột lợi ích chủ trì Hội đồng đối với bài toán này." | "Neither the chair nor the vice-chair could preside; on {date} the leader appointed a member without any conflict as acting chair of the council in this challenge.";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_form(&req, &code, req.kept()).await
}

pub async fn appoint(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.appoint_acting_chair(&req.actor, &code, &form).await;
    let go = |()| (paths::office_challenge(&code), Done::ActingNamed);
    req.answer(form, done, go, async |refused| show_form(&req, &code, Some(&refused)).await).await
}

async fn show_form(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let desk = req.backend.acting_candidates(&req.actor, code).await?;
    let reminded = if desk.can.is(Action::RemindMembers) { req.backend.last_reminder(&req.actor, code).await? } else { None };
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let back = paths::office_challenge(code);
    let options = desk.candidates.iter().map(|s| (s.user.to_string(), format!("{} – {}", s.name, seat(l, s.role))));
    let options: Vec<_> = std::iter::once((String::new(), w::choose(l).to_owned())).chain(options).collect();
    let form = || match desk.candidates.is_empty() {
        true => what_first(req, code, &desk, reminded),
        false => view! {
            <form method="post" action=req.href(paths::office_act(code, "acting-chair")) class="stack">
                {f.select("member", w::member(l), options.clone()).hint(w::member_hint(l)).required().view()}
                {f.area("reason", o::reason(l), 3).hint(w::reason_hint(l)).required().max(REASON).view()}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{w::button(l)}</button>
                    <a class="btn" href=req.href(&back)>{o::back(l)}</a>
                </div>
            </form>
        }
        .into_any(),
    };
    let body = || {
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, o::office(l)), (&back, code), ("", w::title(l))])}
                <p class="eyebrow">{code.to_owned()}</p>
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                <p>{w::scope(l)}</p>
                {f.summary()}
                {form()}
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

/// What has to happen before anybody can be named, and the way there.
fn what_first(req: &Req, code: &str, desk: &ActingDesk, reminded: Option<Reminder>) -> AnyView {
    let l = req.locale;
    if desk.undeclared.is_empty() {
        return view! {
            <p class="notice notice-warn">{w::nobody_left(l)}</p>
            <p><a class="btn" href=req.href(paths::OFFICE_SEATS)>{w::to_seats(l)}</a></p>
        }
        .into_any();
    }
    let remind = match desk.can.is(Action::RemindMembers) {
        true => view! { <p>{w::remind_lead(l)}</p>{reminding::form(req, code, reminded)} }.into_any(),
        false => view! { <p>{w::remind_later(l)}</p> }.into_any(),
    };
    let line = |s: &Seat| view! { <li>{s.name.clone()}" – "{seat(l, s.role)}</li> };
    view! {
        <p class="notice notice-warn">{w::nobody(l)}</p>
        <p>{w::first(l)}</p>
        <ul>{desk.undeclared.iter().map(line).collect_view()}</ul>
        {remind}
        <p><a href=req.href(paths::paper(code, "conflicts"))>{w::to_papers(l)}</a></p>
    }
    .into_any()
}

/// For the office and the council: who was named, and why.
pub fn notice(l: Locale, named: Option<&(String, ActingChair)>) -> Option<AnyView> {
    let (name, acting) = named?;
    Some(said(w::named(l, name, acting.at.show_date(l)), l, &acting.reason))
}

/// For everyone, with the result; members of the council are not named in public.
pub fn public(l: Locale, acting: Option<&ActingChair>) -> Option<AnyView> {
    let acting = acting?;
    Some(said(w::named_public(l, acting.at.show_date(l)), l, &acting.reason))
}

fn said(sentence: String, l: Locale, reason: &str) -> AnyView {
    view! {
        <div class="notice">
            <p>{sentence}</p>
            <p>{o::reason(l)}": "<span lang="vi">{reason.to_owned()}</span></p>
        </div>
    }
    .into_any()
}
