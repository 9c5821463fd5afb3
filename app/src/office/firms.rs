//! Registered firms, by standing.

use super::{words as w, words::firms as f};
use crate::{
    error::AppError,
    exports,
    page::Page,
    paths,
    request::Req,
    ui::{
        pages::pages,
        show,
        table::{Head, table},
    },
};
use backend::firms::FirmLine;
use domain::{firms::Standing, locale::Locale};
use leptos::prelude::*;

const PAGE: u32 = 50;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let standing = Standing::from_code(req.query.get("standing"));
    let number = req.query.get("page").parse().unwrap_or(1).max(1);
    let (firms, total) = req.backend.list_firms(&req.actor, standing, number).await?;
    let l = req.locale;
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(&req, &[(paths::OFFICE, w::office(l)), ("", f::heading(l))])}
                <h1>{f::heading(l)}</h1>
                <p class="lead">{f::lead(l)}</p>
                {filters(&req, standing)}
                <p class="meta">{f::count(l, total)}</p>
                {list(&req, &firms)}
                {pages(&req, number, total.div_ceil(PAGE), |page| address(standing, page))}
                {exports::link(&req, &paths::office_workbook("firms"), f::heading(l))}
            </div>
        }
    };
    Ok(Page::new(&req, f::heading(l), body))
}

pub fn standing_tag(l: Locale, standing: Standing) -> AnyView {
    let tag = match standing {
        Standing::Pending => "tag tag-warn",
        Standing::Verified => "tag tag-ok",
        Standing::Returned => "tag tag-stop",
    };
    view! { <span class=tag>{standing_name(l, standing)}</span> }.into_any()
}

pub fn standing_name(l: Locale, standing: Standing) -> &'static str {
    match standing {
        Standing::Pending => f::pending(l),
        Standing::Verified => f::verified(l),
        Standing::Returned => f::returned(l),
    }
}

fn address(standing: Option<Standing>, page: u32) -> String {
    let standing = standing.map(|s| format!("standing={}", s.code()));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<_> = [standing, page].into_iter().flatten().collect();
    if query.is_empty() { paths::OFFICE_FIRMS.to_owned() } else { format!("{}?{}", paths::OFFICE_FIRMS, query.join("&")) }
}

fn filters(req: &Req, chosen: Option<Standing>) -> AnyView {
    let l = req.locale;
    let tabs = std::iter::once(None).chain(Standing::ALL.map(Some)).map(|standing| {
        let current = (standing == chosen).then_some("page");
        let text = standing.map_or(f::all(l), |s| standing_name(l, s));
        view! { <a href=req.href(address(standing, 1)) aria-current=current>{text}</a> }
    });
    view! { <nav class="tabs" aria-label=f::filter(l)>{tabs.collect_view()}</nav> }.into_any()
}

fn list(req: &Req, firms: &[FirmLine]) -> AnyView {
    let l = req.locale;
    if firms.is_empty() {
        return view! { <p class="empty">{f::none(l)}</p> }.into_any();
    }
    let row = |firm: &FirmLine| {
        let document = if firm.has_document { f::has_document(l) } else { f::no_document(l) };
        view! {
            <tr>
                <th scope="row"><a href=req.href(paths::office_firm(firm.id))>{show::written(l, &firm.legal_name)}</a></th>
                <td>{firm.tax_code.clone()}</td>
                <td>{standing_tag(l, firm.standing)}</td>
                <td>{document}</td>
                <td>{show::time(l, firm.created)}</td>
            </tr>
        }
    };
    let heads = [f::name(l), f::tax_code(l), f::standing(l), f::document(l), f::registered(l)].map(Head::Text);
    table(f::caption(l), heads, view! { <tbody>{firms.iter().map(row).collect_view()}</tbody> })
}
