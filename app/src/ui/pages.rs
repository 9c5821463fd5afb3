//! The pages of a long list: the one before, where one is, the one after.

use crate::request::Req;
use leptos::prelude::*;

mod w {
    words! {
        pages = "Các trang của danh sách" | "Pages of the list";
        page_of(page, pages) = "Trang {page}/{pages}" | "Page {page} of {pages}";
        previous = "Trang trước" | "Previous page";
        next = "Trang sau" | "Next page";
    }
}

/// Nothing where there is one page. `address` leads to a page by its number.
pub fn pages(req: &Req, page: u32, pages: u32, address: impl Fn(u32) -> String) -> AnyView {
    let l = req.locale;
    if pages < 2 {
        return ().into_any();
    }
    let link = |to: u32, rel: &'static str, text: &'static str| view! { <li><a href=req.href(address(to)) rel=rel>{text}</a></li> };
    // Past the end there is a way back to the last.
    let previous = (page > 1).then(|| link(page.min(pages + 1) - 1, "prev", w::previous(l)));
    let next = (page < pages).then(|| link(page + 1, "next", w::next(l)));
    view! {
        <nav class="pagination" aria-label=w::pages(l)>
            <ul>{previous}<li><span aria-current="page">{w::page_of(l, page, pages)}</span></li>{next}</ul>
        </nav>
    }
    .into_any()
}
