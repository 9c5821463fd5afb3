//! What each kind of mail says, with made-up data: in both languages, as text and as HTML.

use super::words as w;
use crate::{
    error::AppError,
    files::framed,
    office::words as o,
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    mail::{Kind, Mail, Preview, samples},
};
use domain::locale::Locale;
use leptos::prelude::*;

pub async fn kinds(req: Req) -> Result<Page, AppError> {
    req.backend.may_preview_mails(&req.actor)?;
    let l = req.locale;
    let row = |kind: Kind| {
        let may_stop = if kind.optional().is_some() { w::yes(l) } else { w::no(l) };
        view! {
            <tr>
                <th scope="row"><a href=req.href(address(kind))>{kind.name(l)}</a></th>
                <td data-label=w::may_stop(l)>{may_stop}</td>
                <td data-label=w::code(l)><code>{kind.to_string()}</code></td>
            </tr>
        }
    };
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(&req, &[(paths::OFFICE, o::office(l)), (paths::OFFICE_MAILS, w::heading(l)), ("", w::kinds(l))])}
                <h1>{w::kinds(l)}</h1>
                <p class="lead">{w::kinds_lead(l)}</p>
                {table(
                    w::kinds_caption(l),
                    [w::of_kind(l), w::may_stop(l), w::code(l)].map(Head::Text),
                    view! { <tbody>{Kind::ALL.into_iter().map(row).collect_view()}</tbody> },
                )}
            </div>
        }
    };
    Ok(Page::new(&req, w::kinds(l), body))
}

fn address(kind: Kind) -> String {
    format!("{}/{kind}", paths::OFFICE_MAIL_KINDS)
}

/// One of the samples of a kind, in one language.
struct Chosen {
    kind: Kind,
    samples: Vec<Mail>,
    place: usize,
    locale: Locale,
}

impl Chosen {
    fn read(req: &Req, kind: &str) -> Result<Self, AppError> {
        req.backend.may_preview_mails(&req.actor)?;
        let kind = Kind::from_code(kind).ok_or(Error::NotFound)?;
        let samples = samples::of(kind);
        let number: usize = req.query.get("case").parse().unwrap_or(1);
        let place = number.saturating_sub(1).min(samples.len().saturating_sub(1));
        Ok(Self { kind, samples, place, locale: Locale::from_code(req.query.get("language")).unwrap_or(req.locale) })
    }

    fn preview(&self, req: &Req) -> Result<Preview, AppError> {
        let mail = self.samples.get(self.place).ok_or(Error::NotFound)?;
        Ok(Preview::of(mail, self.locale, &req.backend.base_url))
    }

    fn address(&self, what: &str, place: usize, locale: Locale) -> String {
        format!("{}{what}?language={}&case={}", address(self.kind), locale.code(), place + 1)
    }
}

pub async fn kind(req: Req, Path(kind): Path<String>) -> Result<Page, AppError> {
    let chosen = Chosen::read(&req, &kind)?;
    let preview = chosen.preview(&req)?;
    let l = req.locale;
    let name = chosen.kind.name(l);
    let html = req.href(chosen.address("/html", chosen.place, chosen.locale));
    let lang = chosen.locale.code();
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(
                    &req,
                    &[
                        (paths::OFFICE, o::office(l)),
                        (paths::OFFICE_MAILS, w::heading(l)),
                        (paths::OFFICE_MAIL_KINDS, w::kinds(l)),
                        ("", &name),
                    ],
                )}
                <h1>{name.clone()}</h1>
                <p class="notice">{w::sample(l)}</p>
                {choices(&req, &chosen)}
                <dl class="facts"><dt>{w::subject(l)}</dt><dd lang=lang>{preview.subject.clone()}</dd></dl>
                <section class="stack" aria-labelledby="text">
                    <h2 id="text">{w::text(l)}</h2>
                    <pre class="mail-text" lang=lang>{preview.text.clone()}</pre>
                </section>
                <section class="stack" aria-labelledby="html">
                    <h2 id="html">{w::html(l)}</h2>
                    <iframe class="viewer" src=html.clone() title=w::frame(l)></iframe>
                    <p><a href=html.clone()>{w::alone(l)}</a></p>
                </section>
            </div>
        }
    };
    Ok(Page::new(&req, &name, body))
}

fn choices(req: &Req, chosen: &Chosen) -> AnyView {
    let l = req.locale;
    let languages = Locale::ALL.map(|locale| {
        let current = (locale == chosen.locale).then_some("page");
        let name = match locale {
            Locale::Vi => w::vietnamese(l),
            Locale::En => w::english(l),
        };
        view! { <a href=req.href(chosen.address("", chosen.place, locale)) aria-current=current>{name}</a> }
    });
    let cases = (chosen.samples.len() > 1).then(|| {
        let case = |place: usize| {
            let current = (place == chosen.place).then_some("page");
            view! { <a href=req.href(chosen.address("", place, chosen.locale)) aria-current=current>{w::case(l, place + 1)}</a> }
        };
        view! { <nav class="tabs" aria-label=w::cases(l)>{(0..chosen.samples.len()).map(case).collect_view()}</nav> }
    });
    view! { <nav class="tabs" aria-label=w::language(l)>{languages.collect_view()}</nav>{cases} }.into_any()
}

/// The HTML as a mail program shows it: it may load and run nothing.
pub async fn as_html(req: Req, Path(kind): Path<String>) -> Result<Response, AppError> {
    let preview = Chosen::read(&req, &kind)?.preview(&req)?;
    Ok((framed("text/html; charset=utf-8"), preview.html).into_response())
}
