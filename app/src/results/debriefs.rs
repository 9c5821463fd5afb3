//! What each firm is told of its proposal's strengths and weaknesses: the list of whoever presides, and the page to edit one.

use crate::{
    error::AppError,
    evaluations::{
        desk::{self, Desk},
        evidence,
    },
    page::Page,
    paths,
    request::{OTHER_VERSION, Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        moved, show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::results::{DebriefLine, DebriefList, DebriefView};
use domain::{
    evaluations::{Compliance, Sheet, debrief::MAX_TEXT},
    form::Form,
    ids::ProposalId,
    locale::Locale,
    seen::SHOWN_TEXTS,
};
use islands::{autosave::Autosave, target::Target};
use leptos::prelude::*;

mod w {
    words! {
        list_title(code) = "Phản hồi kết quả, bài toán {code}" | "Debriefs of challenge {code}";
        list_lead = "Mỗi doanh nghiệp có hồ sơ được đánh giá nhận phần điểm mạnh, điểm cần hoàn thiện do người chủ trì Hội đồng biên tập từ các phiếu." | "Each firm whose proposal was scored receives strengths and weaknesses, edited from the sheets by whoever presides over the council.";
        due = "Phải gửi trước" | "Due before";
        released_at(at) = "Đã gửi cho doanh nghiệp lúc {at} (giờ Việt Nam); nội dung không sửa được nữa." | "Released to the firm on {at} (Viet Nam time); the text can no longer be changed.";
        caption = "Phản hồi kết quả theo mã hồ sơ (giờ Việt Nam)" | "Debriefs by proposal (Viet Nam time)";
        none = "Không có hồ sơ nào được đánh giá." | "No proposal was scored.";
        code = "Mã hồ sơ" | "Proposal";
        firm = "Doanh nghiệp" | "Firm";
        status = "Tình trạng" | "Status";
        sent = "Thời điểm gửi" | "Released";
        released = "Đã gửi, đúng hạn" | "Released in time";
        released_late = "Đã gửi, quá hạn" | "Released late";
        due_draft = "Đang biên tập" | "Being edited";
        due_begun_not = "Chưa biên tập" | "Not begun";
        overdue = "Quá hạn, chưa gửi" | "Overdue, not released";
        title(code) = "Phản hồi kết quả cho hồ sơ {code}" | "Debrief on proposal {code}";
        lead = "Các nhận xét trong phiếu đã được gom sẵn. Biên tập cho rõ ràng, tôn trọng, không nêu tên thành viên; sau đó gửi cho doanh nghiệp." | "The remarks of the sheets have been gathered. Edit them to be clear and respectful, without names of members, then release them to the firm.";
        strengths = "Điểm mạnh" | "Strengths";
        weaknesses = "Điểm cần hoàn thiện" | "Weaknesses";
        save = "Lưu bản nháp" | "Save the draft";
        release = "Gửi cho doanh nghiệp" | "Release to the firm";
        release_hint = "Cùng lúc, doanh nghiệp đọc được các nhận xét theo tiêu chí bên dưới. Sau khi gửi, không sửa được nữa." | "With it the firm reads the comments by criterion below. Once released, nothing of it can be changed.";
        source = "Nhận xét trong các phiếu" | "Remarks of the sheets";
        sheet(number) = "Phiếu {number}" | "Sheet {number}";
        theirs = "Nội dung đã được lưu trong lúc đang soạn" | "What was saved in the meantime";
        theirs_lead = "Nội dung vừa nhập chưa được lưu và vẫn còn trong biểu mẫu. Lưu lần nữa sẽ thay nội dung dưới đây." | "Your text is not saved and is still in the form. Saving again replaces the text below.";
        back = "Về danh sách" | "To the list";
    }
}

/// The form's `id`, for what saves it by itself.
const FORM: &str = "debrief";

pub async fn list(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.debriefs(&req.actor, &code).await?;
    Ok(Page::new(&req, w::list_title(req.locale, &code), || list_view(&req, &v)))
}

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, parsed(&id)?, req.kept()).await
}

/// `act` is `release`, or anything else to save.
pub async fn save(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let done = if form.get("act") == "release" { Done::DebriefReleased } else { Done::DebriefSaved };
    let saved = req.backend.save_debrief(&req.actor, id, &form).await;
    let go = |_| (paths::debrief(id), done);
    req.answer(form, saved, go, async |refused| show(&req, id, Some(&refused)).await).await
}

async fn show(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.debrief(&req.actor, id).await?;
    Ok(Page::new(req, w::title(req.locale, &v.code), || view(req, &v, refused)).refused(refused))
}

fn list_view(req: &Req, v: &DebriefList) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    view! {
        <div class="wrap stack">
            {desk::trail(req, code, Desk::Council)}
            <h1>{w::list_title(l, code)}</h1>
            <p class="lead">{w::list_lead(l)}</p>
            <p>{w::due(l)}" "{v.due.show_weekday(l)}{show::day_off(l, &req.days_off, v.due)}</p>
            {table_of(l, &v.lines, Some(req))}
        </div>
    }
    .into_any()
}

/// How debriefs keep to their term; with links where `links` may edit them.
pub fn table_of(l: Locale, lines: &[DebriefLine], links: Option<&Req>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="empty">{w::none(l)}</p> }.into_any();
    }
    let row = |line: &DebriefLine| {
        let code = match links {
            Some(req) => view! { <a href=req.href(paths::debrief(line.id))>{line.code.clone()}</a> }.into_any(),
            None => line.code.clone().into_any(),
        };
        view! {
            <tr>
                <th scope="row" class="nowrap">{code}</th>
                <td>{show::written(l, &line.firm_name)}</td>
                <td>{status(l, line)}</td>
                <td>{line.released.map(|at| show::time(l, at))}</td>
            </tr>
        }
    };
    let heads = [w::code(l), w::firm(l), w::status(l), w::sent(l)].map(Head::Text);
    table(w::caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })
}

fn status(l: Locale, line: &DebriefLine) -> &'static str {
    match line.compliance {
        Compliance::Released => w::released(l),
        Compliance::ReleasedLate => w::released_late(l),
        Compliance::Due if line.is_begun => w::due_draft(l),
        Compliance::Due => w::due_begun_not(l),
        Compliance::Overdue => w::overdue(l),
    }
}

fn view(req: &Req, v: &DebriefView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let back = paths::council_act(&v.challenge_code, "debriefs");
    let body = match v.debrief.released {
        Some(at) => view! {
            <p class="notice">{w::released_at(l, at.show(l))}</p>
            {texts(l, &v.debrief.strengths, &v.debrief.weaknesses)}
        }
        .into_any(),
        None => form(req, v, refused),
    };
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, &v.challenge_code, Desk::Council)}
            <p class="eyebrow">{show::written(l, &v.firm_name)}</p>
            <h1>{show::unbroken(&w::title(l, &v.code))}</h1>
            <p>{w::due(l)}" "{v.due.show_weekday(l)}{show::day_off(l, &req.days_off, v.due)}</p>
            {body}
            {source(l, v)}
            <p><a class="btn" href=req.href(back)>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

fn form(req: &Req, v: &DebriefView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = v.debrief.to_form();
    let fields = Fields::new(l, &stored, refused);
    let theirs = refused.and_then(|r| r.theirs.as_ref()).map(|theirs: &Form| {
        view! {
            <section class="panel stack" aria-labelledby="theirs">
                <h2 id="theirs">{w::theirs(l)}</h2>
                <p>{w::theirs_lead(l)}</p>
                {texts(l, theirs.get("strengths"), theirs.get("weaknesses"))}
            </section>
        }
    });
    let autosave = if refused.is_some_and(Refused::is_of_two) {
        view! { <input type="hidden" name=OTHER_VERSION value="shown"/> }.into_any()
    } else {
        view! { <Autosave form_id=FORM.to_owned() target=Target::Debrief(v.debrief.proposal) locale=l saved=String::new()/> }.into_any()
    };
    view! {
        <p class="lead">{w::lead(l)}</p>
        <form class="stack" method="post" id=FORM action=req.href(paths::debrief(v.debrief.proposal))>
            {fields.summary()}
            {theirs}
            {moved::followed(l, refused, |name| label(l, name))}
            {fields.seen(&v.seen)}
            {hidden_field(SHOWN_TEXTS, &Refused::shown_texts(refused, &stored))}
            {fields.area("strengths", w::strengths(l), 8).required().max(MAX_TEXT).view()}
            {fields.area("weaknesses", w::weaknesses(l), 8).required().max(MAX_TEXT).view()}
            {autosave}
            <p class="hint">{w::release_hint(l)}</p>
            <div class="actions">
                <button type="submit" class="btn">{w::save(l)}</button>
                <button type="submit" class="btn btn-primary" name="act" value="release">{w::release(l)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn label(l: Locale, name: &str) -> Option<String> {
    let label = match name {
        "strengths" => w::strengths(l),
        "weaknesses" => w::weaknesses(l),
        _ => return None,
    };
    Some(label.to_owned())
}

/// Strengths and weaknesses as a reader sees them.
pub fn texts(l: Locale, strengths: &str, weaknesses: &str) -> AnyView {
    view! {
        <h3>{w::strengths(l)}</h3>
        {show::plain(strengths)}
        <h3>{w::weaknesses(l)}</h3>
        {show::plain(weaknesses)}
    }
    .into_any()
}

/// What every sheet says, for whoever edits.
fn source(l: Locale, v: &DebriefView) -> AnyView {
    let part = |name: String, text: &str| (!text.is_empty()).then(|| view! { <h4>{name}</h4>{show::plain(text)} });
    let one = |(i, sheet): (usize, &Sheet)| {
        view! {
            <section class="stack">
                <h3>{w::sheet(l, i + 1)}</h3>
                {part(w::strengths(l).into(), &sheet.strengths)}
                {part(w::weaknesses(l).into(), &sheet.weaknesses)}
                {evidence::by_criterion(l, &v.rules, sheet)}
            </section>
        }
    };
    view! { <details><summary>{w::source(l)}</summary><div class="stack">{v.sheets.iter().enumerate().map(one).collect_view()}</div></details> }
        .into_any()
}
