//! The fields of the challenge form: Vietnamese beside English, lists as numbered rows.

use super::labels::{label, w};
use crate::{
    request::Refused,
    ui::{form::Fields, icons, problems, show},
};
use domain::{
    challenges::{
        ContentPart, Milestone, Topic,
        draft::MAX_MEASURES,
        part::{Group, Kind, MAX_TITLE},
    },
    limits::CODE,
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

/// Where a group of the form stands, and what it is called.
pub fn heading(l: Locale, group: Group) -> (&'static str, &'static str) {
    match group {
        Group::General => ("part-general", h::general(l)),
        Group::Content => ("part-content", h::content(l)),
        Group::Measures => ("part-measures", w::measures(l)),
        Group::Conditions => ("part-conditions", h::conditions(l)),
        Group::Budget => ("part-budget", h::budget(l)),
        Group::Calendar => ("part-calendar", w::calendar(l)),
        Group::Rules => ("part-rules", w::rules(l)),
    }
}

/// The texts, measures, fields and budget.
pub fn content(l: Locale, f: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let group = |group: Group| {
        let (id, name) = heading(l, group);
        let first = match group {
            Group::General => f.text("code", label(l, "code")).hint(h::code_hint(l)).required().max(CODE).view(),
            Group::Measures => view! { <p class="hint">{h::measures_hint(l)}</p> }.into_any(),
            _ => ().into_any(),
        };
        view! {
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{name}</h2>
                {first}
                {group.parts().map(|part| input(l, f, refused, part)).collect_view()}
            </section>
        }
    };
    Group::TEXT.map(group).into_iter().collect_view().into_any()
}

fn input(l: Locale, f: &Fields<'_>, refused: Option<&Refused>, part: ContentPart) -> AnyView {
    let name = part.name();
    match part.kind() {
        Kind::Text(max) => pair(l, f, name, None, lines(part), max),
        Kind::Measures => measures(l, f),
        Kind::Fields => field_choice(l, f, refused),
        Kind::Money => f.text(name, label(l, name)).hint(money_hint(l, f, name)).inputmode("numeric").view(),
        // Below the text, where they may be written at all.
        Kind::Calendar | Kind::Rules => ().into_any(),
    }
}

/// How high a text's field is.
fn lines(part: ContentPart) -> u32 {
    match part {
        ContentPart::Owner | ContentPart::Commune => 1,
        ContentPart::Title => 2,
        ContentPart::Context | ContentPart::RequiredResult => 8,
        _ => 5,
    }
}

fn measures(l: Locale, f: &Fields<'_>) -> AnyView {
    let measure = |i: usize| {
        view! {
            <fieldset class="fieldset">
                <legend>{w::measure(l)}" "{(i + 1).to_string()}</legend>
                {pair(l, f, "measure_name", Some(i), 1, MAX_TITLE)}
                {pair(l, f, "measure_target", Some(i), 1, MAX_TITLE)}
            </fieldset>
        }
    };
    (0..rows_shown(f, &["measure_name_vi", "measure_target_vi"], 4, MAX_MEASURES)).map(measure).collect_view().into_any()
}

pub fn calendar(l: Locale, f: &Fields<'_>) -> AnyView {
    let (id, name) = heading(l, Group::Calendar);
    let moment = |time: &Milestone| {
        let field = f.input("datetime-local", time.name(), label(l, time.name()));
        let field = if time.is_binding() { field.required() } else { field };
        let echo = Moment::from_local(f.value(time.name())).map(|at| at.show_weekday(l));
        match echo {
            Some(echo) => field.hint(echo).view(),
            None => field.view(),
        }
    };
    let (binding, planned): (Vec<_>, Vec<_>) = Milestone::ALL.iter().partition(|time| time.is_binding());
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 id=id>{name}</h2>
            <p class="hint">{h::calendar_hint(l)}</p>
            <div class="form-row">{binding.into_iter().map(moment).collect_view()}</div>
            {planned.into_iter().map(moment).collect_view()}
        </section>
    }
    .into_any()
}

/// A text in both languages, side by side. What publication asks for is not marked as optional.
pub fn pair(l: Locale, f: &Fields<'_>, stem: &str, row: Option<usize>, lines: u32, max: usize) -> AnyView {
    let is_asked = ContentPart::from_name(stem).is_some_and(ContentPart::is_required);
    let one = |language: &str| {
        let name = row.map_or_else(|| format!("{stem}_{language}"), |i| format!("{stem}_{language}_{i}"));
        let text = label(l, &name);
        let field = if lines == 1 { f.text(&name, text) } else { f.area(&name, text, lines) };
        let field = if stem == "summary" { field.hint(h::summary_hint(l)) } else { field };
        let field = field.max(max);
        if language == "vi" && is_asked { field.required().view() } else { field.view() }
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
    let choices = Topic::ALL.map(|field| {
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
fn money_hint(l: Locale, f: &Fields<'_>, name: &str) -> String {
    match parse_vnd(f.value(name)) {
        Some(amount) => format!("{} ({}).", show_vnd(amount, l), vnd_in_words(amount, l)),
        None => h::budget_hint(l).to_owned(),
    }
}
