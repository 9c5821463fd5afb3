//! A table with its caption and headings, in a frame that scrolls sideways where it must, and then says so. On a phone its
//! rows are cards.

use super::{cards, rendering};
use leptos::prelude::*;

pub mod words {
    words! {
        sideways = "Kéo sang ngang để xem hết bảng →" | "Slide sideways to see the whole table →";
    }
}

/// One heading; numbers stand at the right.
pub enum Head {
    Text(&'static str),
    Number(&'static str),
}

/// `body` is everything after `<thead>`: `<tbody>` and, where there is one, `<tfoot>`.
pub fn table(caption: impl Into<String>, heads: impl IntoIterator<Item = Head>, body: impl IntoView) -> AnyView {
    let caption = caption.into();
    let label = caption.clone();
    let heads = heads.into_iter().map(|head| match head {
        Head::Text(text) => view! { <th scope="col">{text}</th> }.into_any(),
        Head::Number(text) => view! { <th scope="col" class="num">{text}</th> }.into_any(),
    });
    let table = view! {
        <table>
            <caption>{caption}</caption>
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            {body.into_view()}
        </table>
    };
    frame(label, table)
}

/// The frame of a table; keys scroll it too.
pub fn frame(label: impl Into<String>, table: impl IntoView) -> AnyView {
    let hint = rendering::about().map(|about| format!("<p class=\"sideways no-print\">{}</p>", words::sideways(about.locale)));
    let inner = hint.unwrap_or_default() + &cards::labelled(&table.into_view().to_html());
    view! { <div class="table-wrap" tabindex="0" role="region" aria-label=label.into() inner_html=inner></div> }.into_any()
}
