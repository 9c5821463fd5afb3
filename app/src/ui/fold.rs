//! A part of a page that is opened when it is asked for: without scripts, and by a link to its place.

use leptos::prelude::*;

pub fn fold(id: impl ToString, heading: impl ToString, is_open: bool, body: impl IntoView + 'static) -> AnyView {
    view! {
        <details class="fold" open=is_open>
            <summary><h2 id=id.to_string()>{heading.to_string()}</h2></summary>
            <div class="stack">{body.into_any()}</div>
        </details>
    }
    .into_any()
}
