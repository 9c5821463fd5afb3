//! The list of notices, and marking them as read.

use super::words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        pages::pages,
        show,
    },
};
use axum::response::Response;
use backend::notices::{ALL, NoticeLine, Notices, PAGE};
use domain::form::Form;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept()).await
}

pub async fn read(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let read = req.backend.read_notices(&req.actor, &form).await;
    req.answer(form, read, |()| (paths::NOTICES, Done::NoticesRead), async |refused| show_page(&req, Some(&refused)).await).await
}

async fn show_page(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let number = req.query.get("page").parse().unwrap_or(1).max(1);
    let found = req.backend.notices(&req.actor, number).await?;
    Ok(Page::new(req, w::title(req.locale), || view(req, &found, number, refused)).refused(refused))
}

fn view(req: &Req, found: &Notices, number: u32, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    f.name("notice", w::title(l));
    let list = if found.lines.is_empty() {
        view! { <p class="empty">{w::none(l)}</p> }.into_any()
    } else {
        view! { <ul class="dates">{found.lines.iter().map(|one| line(req, one)).collect_view()}</ul> }.into_any()
    };
    let all = (found.unread > 0).then(|| {
        view! {
            <form method="post" action=req.href(paths::NOTICES)>
                {hidden_field("notice", ALL)}
                <button type="submit" class="btn">{w::mark_all(l)}</button>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            {show::below_home(req)}
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            <p>{w::tasks(l)}</p>
            {f.summary()}
            <p class="meta">{w::count(l, found.unread, found.total)}</p>
            {all}
            {list}
            {pages(req, number, found.total.div_ceil(PAGE), |page| format!("{}?page={page}", paths::NOTICES))}
            <p><a href=req.href(format!("{}#mails", paths::ACCOUNT))>{w::choose(l)}</a></p>
        </div>
    }
    .into_any()
}

fn line(req: &Req, one: &NoticeLine) -> AnyView {
    let l = req.locale;
    let (tag, state) = if one.is_read { ("tag", w::is_read(l)) } else { ("tag tag-warn", w::is_new(l)) };
    let said = one.said.get(l).to_owned();
    let mark = (!one.is_read).then(|| {
        view! {
            <form method="post" action=req.href(paths::NOTICES)>
                {hidden_field("notice", &one.id.to_string())}
                <button type="submit" class="btn">{w::mark(l)}<span class="visually-hidden">": "{said.clone()}</span></button>
            </form>
        }
    });
    view! {
        <li>
            <p><span class=tag>{state}</span>" "<span class="meta">{show::time(l, one.at)}</span></p>
            <div>
                <p><a href=req.href(&one.path)>{show::written(l, one.said.get(l))}</a></p>
                {mark}
            </div>
        </li>
    }
    .into_any()
}
