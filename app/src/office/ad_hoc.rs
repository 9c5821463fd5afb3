//! Alternates who join the council for one challenge: an officer proposes one, the leader appoints or declines.

use super::words as o;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::council::{AdHocDesk, AdHocLine};
use domain::{access::Action, form::Form, limits::REASON, locale::Locale};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Bổ sung thành viên Hội đồng cho bài toán" | "Ad hoc members of the council";
        lead = "Khi có thành viên xung đột lợi ích, người dự khuyết được bổ sung làm thành viên Hội đồng đối với riêng bài toán này, trước khi chuyển Hội đồng đánh giá: cơ quan thường trực đề nghị, lãnh đạo phê duyệt xem xét và quyết định. Người được bổ sung khai báo, chấm và biểu quyết như các thành viên khác, và không xem được bài toán khác." | "Where members have a conflict of interest, alternates join the council for this challenge only, before scoring begins: the standing office proposes, the leader decides. They declare, score and vote like everybody, and see no other challenge.";
        most(most) = "Số thành viên có xung đột lợi ích hiện nay: {most}. Không bổ sung nhiều hơn số này." | "Members with a conflict at present: {most}. No more may join.";
        member = "Người dự khuyết" | "Alternate";
        member_hint = "Trong danh sách dự khuyết của các vị trí đương nhiệm." | "From the alternates of the present seats.";
        choose = "Chọn một người" | "Choose somebody";
        reason_hint = "Lý do được gửi đến lãnh đạo, người được bổ sung, và ghi vào lịch sử." | "It is sent to the leader and to who joins, and recorded.";
        propose = "Đề nghị bổ sung" | "Propose";
        no_candidates = "Không còn người dự khuyết nào. Danh sách dự khuyết được ghi cùng từng vị trí của Hội đồng." | "There is no alternate left. Alternates are kept with each seat of the council.";
        none_needed = "Không thành viên nào có xung đột lợi ích với hồ sơ của bài toán này." | "No member has a conflict with a proposal of this challenge.";
        listed = "Đã đề nghị, đã bổ sung" | "Proposed and appointed";
        none = "Chưa có đề nghị nào." | "Nobody is proposed.";
        proposed(name, at) = "{name} đề nghị, {at}" | "Proposed by {name}, {at}";
        appointed(name, at) = "{name} quyết định bổ sung, {at}" | "Appointed by {name}, {at}";
        waits = "Chờ lãnh đạo phê duyệt xem xét và quyết định." | "Waits for the leader.";
        appoint = "Bổ sung" | "Appoint";
        decline = "Không bổ sung" | "Decline";
        about(name) = "– {name}" | "– {name}";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_form(&req, &code, req.kept()).await
}

pub async fn propose(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.propose_ad_hoc(&req.actor, &code, &form).await;
    let go = |()| (paths::office_act(&code, "ad-hoc"), Done::AdHocProposed);
    req.answer(form, done, go, async |refused| show_form(&req, &code, Some(&refused)).await).await
}

pub async fn appoint(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.appoint_ad_hoc(&req.actor, &code, &form).await;
    let told = if form.get("verdict") == "decline" { Done::AdHocDeclined } else { Done::AdHocAppointed };
    let go = |()| (paths::office_act(&code, "ad-hoc"), told);
    req.answer(form, done, go, async |refused| show_form(&req, &code, Some(&refused)).await).await
}

async fn show_form(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let desk = req.backend.ad_hoc_desk(&req.actor, code).await?;
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let back = paths::office_challenge(code);
    let body = || {
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, o::office(l)), (&back, code), ("", w::title(l))])}
                <p class="eyebrow">{code.to_owned()}</p>
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                <p>{if desk.most == 0 { w::none_needed(l).to_owned() } else { w::most(l, desk.most) }}</p>
                {f.summary()}
                {listed(req, code, &desk)}
                {desk.can.is(Action::ProposeAdHoc).then(|| form(req, code, &desk, &f))}
                <p><a class="btn" href=req.href(&back)>{o::back(l)}</a></p>
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

fn form(req: &Req, code: &str, desk: &AdHocDesk, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    if desk.candidates.is_empty() {
        return view! { <p class="notice">{w::no_candidates(l)}</p> }.into_any();
    }
    if desk.lines.len() as u32 >= desk.most {
        return ().into_any();
    }
    let options = desk.candidates.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let options = std::iter::once((String::new(), w::choose(l).to_owned())).chain(options).collect();
    view! {
        <form method="post" action=req.href(paths::office_act(code, "ad-hoc")) class="stack">
            {f.select("member", w::member(l), options).hint(w::member_hint(l)).required().view()}
            {f.area("reason", o::reason(l), 3).hint(w::reason_hint(l)).required().max(REASON).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::propose(l)}</button></div>
        </form>
    }
    .into_any()
}

fn listed(req: &Req, code: &str, desk: &AdHocDesk) -> AnyView {
    let l = req.locale;
    let body = match desk.lines.is_empty() {
        true => view! { <p class="muted">{w::none(l)}</p> }.into_any(),
        false => desk.lines.iter().map(|line| one(req, code, desk, line)).collect_view().into_any(),
    };
    view! { <section class="stack" aria-labelledby="listed"><h2 id="listed">{w::listed(l)}</h2>{body}</section> }.into_any()
}

fn one(req: &Req, code: &str, desk: &AdHocDesk, line: &AdHocLine) -> AnyView {
    let l = req.locale;
    let state = match line.of.appointed {
        Some((_, at)) => view! { <p><span class="tag tag-ok">{w::appointed(l, &line.appointed_by, at.show(l))}</span></p> }.into_any(),
        None => view! { <p>{w::waits(l)}</p> }.into_any(),
    };
    let may = !line.of.is_appointed() && desk.can.is(Action::AppointAdHoc);
    view! {
        <section class="panel stack">
            <h3>{line.name.clone()}</h3>
            <p class="meta">{w::proposed(l, &line.proposed_by, line.of.proposed_at.show(l))}</p>
            {show::plain(&line.of.reason)}
            {state}
            {may.then(|| verdict(req, l, code, line))}
        </section>
    }
    .into_any()
}

fn verdict(req: &Req, l: Locale, code: &str, line: &AdHocLine) -> AnyView {
    let about = || view! { <span class="visually-hidden">{w::about(l, &line.name)}</span> };
    view! {
        <form method="post" action=req.href(paths::office_act(code, "ad-hoc/verdict"))>
            <input type="hidden" name="member" value=line.of.member.to_string()/>
            <div class="actions">
                <button type="submit" class="btn btn-primary" name="verdict" value="appoint">{w::appoint(l)}{about()}</button>
                <button type="submit" class="btn" name="verdict" value="decline">{w::decline(l)}{about()}</button>
            </div>
        </form>
    }
    .into_any()
}
