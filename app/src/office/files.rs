//! Files of a challenge, on a page of their own: the long form beside it loses nothing. Files of a draft are changed at
//! once; what is public changes with an addendum.

use super::words as w;
use crate::{
    error::AppError,
    files, kept,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{
        ask::ask,
        done::Done,
        file,
        form::Fields,
        moved, show,
        table::{Head, table},
    },
};
use axum::{
    extract::{Multipart, Path},
    response::{IntoResponse, Response},
};
use backend::{
    challenges::ChallengeFiles,
    files::{FileView, Owner},
};
use domain::{
    access::{Action, Denied},
    challenges::FileStanding,
    form::Form,
    limits::REASON,
    locale::Locale,
};
use leptos::prelude::*;

pub mod words {
    words! {
        title = "Tài liệu kèm theo" | "Files of the challenge";
        of(code) = "Tài liệu kèm theo bài toán {code}" | "Files of challenge {code}";
        lead_draft = "Tài liệu được công bố cùng bài toán; trước đó chỉ cơ quan thường trực xem được. Thêm, xóa tệp tại trang này không làm thay đổi nội dung ở trang sửa bản nháp." | "The files are published with the challenge; until then only the office can see them. Adding and removing files here leaves the text of the draft as it is.";
        lead_public = "Thay đổi tại trang này chưa công khai. Tệp thêm mới hoặc gỡ bỏ chỉ có hiệu lực khi lãnh đạo công bố phiên bản mới, kèm lý do; phiên bản trước vẫn giữ nguyên các tệp của phiên bản đó." | "Changes made here are not public yet. What is added or taken away takes effect once a leader publishes a new version with its reason; versions before keep their files.";
        lead_read = "Tài liệu của bài toán và tình trạng công bố." | "The files of the challenge, and which are public.";
        caption = "Các tệp của bài toán" | "Files of the challenge";
        name = "Tên tệp" | "File";
        kind = "Loại" | "Type";
        size = "Dung lượng" | "Size";
        sha256 = "Mã băm SHA-256" | "SHA-256";
        standing = "Tình trạng" | "Standing";
        act = "Thao tác" | "Action";
        none = "Chưa có tệp nào." | "There are no files yet.";
        draft = "Công bố cùng bài toán" | "Published with the challenge";
        published = "Đã công bố" | "Published";
        added = "Thêm mới, chờ công bố" | "New, waits for a leader";
        removed = "Sẽ gỡ, chờ công bố" | "To be left out, waits for a leader";
        add = "Thêm tệp" | "Add a file";
        file = "Tệp" | "File";
        hint = "PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT, CSV. Tối đa 50 MB mỗi tệp, 200 MB tất cả." | "PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT or CSV; at most 50 MB a file and 200 MB in all.";
        upload = "Tải tệp lên" | "Upload the file";
        remove = "Xóa tệp" | "Remove the file";
        ask_remove(name) = "Xóa tệp {name}? Muốn dùng lại phải tải lên lần nữa." | "Remove {name}? To use it again it must be uploaded once more.";
        leave_out = "Gỡ ở phiên bản sau" | "Leave out of the next version";
        ask_leave_out(name) = "Gỡ tệp {name} ở phiên bản sau? Tệp vẫn công khai đến khi ban hành phiên bản mới; phiên bản trước vẫn tải được tệp." | "Leave {name} out of the next version? It stays public until that version is issued, and versions before keep it.";
        keep = "Giữ lại" | "Keep it";
        issue = "Trình thay đổi tài liệu" | "Send the changed files to a leader";
        issue_lead = "Bản sửa chỉ thay đổi các tệp có tình trạng “chờ công bố” nêu trên. Hồ sơ dựa vào tài liệu, nên lãnh đạo xem và công bố; khi đó doanh nghiệp đang soạn hoặc đã nộp hồ sơ được báo qua thư điện tử." | "The amendment changes nothing but the files that wait above. Proposals rest on them, so a leader reads and publishes it; firms that have a draft or a proposal are then told by e-mail.";
        issue_hint = "Lý do được công khai cùng phiên bản mới." | "The reason is public, with the new version.";
        issue_button = "Trình lãnh đạo" | "Send to a leader";
        with_text = "Muốn sửa cả nội dung, thực hiện tại trang sửa nội dung đã công bố và chọn công bố kèm các tệp này." | "To change the text as well, issue both on the page of the addendum, and choose there to publish these files with it.";
        back_edit = "Về trang sửa bản nháp" | "Back to the draft";
        back_amend = "Đến trang sửa nội dung đã công bố" | "To the page that changes the text";
        back = "Về bài toán" | "Back to the challenge";
        pending = "Có thay đổi tài liệu chưa ban hành." | "Changed files have not been issued yet.";
        manage = "Quản lý tài liệu kèm theo" | "Manage the files";
    }
}
use words as h;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_files(&req, &code, req.kept()).await
}

pub async fn add(mut req: Req, Path(code): Path<String>, multipart: Multipart) -> Result<Response, AppError> {
    let mut typed = Form::default();
    let received = receive(&mut req, &code, multipart, &mut typed).await;
    match files::settled(received, paths::office_act(&code, "files"), &typed)? {
        Ok(_) => Ok(req.done_beside((paths::office_act(&code, "files"), Done::FileAdded), typed)),
        Err(error) => Ok(show_files(&req, &code, Some(&Refused::new(&req, typed, error)?)).await?.into_response()),
    }
}

async fn receive(req: &mut Req, code: &str, multipart: Multipart, typed: &mut Form) -> Result<Vec<FileView>, backend::Error> {
    req.actor.user().ok_or(Denied::SignIn)?;
    let challenge = req.backend.challenge(&req.actor, code).await?.challenge.id;
    files::receive_all(req, Owner::Challenge(challenge), multipart, typed).await
}

pub async fn issue(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let issued = req.backend.amend_files(&req.actor, &code, &form).await;
    let go = |()| (paths::office_act(&code, "amendment"), Done::FilesIssued);
    req.answer(form, issued, go, async |refused| show_files(&req, &code, Some(&refused)).await).await
}

async fn show_files(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.challenge_files(&req.actor, code).await?;
    let title = h::of(req.locale, &view.code);
    Ok(Page::new(req, &title, || body(req, &view, refused)).refused(refused))
}

fn body(req: &Req, view: &ChallengeFiles, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let (edits, amends) = (view.can.is(Action::EditChallenge), view.can.is(Action::AmendChallenge));
    let lead = match (edits, amends) {
        (true, _) => h::lead_draft(l),
        (_, true) => h::lead_public(l),
        _ => h::lead_read(l),
    };
    f.name("files", h::title(l));
    let back = paths::office_challenge(&view.code);
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, &view.code), ("", h::title(l))])}
            <h1>{h::of(l, &view.code)}</h1>
            <p lang=view.title.lang(l).code()>{view.title.get(l).to_owned()}</p>
            {f.summary()}
            {moved::view(l, refused, &listed(l, view))}
            <p class="lead">{lead}</p>
            {if edits || amends { form(req, view, &f).into_any() } else { list(req, view, false) }}
            {links(req, view)}
        </div>
    }
    .into_any()
}

/// Files in words, for whoever compares what a page listed with what it lists now.
pub fn told<'a>(l: Locale, files: impl Iterator<Item = &'a FileView>) -> String {
    files.map(|file| format!("{} ({})", file.name, file::size(l, file.size))).collect::<Vec<_>>().join("\n")
}

/// What the next version would list.
fn listed(l: Locale, view: &ChallengeFiles) -> Form {
    let stays = view.lines.iter().filter(|(_, standing)| *standing != FileStanding::Removed);
    Form::default().with("files", told(l, stays.map(|(file, _)| file)))
}

/// One form, so that the reason is still there after a file was added or taken out.
fn form(req: &Req, view: &ChallengeFiles, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let issues = view.can.is(Action::AmendChallenge) && (view.has_pending() || !f.value("reason").is_empty());
    let address = paths::office_act(&view.code, "files");
    // Enter presses the first button of a form: this one changes nothing and shows what is typed.
    let again = kept::address(&req.href(&address), kept::AGAIN);
    view! {
        <form method="post" action=req.href(address) class="stack" novalidate>
            <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" formaction=again></button>
            {moved::carried(&view.seen(), &listed(l, view))}
            {list(req, view, true)}
            {upload(req, &view.code, f)}
            {issues.then(|| issue_part(req, f))}
        </form>
    }
    .into_any()
}

fn list(req: &Req, view: &ChallengeFiles, may_change: bool) -> AnyView {
    let l = req.locale;
    if view.lines.is_empty() {
        return view! { <p class="empty">{h::none(l)}</p> }.into_any();
    }
    let act = may_change.then(|| Head::Text(h::act(l)));
    let heads = [Head::Text(h::name(l)), Head::Text(h::standing(l))].into_iter().chain(act);
    let heads = heads.chain([Head::Text(h::kind(l)), Head::Number(h::size(l)), Head::Text(h::sha256(l))]);
    let rows = view.lines.iter().map(|(file, standing)| row(req, file, *standing, may_change));
    table(h::caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })
}

fn row(req: &Req, file: &FileView, standing: FileStanding, may_change: bool) -> AnyView {
    let l = req.locale;
    let act = may_change.then(|| view! { <td>{change(req, file, standing)}</td> });
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::file(file.id)) download="">{show::written(l, &file.name)}</a></th>
            <td>{standing_tag(l, standing)}</td>
            {act}
            <td>{file::kind(&file.name)}</td>
            <td class="num">{file::size(l, file.size)}</td>
            <td class="hash">{file.sha256.clone()}</td>
        </tr>
    }
    .into_any()
}

fn change(req: &Req, file: &FileView, standing: FileStanding) -> AnyView {
    let l = req.locale;
    if standing == FileStanding::Removed {
        return view! {
            <button type="submit" class="btn" formaction=req.href(paths::restore_file(file.id))>
                {h::keep(l)}<span class="visually-hidden">" – "{file.name.clone()}</span>
            </button>
        }
        .into_any();
    }
    let (label, question) = match standing {
        FileStanding::Published => (h::leave_out(l), h::ask_leave_out(l, &file.name)),
        _ => (h::remove(l), h::ask_remove(l, &file.name)),
    };
    let address = req.href(paths::remove_file(file.id));
    let button = view! { <button type="submit" class="btn btn-danger" formaction=address>{label}</button> };
    ask(label.to_owned(), Some(file.name.clone()), question, button)
}

fn standing_tag(l: Locale, standing: FileStanding) -> AnyView {
    let (class, text) = match standing {
        FileStanding::Draft => ("tag", h::draft(l)),
        FileStanding::Published => ("tag tag-ok", h::published(l)),
        FileStanding::Added => ("tag tag-warn", h::added(l)),
        FileStanding::Removed => ("tag tag-warn", h::removed(l)),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

fn upload(req: &Req, code: &str, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    view! {
        <section class="panel stack" aria-labelledby="add">
            <h2 id="add">{h::add(l)}</h2>
            {f.input("file", "file", h::file(l)).hint(h::hint(l)).required().view()}
            <div class="actions">
                <button type="submit" class="btn btn-primary" formaction=req.href(paths::challenge_files(code)) formenctype="multipart/form-data">
                    {h::upload(l)}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn issue_part(req: &Req, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    view! {
        <section class="panel stack" aria-labelledby="issue">
            <h2 id="issue">{h::issue(l)}</h2>
            <p>{h::issue_lead(l)}</p>
            {f.area("reason", w::reason(l), 3).hint(h::issue_hint(l)).required().max(REASON).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{h::issue_button(l)}</button></div>
            <p class="hint">{h::with_text(l)}</p>
        </section>
    }
    .into_any()
}

fn links(req: &Req, view: &ChallengeFiles) -> AnyView {
    let l = req.locale;
    let link = |act: &str, label: &'static str| view! { <a class="btn" href=req.href(paths::office_act(&view.code, act))>{label}</a> };
    let edit = view.can.is(Action::EditChallenge).then(|| link("edit", h::back_edit(l)));
    let amend = view.can.is(Action::AmendChallenge).then(|| link("amend", h::back_amend(l)));
    let back = view! { <a class="btn" href=req.href(paths::office_challenge(&view.code))>{h::back(l)}</a> };
    view! { <p class="row">{edit}{amend}{back}</p> }.into_any()
}
