//! Watching a challenge by mail without an account: asking for it, and the page behind the link that is mailed then.

use super::watching::{is_over, w as watching};
use crate::{
    accounts,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::{Done, Next},
        form::Fields,
        show,
    },
};
use axum::{extract::Path, response::Response};
use backend::{Error, challenges::ChallengeView, following::Guest};
use domain::{form::Form, limits::EMAIL};
use leptos::prelude::*;

mod w {
    words! {
        title = "Theo dõi bài toán qua thư điện tử" | "Watch a challenge by e-mail";
        lead = "Không cần tài khoản. Thư được gửi khi bài toán được sửa đổi, có câu trả lời làm rõ, có buổi giới thiệu, có thông báo của cơ quan thường trực, thay đổi thời điểm đóng, bị hủy hoặc công bố kết quả." | "No account is needed. A mail comes when the challenge is amended, a question is answered, an information session is announced, the office sends a notice, its closing moves, it is cancelled or its result is published.";
        email = "Thư điện tử" | "E-mail";
        email_hint = "Chỉ dùng để gửi tin về bài toán này; mỗi thư có liên kết ngừng nhận." | "Used for news of this challenge only; each mail carries a link that stops it.";
        send = "Gửi thư xác nhận" | "Send the mail to confirm";
        asked = "Đã gửi thư xác nhận đến địa chỉ vừa nhập. Việc theo dõi bắt đầu khi mở liên kết trong thư, có hiệu lực trong 24 giờ, và bấm “Theo dõi bài toán”." | "A mail to confirm was sent to that address. Watching begins when you open the link in it, which works for 24 hours, and press “Watch this challenge”.";
        confirm_title = "Xác nhận theo dõi bài toán" | "Confirm watching a challenge";
        confirm_lead = "Bấm nút dưới đây để nhận tin về bài toán sau qua thư điện tử:" | "Press the button to get news of this challenge by e-mail:";
        over = "Bài toán này đã kết thúc nên không còn tin nào được gửi." | "This call is over, so there will be no more news of it.";
        expired = "Vui lòng yêu cầu lại ở trang của bài toán." | "Please ask again on the page of the challenge.";
    }
}

/// The address under which a visitor asks for it.
pub fn address(code: &str) -> String {
    format!("{}/watch-by-mail", paths::challenge(code))
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, &code).await?;
    if req.query.is_checked("sent") {
        let l = req.locale;
        return Ok(Page::new(&req, w::title(l), || {
            frame(&req, &v, view! { <p class="notice notice-ok" role="status">{w::asked(l)}</p> }.into_any())
        }));
    }
    Ok(asking(&req, &v, req.kept()))
}

/// The same answer whatever is known of the address.
pub async fn ask(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let asked = req.backend.ask_to_watch(&code, &form, req.locale).await;
    let go = |()| Next::told(format!("{}?sent=1", address(&code)));
    req.answer(form, asked, go, async |refused| {
        let v = req.backend.challenge(&req.actor, &code).await?;
        Ok(asking(&req, &v, Some(&refused)))
    })
    .await
}

pub async fn link(req: Req, Path(token): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let guest = match req.backend.watch_link(&token, req.from).await {
        Err(Error::NotFound) => return Ok(accounts::expired_page(&req, w::expired(l), None)),
        guest => guest?,
    };
    Ok(Page::new(&req, w::confirm_title(l), || confirming(&req, &token, &guest)))
}

pub async fn begin(req: Req, Path(token): Path<String>, Posted(_): Posted) -> Result<Response, AppError> {
    let guest = match req.backend.watch_by_link(&token, req.from).await {
        Err(Error::NotFound) => {
            return Ok(axum::response::IntoResponse::into_response(accounts::expired_page(&req, w::expired(req.locale), None)));
        }
        guest => guest?,
    };
    Ok(req.done((paths::challenge(&guest.code), Done::WatchedByMail)))
}

fn asking(req: &Req, v: &ChallengeView, refused: Option<&Refused>) -> Page {
    let l = req.locale;
    if is_over(&v.challenge) {
        return Page::new(req, w::title(l), || frame(req, v, view! { <p class="notice">{w::over(l)}</p> }.into_any())).refused(refused);
    }
    Page::new(req, w::title(l), || {
        let nothing = Form::default();
        let f = Fields::new(l, &nothing, refused);
        let form = view! {
            <p class="lead">{w::lead(l)}</p>
            <form method="post" action=req.href(address(&v.challenge.code)) class="stack" novalidate>
                {f.summary()}
                {f.input("email", "email", w::email(l)).hint(w::email_hint(l)).required().max(EMAIL).autocomplete("email").view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::send(l)}</button></div>
            </form>
            <p><a href=req.href(paths::sign_in_then(&paths::challenge(&v.challenge.code)))>{watching::sign_in(l)}</a></p>
        };
        frame(req, v, form.into_any())
    })
    .refused(refused)
}

fn frame(req: &Req, v: &ChallengeView, body: AnyView) -> AnyView {
    let l = req.locale;
    let (code, title) = (v.challenge.code.clone(), &v.challenge.content.title);
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::challenge(&code), code.clone()), (String::new(), w::title(l).to_owned())])}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{w::title(l)}</h1>
            {body}
        </div>
    }
    .into_any()
}

fn confirming(req: &Req, token: &str, guest: &Guest) -> AnyView {
    let l = req.locale;
    view! {
        <div class="wrap narrow stack">
            {show::below_home(req)}
            <h1>{w::confirm_title(l)}</h1>
            <p>{w::confirm_lead(l)}</p>
            <p><strong>{guest.code.clone()}</strong>" – "<span lang=guest.title.lang(l).code()>{guest.title.get(l).to_owned()}</span></p>
            <form method="post" action=req.href(format!("/watch/{token}"))>
                <div class="actions"><button type="submit" class="btn btn-primary">{watching::watch(l)}</button></div>
            </form>
        </div>
    }
    .into_any()
}
