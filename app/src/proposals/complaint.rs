//! A firm's complaint about its result: filed within the term, followed until it is answered.

use super::{Own, attached};
use crate::{
    error::AppError,
    evaluations::evidence,
    files,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    results::complaint,
    ui::{done::Done, file::sending, form::Fields, problems, show, unsaved},
};
use axum::{
    extract::{Multipart, Path},
    response::{IntoResponse, Response},
};
use backend::{Error, files::Owner, results::OwnComplaint};
use domain::{
    access::{Action, Denied},
    complaints::{Grounds, MAX_TEXT},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

mod w {
    words! {
        title = "Kiến nghị về kết quả" | "Complaint about the result";
        until(at) = "Kiến nghị được nhận đến trước {at} (giờ Việt Nam). Mỗi hồ sơ được gửi một kiến nghị." | "Complaints are accepted before {at} (Viet Nam time). There is one for each proposal.";
        lead = "Cơ quan thường trực trả lời bằng văn bản tại trang này và báo qua thư điện tử. Trang kết quả công khai chỉ nêu số kiến nghị, không nêu nội dung." | "The office answers on this page, and by e-mail. The public result shows only how many complaints there were, not what they say.";
        grounds = "Kiến nghị về" | "Grounds";
        text = "Nội dung kiến nghị" | "The complaint";
        text_hint = "Nêu sự việc, căn cứ và đề nghị cụ thể." | "Say what happened, what it rests on, and what you ask for.";
        file = "Gửi kiến nghị" | "File the complaint";
        attach = "Tệp kèm theo kiến nghị" | "Files that go with the complaint";
        attach_hint = "Tải tệp lên trước khi bấm gửi kiến nghị; chọn được nhiều tệp một lần. PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT, CSV, tối đa 50 MB mỗi tệp. Cơ quan thường trực chỉ đọc được sau khi kiến nghị được gửi." | "Upload files before filing the complaint; several can be chosen at once. PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT or CSV, at most 50 MB each. The office reads them once the complaint is filed.";
        upload = "Tải tệp lên" | "Upload";
        attached = "Tệp đã tải lên" | "Uploaded";
        waiting = "Kiến nghị đã được tiếp nhận và đang chờ trả lời." | "The complaint has been received and waits for its answer.";
        back = "Về phản hồi kết quả" | "Back to the debrief";
    }
}

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, &id, req.kept()).await
}

pub async fn file(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let filed = req.backend.file_complaint(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal_act(proposal, "complaint"), Done::ComplaintFiled);
    req.answer(form, filed, go, async |refused| show(&req, &id, Some(&refused)).await).await
}

/// What was typed beside the files stays on the page.
pub async fn attach(mut req: Req, Path(id): Path<String>, multipart: Multipart) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let mut typed = Form::default();
    let received = files::receive_all(&mut req, Owner::Complaint(proposal), multipart, &mut typed).await;
    match files::settled(received, paths::proposal_act(proposal, "complaint"), &typed)? {
        Ok(_) => Ok(req.done_beside((paths::proposal_act(proposal, "complaint"), Done::FileAdded), typed)),
        Err(error) => Ok(show(&req, &id, Some(&Refused::new(&req, typed, error)?)).await?.into_response()),
    }
}

async fn show(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let own = Own::load(req, id).await?;
    let v = match req.backend.own_complaint(&req.actor, own.view.id).await {
        Err(Error::Denied(Denied::WrongState)) => return Ok(own.without_result(req, w::title(req.locale))),
        v => v?,
    };
    Ok(Page::new(req, w::title(req.locale), || view(req, &own, &v, refused)).refused(refused))
}

fn view(req: &Req, own: &Own, v: &OwnComplaint, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    let body = match &v.complaint {
        Some(filed) => {
            let waiting = filed.answer.is_none().then(|| view! { <p class="notice">{w::waiting(l)}</p> });
            view! { {waiting}{complaint::whole(l, filed, req.now)}{complaint::attached(req, &v.files)} }.into_any()
        }
        None => match v.can.get(Action::FileComplaint) {
            Ok(()) => form(req, own, v, &fields),
            // The summary of a refused form has said why not.
            Err(_) if refused.is_some_and(|refused| refused.denied.is_some()) => refused.map(|refused| lost(l, refused)).into_any(),
            Err(denied) => view! { <p class="notice notice-warn">{problems::denied(l, denied)}</p> }.into_any(),
        },
    };
    view! {
        <div class="wrap narrow stack">
            {own.breadcrumb(req, w::title(l))}
            <h1>{w::title(l)}</h1>
            {fields.summary()}
            <p class="lead">{w::until(l, v.until.show_weekday(l))}{show::day_off(l, &req.days_off, v.until)}</p>
            {body}
            {evidence::told(l, &v.comments.rules, &v.comments.sheets)}
            <p><a class="btn" href=req.href(paths::proposal_act(own.view.id, "feedback"))>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

/// What was written for a complaint that cannot be filed any more, its grounds in words.
fn lost(l: Locale, refused: &Refused) -> AnyView {
    let grounds = Grounds::from_code(refused.form.get("grounds")).map(|g| complaint::grounds(l, g)).unwrap_or_default();
    let typed = Refused { form: refused.form.clone().with("grounds", grounds), ..refused.clone() };
    unsaved::view(l, &typed, |name| match name {
        "grounds" => Some(w::grounds(l).to_owned()),
        "text" => Some(w::text(l).to_owned()),
        _ => None,
    })
}

/// One form: the first button stores files and files nothing; the other is pressed once they are there.
fn form(req: &Req, own: &Own, v: &OwnComplaint, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let grounds = Grounds::ALL.map(|g| (g.code().to_owned(), complaint::grounds(l, g).to_owned()));
    let act = req.href(paths::proposal_act(own.view.id, "complaint"));
    let there = (!v.files.is_empty()).then(|| {
        let names = v.files.iter().map(|file| file.name.as_str());
        view! { <section class="stack"><h2>{w::attached(l)}</h2>{attached::doubled(l, names)}{attached::list(req, &v.files)}</section> }
    });
    view! {
        <p>{w::lead(l)}</p>
        {there}
        <form class="stack" method="post" action=req.href(paths::complaint_files(own.view.id)) enctype="multipart/form-data" data-sending=sending(l) novalidate>
            {fields.select("grounds", w::grounds(l), complaint::chosen(l, grounds)).required().view()}
            {fields.area("text", w::text(l), 8).hint(w::text_hint(l)).required().max(MAX_TEXT).view()}
            {fields.input("file", "file", w::attach(l)).hint(w::attach_hint(l)).multiple().view()}
            <div class="actions">
                <button type="submit" class="btn">{w::upload(l)}</button>
                <button type="submit" class="btn btn-primary" formaction=act formenctype="application/x-www-form-urlencoded">{w::file(l)}</button>
            </div>
        </form>
    }
    .into_any()
}
