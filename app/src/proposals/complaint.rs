//! A firm's complaint about its result: filed within the term, followed until it is answered.

use super::Own;
use crate::{
    error::AppError,
    evaluations::evidence,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    results::complaint,
    ui::{done::Done, form::Fields, problems, show, unsaved},
};
use axum::{extract::Path, response::Response};
use backend::{Error, results::OwnComplaint};
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
            view! { {waiting}{complaint::whole(l, filed, req.now)} }.into_any()
        }
        None => match v.can.get(Action::FileComplaint) {
            Ok(()) => form(req, own, &fields),
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

fn form(req: &Req, own: &Own, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let grounds = Grounds::ALL.map(|g| (g.code().to_owned(), complaint::grounds(l, g).to_owned()));
    view! {
        <p>{w::lead(l)}</p>
        <form class="stack" method="post" action=req.href(paths::proposal_act(own.view.id, "complaint"))>
            {fields.select("grounds", w::grounds(l), complaint::chosen(l, grounds)).required().view()}
            {fields.area("text", w::text(l), 8).hint(w::text_hint(l)).required().max(MAX_TEXT).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::file(l)}</button></div>
        </form>
    }
    .into_any()
}
