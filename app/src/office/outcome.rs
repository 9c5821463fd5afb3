//! Officers say what became of a challenge after its decision; leaders read the same page.

use crate::{
    challenges::outcome::{standing_name, w},
    error::AppError,
    office::words as office,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{conflict, done::Done, form::Fields, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::challenges::OutcomeView;
use domain::{
    access::{Action, Site, check},
    challenges::{
        outcome::{MAX_STEPS, Standing, reached_field, value_field},
        topic::Measure,
    },
    limits::{CODE, NAME, NOTE, REASON},
    locale::Locale,
    money::{parse_vnd, show_vnd},
    seen::Seen,
    time::Moment,
};
use leptos::prelude::*;

pub mod words {
    words! {
        title(code) = "Kết quả thực hiện bài toán {code}" | "What became of challenge {code}";
        lead = "Mọi nội dung ở đây được hiển thị công khai trên trang bài toán ngay khi lưu. Không có nội dung nào bị xóa: mỗi lần cập nhật là một bản mới, kèm lý do. Mỗi số liệu nêu ngày và nguồn." | "Whatever is saved here is public on the challenge's page at once. Nothing is deleted: every update is a new edition with its reason. Every number has its day and its source.";
        link = "Kết quả thực hiện sau quyết định" | "What became of it after the decision";
        choose = "Chọn tình trạng" | "Choose";
        spent_hint = "Số nguyên đồng, tính đến ngày nêu dưới đây; để trống khi chưa có số liệu." | "Whole đồng up to the day below; leave it empty while nobody has a number.";
        step(number) = "Mốc {number}" | "Milestone {number}";
        measure(name, target) = "Giá trị đo được của “{name}” (yêu cầu: {target})" | "Measured value of “{name}” (required: {target})";
        is_reached = "Đạt chỉ tiêu" | "The target is reached";
        again_hint = "Mã của bài toán mời lại khi không đạt, ví dụ BT-21; để trống khi không mời lại." | "The code of the challenge that calls for it again where it failed, such as BT-21; leave it empty otherwise.";
        source_hint = "Ví dụ: Biên bản nghiệm thu số 12/BB-NT." | "For example: acceptance report no. 12.";
        reason = "Lý do cập nhật" | "Why it is changed";
        reason_hint = "Cần có từ lần cập nhật thứ hai; được công khai." | "Needed from the second edition on; public.";
        save = "Lưu và công khai" | "Save and make public";
        public = "Xem trên trang bài toán" | "See the challenge's page";
    }
}

use words as o;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn keep(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let kept = req.backend.keep_outcome(&req.actor, &code, &form).await;
    let go = |()| (paths::office_act(&code, "outcome"), Done::OutcomeKept);
    req.answer(form, kept, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let v = req.backend.outcome(&req.actor, code).await?;
    Ok(Page::new(req, o::title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &OutcomeView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let stored = v.stored();
    let may = v.can.get(Action::KeepOutcome);
    let f = Fields::new(l, &stored, refused);
    let summary = f.summary();
    let measures = &v.challenge.content.measures;
    let form = may.is_ok().then(|| {
        view! {
            <form class="stack" method="post" action=req.href(paths::office_act(code, "outcome"))>
                {conflict::section(l, refused, |name| label(l, measures, name), |name, value| said(l, name, value))}
                {f.seen(&Seen::of(&stored))}
                {fields(l, &f, measures)}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{o::save(l)}</button>
                    <a class="btn" href=req.href(format!("{}#outcome", paths::challenge(code)))>{o::public(l)}</a>
                </div>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE.to_owned(), office::office(l).to_owned()), (paths::office_challenge(code), code.clone())])}
            <h1>{o::title(l, code)}</h1>
            <p class="lead">{o::lead(l)}</p>
            {summary}
            {problems::impossible(l, may, refused)}
            {form}
        </div>
    }
    .into_any()
}

fn fields(l: Locale, f: &Fields<'_>, measures: &[Measure]) -> AnyView {
    let choose = (String::new(), o::choose(l).to_owned());
    let standings = Standing::ALL.map(|standing| (standing.code().to_owned(), standing_name(l, standing).to_owned()));
    let last = (0..MAX_STEPS).rev().find(|row| !f.value(&format!("step_what_{row}")).is_empty());
    let rows = last.map_or(1, |row| row + 1) + 2;
    let step = |row: usize| {
        view! {
            <fieldset class="fieldset">
                <legend>{o::step(l, row + 1)}</legend>
                {f.text(&format!("step_what_{row}"), w::step(l)).max(NAME).view()}
                {f.input("date", &format!("step_due_{row}"), w::due(l)).view()}
                {f.input("date", &format!("step_done_{row}"), w::done(l)).view()}
            </fieldset>
        }
    };
    let measured = measures.iter().filter(|measure| !measure.name.is_empty()).map(|of| {
        let label = o::measure(l, of.name.get(l), of.target.get(l));
        view! { {f.text(&value_field(of), &label).max(NAME).view()}{f.checkbox(&reached_field(of), o::is_reached(l)).view()} }
    });
    view! {
        {f.select("standing", w::standing(l), std::iter::once(choose).chain(standings).collect()).required().view()}
        {measured.collect_view()}
        {(0..rows.min(MAX_STEPS)).map(step).collect_view()}
        {f.text("spent", w::spent(l)).hint(o::spent_hint(l)).inputmode("numeric").view()}
        {f.area("lessons", w::lessons(l), 5).max(NOTE).view()}
        {f.text("called_again", w::called_again(l)).hint(o::again_hint(l)).max(CODE).view()}
        {f.input("date", "as_of", w::as_of(l)).required().view()}
        {f.text("source", w::source(l)).hint(o::source_hint(l)).required().max(NAME).view()}
        {f.area("reason", o::reason(l), 3).hint(o::reason_hint(l)).max(REASON).view()}
    }
    .into_any()
}

/// The value of a field, as people write it, where two have changed it.
fn said(l: Locale, name: &str, value: &str) -> String {
    let is_day = name == "as_of" || name.starts_with("step_due_") || name.starts_with("step_done_");
    let said = match name {
        "standing" => Standing::from_code(value).map(|standing| standing_name(l, standing).to_owned()),
        "spent" => parse_vnd(value).map(|amount| show_vnd(amount, l)),
        _ if name.starts_with("reached_") => Some(if value.is_empty() { w::missed(l) } else { w::reached(l) }.to_owned()),
        _ if is_day => Moment::from_date(value).map(|day| day.show_date(l)),
        _ => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}

/// What a field is called where two have changed it.
fn label(l: Locale, measures: &[Measure], name: &str) -> String {
    let of_target = measures.iter().find(|of| value_field(of) == name || reached_field(of) == name);
    if let Some(of) = of_target {
        return o::measure(l, of.name.get(l), of.target.get(l));
    }
    let (stem, row) = name.rsplit_once('_').map_or((name, None), |(stem, row)| (stem, row.parse::<usize>().ok()));
    let of_row = |text: &'static str| row.map_or_else(|| text.to_owned(), |row| format!("{}: {text}", o::step(l, row + 1)));
    match (stem, name) {
        ("step_what", _) => of_row(w::step(l)),
        ("step_due", _) => of_row(w::due(l)),
        ("step_done", _) => of_row(w::done(l)),
        (_, "standing") => w::standing(l).to_owned(),
        (_, "spent") => w::spent(l).to_owned(),
        (_, "lessons") => w::lessons(l).to_owned(),
        (_, "called_again") => w::called_again(l).to_owned(),
        (_, "as_of") => w::as_of(l).to_owned(),
        (_, "source") => w::source(l).to_owned(),
        _ => o::reason(l).to_owned(),
    }
}
