//! A challenge from the office's side: where it stands, what may be done now, what was opened, what happened.

use super::{opened, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{form::Fields, history, show},
};
use axum::{extract::Path, response::Response};
use backend::challenges::ChallengeView;
use domain::{access::Action, challenges::State, form::Form};
use leptos::prelude::*;

mod h {
    words! {
        acts = "Việc có thể thực hiện" | "What can be done";
        edit = "Sửa bản nháp" | "Edit the draft";
        review = "Trình thẩm định" | "Send to review";
        send_back = "Trả lại" | "Send back";
        publish = "Phê duyệt công bố" | "Approve and publish";
        amend = "Thông báo sửa đổi" | "Amend";
        extend = "Gia hạn đóng nhận hồ sơ" | "Extend the closing time";
        cancel = "Hủy đợt mời" | "Cancel the call";
        opening = "Xác nhận mở hồ sơ" | "Confirm the opening";
        scoring = "Bắt đầu đánh giá" | "Start scoring";
        decide = "Quyết định danh sách rút gọn" | "Decide on the shortlist";
        result = "Công bố kết quả" | "Publish the result";
        ranking = "Xem xếp hạng" | "See the ranking";
        public = "Trang công khai" | "Public page";
        returned = "Lãnh đạo đã trả lại với lý do" | "The leader sent this back because";
        confirmed = "Xác nhận mở hồ sơ" | "Confirmations of the opening";
        by_officer(at) = "Chuyên viên đã xác nhận lúc {at}." | "An officer confirmed at {at}.";
        by_secretary(at) = "Thư ký Hội đồng đã xác nhận lúc {at}." | "The council's secretary confirmed at {at}.";
        awaits = "Hồ sơ mở khi có đủ xác nhận của chuyên viên và thư ký Hội đồng." | "Proposals are opened once an officer and the council's secretary have both confirmed.";
        history = "Lịch sử xử lý" | "History";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, None).await
}

pub async fn send_to_review(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let sent = req.backend.send_to_review(&req.actor, &code).await;
    answer(&req, &code, form, sent, "sent").await
}

pub async fn confirm_opening(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let confirmed = req.backend.confirm_opening(&req.actor, &code).await;
    answer(&req, &code, form, confirmed, "confirmed").await
}

pub async fn start_scoring(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let started = req.backend.start_scoring(&req.actor, &code).await;
    answer(&req, &code, form, started, "scoring").await
}

async fn answer<T>(req: &Req, code: &str, form: Form, result: backend::Result<T>, what: &str) -> Result<Response, AppError> {
    let go = |_| super::done(paths::office_challenge(code), what);
    req.answer(form, result, go, async |refused| show_page(req, code, Some(&refused)).await).await
}

async fn show_page(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let history = req.backend.challenge_history(&req.actor, code).await?;
    let view = req.backend.challenge(&req.actor, code).await?;
    let opened = if view.stage.is_unsealed() { req.backend.opened_proposals(&req.actor, code).await? } else { Vec::new() };
    let progress = req.backend.progress(&req.actor, code).await.unwrap_or_default();
    let stored = Form::default();
    let title = view.challenge.content.title.clone();
    let body = || {
        view! {
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", code)])}
            <p class="eyebrow">{code.to_owned()}" "{show::stage(l, view.stage)}</p>
            <h1 lang=title.lang(l).code()>{title.get(l).to_owned()}</h1>
            {view.challenge.is_illustrative.then(|| show::illustrative(l))}
            {super::done_notice(req)}
            {Fields::new(l, &stored, refused).summary()}
            {returned(req, &view)}
            <section class="panel stack" aria-labelledby="acts"><h2 id="acts">{h::acts(l)}</h2>{acts(req, code, &view)}</section>
            {confirmations(req, &view)}
            {opened::table(req, &opened)}
            {opened::progress(req, &progress)}
            <section class="stack" aria-labelledby="history"><h2 id="history">{h::history(l)}</h2>{history::table(l, &history)}</section>
        }
    };
    Ok(Page::new(req, format!("{code}: {}", title.get(l)), body).refused(refused))
}

fn returned(req: &Req, view: &ChallengeView) -> Option<AnyView> {
    let State::Draft { returned: Some(reason) } = &view.challenge.state else { return None };
    Some(view! { <div class="notice notice-warn"><h2>{h::returned(req.locale)}</h2>{show::plain(reason)}</div> }.into_any())
}

fn acts(req: &Req, code: &str, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let link = |action, act, label: &'static str| {
        let address = req.href(paths::office_act(code, act));
        view.can.is(action).then(|| view! { <a class="btn" href=address>{label}</a> })
    };
    let button = |action, act, label: &'static str| {
        let address = req.href(paths::office_act(code, act));
        view.can
            .is(action)
            .then(|| view! { <form method="post" action=address><button type="submit" class="btn btn-primary">{label}</button></form> })
    };
    let is_ranked = view.can.is(Action::ViewRanking);
    let ranking = is_ranked.then(|| view! { <a class="btn" href=req.href(paths::office_act(code, "ranking"))>{h::ranking(l)}</a> });
    let public = view.stage.is_public().then(|| view! { <a class="btn" href=req.href(paths::challenge(code))>{h::public(l)}</a> });
    view! {
        <div class="row">
            {link(Action::EditChallenge, "edit", h::edit(l))}
            {button(Action::SendToReview, "review", h::review(l))}
            {link(Action::PublishChallenge, "publish", h::publish(l))}
            {link(Action::ReturnChallenge, "return", h::send_back(l))}
            {link(Action::AmendChallenge, "amend", h::amend(l))}
            {link(Action::ExtendClosing, "extend", h::extend(l))}
            {button(Action::ConfirmOpening, "opening", h::opening(l))}
            {button(Action::StartScoring, "scoring", h::scoring(l))}
            {ranking}
            {link(Action::DecideShortlist, "decision", h::decide(l))}
            {link(Action::PublishResult, "result", h::result(l))}
            {link(Action::CancelChallenge, "cancel", h::cancel(l))}
            {public}
        </div>
    }
    .into_any()
}

fn confirmations(req: &Req, view: &ChallengeView) -> Option<AnyView> {
    let l = req.locale;
    let opening = &view.challenge.opening;
    let is_shown = view.can.is(Action::ConfirmOpening) || opening.officer.is_some() || opening.secretary.is_some();
    let officer = opening.officer.map(|(_, at)| view! { <p>{h::by_officer(l, at.show_exact(l))}</p> });
    let secretary = opening.secretary.map(|(_, at)| view! { <p>{h::by_secretary(l, at.show_exact(l))}</p> });
    is_shown.then(|| view! { <section class="notice" aria-labelledby="confirmed"><h2 id="confirmed">{h::confirmed(l)}</h2><p>{h::awaits(l)}</p>{officer}{secretary}</section> }.into_any())
}
