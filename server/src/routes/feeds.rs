//! The news of all challenges for feed readers, in the reader's language: Atom (RFC 4287) and JSON Feed 1.1.

use app::{
    error::AppError,
    paths::{self, localized},
    portal::{self, words},
    request::Req,
};
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Text};
use axum::{
    Json,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    challenges::{Happened, News},
};
use domain::{locale::Locale, time::Moment};
use serde_json::json;

pub async fn atom(req: Req) -> Result<Response, AppError> {
    let news = req.backend.news().await?;
    let l = req.locale;
    let mut entries = Vec::new();
    for one in &news {
        let at = date(one.at)?;
        let link = address(&req, one);
        entries.push(Entry {
            title: Text::plain(title(l, one)),
            id: id(&req, one),
            updated: at,
            published: Some(at),
            links: vec![Link { href: link, rel: "alternate".to_owned(), ..Link::default() }],
            summary: Some(Text::plain(summary(l, one))),
            categories: vec![Category { term: one.challenge.code.clone(), ..Category::default() }],
            ..Entry::default()
        });
    }
    let feed = Feed {
        title: Text::plain(words::news_title(l)),
        id: whole(&req, paths::NEWS),
        updated: date(news.first().map_or(Moment(0), |one| one.at))?,
        lang: Some(l.code().to_owned()),
        authors: vec![atom_syndication::Person { name: req.backend.agency.name.get(l).to_owned(), ..Default::default() }],
        generator: Some(Generator { value: "challenges".to_owned(), ..Generator::default() }),
        links: vec![
            Link { href: whole(&req, paths::NEWS_ATOM), rel: "self".to_owned(), ..Link::default() },
            Link { href: whole(&req, paths::NEWS), rel: "alternate".to_owned(), ..Link::default() },
        ],
        entries,
        ..Feed::default()
    };
    Ok(([(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.to_string()).into_response())
}

pub async fn json(req: Req) -> Result<Response, AppError> {
    let news = req.backend.news().await?;
    let l = req.locale;
    let items: Vec<_> = news
        .iter()
        .map(|one| {
            json!({
                "id": id(&req, one),
                "url": address(&req, one),
                "title": title(l, one),
                "content_text": summary(l, one),
                "date_published": one.at.to_rfc3339(),
                "tags": [one.challenge.code],
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": words::news_title(l),
        "home_page_url": whole(&req, paths::NEWS),
        "feed_url": whole(&req, paths::NEWS_JSON),
        "language": l.code(),
        "authors": [{ "name": req.backend.agency.name.get(l) }],
        "items": items,
    });
    Ok(([(CONTENT_TYPE, "application/feed+json; charset=utf-8")], Json(feed)).into_response())
}

fn title(l: Locale, one: &News) -> String {
    format!("{}: {} – {}", words::headline(l, &one.what), one.challenge.code, one.challenge.title.get(l))
}

fn summary(l: Locale, one: &News) -> String {
    let text = words::reason(l, &one.what).unwrap_or(one.challenge.summary.get(l));
    let note = one.challenge.is_illustrative.then(|| format!("[{}] ", words::illustrative(l)));
    format!("{}{text}", note.unwrap_or_default())
}

fn address(req: &Req, one: &News) -> String {
    whole(req, &portal::address(one))
}

/// The same in each language of the feed: what happened, and when.
fn id(req: &Req, one: &News) -> String {
    let which = match &one.what {
        Happened::Noticed(notice) => format!("notice-{}", notice.number),
        _ => one.at.0.to_string(),
    };
    format!("{}{}#{which}", req.backend.base_url, paths::challenge(&one.challenge.code))
}

fn whole(req: &Req, path: &str) -> String {
    format!("{}{}", req.backend.base_url, localized(req.locale, path))
}

fn date(at: Moment) -> Result<FixedDateTime, AppError> {
    Ok(at.to_rfc3339().parse::<FixedDateTime>().map_err(Error::internal)?)
}
