//! Two people changed the same fields of what is stored: both texts, side by side.

use crate::{
    request::Refused,
    ui::{
        show,
        table::{Head, table},
    },
};
use domain::{locale::Locale, time::Moment};
use leptos::prelude::*;

mod w {
    words! {
        theirs = "Nội dung đã được lưu trong lúc đang soạn" | "What was saved in the meantime";
        caption = "Các mục hai bên cùng sửa. Lưu lại lần nữa để giữ nội dung vừa nhập." | "What both changed. Save again to keep what you typed.";
        field = "Mục" | "Field";
        saved = "Đã lưu" | "Saved";
        typed = "Vừa nhập" | "Typed";
    }
}

/// `label` is what a field is called, `said` its value as people write it.
pub fn section(l: Locale, refused: Option<&Refused>, label: impl Fn(&str) -> String, said: impl Fn(&str, &str) -> String) -> AnyView {
    let Some((refused, theirs)) = refused.and_then(|r| r.theirs.as_ref().map(|theirs| (r, theirs))) else { return ().into_any() };
    let value = |name: &str, value: &str| Moment::from_local(value).map_or_else(|| said(name, value), |at| at.show(l));
    let row = |name: &String| {
        view! {
            <tr>
                <th scope="row"><a href=format!("#{name}")>{label(name)}</a></th>
                <td>{show::plain(&value(name, theirs.get(name)))}</td>
                <td>{show::plain(&value(name, refused.form.get(name)))}</td>
            </tr>
        }
    };
    let all;
    let names = match &refused.asked {
        Some(asked) => asked,
        None => {
            all = refused.differing(theirs);
            &all
        }
    };
    let rows = names.iter().map(row).collect_view();
    let heads = [w::field(l), w::saved(l), w::typed(l)].map(Head::Text);
    view! {
        <section class="panel" aria-labelledby="theirs">
            <h2 id="theirs">{w::theirs(l)}</h2>
            {table(w::caption(l), heads, view! { <tbody>{rows}</tbody> })}
        </section>
    }
    .into_any()
}
