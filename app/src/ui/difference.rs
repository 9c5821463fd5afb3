//! Where two versions differ, word by word: of a proposal field by field, of anything else part by part.

use crate::ui::{
    proposal::{field_name, field_text, files_text, section_name},
    show,
};
use domain::{
    difference::{Piece, difference},
    locale::Locale,
    proposals::{Field, Reviewed, Section},
};
use leptos::prelude::*;

mod w {
    words! {
        legend(old, new) = "Chữ gạch ngang chỉ có trong {old}; chữ gạch chân chỉ có trong {new}." | "Struck out: only in {old}. Underlined: only in {new}.";
        gone = "bỏ:" | "removed:";
        new = "thêm:" | "added:";
    }
}

/// Unchanged words shown on either side of a change, in bytes.
const AROUND: usize = 160;

/// Every field that differs; nothing where none does. `old` and `new` say what the two are, in words that follow "in".
/// Headings are of the third level.
pub fn fields(l: Locale, before: &Reviewed, after: &Reviewed, old: &str, new: &str) -> AnyView {
    let changed = Field::ALL.iter().copied().filter(|field| before.content.value(*field) != after.content.value(*field));
    let field = |field: Field| {
        let [old, new] = [before, after].map(|version| field_text(l, field, version.content.value(field)));
        (field_name(l, field), old, new)
    };
    let files = (before.files != after.files).then(|| {
        let [old, new] = [before, after].map(|version| files_text(l, &version.files));
        (section_name(l, Section::Files).to_owned(), old, new)
    });
    parts(l, changed.map(field).chain(files).collect(), old, new)
}

/// The same of any texts that differ, each under its name.
pub fn parts(l: Locale, changed: Vec<(String, String, String)>, old: &str, new: &str) -> AnyView {
    if changed.is_empty() {
        return ().into_any();
    }
    let parts: Vec<_> = changed.into_iter().map(|(name, before, after)| one(l, name, &before, &after)).collect();
    view! { <p class="hint">{w::legend(l, old, new)}</p>{parts} }.into_any()
}

fn one(l: Locale, name: String, old: &str, new: &str) -> AnyView {
    let lang = show::lang_of(new).or_else(|| show::lang_of(old));
    let pieces = difference(old, new);
    let last = pieces.len().saturating_sub(1);
    let pieces = pieces.into_iter().enumerate().map(|(i, piece)| match piece {
        Piece::Same(text) => shortened(&text, i > 0, i < last).into_any(),
        Piece::Gone(text) => view! { <del><span class="visually-hidden" lang=l.code()>{w::gone(l)}" "</span>{text}</del> }.into_any(),
        Piece::New(text) => view! { <ins><span class="visually-hidden" lang=l.code()>{w::new(l)}" "</span>{text}</ins> }.into_any(),
    });
    view! {
        <h3>{name}</h3>
        <div class="difference" lang=lang>{pieces.collect_view()}</div>
    }
    .into_any()
}

/// Text that did not change is cut to its part near a change, at the end of a word, with an ellipsis.
pub fn shortened(text: &str, has_before: bool, has_after: bool) -> String {
    if text.len() <= AROUND {
        return text.to_owned();
    }
    let head = if has_before { cut(text, AROUND, str::len) } else { 0 };
    let tail = if has_after { cut(text, text.len() - AROUND, |_| text.len()) } else { text.len() };
    if tail <= head {
        return text.to_owned();
    }
    format!("{} … {}", text[..head].trim_end(), text[tail..].trim_start())
}

/// The first end of a word at or after `at`; `none` where there is none.
fn cut(text: &str, at: usize, none: impl Fn(&str) -> usize) -> usize {
    let after = |(i, c): (usize, char)| (i >= at && c.is_whitespace()).then_some(i);
    text.char_indices().find_map(after).unwrap_or_else(|| none(text))
}
