//! The link under a mail by which mails of its kind stop: no account is asked for. Opening it changes nothing, since programs
//! that look at mails open links; the button does, and so does the one request of a mail program (RFC 8058).

use super::words as w;
use crate::{accounts, error::AppError, page::Page, paths, request::Req, ui::show};
use axum::extract::Path;
use backend::{Error, following::Unsubscribing};
use domain::{following::MailKind, locale::Locale};
use leptos::prelude::*;

pub async fn page(req: Req, Path(token): Path<String>) -> Result<Page, AppError> {
    answer(&req, req.backend.unsubscribing(&token, req.from).await, |link| {
        let l = req.locale;
        match &link.guest {
            Some(guest) if link.is_off => said_to_guest(&req, w::guest_stopped_before(l, &guest.code)),
            Some(guest) => guest_button(&req, &token, &guest.code),
            None if link.is_off => said(&req, w::stopped_before(l, kind(l, link.kind))),
            None => button(&req, &token, link.kind),
        }
    })
}

/// Answered by a page itself, which such a request does not follow a redirect to. Its body says nothing that is needed.
pub async fn stop(req: Req, Path(token): Path<String>) -> Result<Page, AppError> {
    answer(&req, req.backend.unsubscribe(&token, req.from).await, |link| {
        let (l, kind) = (req.locale, kind(req.locale, link.kind));
        if let Some(guest) = &link.guest {
            return said_to_guest(
                &req,
                if link.is_off { w::guest_stopped_before(l, &guest.code) } else { w::guest_stopped(l, &guest.code) },
            );
        }
        said(&req, if link.is_off { w::stopped_before(l, kind) } else { w::stopped(l, kind) })
    })
}

fn answer(req: &Req, link: Result<Unsubscribing, Error>, view: impl FnOnce(Unsubscribing) -> AnyView) -> Result<Page, AppError> {
    let l = req.locale;
    let link = match link {
        Err(Error::NotFound) => return Ok(accounts::expired_page(req, w::expired(l), None)),
        link => link?,
    };
    Ok(Page::new(req, w::stop_title(l), || {
        view! { <div class="wrap narrow stack">{show::below_home(req)}<h1>{w::stop_title(l)}</h1>{view(link)}</div> }
    }))
}

fn button(req: &Req, token: &str, kind_of: MailKind) -> AnyView {
    let l = req.locale;
    view! {
        <p class="lead">{w::stop_lead(l, kind(l, kind_of))}</p>
        <p>{w::stop_others(l)}</p>
        <form method="post" action=req.href(paths::unsubscribe(token))>
            <div class="actions"><button type="submit" class="btn btn-primary">{w::stop(l)}</button></div>
        </form>
    }
    .into_any()
}

/// Whoever has no account has nothing else to choose.
fn said_to_guest(req: &Req, said: String) -> AnyView {
    let l = req.locale;
    view! {
        <p class="notice notice-ok" role="status">{said}</p>
        <p><a class="btn" href=req.href(paths::CHALLENGES)>{w::to_list(l)}</a></p>
    }
    .into_any()
}

fn guest_button(req: &Req, token: &str, code: &str) -> AnyView {
    let l = req.locale;
    view! {
        <p class="lead">{w::guest_stop_lead(l, code)}</p>
        <form method="post" action=req.href(paths::unsubscribe(token))>
            <div class="actions"><button type="submit" class="btn btn-primary">{w::unwatch(l)}</button></div>
        </form>
    }
    .into_any()
}

fn said(req: &Req, said: String) -> AnyView {
    let l = req.locale;
    view! {
        <p class="notice notice-ok" role="status">{said}</p>
        <p>{w::stop_others(l)}</p>
        <p>{w::again(l)}</p>
        <p><a class="btn" href=req.href(format!("{}#mails", paths::ACCOUNT))>{w::to_account(l)}</a></p>
    }
    .into_any()
}

fn kind(l: Locale, kind: MailKind) -> &'static str {
    match kind {
        MailKind::Watching => w::kind_watching(l),
        MailKind::Reminders => w::kind_reminders(l),
        MailKind::Digests => w::kind_digests(l),
    }
}
