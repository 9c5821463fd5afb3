//! Forms that were posted after a session had ended: what the browser that posted them is shown once somebody has signed
//! in there. Nothing is sent before a button is pressed, under what it does, to what, and the text itself.

mod about;

use crate::{
    browser::{self, Browser},
    choices::{InWords, Pages},
    council::meetings::{self, roll},
    error::AppError,
    files::FILE,
    page::Page,
    paths,
    posted::{self, KEPT_FORM},
    request::{Posted, Req},
    routes::Routes,
    typed,
    ui::{
        done::Done,
        form::{hidden_field, hidden_fields},
        show,
    },
};
use axum::{Extension, http::HeaderMap, response::Response};
use backend::{council::meetings::MeetingView, evaluations::SheetView, keeping::KeptForm};
use domain::{access::Denied, challenges::Content, form::Form, ids::UserId};
use leptos::prelude::*;

mod w {
    words! {
        title = "Nội dung được giữ lại" | "What was kept";
        lead = "Nội dung dưới đây được gửi từ trình duyệt này khi chưa đăng nhập hoặc phiên làm việc đã kết thúc, nên chưa được thực hiện. Vui lòng đọc lại trước khi gửi; chỉ gửi nội dung do chính ông/bà nhập." | "The text below was sent from this browser while nobody was signed in, or after the session had ended, so nothing was done with it. Please read it before sending it on, and send only what you typed yourself.";
        none = "Không có nội dung nào đang được giữ." | "Nothing is being kept.";
        pressed = "Nút đã bấm" | "The button that was pressed";
        about = "Áp dụng cho" | "To what";
        at = "Được nhập lúc" | "Typed on";
        account = "Tài khoản đang đăng nhập" | "Signed in as";
        no_text = "Biểu mẫu này không có nội dung nhập." | "This form has no typed text.";
        choose_again(name) = "Tệp {name} không giữ lại được; vui lòng chọn lại tệp trên trang được mở." | "The file {name} could not be kept; please choose it again on the page that opens.";
        page = "Mở lại trang đang soạn, với nội dung đã nhập" | "Open the page that was being filled in, with what was typed";
        send = "Gửi tiếp" | "Send it on";
        drop = "Bỏ nội dung này" | "Discard it";
        of_another = "Nội dung này được nhập dưới một tài khoản khác. Chỉ tài khoản đó đọc và gửi tiếp được." | "This was typed under another account. Only that account can read it and send it on.";
        go_on = "Tiếp tục công việc khác" | "Go on to other work";
    }
}

pub fn routes() -> Routes {
    Routes::default().get(paths::KEPT, page).post(paths::KEPT_DROP, drop_form)
}

async fn page(req: Req, Extension(pages): Extension<Pages>, headers: HeaderMap) -> Result<Page, AppError> {
    let user = req.actor.id().ok_or(Denied::SignIn)?;
    let mut lines = Vec::new();
    for mut kept in browser::waiting(&req.backend, &headers).await? {
        let meeting = meeting(&req, &kept).await;
        if meeting.is_some() {
            kept.form = roll::touched(&kept.form);
        }
        let about = about::subject(&req, &kept, meeting.as_ref()).await;
        let stored = stored(&req, &kept, meeting.as_ref()).await;
        let mut words = in_words(&pages, user, &kept, &stored).await;
        if let Some(v) = meeting {
            words.chosen.retain(|(name, ..)| !meetings::kept::is_named(name));
            let marks = meetings::kept::chosen(req.locale, &v, &kept.form);
            words.chosen.extend(marks.into_iter().map(|(of, what)| (String::new(), of, what)));
        }
        lines.push(Line { kept, about, stored, words });
    }
    let l = req.locale;
    Ok(Page::new(&req, w::title(l), || {
        let body = if lines.is_empty() {
            view! { <p class="empty">{w::none(l)}</p> }.into_any()
        } else {
            let lines = lines.into_iter().map(|waiting| line(&req, user, waiting)).collect_view();
            view! { <p class="lead">{w::lead(l)}</p>{lines} }.into_any()
        };
        view! {
            <div class="wrap narrow stack">
                {show::below_home(&req)}
                <h1>{w::title(l)}</h1>
                {body}
                <p><a href=req.href(crate::accounts::next(&req, &req.query))>{w::go_on(l)}</a></p>
            </div>
        }
    }))
}

async fn drop_form(req: Req, headers: HeaderMap, Posted(form): Posted) -> Result<Response, AppError> {
    req.actor.user().ok_or(Denied::SignIn)?;
    if let Some(browser) = Browser::of(&req.backend, &headers) {
        req.backend.drop_kept_form(&browser.token, form.get(KEPT_FORM)).await?;
    }
    Ok(req.done((paths::KEPT, Done::KeptFormDropped)))
}

/// A kept form, and what this reader may know of it.
struct Line {
    kept: KeptForm,
    about: Vec<String>,
    stored: Form,
    /// What stands in it as codes, and what its fields are called.
    words: InWords,
}

async fn meeting(req: &Req, kept: &KeptForm) -> Option<MeetingView> {
    let (posting, names) = posted::find(&kept.action)?;
    let (_, id) = names.into_iter().find(|(name, _)| *name == "id" && posting.pattern.starts_with("/council/meetings/"))?;
    req.backend.meeting(&req.actor, id.parse().ok()?).await.ok()
}

/// In the words of the form's own page, for who typed it; of choices, those that are not stored already.
async fn in_words(pages: &Pages, user: UserId, kept: &KeptForm, stored: &Form) -> InWords {
    if kept.is_of_another(Some(user)) {
        return InWords::default();
    }
    let Some(page) = about::page(kept) else { return InWords::default() };
    let mut words = pages.read(&page, &kept.form).await;
    words.chosen.retain(|(name, ..)| kept.form.get(name) != stored.get(name));
    words
}

/// What the form would show unless somebody had typed into it, as this reader may know it.
async fn stored(req: &Req, kept: &KeptForm, meeting: Option<&MeetingView>) -> Form {
    if let Some(meeting) = meeting {
        return meetings::kept::stored(meeting, &kept.form);
    }
    let Some((posting, names)) = posted::find(&kept.action) else { return Form::default() };
    let named = |name: &str| names.iter().find(|(found, _)| *found == name).map_or("", |(_, value)| *value);
    match posting.pattern {
        "/office/new" => Content::default().to_form(),
        "/office/challenges/{code}/edit" | "/office/challenges/{code}/amend" => {
            let view = req.backend.challenge(&req.actor, named("code")).await;
            view.map(|view| view.challenge.drafted().to_form().with("code", view.challenge.code)).unwrap_or_default()
        }
        "/proposals/{id}/{section}" => match named("id").parse() {
            Ok(id) => req.backend.own_proposal(&req.actor, id).await.map(|view| view.form()).unwrap_or_default(),
            Err(_) => Form::default(),
        },
        "/council/proposals/{id}" => match named("id").parse() {
            Ok(id) => req.backend.sheet(&req.actor, id).await.map(|view| sheet(req, &view)).unwrap_or_default(),
            Err(_) => Form::default(),
        },
        "/firm/edit" => req.backend.own_firm(&req.actor).await.ok().flatten().map(|own| own.firm.profile.to_form()).unwrap_or_default(),
        _ => Form::default(),
    }
}

fn sheet(req: &Req, view: &SheetView) -> Form {
    view.revision.as_ref().map_or_else(|| view.sheet.to_form(req.locale), |revision| revision.to_form(req.locale))
}

fn line(req: &Req, user: UserId, Line { kept, about, stored, words }: Line) -> AnyView {
    let l = req.locale;
    let name_of = || posted::find(&kept.action).map_or("", |(posting, _)| (posting.name)(l));
    let act = if crate::kept::is_page(&kept.action) { w::page(l) } else { name_of() };
    let name = req.actor.user().map(|user| user.name.clone());
    let is_of_another = kept.is_of_another(Some(user));
    // A verdict is as much a part of what was typed as its reason.
    let pressed = posted::find(&kept.action).filter(|_| !is_of_another);
    let pressed = pressed.and_then(|(posting, _)| posted::pressed(posting.pattern, &kept.form));
    let body = if is_of_another {
        view! { <p class="notice notice-warn">{w::of_another(l)}</p> }.into_any()
    } else {
        let texts = typed::texts(&kept.form).beside(&stored).in_words(words);
        let texts = match (texts.is_empty(), pressed) {
            (true, None) => view! { <p class="muted">{w::no_text(l)}</p> }.into_any(),
            (true, Some(_)) => ().into_any(),
            (false, _) => texts.view(l),
        };
        let file = kept.form.0.get(FILE).filter(|name| !name.is_empty());
        let file = file.map(|name| view! { <p class="notice">{w::choose_again(l, name)}</p> });
        view! { {texts}{file}{buttons(req, &kept)} }.into_any()
    };
    view! {
        <section class="panel stack">
            <h2>{act}</h2>
            <dl class="facts">
                {pressed.map(|pressed| view! { <dt>{w::pressed(l)}</dt><dd><strong>{pressed(l)}</strong></dd> })}
                {(!about.is_empty()).then(|| view! { <dt>{w::about(l)}</dt> })}
                {about.into_iter().map(|about| view! { <dd>{about}</dd> }).collect_view()}
                <dt>{w::at(l)}</dt><dd>{show::time(l, kept.at)}</dd>
                <dt>{w::account(l)}</dt><dd>{name}</dd>
            </dl>
            {body}
        </section>
    }
    .into_any()
}

fn buttons(req: &Req, kept: &KeptForm) -> AnyView {
    let l = req.locale;
    let id = || hidden_field(KEPT_FORM, &kept.id);
    view! {
        <div class="actions">
            <form method="post" action=req.href(&kept.action)>
                {hidden_fields(&kept.form)}
                {id()}
                <button class="btn btn-primary" type="submit">{w::send(l)}</button>
            </form>
            <form method="post" action=req.href(paths::KEPT_DROP)>
                {id()}
                <button class="btn" type="submit">{w::drop(l)}</button>
            </form>
        </div>
    }
    .into_any()
}
