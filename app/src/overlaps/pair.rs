//! Two proposals beside each other, passage by passage.

use super::{
    list::{desk_of, side, unreadable},
    words as w,
};
use crate::{
    error::AppError,
    evaluations::desk,
    page::Page,
    paths,
    request::Req,
    ui::{proposal::section_name, show},
};
use axum::extract::Path;
use backend::proposals::{Compare, OverlapView};
use domain::proposals::overlap::{Excerpt, Passage};
use leptos::prelude::*;

/// `a` and `b` in the address are codes.
pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let [a, b] = ["a", "b"].map(|name| req.query.get(name));
    let v = req.backend.overlap(&req.actor, &code, [a, b]).await?;
    let title = w::pair_title(req.locale, a, b);
    Ok(Page::new(&req, title.clone(), || view(&req, &code, &v, &title)))
}

fn view(req: &Req, code: &str, v: &OverlapView, title: &str) -> AnyView {
    let l = req.locale;
    let (passages, words) = (v.line.passages, v.line.words);
    let lead = if passages == 1 { w::pair_lead_one(l, words) } else { w::pair_lead(l, passages, words) };
    let passages = v.passages.iter().enumerate().map(|(place, passage)| view_passage(req, code, v, place + 1, passage)).collect_view();
    view! {
        <div class="wrap stack">
            {desk::trail(req, code, desk_of(req))}
            <h1>{show::unbroken(title)}</h1>
            <p class="lead">{lead}</p>
            {unreadable(l, code, &v.unreadable)}
            {passages}
            <p><a class="btn" href=req.href(paths::overlaps(code))>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

fn view_passage(req: &Req, code: &str, v: &OverlapView, number: usize, passage: &Passage) -> AnyView {
    let l = req.locale;
    let id = format!("passage-{number}");
    let half = |of: &Compare, excerpt: &Excerpt| {
        view! {
            <div class="stack">
                <h3>{side(l, code, of)}</h3>
                <p class="meta">{section_name(l, excerpt.section)}</p>
                <p lang=show::lang_of(&excerpt.text)>{excerpt.before.clone()}<mark>{excerpt.text.clone()}</mark>{excerpt.after.clone()}</p>
            </div>
        }
    };
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 id=id.clone()>{w::passage(l, number, passage.words)}</h2>
            <div class="pair">
                {half(&v.line.sides[0], &passage.sides[0])}
                {half(&v.line.sides[1], &passage.sides[1])}
            </div>
        </section>
    }
    .into_any()
}
