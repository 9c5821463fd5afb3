//! How the site's mails fare: a list by state, and a button for what was given up.

use super::words as w;
use crate::{
    error::AppError,
    office::words as o,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        pages::pages,
        problems, show,
        table::{Head, table},
    },
};
use axum::response::Response;
use backend::delivery::{ALL, Deliveries, DeliveryLine, PrivateMails, Recipient};
use domain::{
    access::Action,
    delivery::{FEW, KEPT_DAYS, MailState, Trouble},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

const PAGE: u32 = 20;
/// Where in an identifier the part begins that differs from mail to mail.
const NUMBER: usize = 28;

pub async fn list(req: Req) -> Result<Page, AppError> {
    show_list(&req, req.kept()).await
}

pub async fn send_again(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let sent = req.backend.send_mails_again(&req.actor, &form).await;
    req.answer(form, sent, |()| (paths::OFFICE_MAILS, Done::MailsSentAgain), async |refused| show_list(&req, Some(&refused)).await).await
}

async fn show_list(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let state = MailState::from_code(req.query.get("state"));
    let number = req.query.get("page").parse().unwrap_or(1).max(1);
    let found = req.backend.deliveries(&req.actor, state, number).await?;
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    f.name("mail", w::number(l));
    let may = found.can.get(Action::SendMailsAgain);
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(req, &[(paths::OFFICE, o::office(l)), ("", w::heading(l))])}
                <h1>{w::heading(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                <p><a class="btn" href=req.href(paths::OFFICE_MAIL_KINDS)>{w::to_kinds(l)}</a></p>
                {f.summary()}
                {problems::impossible(l, may, refused)}
                {filters(req, state)}
                <p class="meta">{w::count(l, found.total)}</p>
                {lines(req, &found)}
                {pages(req, number, found.total.div_ceil(PAGE), |page| address(state, page))}
                {private(l, &found.private)}
                {all_again(req, &found)}
            </div>
        }
    };
    Ok(Page::new(req, w::heading(l), body).refused(refused))
}

fn name(l: Locale, state: MailState) -> &'static str {
    match state {
        MailState::Waiting => w::waiting(l),
        MailState::Failed => w::failed(l),
        MailState::Sent => w::sent(l),
        MailState::Dropped => w::dropped(l),
    }
}

fn tag(l: Locale, state: MailState) -> AnyView {
    let tag = match state {
        MailState::Waiting => "tag tag-warn",
        MailState::Failed => "tag tag-stop",
        MailState::Sent => "tag tag-ok",
        MailState::Dropped => "tag",
    };
    view! { <span class=tag>{name(l, state)}</span> }.into_any()
}

fn address(state: Option<MailState>, page: u32) -> String {
    let state = state.map(|state| format!("state={}", state.code()));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<_> = [state, page].into_iter().flatten().collect();
    if query.is_empty() { paths::OFFICE_MAILS.to_owned() } else { format!("{}?{}", paths::OFFICE_MAILS, query.join("&")) }
}

fn filters(req: &Req, chosen: Option<MailState>) -> AnyView {
    let l = req.locale;
    let tabs = std::iter::once(None).chain(MailState::ALL.map(Some)).map(|state| {
        let current = (state == chosen).then_some("page");
        let text = state.map_or(w::all(l), |state| name(l, state));
        view! { <a href=req.href(address(state, 1)) aria-current=current>{text}</a> }
    });
    view! { <nav class="tabs" aria-label=w::filter(l)>{tabs.collect_view()}</nav> }.into_any()
}

fn lines(req: &Req, found: &Deliveries) -> AnyView {
    let l = req.locale;
    if found.lines.is_empty() {
        return view! { <p class="empty">{w::none(l)}</p> }.into_any();
    }
    let may = found.can.is(Action::SendMailsAgain);
    let rows = found.lines.iter().map(|line| row(req, line, may && line.may_be_sent_again));
    let heads = [w::of_kind(l), w::to(l), w::state(l), w::written(l)].map(Head::Text);
    let heads = heads.into_iter().chain([Head::Number(w::tries(l))]).chain([w::answer(l), w::number(l), w::act(l)].map(Head::Text));
    table(w::caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })
}

fn row(req: &Req, line: &DeliveryLine, may: bool) -> AnyView {
    let l = req.locale;
    // As the mail server's log knows it: the end of its Message-ID, before the sender's domain.
    let number = line.id.to_string().split_off(NUMBER);
    let to = match &line.to {
        Recipient::Account(id, name) => view! { <a href=req.href(paths::office_account(*id))>{name.clone()}</a> }.into_any(),
        Recipient::Address(masked) => masked.clone().into_any(),
    };
    let tried = line.tried.map(|at| match line.state {
        MailState::Sent => w::sent_at(l, at.show_exact(l)),
        _ => w::tried_at(l, at.show_exact(l)),
    });
    let next = line.next.filter(|_| line.tries > 0).map(|at| format!(" {}", w::next_at(l, at.show_exact(l))));
    let again = may.then(|| {
        view! {
            <form method="post" action=req.href(paths::OFFICE_MAILS_AGAIN)>
                {hidden_field("mail", &line.id.to_string())}
                <button type="submit" class="btn">{w::again(l)}<span class="visually-hidden">": "{number.clone()}</span></button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{line.kind.name(l)}</th>
            <td class="whole">{to}</td>
            <td class="whole">{tag(l, line.state)}" "<span class="meta">{tried}{next}</span></td>
            <td data-label=w::written(l)>{show::time(l, line.written)}</td>
            <td class="num" data-label=w::tries(l)>{line.tries}</td>
            <td class="whole">{line.answer.clone()}</td>
            <td data-label=w::number(l)><code>{number.clone()}</code></td>
            <td class="whole">{again}</td>
        </tr>
    }
    .into_any()
}

/// How many at least, and what kind of trouble they are in.
fn private(l: Locale, mails: &[PrivateMails]) -> AnyView {
    let row = |mails: &PrivateMails| {
        view! {
            <tr>
                <th scope="row">{tag(l, mails.state)}</th>
                <td class="num" data-label=w::how_many(l)>{how_many(l, mails.at_least)}</td>
                <td class="whole">{trouble(l, mails.trouble)}</td>
            </tr>
        }
    };
    let list = if mails.is_empty() {
        view! { <p class="empty">{w::private_none(l)}</p> }.into_any()
    } else {
        let heads = [Head::Text(w::state(l)), Head::Number(w::how_many(l)), Head::Text(w::answer(l))];
        table(w::private_caption(l), heads, view! { <tbody>{mails.iter().map(row).collect_view()}</tbody> })
    };
    view! {
        <section class="stack" aria-labelledby="private">
            <h2 id="private">{w::private(l)}</h2>
            <p>{w::private_lead(l)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn how_many(l: Locale, at_least: u32) -> String {
    if at_least == 0 { w::fewer(l, FEW) } else { w::or_more(l, at_least) }
}

fn trouble(l: Locale, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Refused => w::refused(l),
        Trouble::PutOff => w::put_off(l),
        Trouble::Unreachable => w::unreachable(l),
    }
}

/// Where one of those that are shown was given up.
fn all_again(req: &Req, found: &Deliveries) -> AnyView {
    let l = req.locale;
    let has_failed = found.lines.iter().any(|line| line.may_be_sent_again) || found.private.iter().any(|of| of.state == MailState::Failed);
    let button = (has_failed && found.can.is(Action::SendMailsAgain)).then(|| {
        view! {
            <form method="post" action=req.href(paths::OFFICE_MAILS_AGAIN)>
                {hidden_field("mail", ALL)}
                <button type="submit" class="btn">{w::again_all(l)}</button>
            </form>
        }
    });
    view! { <div id="mail" class="stack"><p class="meta">{w::again_hint(l, KEPT_DAYS)}</p>{button}</div> }.into_any()
}
