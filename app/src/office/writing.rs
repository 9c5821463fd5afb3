//! Writing a challenge: a new one, a draft, a change of what is published. One long form for all three.

use super::{amendment, approval, contents, fields, files, labels, rules_fields, templates, words as w, words::act};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{OTHER_VERSION, Posted, Refused, Req, Shown},
    ui::{
        conflict,
        done::{Done, Next},
        form::{Fields, hidden_field},
        problems, show,
    },
};
use axum::{extract::Path, response::Response};
use backend::challenges::{Amending, ChallengeView, Drafted};
use domain::{
    access::{self, Action, Site},
    challenges::{Challenge, Content, ContentPart, Milestone, Template},
    form::Form,
    limits::REASON,
    locale::Locale,
};
use islands::{autosave::Autosave, target::Target};
use leptos::prelude::*;

mod h {
    words! {
        new_title = "Tạo bài toán" | "Create a challenge";
        by_button = "Biểu mẫu này chỉ lưu khi bấm nút ở cuối trang; nội dung đang nhập không được lưu thay." | "This form is saved only by the button at its end; nothing that is being typed is saved for you.";
        new_lead = "Bản nháp lưu được ở mọi mức độ hoàn thiện, chỉ cần có mã và tên, và chỉ cơ quan thường trực xem được. Ô dài quá giới hạn (đến 100.000 ký tự), số tiền hoặc thời điểm chưa rõ, tổng điểm các tiêu chí chưa bằng 100 đều được giữ như đã nhập và được nêu lại để sửa trước khi trình thẩm định. Riêng thời điểm đóng nhận hồ sơ đã qua thì chưa lưu được." | "A draft can be saved however incomplete it is, as long as it has a code and a title, and is seen by the office only. A text over its limit (up to 100,000 characters), an amount or a time that is not clear, and criteria that do not add up to 100 are kept as you typed them and listed, to be corrected before the draft goes to review. Only a closing time that has passed cannot be saved.";
        edit_title(code) = "Sửa bản nháp {code}" | "Edit draft {code}";
        save = "Lưu bản nháp" | "Save the draft";
        save_then_files = "Lưu và chuyển sang tài liệu kèm theo" | "Save and go on to the files";
        with_files = "Sửa kèm các thay đổi tài liệu đang chờ công bố" | "Change the files that wait, too";
        with_files_hint = "Tệp được thêm, gỡ ở trang tài liệu kèm theo. Không chọn thì phiên bản mới giữ nguyên các tệp đã công bố." | "Files are added and taken away on the page of the files. If this is not ticked, the new version keeps the files as they are.";
        open_files = "Mở trang tài liệu kèm theo ở thẻ mới; nội dung đang nhập ở trang này được giữ nguyên" | "Open the page of the files in a new tab; what you are typing here stays";
        cancel = "Quay lại" | "Back";
        blockers = "Còn thiếu để trình thẩm định và công bố" | "Still needed for review and publication";
        amend_reason_hint = "Lý do được công khai cùng phiên bản mới." | "The reason is public, with the new version.";
    }
}

/// The form that saves itself.
const EDIT: &str = "edit";

pub async fn new(req: Req) -> Result<Page, AppError> {
    show_new(&req, req.kept())
}

pub async fn create(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let created = req.backend.create_challenge(&req.actor, &form).await;
    let then = form.get("then").to_owned();
    let go = |drafted: Drafted| saved(&then, &drafted);
    req.answer(form, created, go, async |refused| show_new(&req, Some(&refused))).await
}

pub async fn edit(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_edit(&req, &code, req.kept()).await
}

pub async fn save(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let edited = req.backend.edit_challenge(&req.actor, &code, &form).await;
    let then = form.get("then").to_owned();
    let go = |drafted: Drafted| saved(&then, &drafted);
    req.answer(form, edited, go, async |refused| show_edit(&req, &code, Some(&refused)).await).await
}

/// Where a saved draft goes on to: to what is to be mended first.
fn saved(then: &str, Drafted { code, wrong }: &Drafted) -> Next {
    match (wrong.0.first(), then) {
        (Some((field, _)), _) => Next::to_mend(paths::office_act(code, "edit"), Done::ChallengeUnread, field),
        (None, "files") => (paths::office_act(code, "files"), Done::ChallengeSaved).into(),
        (None, _) => (paths::office_challenge(code), Done::ChallengeSaved).into(),
    }
}

pub async fn addendum(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_addendum(&req, &code, req.kept()).await
}

pub async fn amend(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let amended = req.backend.amend_challenge(&req.actor, &code, &form).await;
    let go = |amending| match amending {
        Amending::Issued => (paths::office_challenge(&code), Done::Amended),
        Amending::Drafted => (paths::office_act(&code, "amendment"), Done::AmendmentDrafted),
    };
    req.answer(form, amended, go, async |refused| show_addendum(&req, &code, Some(&refused)).await).await
}

fn show_new(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    access::check(&req.actor, Action::CreateChallenge, &Site, req.now)?;
    let l = req.locale;
    let stored = templated(req, Content::default()).to_form().with("form_id", form_id(req));
    let f = Fields::new(l, &stored, refused);
    let form = || {
        view! {
            <form method="post" action=req.href(paths::OFFICE_NEW) class="stack">
                {f.summary()}
                {f.hidden("form_id")}
                {fields::content(l, &f, refused)}
                {fields::calendar(l, &f)}
                {templates::section(req, paths::OFFICE_NEW)}
                {rules_fields::rules(l, &f)}
                {buttons(req, h::save(l), paths::OFFICE, true)}
            </form>
        }
    };
    let view = || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", h::new_title(l))])}
                <h1>{h::new_title(l)}</h1>
                <p class="lead">{h::new_lead(l)}</p>
                <p>{h::by_button(l)}</p>
                {contents::beside(l, true, form())}
            </div>
        }
    };
    Ok(Page::new(req, h::new_title(l), view).refused(refused))
}

async fn show_edit(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = load(req, code, Action::EditChallenge, refused).await?;
    let l = req.locale;
    let stored = rewritten(req, &view.challenge).with("code", code);
    let wrong = view.challenge.wrong();
    let f = Fields::new(l, &stored, refused).stored_wrong(&wrong);
    let blockers = view.challenge.blockers(req.now);
    let missing = blockers.0.iter().map(|(field, problem)| {
        let text = format!("{}: {}", labels::label(l, field), problems::text(l, problem));
        view! { <li><a href=format!("#{field}")>{text}</a></li> }
    });
    let missing = (!blockers.is_empty() && refused.is_none()).then(|| {
        view! { <div class="notice"><h2>{h::blockers(l)}</h2><ul>{missing.collect_view()}</ul></div> }
    });
    let title = h::edit_title(l, code);
    let back = paths::office_challenge(code);
    // What a template lays over the rules is saved by the button, once somebody means it.
    let saves_itself = !refused.is_some_and(Refused::is_of_two) && Template::from_code(req.query.get("template")).is_none();
    let form = || {
        let autosave = saves_itself.then(|| {
            view! { <Autosave form_id=EDIT.to_owned() target=Target::Challenge(view.challenge.id) locale=l saved=String::new()/> }
        });
        let two = refused.filter(|refused| refused.is_of_two()).map(|_| hidden_field(OTHER_VERSION, "shown"));
        view! {
            <form id=EDIT method="post" action=req.href(paths::office_act(code, "edit")) class="stack">
                {f.summary()}
                {theirs(l, refused)}
                {f.seen(&view.seen)}
                {two}
                {autosave}
                {fields::content(l, &f, refused)}
                {fields::calendar(l, &f)}
                {templates::section(req, &paths::office_act(code, "edit"))}
                {rules_fields::rules(l, &f)}
                {buttons(req, h::save(l), &back, true)}
            </form>
        }
    };
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, code), ("", &title)])}
                <h1>{title.clone()}</h1>
                <p class="lead">{h::new_lead(l)}</p>
                {(!saves_itself).then(|| view! { <p>{h::by_button(l)}</p> })}
                {missing}
                {refused.is_none().then(|| approval::before_review(req, &view.challenge))}
                {contents::beside(l, true, form())}
            </div>
        }
    };
    Ok(Page::new(req, &title, body).refused(refused))
}

async fn show_addendum(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = load(req, code, Action::AmendChallenge, refused).await?;
    let l = req.locale;
    let pending = if view.has_pending_files { "on" } else { "" };
    let reason = view.challenge.amendment().map_or("", |amendment| &amendment.reason);
    let drafted = view.challenge.as_drafted().to_form();
    let stored = drafted.with("code", code).with("with_files", pending).with("reason", reason);
    let f = Fields::new(l, &stored, refused);
    let back = paths::office_challenge(code);
    let form = || {
        view! {
            <form method="post" action=req.href(paths::office_act(code, "amend")) class="stack">
                {f.summary()}
                {theirs(l, refused)}
                {f.seen(&view.seen)}
                {f.area("reason", w::reason(l), 3).hint(h::amend_reason_hint(l)).required().max(REASON).view()}
                {fields::content(l, &f, refused)}
                {with_files(req, code, &f)}
                {buttons(req, act::amend_button(l), &back, false)}
            </form>
        }
    };
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, code), ("", act::amend_title(l))])}
                <h1>{act::amend_title(l)}</h1>
                <p class="lead">{act::amend_intro(l)}</p>
                <p>{h::by_button(l)}</p>
                {amendment::notice(req, &view)}
                {contents::beside(l, false, form())}
            </div>
        }
    };
    Ok(Page::new(req, act::amend_title(l), body).refused(refused))
}

/// Names one filling-in of the form, by who opened it and when: posted twice, it makes one challenge.
fn form_id(req: &Req) -> String {
    let user = req.actor.id().map_or(0, |id| id.0.as_u128());
    let opened = u128::from(req.now.0.unsigned_abs()) << 64;
    uuid::Builder::from_custom_bytes((user ^ opened).to_be_bytes()).into_uuid().to_string()
}

/// The challenge, if the form may be shown at all; a refused form is always shown again.
async fn load(req: &Req, code: &str, action: Action, refused: Option<&Refused>) -> Result<ChallengeView, AppError> {
    let view = req.backend.challenge(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) {
        view.can.get(action)?;
    }
    Ok(view)
}

/// With the rules of the template that the address names, if it does.
fn templated(req: &Req, content: Content) -> Content {
    match Template::from_code(req.query.get("template")) {
        Some(template) => Content { rules: template.rules().into(), ..content },
        None => content,
    }
}

/// A draft as it was typed; of what is held, a template's rules replace what was typed for rules.
fn rewritten(req: &Req, challenge: &Challenge) -> Form {
    if Template::from_code(req.query.get("template")).is_none() {
        return challenge.to_form();
    }
    let mut form = templated(req, challenge.content.clone()).to_form();
    let is_rule = |name: &str| ContentPart::from_name(name).is_none() && Milestone::from_name(name).is_none();
    form.0.extend(challenge.to_form().0.into_iter().filter(|(name, _)| !is_rule(name)));
    form
}

/// Where both changed the same.
fn theirs(l: Locale, refused: Option<&Refused>) -> AnyView {
    conflict::section(l, refused, |name| labels::label(l, name), |name, value| rules_fields::said(l, name, value))
}

/// Whether the changed files go with the text, and the way to them that keeps what is typed.
fn with_files(req: &Req, code: &str, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    view! {
        <fieldset class="fieldset stack">
            <legend>{files::words::title(l)}</legend>
            {f.checkbox("with_files", h::with_files(l)).hint(h::with_files_hint(l)).view()}
            <p><a href=req.href(paths::office_act(code, "files")) target="_blank" rel="noopener">{h::open_files(l)}</a></p>
        </fieldset>
    }
    .into_any()
}

/// `has_files`: the text can be saved on the way to the files.
fn buttons(req: &Req, label: &str, back: &str, has_files: bool) -> AnyView {
    let files =
        has_files.then(|| view! { <button type="submit" name="then" value="files" class="btn">{h::save_then_files(req.locale)}</button> });
    view! {
        <div class="actions">
            <button type="submit" class="btn btn-primary">{label.to_owned()}</button>
            {files}
            <a class="btn" href=req.href(back)>{h::cancel(req.locale)}</a>
        </div>
    }
    .into_any()
}
