//! A table with its caption and headings, in a frame that scrolls sideways where it must.

use leptos::prelude::*;

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
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=label>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                {body.into_view()}
            </table>
        </div>
    }
    .into_any()
}
