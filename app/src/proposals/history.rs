//! All that happened to one's own proposal, in pages from the newest back to the beginning.

use super::{Own, words as w};
use crate::{error::AppError, page::Page, paths, request::Req, ui::history};
use axum::extract::Path;
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(&req, &id).await?;
    let number: u32 = req.query.get("page").parse().unwrap_or(1).max(1);
    let told = req.backend.proposal_history_page(&req.actor, own.view.id, number).await?;
    let step = |number: u32, rel: &'static str, text: &'static str| {
        let href = req.href(format!("{}?page={number}", paths::proposal_act(own.view.id, "history")));
        view! { <li><a href=href rel=rel>{text}</a></li> }
    };
    Ok(Page::new(&req, w::history(l), || {
        let newer = (number > 1).then(|| step(number - 1, "prev", w::newer(l)));
        let older = told.has_older.then(|| step(number + 1, "next", w::older(l)));
        let pages = (number > 1 || told.has_older).then(|| {
            view! { <nav class="pagination" aria-label=w::history_pages(l)><ol>{newer}{older}</ol></nav> }
        });
        view! {
            <div class="wrap stack">
                {own.breadcrumb(&req, w::history(l))}
                <p class="eyebrow">{w::proposal(l)}" "{own.view.code.clone()}</p>
                <h1>{w::history(l)}</h1>
                <p class="lead">{w::history_lead(l)}</p>
                {history::table(l, &told.lines)}
                {pages}
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
            </div>
        }
    }))
}
