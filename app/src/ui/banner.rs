//! What the office has to say to everybody at once, at the top of every page for a while.

use super::{icons, marked};
use crate::request::Req;
use domain::banners::{Banner, Kind};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Thông báo của cơ quan" | "From the agency";
        warning = "Lưu ý:" | "Please note:";
        by(agency, at) = "({agency}, {at})" | "({agency}, {at})";
    }
}

/// Those that stand at this moment, warnings first; `agency` says them.
pub fn standing(req: &Req, agency: &str) -> AnyView {
    let mut standing: Vec<&Banner> = req.banners.iter().filter(|banner| banner.is_shown(req.now)).collect();
    if standing.is_empty() {
        return ().into_any();
    }
    standing.sort_by_key(|banner| (banner.kind, banner.from, banner.id));
    let lines = standing.into_iter().map(|banner| line(req, banner, agency)).collect_view();
    view! { <aside class="banners" aria-label=w::heading(req.locale)>{lines}</aside> }.into_any()
}

/// One of them, with who says it and since when.
pub fn line(req: &Req, banner: &Banner, agency: &str) -> AnyView {
    let l = req.locale;
    let (class, icon) = match banner.kind {
        Kind::Warning => ("banner banner-warn", "warning"),
        Kind::Notice => ("banner", "info"),
    };
    let warning = (banner.kind == Kind::Warning).then(|| view! { <strong>{w::warning(l)}</strong>" " });
    let by = w::by(l, agency, banner.from.max(banner.at).show(l));
    view! {
        <div class=class>
            <p class="wrap">{icons::icon(icon)}<span>{warning}{marked::line(req, banner.text.get(l))}" "<span class="banner-by">{by}</span></span></p>
        </div>
    }
    .into_any()
}
