//! More time that an officer asks for: what moves from when to when, and why; a leader gives it or returns it.

use super::words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{done::Done, form::Fields, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    challenges::{ChallengeView, ExtensionView},
};
use domain::{
    access::{Action, Denied},
    challenges::End,
    form::Form,
    limits::REASON,
};
use leptos::prelude::*;

mod h {
    words! {
        title = "Đề nghị gia hạn" | "More time asked for";
        of(code) = "Đề nghị gia hạn, bài toán {code}" | "More time asked for, challenge {code}";
        lead = "Thời hạn chưa thay đổi. Người đề nghị không tự quyết định; lãnh đạo quyết định trước khi hết thời hạn hiện tại." | "Nothing has moved yet. A leader decides before the present time is over, and never whoever asked.";
        closing = "Đóng nhận hồ sơ" | "Closing time";
        scoring = "Kết thúc chấm điểm" | "End of scoring";
        moves(before, after) = "Lùi từ {before} đến {after}" | "From {before} to {after}";
        reason = "Lý do, được công khai" | "Reason, which is public";
        by = "Người đề nghị" | "Asked for by";
        at = "Đề nghị lúc" | "Asked for";
        give = "Quyết định gia hạn" | "Give more time";
        return_it = "Trả lại" | "Return it";
        take_back = "Rút đề nghị" | "Take it back";
        return_reason = "Lý do trả lại hoặc rút đề nghị" | "Reason for returning it or taking it back";
        return_hint = "Chỉ cần khi trả lại hoặc rút; lưu trong lịch sử." | "Needed only for that; kept in the history.";
        none = "Không có đề nghị gia hạn nào đang chờ: đã được quyết định, được trả lại, hoặc đã hết thời hạn." | "Nothing waits: it was decided, returned, or the time is over.";
        waits = "Có đề nghị gia hạn chờ lãnh đạo quyết định." | "More time was asked for; a leader decides.";
        look = "Xem đề nghị" | "See what is asked for";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, req.kept()).await
}

pub async fn give(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let given = req.backend.confirm_extension(&req.actor, &code, &form).await;
    let go = |()| (paths::office_challenge(&code), Done::Extended);
    req.answer(form, given, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

pub async fn decline(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let declined = req.backend.decline_extension(&req.actor, &code, &form).await;
    let go = |()| (paths::office_challenge(&code), Done::ExtensionDeclined);
    req.answer(form, declined, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

/// On the page of the challenge: that something waits.
pub fn notice(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    if view.challenge.extension(view.now).is_none() {
        return ().into_any();
    }
    let address = req.href(paths::office_act(&view.challenge.code, "extension"));
    view! { <p class="notice notice-warn">{h::waits(l)}" "<a href=address>{h::look(l)}</a></p> }.into_any()
}

async fn show_page(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let back = paths::office_challenge(code);
    let asked = match req.backend.extension(&req.actor, code).await {
        Err(Error::Denied(Denied::WrongState)) => None,
        asked => Some(asked?),
    };
    let is_none = asked.is_none();
    let body = || {
        let told = asked.as_ref().map_or_else(|| view! { <p class="notice">{h::none(l)}</p> }.into_any(), |v| view(req, v, &f));
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, code), ("", h::title(l))])}
                <h1>{h::of(l, code)}</h1>
                {f.summary()}
                {told}
                <p><a class="btn" href=req.href(&back)>{w::back(l)}</a></p>
            </div>
        }
    };
    let page = Page::new(req, h::of(l, code), body);
    Ok(if is_none { page.with_status(409) } else { page }.refused(refused))
}

fn view(req: &Req, v: &ExtensionView, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let what = match v.asked.end {
        End::Closing => h::closing(l),
        End::Scoring => h::scoring(l),
    };
    let act = |act: &str| req.href(paths::office_act(&v.challenge.code, act));
    let decides = v.can.is(Action::ConfirmExtension);
    let may_take_back = v.can.is(Action::ExtendClosing) || v.can.is(Action::ExtendScoring);
    let give = decides.then(|| view! { <button type="submit" class="btn btn-primary">{h::give(l)}</button> });
    let label = if decides { h::return_it(l) } else { h::take_back(l) };
    let acts = (decides || may_take_back).then(|| {
        view! {
            <form method="post" action=act("extension") class="panel stack">
                <input type="hidden" name="asked" value=v.asked.at.0.to_string()/>
                {f.area("reason", h::return_reason(l), 3).hint(h::return_hint(l)).max(REASON).view()}
                <div class="actions">
                    {give}
                    <button type="submit" class="btn" formaction=act("extension/return")>{label}</button>
                </div>
            </form>
        }
    });
    view! {
        <p class="lead">{h::lead(l)}</p>
        <dl class="facts">
            <dt>{what}</dt><dd>{h::moves(l, v.present.show_weekday(l), v.asked.until.show_weekday(l))}{show::day_off(l, &req.days_off, v.asked.until)}</dd>
            <dt>{h::reason(l)}</dt><dd>{show::written(l, &v.asked.reason)}</dd>
            <dt>{h::by(l)}</dt><dd>{v.by.clone()}</dd>
            <dt>{h::at(l)}</dt><dd>{show::time(l, v.asked.at)}</dd>
        </dl>
        {acts}
    }
    .into_any()
}
