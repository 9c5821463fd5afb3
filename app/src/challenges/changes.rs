//! Two texts of one call, the earlier beside the later, part by part and each in full.

use super::parts::part_name;
use crate::ui::show;
use domain::{
    challenges::{Content, ContentPart, part::Value},
    difference::{Piece, difference},
    locale::Locale,
    money::show_vnd,
};
use leptos::prelude::*;

mod w {
    words! {
        before = "Trước" | "Before";
        after = "Sau" | "After";
        english = "bản tiếng Anh" | "English";
        material = "Hồ sơ dựa vào" | "Proposals rest on it";
        none = "Không có nội dung." | "Nothing stands here.";
        no_ceiling = "Không đặt mức trần" | "No ceiling";
        legend = "Chữ gạch ngang chỉ có ở bản trước; chữ gạch chân chỉ có ở bản sau." | "Struck out: only in the earlier text. Underlined: only in the later one.";
        gone = "bỏ:" | "removed:";
        new = "thêm:" | "added:";
        unchanged = "Các mục không thay đổi" | "Parts that did not change";
    }
}

/// What differs, side by side, then what does not. Calendar and rules are told elsewhere: no amendment changes them.
pub fn between(l: Locale, before: &Content, after: &Content) -> AnyView {
    let parts: Vec<_> = after.differing(before).filter(|part| is_text(*part)).collect();
    let changed = parts.iter().map(|part| changed(l, *part, before, after)).collect_view();
    let legend = (!parts.is_empty()).then(|| view! { <p class="hint">{w::legend(l)}</p> });
    let same: Vec<_> = ContentPart::ALL.iter().copied().filter(|part| is_text(*part) && !parts.contains(part)).collect();
    view! {
        {legend}
        {changed}
        <details>
            <summary>{w::unchanged(l)}</summary>
            <div class="stack">{same.into_iter().map(|part| one(l, part, after)).collect_view()}</div>
        </details>
    }
    .into_any()
}

/// A text whole, where there is nothing before it.
pub fn whole(l: Locale, content: &Content) -> AnyView {
    let parts = ContentPart::ALL.iter().copied().filter(|part| is_text(*part));
    parts.map(|part| one(l, part, content)).collect_view().into_any()
}

fn is_text(part: ContentPart) -> bool {
    !matches!(part, ContentPart::Calendar | ContentPart::Rules)
}

fn changed(l: Locale, part: ContentPart, before: &Content, after: &Content) -> AnyView {
    let tag = part.is_material().then(|| view! { " "<span class="tag tag-warn">{w::material(l)}</span> });
    let sides = texts(l, part, before).into_iter().zip(texts(l, part, after)).filter(|(old, new)| old != new);
    let sides = sides.map(|((language, old), (_, new))| {
        let is_english = language == Locale::En && matches!(after.value(part), Value::Text(_) | Value::Measures(_));
        let of_english = is_english.then(|| view! { <p class="meta">{w::english(l)}</p> });
        let pieces = difference(&old, &new);
        view! {
            {of_english}
            <div class="grid-2">
                <div><h4>{w::before(l)}</h4>{side(l, language, &pieces, false)}</div>
                <div><h4>{w::after(l)}</h4>{side(l, language, &pieces, true)}</div>
            </div>
        }
    });
    view! { <section class="panel stack"><h3>{heading(l, part)}{tag}</h3>{sides.collect_view()}</section> }.into_any()
}

/// One of the two texts in full, with what only it says marked.
fn side(l: Locale, language: Locale, pieces: &[Piece], is_after: bool) -> AnyView {
    let shown = pieces.iter().filter_map(|piece| match piece {
        Piece::Same(text) => Some(text.clone().into_any()),
        Piece::Gone(text) if !is_after => {
            Some(view! { <del><span class="visually-hidden" lang=l.code()>{w::gone(l)}" "</span>{text.clone()}</del> }.into_any())
        }
        Piece::New(text) if is_after => {
            Some(view! { <ins><span class="visually-hidden" lang=l.code()>{w::new(l)}" "</span>{text.clone()}</ins> }.into_any())
        }
        Piece::Gone(_) | Piece::New(_) => None,
    });
    let shown: Vec<_> = shown.collect();
    if shown.is_empty() {
        return view! { <p class="muted">{w::none(l)}</p> }.into_any();
    }
    view! { <div class="difference" lang=language.code()>{shown}</div> }.into_any()
}

fn one(l: Locale, part: ContentPart, content: &Content) -> AnyView {
    let texts = texts(l, part, content).into_iter().filter(|(_, text)| !text.is_empty());
    let texts = texts.map(|(language, text)| view! { <div class="difference" lang=language.code()>{text}</div> }).collect_view();
    view! { <section class="stack"><h3>{heading(l, part)}</h3>{texts}</section> }.into_any()
}

/// The name of a part, as a heading begins.
fn heading(l: Locale, part: ContentPart) -> String {
    let name = part_name(l, part.name());
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What stands in a part, in each language that it is written in.
fn texts(l: Locale, part: ContentPart, content: &Content) -> Vec<(Locale, String)> {
    match content.value(part) {
        Value::Text(text) => vec![(Locale::Vi, text.vi.clone()), (Locale::En, text.en.clone())],
        Value::Measures(measures) => {
            let line =
                |name: &str, target: &str| if name.is_empty() && target.is_empty() { String::new() } else { format!("{name}: {target}") };
            let vi: Vec<_> = measures.iter().map(|m| line(&m.name.vi, &m.target.vi)).collect();
            let en: Vec<_> = measures.iter().map(|m| line(&m.name.en, &m.target.en)).collect();
            vec![(Locale::Vi, vi.join("\n")), (Locale::En, en.join("\n").trim().to_owned())]
        }
        Value::Fields(fields) => vec![(l, fields.iter().map(|field| show::field_name(l, *field)).collect::<Vec<_>>().join(", "))],
        Value::Money(amount) => vec![(l, amount.map_or_else(|| w::no_ceiling(l).to_owned(), |amount| show_vnd(amount, l)))],
        Value::Calendar(_) | Value::Rules(_) => Vec::new(),
    }
}
