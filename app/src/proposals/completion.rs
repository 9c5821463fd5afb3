//! What the office asks a firm to add after the opening: files until the term, then handed in.

use super::{Own, attached};
use crate::{
    error::AppError,
    files,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        ask::ask,
        completion::words as c,
        done::Done,
        file::{sending, size},
        form::Fields,
        problems,
        table::{Head, table},
    },
};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use backend::files::Owner;
use domain::{
    access::{Action, Denied},
    form::Form,
    proposals::{Completed, content::FileRef},
};
use leptos::prelude::*;

mod w {
    words! {
        lead = "Chỉ bổ sung giấy tờ còn thiếu được nêu dưới đây. Nội dung hồ sơ đã nộp và mã băm của hồ sơ không thay đổi." | "Only the missing documents named below are added. What was submitted, and its hash, stay as they are.";
        add = "Thêm tệp bổ sung" | "Add a file";
        add_hint = "PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT, CSV. Tối đa 50 MB mỗi tệp. Chọn được nhiều tệp một lần." | "PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT or CSV; at most 50 MB a file. Several can be chosen at once.";
        upload = "Tải tệp lên" | "Upload the file";
        caption = "Tệp bổ sung" | "Files added";
        name = "Tên tệp" | "Name";
        size = "Dung lượng" | "Size";
        act = "Thao tác" | "Action";
        none = "Chưa có tệp bổ sung nào." | "No file has been added yet.";
        remove = "Xóa tệp" | "Remove the file";
        ask_remove(name) = "Xóa tệp {name}? Muốn dùng lại phải tải lên lần nữa." | "Remove {name}? To use it again it must be uploaded once more.";
        hand_in = "Gửi hồ sơ bổ sung" | "Submit what was added";
        ask_hand_in = "Gửi các tệp trên? Sau khi gửi không thêm, không xóa được tệp." | "Submit the files above? After that no file is added or removed.";
        hand_in_hint = "Tệp đã tải lên được tính kể cả khi không bấm gửi trước thời hạn." | "Files uploaded by the end of the period count even if they are not submitted.";
    }
}

const FORM: &str = "add";

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &id, req.kept()).await
}

pub async fn hand_in(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let done = req.backend.hand_in_completion(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal_act(proposal, "completion"), Done::CompletionSent);
    req.answer(form, done, go, async |refused| show_page(&req, &id, Some(&refused)).await).await
}

pub async fn add_file(mut req: Req, Path(id): Path<String>, multipart: Multipart) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let received = files::receive_all(&mut req, Owner::Completion(proposal), multipart, &mut Form::default()).await;
    let received = files::settled(received, paths::proposal_act(proposal, "completion"), &Form::default())?;
    let go = |_| (paths::proposal_act(proposal, "completion"), Done::FileAdded);
    req.answer(Form::default(), received, go, async |refused| show_page(&req, &id, Some(&refused)).await).await
}

async fn show_page(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let own = Own::load(req, id).await?;
    let completed = own.view.completion.clone().ok_or(Denied::WrongState)?;
    Ok(Page::new(req, c::heading(req.locale), || view(req, &own, &completed, refused)).refused(refused))
}

fn view(req: &Req, own: &Own, completed: &Completed, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused);
    let is_open = own.view.can.is(Action::CompleteProposal);
    let files = completed.files.as_deref().unwrap_or_default();
    let act = is_open.then(|| Head::Text(w::act(l)));
    let heads = [Head::Text(w::name(l)), Head::Number(w::size(l))].into_iter().chain(act);
    let list = match files.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => table(w::caption(l), heads, view! { <tbody>{files.iter().map(|f| row(req, f, is_open)).collect_view()}</tbody> }),
    };
    let forms = is_open.then(|| forms(req, own, &fields));
    let is_awaited = completed.completion.handed_in.is_none();
    let over = is_awaited.then(|| problems::impossible(l, own.view.can.get(Action::CompleteProposal), refused));
    view! {
        <div class="wrap narrow stack">
            {own.breadcrumb(req, c::heading(l))}
            <h1>{c::heading(l)}</h1>
            {fields.summary()}
            {over}
            <p class="lead">{w::lead(l)}</p>
            {crate::ui::completion::request(l, &req.days_off, &completed.completion)}
            {attached::doubled(l, files.iter().map(|file| file.name.as_str()))}
            {list}
            {forms}
        </div>
    }
    .into_any()
}

fn forms(req: &Req, own: &Own, fields: &Fields<'_>) -> AnyView {
    let (l, id) = (req.locale, own.view.id);
    // A button of the form that a file is chosen in: its name comes along, so that nothing is sent without it unsaid.
    let act = req.href(paths::proposal_act(id, "completion"));
    let send = view! {
        <button type="submit" class="btn btn-primary" form=FORM formaction=act formenctype="application/x-www-form-urlencoded">
            {w::hand_in(l)}
        </button>
    };
    view! {
        <form method="post" id=FORM action=req.href(paths::completion_files(id)) enctype="multipart/form-data" data-sending=sending(l) class="panel stack" novalidate>
            {fields.input("file", "file", w::add(l)).hint(w::add_hint(l)).multiple().required().view()}
            <div class="actions"><button type="submit" class="btn">{w::upload(l)}</button></div>
        </form>
        <p class="hint">{w::hand_in_hint(l)}</p>
        {ask(w::hand_in(l).to_owned(), None, w::ask_hand_in(l).to_owned(), send)}
    }
    .into_any()
}

fn row(req: &Req, file: &FileRef, is_open: bool) -> AnyView {
    let l = req.locale;
    let remove = is_open.then(|| {
        let form = view! {
            <form method="post" action=req.href(paths::remove_file(file.id))>
                <button type="submit" class="btn btn-danger">{w::remove(l)}</button>
            </form>
        };
        view! { <td>{ask(w::remove(l).to_owned(), Some(file.name.clone()), w::ask_remove(l, &file.name), form)}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::file(file.id)) download="">{file.name.clone()}</a></th>
            <td class="num">{size(l, file.size)}</td>
            {remove}
        </tr>
    }
    .into_any()
}

/// On the proposal's own page: that something is asked for, or was.
pub fn notice(req: &Req, own: &Own) -> Option<AnyView> {
    let l = req.locale;
    let completed = own.view.completion.as_ref()?;
    let is_open = own.view.can.is(Action::CompleteProposal);
    let class = if is_open { "notice notice-warn" } else { "notice" };
    let href = req.href(paths::proposal_act(own.view.id, "completion"));
    let due = completed.completion.due.show_weekday(l);
    let text = if is_open { c::asked_until(l, due) } else { c::was_asked(l).to_owned() };
    Some(view! { <p class=class>{text}" "<a href=href>{c::heading(l)}</a></p> }.into_any())
}
