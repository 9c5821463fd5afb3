//! What somebody follows, and what ends it.

use super::words as w;
use crate::{
    challenges::narrowing::described,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        show,
    },
};
use axum::response::{IntoResponse, Response};
use backend::{challenges::ChallengeCard, following::Following};
use domain::{
    following::{Rhythm, SEARCHES, SavedSearch},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept(), None).await
}

pub async fn save_search(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let saved = req.backend.save_search(&req.actor, &form).await;
    req.answer(form, saved, |()| (paths::FOLLOWING, Done::SearchSaved), async |refused| show_page(&req, Some(&refused), None).await).await
}

pub async fn end_search(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let ended = req.backend.end_search(&req.actor, &form).await;
    req.answer(form, ended, |()| (paths::FOLLOWING, Done::SearchEnded), async |refused| show_page(&req, Some(&refused), None).await).await
}

/// A new address is shown by this answer alone: nothing that holds it is kept or led to.
pub async fn change_calendar(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let changed = req.backend.change_own_calendar(&req.actor, &form).await;
    if let Ok(Some(token)) = &changed {
        return Ok(show_page(&req, None, Some(token)).await?.into_response());
    }
    let go = |_| (paths::FOLLOWING, Done::CalendarEnded);
    req.answer(form, changed, go, async |refused| show_page(&req, Some(&refused), None).await).await
}

async fn show_page(req: &Req, refused: Option<&Refused>, token: Option<&str>) -> Result<Page, AppError> {
    let v = req.backend.following(&req.actor).await?;
    Ok(Page::new(req, w::title(req.locale), || view(req, &v, refused, token)).refused(refused))
}

fn view(req: &Req, v: &Following, refused: Option<&Refused>, token: Option<&str>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    f.name(SEARCHES, w::searches(l));
    view! {
        <div class="narrow stack">
            {show::below_home(req)}
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            {f.summary()}
            {show::section(w::watched(l), "watched", Some(w::watched_mails(l)), watched(req, &v.watched))}
            {show::section(w::searches(l), SEARCHES, Some(w::searches_mails(l)), searches(req, &v.searches))}
            {show::section(w::calendar(l), "calendar", Some(w::calendar_lead(l)), calendar(req, v, token))}
            {show::section(w::mails(l), "mails", Some(w::mails_lead(l)), view! {
                <p><a class="btn" href=req.href(format!("{}#mails", paths::ACCOUNT))>{w::mails_link(l)}</a></p>
            }.into_any())}
        </div>
    }
    .into_any()
}

fn watched(req: &Req, cards: &[ChallengeCard]) -> AnyView {
    let l = req.locale;
    if cards.is_empty() {
        return view! { <p class="empty">{w::watched_none(l)}</p> }.into_any();
    }
    let line = |c: &ChallengeCard| {
        let closes = c.closes.map(|at| view! { <p class="meta">{w::closes(l, at.show_weekday(l))}</p> });
        view! {
            <li>
                <p>{show::stage(l, c.stage)}</p>
                <div>
                    <p><span class="code">{c.code.clone()}</span>" "
                        <a href=req.href(paths::challenge(&c.code)) lang=c.title.lang(l).code()>{c.title.get(l).to_owned()}</a></p>
                    {closes}
                    <form method="post" action=req.href(paths::watch(&c.code))>
                        {hidden_field("watch", "off")}
                        {hidden_field("from", "following")}
                        <button type="submit" class="btn">{w::unwatch(l)}<span class="visually-hidden">": "{c.code.clone()}</span></button>
                    </form>
                </div>
            </li>
        }
    };
    view! { <ul class="dates">{cards.iter().map(line).collect_view()}</ul> }.into_any()
}

fn searches(req: &Req, searches: &[SavedSearch]) -> AnyView {
    let l = req.locale;
    let list = view! { <p><a class="btn" href=req.href(paths::CHALLENGES)>{w::to_list(l)}</a></p> };
    if searches.is_empty() {
        return view! { <p class="empty">{w::searches_none(l)}</p>{list} }.into_any();
    }
    let line = |search: &SavedSearch| {
        let said = described(l, &search.filter);
        view! {
            <li>
                <p>{rhythm(l, search.rhythm)}</p>
                <div>
                    <p><a href=req.href(paths::searched(search.filter.pairs()))>{show::written(l, &said)}</a></p>
                    <form method="post" action=req.href(paths::FOLLOWING_END)>
                        {hidden_field("search", &search.id.to_string())}
                        <button type="submit" class="btn">{w::end_search(l)}<span class="visually-hidden">": "{show::written(l, &said)}</span></button>
                    </form>
                </div>
            </li>
        }
    };
    view! { <ul class="dates">{searches.iter().map(line).collect_view()}</ul>{list} }.into_any()
}

fn rhythm(l: Locale, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Daily => w::daily(l),
        Rhythm::Weekly => w::weekly(l),
    }
}

fn calendar(req: &Req, v: &Following, token: Option<&str>) -> AnyView {
    let l = req.locale;
    let new = token.map(|token| {
        let address = format!("{}{}", req.backend.base_url, req.href(paths::own_calendar(token)));
        let program = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
        view! {
            <div class="notice notice-ok" role="status">
                <p>{w::calendar_new(l)}</p>
                <div class="address"><p><code>{address}</code></p></div>
                <p><a class="btn" href=program>{w::calendar_open(l)}</a></p>
            </div>
        }
    });
    let made = v.calendar.filter(|_| token.is_none()).map(|at| view! { <p>{w::calendar_made(l, at.show(l))}</p> });
    let make = if v.calendar.is_some() { w::calendar_replace(l) } else { w::calendar_make(l) };
    let end = v.calendar.map(|_| view! { <button type="submit" class="btn" name="act" value="end">{w::calendar_end(l)}</button> });
    view! {
        {new}
        <p><a class="btn" href=req.href(paths::FOLLOWING_ICS) type="text/calendar" download="">{w::calendar_download(l)}</a></p>
        <p>{w::calendar_address(l)}</p>
        {made}
        <form method="post" action=req.href(paths::FOLLOWING_CALENDAR)>
            <div class="actions"><button type="submit" class="btn" name="act" value="make">{make}</button>{end}</div>
        </form>
    }
    .into_any()
}
