//! Information sessions about a call: announced, and called off with a reason.

use super::words;
use crate::{
    challenges::briefings::{state, where_and_what},
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields, problems, show, unsaved},
};
use axum::{extract::Path, response::Response};
use backend::{Error, challenges::ChallengeView};
use domain::{
    access::Action,
    briefings::{Briefing, MAX_LINK},
    form::Form,
    limits::{NAME, REASON},
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Buổi giới thiệu bài toán" | "Information sessions";
        lead = "Thông báo thời gian, địa điểm hoặc đường dẫn trực tuyến. Buổi giới thiệu hiển thị trên trang bài toán; doanh nghiệp có hồ sơ được báo qua thư điện tử. Tài liệu đăng cùng tài liệu của bài toán." | "Announce when and where, or the link. A session is shown on the challenge's page, and firms that have a proposal are told by e-mail. Documents are published with those of the challenge.";
        at = "Thời gian" | "When";
        place = "Địa điểm" | "Place";
        place_hint = "Cần địa điểm hoặc đường dẫn trực tuyến." | "A place or a link is needed.";
        link = "Đường dẫn trực tuyến (https://…)" | "Link (https://…)";
        note = "Nội dung, lưu ý" | "What it is about";
        announce = "Thông báo" | "Announce it";
        listed = "Đã thông báo" | "Announced";
        none = "Chưa thông báo buổi giới thiệu nào." | "None has been announced.";
        call_off = "Hủy buổi giới thiệu" | "Call it off";
        reason = "Lý do, công khai trên trang bài toán" | "Reason, public on the challenge's page";
        back = "Quay lại" | "Back";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, req.kept()).await
}

pub async fn announce(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let announced = req.backend.announce_briefing(&req.actor, &code, &form).await;
    let go = |()| (paths::office_act(&code, "briefings"), Done::BriefingAnnounced);
    req.answer(form, announced, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

async fn show_page(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.challenge(&req.actor, code).await?;
    view.can.get(Action::UseOffice)?;
    Ok(Page::new(req, w::title(req.locale), || body(req, &view, refused)).refused(refused))
}

fn body(req: &Req, v: &ChallengeView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    let (code, back) = (&v.challenge.code, paths::office_challenge(&v.challenge.code));
    let may = v.can.get(Action::PlanBriefing);
    let form = may.is_ok().then(|| {
        view! {
            <form class="panel stack" method="post" action=req.href(paths::office_act(code, "briefings"))>
                {f.input("datetime-local", "at", w::at(l)).required().view()}
                {f.day_off("at")}
                {f.text("place", w::place(l)).hint(w::place_hint(l)).max(NAME).view()}
                {f.text("link", w::link(l)).max(MAX_LINK).view()}
                {f.area("note", w::note(l), 3).max(REASON).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::announce(l)}</button></div>
            </form>
        }
    });
    let line = |briefing: &Briefing| {
        let off = (may.is_ok() && briefing.is_ahead(req.now)).then(|| {
            view! { <p><a class="btn" href=req.href(paths::office_briefing(code, briefing.number))>{w::call_off(l)}</a></p> }
        });
        view! {
            <li class="panel stack">
                <p><strong>{show::time(l, briefing.plan.at)}</strong>{state(l, briefing, req.now)}</p>
                {where_and_what(l, briefing)}
                {off}
            </li>
        }
    };
    let list = match v.briefings.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => view! { <ul class="stack">{v.briefings.iter().map(line).collect_view()}</ul> }.into_any(),
    };
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), (&back, code), ("", w::title(l))])}
            <p class="eyebrow">{code.clone()}</p>
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            {f.summary()}
            {problems::impossible(l, may, refused)}
            {form}
            <h2>{w::listed(l)}</h2>
            {list}
        </div>
    }
    .into_any()
}

pub async fn one(req: Req, Path((code, number)): Path<(String, String)>) -> Result<Page, AppError> {
    show_one(&req, &code, parsed(&number)?, req.kept()).await
}

pub async fn call_off(req: Req, Path((code, number)): Path<(String, String)>, Posted(form): Posted) -> Result<Response, AppError> {
    let number = parsed(&number)?;
    let done = req.backend.call_off_briefing(&req.actor, &code, number, &form).await;
    let go = |()| (paths::office_act(&code, "briefings"), Done::BriefingCalledOff);
    req.answer(form, done, go, async |refused| show_one(&req, &code, number, Some(&refused)).await).await
}

async fn show_one(req: &Req, code: &str, number: u32, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, code).await?;
    v.can.get(Action::UseOffice)?;
    let briefing = v.briefings.iter().find(|briefing| briefing.number == number).ok_or(Error::NotFound)?;
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    let may = v.can.get(Action::PlanBriefing);
    let (home, back) = (paths::office_challenge(code), paths::office_act(code, "briefings"));
    let is_possible = may.is_ok() && briefing.is_ahead(req.now);
    let lost = refused
        .filter(|_| !is_possible)
        .map(|refused| unsaved::view(l, refused, |name| (name == "reason").then(|| w::reason(l).to_owned())));
    let form = is_possible.then(|| {
        view! {
            <form class="stack" method="post" action=req.href(paths::office_briefing(code, number))>
                {f.area("reason", w::reason(l), 3).required().max(REASON).view()}
                <div class="actions">
                    <button type="submit" class="btn btn-danger">{w::call_off(l)}</button>
                    <a class="btn" href=req.href(back.clone())>{w::back(l)}</a>
                </div>
            </form>
        }
    });
    let body = || {
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), (&home, code), (&back, w::title(l)), ("", w::call_off(l))])}
                <h1>{w::call_off(l)}</h1>
                {f.summary()}
                {problems::impossible(l, may, refused)}
                <p><strong>{show::time(l, briefing.plan.at)}</strong>{state(l, briefing, req.now)}</p>
                {where_and_what(l, briefing)}
                {lost}
                {form}
            </div>
        }
    };
    Ok(Page::new(req, w::call_off(l), body).refused(refused))
}
