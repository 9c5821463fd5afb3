//! One account: whose it is, whether it works, what happened to it; and suspending or restoring it.

use super::{list::standing_tag, words as w};
use crate::{
    accounts::words::role as role_name,
    error::AppError,
    office::words as o,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{ask::asked, done::Done, form::Fields, history, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::accounts::AccountView;
use domain::{access::Action, form::Form, ids::UserId};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_account(&req, parsed(&id)?, req.kept()).await
}

pub async fn keep(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: UserId = parsed(&id)?;
    let kept = req.backend.keep_account(&req.actor, id, &form).await;
    let done = if form.get("verdict") == "suspend" { Done::AccountSuspended } else { Done::AccountRestored };
    let go = |()| (paths::office_account(id), done);
    req.answer(form, kept, go, async |refused| show_account(&req, id, Some(&refused)).await).await
}

async fn show_account(req: &Req, id: UserId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.account(&req.actor, id).await?;
    let name = view.line.name.clone();
    Ok(Page::new(req, &name, || body(req, &view, refused)).refused(refused))
}

fn body(req: &Req, view: &AccountView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let name = &view.line.name;
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, o::office(l)), (paths::OFFICE_ACCOUNTS, w::heading(l)), ("", name)])}
            <h1>{name.clone()}</h1>
            <p>{standing_tag(l, &view.line)}</p>
            {facts(req, view)}
            {acts(req, view, refused)}
            <section class="stack" aria-labelledby="history">
                <h2 id="history">{w::history(l)}</h2>
                {history::table(l, &view.history)}
            </section>
        </div>
    }
    .into_any()
}

fn facts(req: &Req, view: &AccountView) -> AnyView {
    let l = req.locale;
    let line = &view.line;
    let firm = (!line.firm.is_empty()).then(|| view! { <dt>{w::firm(l)}</dt><dd>{line.firm.clone()}</dd> });
    let suspended = line.suspended.as_ref().map(|suspension| {
        view! {
            <dt>{w::suspended_at(l)}</dt><dd>{show::time(l, suspension.at)}</dd>
            <dt>{w::suspended_because(l)}</dt><dd>{suspension.reason.clone()}</dd>
        }
    });
    view! {
        <section class="stack" aria-labelledby="facts">
            <h2 id="facts">{w::facts(l)}</h2>
            <dl class="facts">
                <dt>{w::email(l)}</dt><dd>{line.email.clone()}</dd>
                <dt>{w::job(l)}</dt><dd>{role_name(l, line.role)}</dd>
                {firm}
                <dt>{w::created(l)}</dt><dd>{show::time(l, line.created)}</dd>
                {suspended}
            </dl>
        </section>
    }
    .into_any()
}

fn acts(req: &Req, view: &AccountView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused);
    fields.name("verdict", w::act(l));
    let content = match view.can.get(Action::SuspendAccount) {
        Err(denied) => view! { {fields.summary()}<p class="muted">{problems::denied(l, denied)}</p> }.into_any(),
        Ok(()) => {
            let (verdict, label, question) = match view.line.suspended {
                None => ("suspend", w::suspend(l), w::suspend_question(l)),
                Some(_) => ("restore", w::restore(l), w::restore_question(l)),
            };
            let form = view! {
                <form method="post" action=req.href(paths::office_account(view.line.id)) class="stack" novalidate>
                    <input type="hidden" name="verdict" value=verdict/>
                    {fields.area("reason", w::reason(l), 3).hint(w::reason_hint(l)).required().max(2_000).view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{label}</button></div>
                </form>
            };
            let name = Some(view.line.name.clone());
            view! { {fields.summary()}{asked(label.to_owned(), name, question.to_owned(), refused.is_some(), form)} }.into_any()
        }
    };
    view! { <section class="panel stack" aria-labelledby="verdict"><h2 id="verdict">{w::act(l)}</h2>{content}</section> }.into_any()
}
