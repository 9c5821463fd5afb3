//! What other sites show of a page beside a link to it.

use crate::{request::Req, ui::words::frame as w};
use documents::card;
use leptos::prelude::*;

#[derive(Clone, Debug)]
pub struct Shared {
    pub summary: String,
    /// Path of the picture, see [`card`].
    pub card: String,
}

/// `here` is the page's path. What sites read that show a picture and a summary beside a link (Open Graph).
pub fn passed_on(req: &Req, title: &str, here: String, shared: &Shared) -> AnyView {
    let l = req.locale;
    let absolute = |path: String| format!("{}{path}", req.backend.base_url);
    let property = |name: &'static str, content: String| leptos::html::meta().attr("property", name).content(content);
    view! {
        {property("og:type", "website".to_owned())}
        {property("og:site_name", w::product(l).to_owned())}
        {property("og:locale", l.pick("vi_VN", "en_GB").to_owned())}
        {property("og:title", title.to_owned())}
        {property("og:description", shared.summary.clone())}
        {property("og:url", absolute(here))}
        {property("og:image", absolute(req.href(&shared.card)))}
        {property("og:image:width", card::WIDTH.to_string())}
        {property("og:image:height", card::HEIGHT.to_string())}
        {property("og:image:alt", title.to_owned())}
        <meta name="twitter:card" content="summary_large_image"/>
    }
    .into_any()
}
