//! An amendment that an officer has drafted: what changes, beside what is published; a leader publishes or returns it.

use super::{approval, files, labels, rules_fields, words as w};
use crate::{
    challenges::{changes, parts},
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown},
    ui::{ask::ask, done::Done, form::Fields, moved, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    challenges::{AmendmentView, ChallengeView},
};
use domain::{
    access::{Action, Denied},
    form::Form,
    locale::Locale,
    time::Moment,
};
use leptos::prelude::*;

mod h {
    words! {
        title = "Dự thảo sửa đổi" | "Drafted amendment";
        of(code) = "Dự thảo sửa đổi bài toán {code}" | "Drafted amendment of challenge {code}";
        lead = "Nội dung dưới đây chưa công khai. Hồ sơ của doanh nghiệp dựa vào các mục được sửa, nên việc công bố do lãnh đạo thực hiện; người soạn không tự công bố." | "Nothing of this is public yet. Proposals rest on what it changes, so a leader publishes it, and never whoever drafted it.";
        by = "Người soạn" | "Drafted by";
        at = "Soạn lúc" | "Drafted";
        reason = "Lý do, công khai cùng phiên bản mới" | "Reason, public with the new version";
        returned = "Lãnh đạo đã trả lại dự thảo" | "A leader has returned the draft";
        closing = "Thời điểm đóng nhận hồ sơ nếu công bố bây giờ" | "Closing time, if it is published now";
        closing_stays(at) = "Không đổi: {at}" | "As it is: {at}";
        closing_moves(before, after) = "Lùi từ {before} đến {after}" | "From {before} to {after}";
        asked = "Sau khi công bố" | "Once it is published";
        asked_text = "Doanh nghiệp đang có hồ sơ được báo qua thư điện tử; doanh nghiệp đã nộp được đề nghị xác nhận lại. Hồ sơ không được xác nhận vẫn được tính và được ghi là nộp theo nội dung trước sửa đổi." | "Firms that have a proposal are told by e-mail; those that have submitted are asked to confirm. What is not confirmed counts all the same, and is marked as submitted under the text of before.";
        changes = "Phần thay đổi" | "What changes";
        files_before = "Tài liệu đang công khai" | "Files that are public";
        files_after = "Tài liệu sau sửa đổi" | "Files after the amendment";
        publish = "Công bố sửa đổi" | "Publish the amendment";
        return_it = "Trả lại người soạn" | "Return it to the office";
        return_hint = "Lý do được gửi cho người soạn và lưu trong lịch sử; không công khai. Chỉ cần khi trả lại." | "Told to whoever drafted it and kept in the history; not public. Needed only to return it.";
        return_reason = "Lý do trả lại" | "Reason for returning it";
        edit = "Sửa dự thảo" | "Edit the draft";
        withdraw = "Rút dự thảo" | "Withdraw the draft";
        withdraw_ask = "Rút dự thảo? Nội dung đã soạn bị bỏ; bản đang công khai giữ nguyên." | "Withdraw the draft? What was drafted is dropped; what is public stays as it is.";
        none = "Không có dự thảo sửa đổi nào đang chờ: đã được công bố, được rút, hoặc đợt mời đã đóng nhận hồ sơ." | "No amendment waits: it was published, withdrawn, or the call has closed.";
        waits = "Có dự thảo sửa đổi chờ lãnh đạo công bố." | "A drafted amendment waits for a leader.";
        was_returned = "Dự thảo sửa đổi đã được lãnh đạo trả lại." | "A leader has returned the drafted amendment.";
        look = "Xem dự thảo và phần thay đổi" | "See the draft and what it changes";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, req.kept()).await
}

pub async fn publish(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let published = req.backend.publish_amendment(&req.actor, &code, &form).await;
    let go = |()| (paths::office_challenge(&code), Done::AmendmentPublished);
    req.answer(form, published, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

pub async fn return_it(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let returned = req.backend.return_amendment(&req.actor, &code, &form).await;
    let go = |()| (paths::office_challenge(&code), Done::AmendmentReturned);
    req.answer(form, returned, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

pub async fn withdraw(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let withdrawn = req.backend.withdraw_amendment(&req.actor, &code).await;
    let go = |()| (paths::office_challenge(&code), Done::AmendmentWithdrawn);
    req.answer(form, withdrawn, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

/// On the page of the challenge: that there is one.
pub fn notice(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let Some(amendment) = view.challenge.amendment() else { return ().into_any() };
    let said = if amendment.returned.is_some() { h::was_returned(l) } else { h::waits(l) };
    let address = req.href(paths::office_act(&view.challenge.code, "amendment"));
    view! { <p class="notice notice-warn">{said}" "<a href=address>{h::look(l)}</a></p> }.into_any()
}

async fn show_page(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let stored = Form::default();
    let v = match req.backend.amendment(&req.actor, code).await {
        Err(Error::Denied(Denied::WrongState)) => {
            let back = paths::office_challenge(code);
            let body = || {
                view! {
                    <div class="narrow stack">
                        {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, code), ("", h::title(l))])}
                        <h1>{h::of(l, code)}</h1>
                        {Fields::new(l, &stored, refused).summary()}
                        <p class="notice">{h::none(l)}</p>
                        <p><a class="btn" href=req.href(&back)>{w::back(l)}</a></p>
                    </div>
                }
            };
            return Ok(Page::new(req, h::of(l, code), body).with_status(409).refused(refused));
        }
        v => v?,
    };
    Ok(Page::new(req, h::of(l, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &AmendmentView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (code, stored) = (&v.challenge.code, Form::default());
    let f = Fields::new(l, &stored, refused);
    v.amendment.content.to_form().0.keys().for_each(|name| f.name(name, labels::label(l, name)));
    f.name("files", files::words::title(l));
    f.name("closes", h::closing(l));
    let back = paths::office_challenge(code);
    let returned = v.amendment.returned.as_ref().map(|reason| {
        view! { <div class="notice notice-warn"><h2>{h::returned(l)}</h2>{show::plain(reason)}</div> }
    });
    let closing = v.closing.map(|[before, after]| match before == after {
        true => h::closing_stays(l, before.show_weekday(l)),
        false => h::closing_moves(l, before.show_weekday(l), after.show_weekday(l)),
    });
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, code), ("", h::title(l))])}
            <h1>{h::of(l, code)}</h1>
            <p lang=v.challenge.content.title.lang(l).code()>{v.challenge.content.title.get(l).to_owned()}</p>
            <p class="lead">{h::lead(l)}</p>
            {f.summary()}
            {moved::view(l, refused, &told(l, v))}
            {returned}
            <dl class="facts">
                <dt>{h::by(l)}</dt><dd>{v.by.clone()}</dd>
                <dt>{h::at(l)}</dt><dd>{show::time(l, v.amendment.at)}</dd>
                <dt>{h::reason(l)}</dt><dd>{show::written(l, &v.amendment.reason)}</dd>
                <dt>{h::closing(l)}</dt><dd>{closing}</dd>
                <dt>{h::asked(l)}</dt><dd>{h::asked_text(l)}</dd>
            </dl>
            <section class="stack" aria-labelledby="changes">
                <h2 id="changes">{h::changes(l)}</h2>
                {changes::between(l, &v.challenge.content, &v.amendment.content)}
                {v.has_files.then(|| changed_files(req, v))}
            </section>
            {acts(req, v, &f)}
            <p><a class="btn" href=req.href(&back)>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

/// What a leader decides on, in words: for one who had an older page open.
fn told(l: Locale, v: &AmendmentView) -> Form {
    let said =
        |name: &str, value: &str| Moment::from_local(value).map_or_else(|| rules_fields::said(l, name, value), |at| at.show_weekday(l));
    let content = v.amendment.content.to_form().0.into_iter().map(|(name, value)| (name.clone(), said(&name, &value))).collect();
    let closes = v.closing.map(|[_, after]| after.show_weekday(l)).unwrap_or_default();
    let told = Form(content).with("reason", &v.amendment.reason).with("closes", closes);
    told.with("files", files::told(l, v.files[1].iter()))
}

fn changed_files(req: &Req, v: &AmendmentView) -> AnyView {
    let l = req.locale;
    let side = |heading: &'static str, list| {
        let list = parts::files(req, list).unwrap_or_else(|| view! { <p class="muted">{files::words::none(l)}</p> }.into_any());
        view! { <div><h3>{heading}</h3>{list}</div> }
    };
    view! { <div class="grid-2">{side(h::files_before(l), &v.files[0])}{side(h::files_after(l), &v.files[1])}</div> }.into_any()
}

fn acts(req: &Req, v: &AmendmentView, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let act = |act: &str| req.href(paths::office_act(&v.challenge.code, act));
    let leader = v.can.get(Action::PublishAmendment);
    let decides = !matches!(leader, Err(Denied::Role | Denied::WrongState));
    let decides = decides.then(|| {
        let reason = leader.is_ok().then(|| {
            view! {
                {f.area("reason", h::return_reason(l), 3).hint(h::return_hint(l)).max(2_000).view()}
                <button type="submit" class="btn" formaction=act("amendment/return") formnovalidate="">{h::return_it(l)}</button>
            }
        });
        view! {
            <form method="post" action=act("amendment") class="panel stack">
                {moved::carried(&v.seen, &told(l, v))}
                {approval::closing_meant(req, f, v.closing.map(|[_, after]| after))}
                <div class="actions">{show::gate(l, leader, h::publish(l), "btn btn-primary")}</div>
                {reason}
            </form>
        }
    });
    let edit = v.can.is(Action::AmendChallenge).then(|| view! { <a class="btn" href=act("amend")>{h::edit(l)}</a> });
    let withdraw = v.can.is(Action::WithdrawAmendment).then(|| {
        ask(
            h::withdraw(l).to_owned(),
            None,
            h::withdraw_ask(l).to_owned(),
            view! {
                <form method="post" action=act("amendment/withdraw")>
                    <button type="submit" class="btn btn-danger">{h::withdraw(l)}</button>
                </form>
            },
        )
    });
    view! { {decides}<div class="row">{edit}{withdraw}</div> }.into_any()
}
