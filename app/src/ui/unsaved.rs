//! What was typed into a form that can no longer be changed: shown instead of its fields, to copy.

use crate::{request::Refused, ui::show};
use domain::locale::Locale;
use leptos::prelude::*;

pub mod words {
    words! {
        heading = "Nội dung vừa nhập, chưa được lưu" | "What you typed, not saved";
        lead = "Mục này không còn sửa được. Nội dung vừa nhập được giữ ở đây để sao chép." | "This can no longer be changed. What you typed is kept here to copy.";
    }
}

use words as w;

/// Every field that `label` knows and that is not empty.
pub fn view(l: Locale, refused: &Refused, label: impl Fn(&str) -> Option<String>) -> AnyView {
    let fields = refused.form.0.iter().filter(|(_, text)| !text.trim().is_empty());
    let typed: Vec<_> = fields
        .filter_map(|(name, text)| {
            let (label, text) = (label(name)?, show::plain(text));
            Some(view! { <dt>{label}</dt><dd>{text}</dd> })
        })
        .collect();
    if typed.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="panel stack" aria-labelledby="typed">
            <h2 id="typed">{w::heading(l)}</h2>
            <p>{w::lead(l)}</p>
            <dl class="facts">{typed}</dl>
        </section>
    }
    .into_any()
}
