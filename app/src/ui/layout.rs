//! The frame of every page: head, header, footer.

use crate::{page, request::Req};
use leptos::prelude::*;

/// `<head>`, with scripts only where an island needs them.
pub fn head(req: &Req, title: &str, has_islands: bool) -> AnyView {
    let _ = req;
    let assets = page::assets();
    let script = has_islands.then(|| view! { <script type="module" src=assets.boot.clone()></script> });
    view! { <head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>{title.to_owned()}</title><link rel="stylesheet" href=assets.css.clone()/>{script}</head> }.into_any()
}

/// `<body>`: header, `content` in `<main>`, footer.
pub fn body(req: &Req, content: AnyView) -> AnyView {
    let _ = req;
    view! { <body><main id="main">{content}</main></body> }.into_any()
}
