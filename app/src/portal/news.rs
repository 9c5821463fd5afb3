//! What happened last, over all challenges.

use super::words as w;
use crate::{error::AppError, page::Page, paths, request::Req, ui::show};
use backend::challenges::News;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let news = req.backend.news().await?;
    let l = req.locale;
    Ok(Page::new(&req, w::news_title(l), || {
        let list = if news.is_empty() {
            view! { <p class="empty">{w::no_news(l)}</p> }.into_any()
        } else {
            view! { <ol class="news">{news.iter().map(|one| line(&req, one)).collect_view()}</ol> }.into_any()
        };
        view! {
            {show::below_home(&req)}
            <header class="stack">
                <h1>{w::news_title(l)}</h1>
                <p class="lead">{w::news_lead(l)}</p>
                <p>
                    <a href=req.href(paths::NEWS_ATOM) type="application/atom+xml">{w::atom(l)}</a>" · "
                    <a href=req.href(paths::NEWS_JSON) type="application/feed+json">{w::json_feed(l)}</a>
                </p>
            </header>
            {list}
        }
    }))
}

fn line(req: &Req, news: &News) -> AnyView {
    let l = req.locale;
    let c = &news.challenge;
    let reason = w::reason(l, &news.what).map(|reason| view! { <p>{show::written(l, reason)}</p> });
    let illustrative = c.is_illustrative.then(|| view! { " "<span class="tag tag-warn">{w::illustrative(l)}</span> });
    view! {
        <li>
            <p class="meta">{show::time(l, news.at)}</p>
            <h2>{w::headline(l, &news.what)}</h2>
            <p>
                <span class="code">{c.code.clone()}</span>" "
                <a href=req.href(address(news)) lang=c.title.lang(l).code()>{c.title.get(l).to_owned()}</a>{illustrative}
            </p>
            {reason}
        </li>
    }
    .into_any()
}

/// The page that tells of it.
pub fn address(news: &News) -> String {
    use backend::challenges::Happened;
    let code = &news.challenge.code;
    match &news.what {
        Happened::Published | Happened::Cancelled(_) => paths::challenge(code),
        Happened::Amended(number, _) => paths::version(code, *number),
        Happened::Opened => format!("{}#opening-record", paths::challenge(code)),
        Happened::ResultPublished => paths::results(code),
        Happened::Noticed(_) => format!("{}#notices", paths::challenge(code)),
    }
}
