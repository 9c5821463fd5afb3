//! The fields of the challenge form: Vietnamese beside English, lists as numbered rows.

use super::labels::{label, w};
use crate::{
    request::Refused,
    ui::{form::Fields, icons, problems, show},
};
use domain::{
    challenges::{
        Field,
        draft::{MAX_MEASURES, MAX_SUMMARY, MAX_TEXT, MAX_TITLE},
    },
    locale::Locale,
    money::{parse_vnd, show_vnd, vnd_in_words},
    time::Moment,
};
use leptos::prelude::*;

pub mod h {
    words! {
        general = "Thông tin chung" | "General";
        code_hint = "Chữ in hoa, chữ số và dấu gạch, ví dụ: BT-14." | "Capital letters, digits and dashes. Example: BT-14.";
        summary_hint = "Một đoạn trả lời câu hỏi: tỉnh cần giải quyết điều gì?" | "One paragraph: what does the province want solved?";
        content = "Nội dung" | "Text";
        measures_hint = "Mỗi dòng một chỉ tiêu đo được. Dòng để trống được bỏ qua; lưu để có thêm dòng." | "One measurable value for each row. Empty rows are left out; save to get more rows.";
        conditions = "Điều kiện và dữ liệu" | "Conditions and data";
        fields_hint = "Chọn một hoặc nhiều lĩnh vực." | "Choose one or more.";
        budget = "Kinh phí" | "Budget";
        budget_hint = "Để trống nếu không công bố. Ví dụ: 1.200.000.000." | "Leave empty if none is published. Example: 1,200,000,000.";
        calendar_hint = "Giờ Việt Nam, theo thứ tự thời gian. Hệ thống chỉ tự động thực hiện hai mốc đầu; các mốc sau là dự kiến." | "Viet Nam time, in this order. Only the first two take effect by themselves; the others are announced.";
    }
}

/// The texts, measures, fields and budget.
pub fn content(l: Locale, f: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let measures = (0..rows_shown(f, &["measure_name_vi", "measure_target_vi"], 4, MAX_MEASURES)).map(|i| {
        view! {
            <fieldset class="fieldset">
                <legend>{w::measure(l)}" "{(i + 1).to_string()}</legend>
                {pair(l, f, "measure_name", Some(i), 1, MAX_TITLE)}
                {pair(l, f, "measure_target", Some(i), 1, MAX_TITLE)}
            </fieldset>
        }
    });
    view! {
        <section class="stack" aria-labelledby="part-general">
            <h2 id="part-general">{h::general(l)}</h2>
            {f.text("code", label(l, "code")).hint(h::code_hint(l)).required().max(16).autocomplete("off").view()}
            {pair(l, f, "title", None, 2, MAX_TITLE)}
            {pair(l, f, "summary", None, 5, MAX_SUMMARY)}
            {pair(l, f, "owner", None, 1, MAX_TITLE)}
            {field_choice(l, f, refused)}
        </section>
        <section class="stack" aria-labelledby="part-content">
            <h2 id="part-content">{h::content(l)}</h2>
            {pair(l, f, "context", None, 8, MAX_TEXT)}
            {pair(l, f, "legal_basis", None, 5, MAX_TEXT)}
            {pair(l, f, "required_result", None, 8, MAX_TEXT)}
        </section>
        <section class="stack" aria-labelledby="part-measures">
            <h2 id="part-measures">{w::measures(l)}</h2>
            <p class="hint">{h::measures_hint(l)}</p>
            {measures.collect_view()}
        </section>
        <section class="stack" aria-labelledby="part-conditions">
            <h2 id="part-conditions">{h::conditions(l)}</h2>
            {pair(l, f, "constraints", None, 5, MAX_TEXT)}
            {pair(l, f, "data_offered", None, 5, MAX_TEXT)}
        </section>
        <section class="stack" aria-labelledby="part-budget">
            <h2 id="part-budget">{h::budget(l)}</h2>
            {f.text("budget_ceiling", label(l, "budget_ceiling")).hint(budget_hint(l, f)).inputmode("numeric").autocomplete("off").view()}
        </section>
    }
    .into_any()
}

pub fn calendar(l: Locale, f: &Fields<'_>) -> AnyView {
    let moment = |name: &'static str| {
        let field = f.input("datetime-local", name, label(l, name));
        let field = if matches!(name, "opens" | "closes") { field.required() } else { field };
        let echo = Moment::from_local(f.value(name)).map(|at| at.show_weekday(l));
        match echo {
            Some(echo) => field.hint(echo).view(),
            None => field.view(),
        }
    };
    view! {
        <section class="stack" aria-labelledby="part-calendar">
            <h2 id="part-calendar">{w::calendar(l)}</h2>
            <p class="hint">{h::calendar_hint(l)}</p>
            <div class="form-row">{moment("opens")}{moment("closes")}</div>
            {moment("opening")}
            {moment("scoring_ends")}
            {moment("result")}
        </section>
    }
    .into_any()
}

/// A text in both languages, side by side. What publication asks for is not marked as optional.
pub fn pair(l: Locale, f: &Fields<'_>, stem: &str, row: Option<usize>, lines: u32, max: usize) -> AnyView {
    const ASKED: [&str; 5] = ["title", "summary", "context", "required_result", "owner"];
    let one = |language: &str| {
        let name = row.map_or_else(|| format!("{stem}_{language}"), |i| format!("{stem}_{language}_{i}"));
        let text = label(l, &name);
        let field = if lines == 1 { f.text(&name, text) } else { f.area(&name, text, lines) };
        let field = if stem == "summary" { field.hint(h::summary_hint(l)) } else { field };
        let field = field.max(max);
        if language == "vi" && ASKED.contains(&stem) { field.required().view() } else { field.view() }
    };
    view! { <div class="form-row">{one("vi")}{one("en")}</div> }.into_any()
}

/// How many rows of a list to show: all that are in use, and some to spare.
pub fn rows_shown(f: &Fields<'_>, names: &[&str], spare: usize, max: usize) -> usize {
    let is_used = |i: &usize| names.iter().any(|name| !f.value(&format!("{name}_{i}")).trim().is_empty());
    let used = (0..max).rev().find(is_used).map_or(0, |last| last + 1);
    (used + spare).min(max)
}

fn field_choice(l: Locale, f: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let choices = Field::ALL.map(|field| {
        let name = format!("field_{}", field.code());
        let is_checked = !f.value(&name).is_empty();
        view! {
            <div class="field-check">
                <input type="checkbox" id=name.clone() name=name.clone() value="on" checked=is_checked/>
                <label for=name.clone()>{icons::field(field)}" "{show::field_name(l, field)}</label>
            </div>
        }
    });
    f.name("fields", w::fields(l));
    let error =
        refused.and_then(|r| r.errors.of("fields")).map(|p| view! { <p class="error" id="fields-error">{problems::text(l, p)}</p> });
    view! {
        <fieldset class="fieldset" id="fields" tabindex="-1">
            <legend>{w::fields(l)}</legend>
            <p class="hint">{h::fields_hint(l)}</p>
            {error}
            <div class="grid-3">{choices.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// The amount that was typed, shown again with separators and in words.
fn budget_hint(l: Locale, f: &Fields<'_>) -> String {
    match parse_vnd(f.value("budget_ceiling")) {
        Some(amount) => format!("{} ({}).", show_vnd(amount, l), vnd_in_words(amount, l)),
        None => h::budget_hint(l).to_owned(),
    }
}
