//! Pages for what went wrong: what happened, what to do, a reference number.

use crate::{
    error::{self, AppError},
    page::Page,
    paths, posted,
    request::Req,
    ui::{
        form::{Fields, hidden_fields},
        problems, words,
    },
};
use axum::{
    http::Method,
    response::{IntoResponse, Response},
};
use backend::Error;
use domain::{access::Denied, form::Form, locale::Locale};
use leptos::prelude::*;
use std::sync::Arc;

mod w {
    words! {
        not_found = "Không tìm thấy trang" | "Page not found";
        not_found_do = "Địa chỉ có thể đã thay đổi hoặc nhập chưa đúng, hoặc nội dung không dành cho tài khoản này. Vui lòng kiểm tra địa chỉ, hoặc tìm trong danh sách bài toán." | "The address may have changed or been mistyped, or this is not for this account. Please check the address, or look in the list of challenges.";
        sign_in = "Cần đăng nhập" | "Please sign in";
        sign_in_do = "Vui lòng đăng nhập rồi mở lại trang này." | "Please sign in and open this page again.";
        forbidden = "Không có quyền thực hiện" | "Not allowed";
        forbidden_do = "Nếu cần thực hiện việc này, vui lòng đăng nhập bằng tài khoản phù hợp." | "If this has to be done, please sign in with an account that may do it.";
        cross_site = "Yêu cầu này không xuất phát từ trang của hệ thống nên không được thực hiện. Vui lòng mở lại trang và thao tác tại đó." | "This request did not come from a page of this site, so it was not carried out. Please open the page here and try again.";
        conflict = "Chưa thực hiện được ở thời điểm này" | "This cannot be done at this point";
        conflict_do = "Vui lòng mở lại trang để xem trạng thái mới nhất." | "Please open the page again to see how things stand now.";
        large = "Nội dung gửi lên quá lớn" | "What was sent is too large";
        large_do = "Một lần gửi biểu mẫu tối đa 2 MB, một tệp tối đa 50 MB. Vui lòng quay lại trang trước, nơi nội dung vừa nhập vẫn còn, rút gọn nội dung hoặc giảm dung lượng tệp rồi gửi lại. Nội dung đã lưu trước đó không bị ảnh hưởng." | "A form may be 2 MB, a file 50 MB. Please go back to the page before, where your text still is, make the text shorter or the file smaller and send it again. What was saved before is unchanged.";
        invalid = "Nội dung gửi lên chưa đúng" | "Something in what was sent is not right";
        invalid_do = "Vui lòng quay lại trang trước, kiểm tra rồi gửi lại." | "Please go back, check and send it again.";
        slow = "Nội dung chưa được gửi đến đầy đủ" | "What was sent did not arrive whole";
        slow_do = "Nội dung được gửi đến quá chậm hoặc bị gián đoạn quá lâu nên yêu cầu chưa được thực hiện. Vui lòng quay lại trang trước, nơi nội dung vừa nhập vẫn còn, kiểm tra kết nối rồi gửi lại." | "It came too slowly, or stood still for too long, so nothing was done. Please go back to the page before, where your text still is, check the connection and send it again.";
        long_address = "Địa chỉ quá dài" | "The address is too long";
        long_address_do = "Vui lòng kiểm tra lại liên kết, hoặc rút gọn nội dung tìm kiếm." | "Please check the link, or search for something shorter.";
        headers = "Trình duyệt gửi kèm quá nhiều dữ liệu" | "The browser sends too much along";
        headers_do = "Vui lòng xóa cookie của trang này trong trình duyệt rồi tải lại trang." | "Please delete the cookies of this site in the browser and load the page again.";
        too_often = "Quá nhiều yêu cầu" | "Too many requests";
        too_often_do = "Vui lòng đợi ít phút rồi thử lại. Nội dung đã lưu trước đó không bị ảnh hưởng." | "Please wait a few minutes and try again. What was saved before is unchanged.";
        busy = "Hệ thống đang bận" | "The system is busy";
        busy_do = "Chưa có gì bị thay đổi. Vui lòng tải lại trang sau ít phút; nếu vừa gửi biểu mẫu, trình duyệt có thể gửi lại nguyên nội dung." | "Nothing was changed. Please reload in a few minutes; if a form was just sent, the browser can send the same again.";
        busy_kept = "Chưa có gì bị thay đổi, và nội dung vừa nhập vẫn còn nguyên trên trang này. Vui lòng đợi ít phút rồi bấm nút dưới đây để gửi lại." | "Nothing was changed, and all your text is still on this page. Please wait a few minutes, then press the button to send it again.";
        send_again = "Gửi lại nội dung" | "Send it again";
        internal = "Hệ thống gặp lỗi" | "Something went wrong on our side";
        internal_do = "Yêu cầu chưa được thực hiện và lỗi đã được ghi lại. Vui lòng thử lại; nếu lỗi lặp lại, vui lòng gửi mã tham chiếu cho cơ quan thường trực." | "The request was not carried out and the error has been recorded. Please try again; if it happens again, please give the office the reference below.";
        reference = "Mã tham chiếu:" | "Reference:";
        to_page = "Về trang trước đó" | "Back to its page";
        to_declare = "Khai báo xung đột lợi ích" | "Declare on conflicts of interest";
        to_home = "Về trang chủ" | "Go to the home page";
        to_list = "Xem danh sách bài toán" | "See the challenges";
        to_sign_in = "Đăng nhập" | "Sign in";
        ended = "Cần đăng nhập lại" | "Please sign in again";
        ended_lead = "Chưa đăng nhập, hoặc phiên làm việc đã kết thúc. Nội dung vừa nhập không bị mất: trong hai giờ, sau khi đăng nhập trên trình duyệt này, nội dung được hiển thị lại để đọc và gửi tiếp." | "Nobody is signed in, or the session has ended. Nothing that was typed is lost: for two hours, after signing in with this browser, it is shown again to be read and sent on.";
        ended_lost = "Chưa đăng nhập, hoặc phiên làm việc đã kết thúc nên yêu cầu chưa được thực hiện. Vui lòng sao chép nội dung vừa nhập (nếu có) trước khi rời trang này, đăng nhập rồi thực hiện lại." | "Nobody is signed in, or the session has ended, so nothing was done. Please copy what was typed, if anything, before leaving this page; then sign in and do it again.";
        ended_act = "Việc đang thực hiện:" | "What was being done:";
        choose_again = "Phiên làm việc đã kết thúc nên tệp vừa gửi chưa được lưu. Vui lòng đăng nhập; trang tải tệp sẽ mở lại để chọn tệp một lần nữa." | "The session has ended, so the file just sent was not saved. Please sign in; the page of files then opens again, where the file has to be chosen once more.";
        beside_kept = "Nội dung đã nhập cùng tệp được giữ trong hai giờ và hiển thị lại sau khi đăng nhập trên trình duyệt này." | "What was typed beside the file is kept for two hours, and shown again after signing in with this browser.";
        to_files = "Đăng nhập và mở trang tải tệp" | "Sign in and open the page of files";
        email = "Thư điện tử" | "E-mail";
        password = "Mật khẩu" | "Password";
        sign_in_again = "Đăng nhập và tiếp tục" | "Sign in and continue";
        kept_parts(count) = "Nội dung được giữ ({count} mục)" | "What is kept ({count} fields)";
        discard = "Không gửi, về trang chủ" | "Do not send; go to the home page";
    }
}

/// Turns an error that an answer carries into a page for this reader. Internal errors are logged
/// under a reference that the page shows. A visitor who opens a closed page is led to signing in and back again; one
/// who posts is told so, and may send the same after signing in.
pub fn render(req: &Req, method: &Method, response: Response) -> Response {
    let Some(error) = error::carried(&response) else { return response };
    let status = error.status();
    match &*error {
        AppError::SessionEnded { action, is_kept } => continue_page(req, action, *is_kept).with_status(status.as_u16()).into_response(),
        AppError::UploadEnded { page, is_kept, .. } => choose_again_page(req, page, *is_kept).with_status(status.as_u16()).into_response(),
        AppError::Busy { action, form, .. } => {
            let reference = log(&error, &req.path);
            busy_page(req, action, form, &reference).with_status(status.as_u16()).into_response()
        }
        AppError::Backend(Error::Denied(Denied::SignIn)) if method.is_safe() => req.go(paths::sign_in_then(&req.path)),
        AppError::Backend(Error::Denied(Denied::SignIn)) => {
            continue_page(req, &req.path, false).with_status(status.as_u16()).into_response()
        }
        other => {
            let reference = log(other, &req.path);
            let page = Page::new(req, words::error_title(req.locale), || error_view(req, other, &reference));
            page.with_status(status.as_u16()).into_response()
        }
    }
}

/// Logs what is ours to mend; answers a reference for the reader to quote. Of the address only its
/// first part is written down: the rest may be a link's secret.
fn log(error: &AppError, path: &str) -> String {
    let digest = format!("{path}{error:?}").bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
    let reference = format!("{digest:08X}");
    let text = match error {
        AppError::Backend(error @ (Error::Internal(_) | Error::Busy(_))) => Some(error.chain()),
        AppError::Busy { reason, .. } => Some(Error::Busy(Arc::clone(reason)).chain()),
        _ => None,
    };
    if let Some(text) = text {
        let area = path.split('/').nth(1).unwrap_or_default();
        tracing::error!(reference, area, text, "request failed");
    }
    reference
}

/// The page of the challenge, proposal or meeting that an address is about.
fn above(path: &str) -> Option<&str> {
    const OF: [&str; 6] =
        ["/office/challenges/", "/office/proposals/", "/council/challenges/", "/council/meetings/", "/challenges/", "/proposals/"];
    let start = OF.into_iter().find(|start| path.starts_with(start))?.len();
    let end = start + path[start..].find('/')?;
    Some(&path[..end])
}

/// What happened, what to do, a reference number.
fn error_view(req: &Req, error: &AppError, reference: &str) -> AnyView {
    let l = req.locale;
    let status = error.status().as_u16();
    let (title, advice) = words(l, status);
    let advice = if matches!(error, AppError::CrossSite) { w::cross_site(l) } else { advice };
    let reason = match error {
        AppError::Backend(Error::Denied(denied)) if status != 404 => Some(view! { <p class="lead">{problems::denied(l, *denied)}</p> }),
        _ => None,
    };
    // The page that an act belongs to, where it can be seen what is possible now.
    let above = above(&req.path).filter(|_| status == 409).map(|above| req.href(above));
    let declaring = declaring(&req.path, error).map(|page| view! { <a class="btn btn-primary" href=req.href(page)>{w::to_declare(l)}</a> });
    // The reason already says whose act it is, or when it is possible.
    let advice = (!matches!(status, 403 | 409) || reason.is_none()).then(|| view! { <p>{advice}</p> });
    let is_visitor = req.actor.user().is_none();
    let sign_in = (is_visitor && matches!(status, 401 | 403 | 404))
        .then(|| view! { <a class="btn" href=req.href(paths::sign_in_then(&req.path))>{w::to_sign_in(l)}</a> });
    view! {
        <div class="narrow stack">
            <p class="eyebrow">{status}</p>
            <h1>{title}</h1>
            {reason}
            {advice}
            <p class="meta">{w::reference(l)}" "<span class="code">{reference.to_owned()}</span></p>
            <div class="actions">
                {above.map(|above| view! { <a class="btn btn-primary" href=above>{w::to_page(l)}</a> })}
                {declaring}
                <a class="btn" href=req.href(paths::HOME)>{w::to_home(l)}</a>
                <a class="btn" href=req.href(paths::CHALLENGES)>{w::to_list(l)}</a>
                {sign_in}
            </div>
        </div>
    }
    .into_any()
}

/// Where a member declares, if that is what is missing.
fn declaring(path: &str, error: &AppError) -> Option<String> {
    let AppError::Backend(Error::Denied(Denied::DeclareFirst)) = error else { return None };
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts[..] {
        // Leads on to the challenge's page.
        ["council", "proposals", id, ..] => Some(format!("/council/proposals/{id}/conflict")),
        ["council", "challenges", code, ..] | ["challenges", code, ..] => Some(paths::council_challenge(code)),
        _ => None,
    }
}

/// Title and advice for a status.
fn words(l: Locale, status: u16) -> (&'static str, &'static str) {
    match status {
        404 => (w::not_found(l), w::not_found_do(l)),
        401 => (w::sign_in(l), w::sign_in_do(l)),
        403 => (w::forbidden(l), w::forbidden_do(l)),
        409 => (w::conflict(l), w::conflict_do(l)),
        413 => (w::large(l), w::large_do(l)),
        422 => (w::invalid(l), w::invalid_do(l)),
        408 => (w::slow(l), w::slow_do(l)),
        414 => (w::long_address(l), w::long_address_do(l)),
        431 => (w::headers(l), w::headers_do(l)),
        429 => (w::too_often(l), w::too_often_do(l)),
        503 => (w::busy(l), w::busy_do(l)),
        _ => (w::internal(l), w::internal_do(l)),
    }
}

/// Signing in again without losing what was typed: the form at `action` is kept for this browser, and shown after signing
/// in. Where there was no room for it, what was typed is on this page only.
fn continue_page(req: &Req, action: &str, is_kept: bool) -> Page {
    let l = req.locale;
    let posting = posted::find(action);
    let next = posting.as_ref().map(|(posting, names)| posting.page_of(names)).unwrap_or_default();
    let act = posting.map(|(posting, _)| view! { <p>{w::ended_act(l)}" "<strong>{(posting.name)(l)}</strong></p> });
    Page::new(req, w::ended(l), || {
        let empty = Form::default();
        let fields = Fields::new(l, &empty, None);
        view! {
            <div class="narrow stack">
                <h1>{w::ended(l)}</h1>
                <p class="lead">{if is_kept { w::ended_lead(l) } else { w::ended_lost(l) }}</p>
                {act}
                <form method="post" action=req.href(paths::SIGN_IN) class="stack">
                    <input type="hidden" name="next" value=next/>
                    {fields.input("email", "email", w::email(l)).required().autocomplete("username").view()}
                    {fields.input("password", "password", w::password(l)).required().autocomplete("current-password").view()}
                    <div class="actions"><button class="btn btn-primary" type="submit">{w::sign_in_again(l)}</button></div>
                </form>
            </div>
        }
    })
}

/// The database was locked or gone: what was typed, and one button that sends it again.
fn busy_page(req: &Req, action: &str, form: &Form, reference: &str) -> Page {
    let l = req.locale;
    Page::new(req, w::busy(l), || {
        view! {
            <div class="narrow stack">
                <p class="eyebrow">"503"</p>
                <h1>{w::busy(l)}</h1>
                <p class="lead">{w::busy_kept(l)}</p>
                {kept_form(req, action, form, w::send_again(l))}
                <p class="meta">{w::reference(l)}" "<span class="code">{reference.to_owned()}</span></p>
            </div>
        }
    })
}

/// No page can keep a file: after signing in, it has to be chosen again on the page `page`.
fn choose_again_page(req: &Req, page: &str, is_kept: bool) -> Page {
    let l = req.locale;
    Page::new(req, w::ended(l), || {
        view! {
            <div class="narrow stack">
                <h1>{w::ended(l)}</h1>
                <p class="lead">{w::choose_again(l)}{is_kept.then(|| view! { " "{w::beside_kept(l)} })}</p>
                <div class="actions"><a class="btn btn-primary" href=req.href(paths::sign_in_then(page))>{w::to_files(l)}</a></div>
            </div>
        }
    })
}

fn kept_form(req: &Req, action: &str, form: &Form, send: &'static str) -> AnyView {
    let l = req.locale;
    let texts: Vec<_> = form.0.values().filter(|value| !value.trim().is_empty()).map(|v| view! { <li>{v.clone()}</li> }).collect();
    let details = (!texts.is_empty())
        .then(|| view! { <details><summary>{w::kept_parts(l, texts.len())}</summary><ul class="prose">{texts}</ul></details> });
    view! {
        <form method="post" action=req.href(action)>
            {hidden_fields(form)}
            <div class="actions">
                <button class="btn btn-primary" type="submit">{send}</button>
                <a href=req.href(paths::HOME)>{w::discard(l)}</a>
            </div>
        </form>
        {details}
    }
    .into_any()
}
