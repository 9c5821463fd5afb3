//! Writing to a group about a call: what is to be said, how its mail reads, and what was sent.

use super::words;
use crate::{
    challenges::notices::{list, w as n},
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, problems, show},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::challenges::{ChallengeView, NoticePreview};
use domain::{
    access::Action,
    form::Form,
    limits::{NAME, NOTE},
    locale::Locale,
    notices::Audience,
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Gửi thông báo" | "Send a notice";
        lead = "Gửi cùng một nội dung, bằng hai ngôn ngữ, cho tất cả người nhận của một nhóm. Hệ thống không cho biết nhóm gồm những ai. Nội dung gửi doanh nghiệp hoặc người theo dõi được đăng ngay trên trang bài toán để mọi người cùng đọc; nội dung gửi Hội đồng được đăng khi công bố kết quả." | "Sends the same words, in both languages, to everybody of a group. The site does not say who is in it. What firms or watchers are told stands on the challenge's page at once, for everybody; what the council is told does once the result is public.";
        audience = "Người nhận" | "To whom";
        choose_group = "Chọn nhóm" | "Choose a group";
        subject_vi = "Tiêu đề (tiếng Việt)" | "Subject (Vietnamese)";
        subject_en = "Tiêu đề (tiếng Anh)" | "Subject (English)";
        text_vi = "Nội dung (tiếng Việt)" | "Text (Vietnamese)";
        text_en = "Nội dung (tiếng Anh)" | "Text (English)";
        text_hint = "Không nêu thông tin riêng của một doanh nghiệp hay hồ sơ nào." | "Nothing that is about one firm or one proposal.";
        preview = "Xem trước" | "Preview";
        preview_title = "Xem trước thông báo" | "Preview of the notice";
        preview_to(group) = "Gửi: {group}" | "To: {group}";
        preview_public = "Sau khi gửi, thông báo được đăng trên trang bài toán và không thu hồi được." | "Once sent, the notice stands on the challenge's page and cannot be taken back.";
        preview_council = "Sau khi gửi, thông báo hiển thị trên trang bài toán của Hội đồng và không thu hồi được; nhật ký ghi người gửi. Khi kết quả được công bố, mọi người đọc được thông báo này." | "Once sent, the notice stands on the council's page of the challenge and cannot be taken back; the trail says who sent it. Once the result is public, everybody reads it.";
        mail_vi = "Thư bằng tiếng Việt" | "Mail in Vietnamese";
        mail_en = "Thư bằng tiếng Anh" | "Mail in English";
        send = "Gửi thông báo" | "Send the notice";
        edit = "Sửa lại" | "Change it";
        sent = "Đã gửi" | "Sent";
        none = "Chưa gửi thông báo nào." | "None has been sent.";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, None, req.kept()).await
}

/// `act`: `preview` shows how the mail reads, `edit` goes back to the form, anything else sends.
pub async fn send(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    match form.get("act") {
        "edit" => Ok(show_page(&req, &code, Some(&form), None).await?.into_response()),
        "preview" => match req.backend.preview_notice(&req.actor, &code, &form).await {
            Ok(preview) => Ok(preview_page(&req, &code, &preview, &form).into_response()),
            Err(error) => {
                let refused = Refused::new(&req, form, error)?;
                Ok(show_page(&req, &code, None, Some(&refused)).await?.into_response())
            }
        },
        _ => {
            let sent = req.backend.send_notice(&req.actor, &code, &form).await;
            let go = |()| (paths::office_act(&code, "notices"), Done::NoticeSent);
            req.answer(form, sent, go, async |refused| show_page(&req, &code, None, Some(&refused)).await).await
        }
    }
}

async fn show_page(req: &Req, code: &str, typed: Option<&Form>, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, code).await?;
    v.can.get(Action::UseOffice)?;
    Ok(Page::new(req, w::title(req.locale), || body(req, &v, typed, refused)).refused(refused))
}

fn body(req: &Req, v: &ChallengeView, typed: Option<&Form>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = typed.cloned().unwrap_or_default();
    let f = Fields::new(l, &stored, refused);
    let (code, back) = (&v.challenge.code, paths::office_challenge(&v.challenge.code));
    let may = v.can.get(Action::SendNotice);
    let groups = Audience::ALL.map(|audience| (audience.code().to_owned(), audience.name(l).to_owned()));
    let nobody = (String::new(), w::choose_group(l).to_owned());
    let groups = std::iter::once(nobody).chain(groups).collect();
    let form = may.is_ok().then(|| {
        view! {
            <form class="panel stack" method="post" action=req.href(paths::office_act(code, "notices"))>
                {f.select("audience", w::audience(l), groups).required().view()}
                {f.text("subject_vi", w::subject_vi(l)).required().max(NAME).view()}
                {f.area("text_vi", w::text_vi(l), 6).required().hint(w::text_hint(l)).max(NOTE).view()}
                {f.text("subject_en", w::subject_en(l)).required().max(NAME).view()}
                {f.area("text_en", w::text_en(l), 6).required().max(NOTE).view()}
                <div class="actions"><button type="submit" class="btn btn-primary" name="act" value="preview">{w::preview(l)}</button></div>
            </form>
        }
    });
    let sent = match v.notices.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => list(l, &v.notices),
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
            <h2>{w::sent(l)}</h2>
            {sent}
        </div>
    }
    .into_any()
}

fn preview_page(req: &Req, code: &str, preview: &NoticePreview, form: &Form) -> Page {
    let l = req.locale;
    let (home, back) = (paths::office_challenge(code), paths::office_act(code, "notices"));
    let audience = preview.draft.audience;
    let after = if audience.is_public() { w::preview_public(l) } else { w::preview_council(l) };
    let mails = preview.mails.iter().map(|(of, subject, text)| {
        let heading = if *of == Locale::Vi { w::mail_vi(l) } else { w::mail_en(l) };
        view! {
            <section class="stack">
                <h2>{heading}</h2>
                <p lang=of.code()><strong>{subject.clone()}</strong></p>
                <pre class="mail-text" lang=of.code()>{text.clone()}</pre>
            </section>
        }
    });
    let fields = || {
        let all = form.0.iter().filter(|(name, _)| *name != "act");
        all.map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> }).collect_view()
    };
    Page::new(req, w::preview_title(l), || {
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), (&home, code), (&back, w::title(l)), ("", w::preview_title(l))])}
                <h1>{w::preview_title(l)}</h1>
                <p class="lead">{w::preview_to(l, audience.name(l))}</p>
                <p>{after}</p>
                {mails.collect_view()}
                <div class="actions">
                    <form method="post" action=req.href(back.clone())>
                        {fields()}
                        <button type="submit" class="btn btn-primary" name="act" value="send">{w::send(l)}</button>
                    </form>
                    // The frame's buttons take it along: the page with the fields comes back, not an empty one.
                    <form method="post" data-carries="" action=req.href(back.clone())>
                        {fields()}
                        <button type="submit" class="btn" name="act" value="edit">{w::edit(l)}</button>
                    </form>
                </div>
                <p class="hint">{n::note(l)}</p>
            </div>
        }
    })
}
