//! One's own account.

use super::{register::new_password, session, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{form::Fields, show},
};
use axum::response::Response;
use domain::{access::Denied, form::Form, people::User};
use leptos::prelude::*;
use tower_sessions::Session;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show(&req, None)
}

/// Changing the password ends every session; this one begins again.
pub async fn change(req: Req, session: Session, Posted(form): Posted) -> Result<Response, AppError> {
    let changed = req.backend.change_password(&req.actor, &form).await;
    if let (Ok(()), Some(user)) = (&changed, req.actor.id()) {
        session::begin(&req, &session, user).await?;
    }
    let go = |()| format!("{}?changed=1", paths::ACCOUNT);
    req.answer(form, changed, go, async |refused| show(&req, Some(&refused))).await
}

fn show(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let user = req.actor.user().ok_or(Denied::SignIn)?.clone();
    let is_changed = req.query.is_checked("changed") && refused.is_none();
    let page = Page::new(req, w::account_title(l), || {
        let form = Form::default();
        let fields = Fields::new(l, &form, refused);
        let changed = is_changed.then(|| view! { <p class="notice notice-ok" role="status">{w::password_changed(l)}</p> });
        let current = fields.input("password", "current", w::current_password(l)).required().autocomplete("current-password");
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::account_title(l)}</h1>
                {changed}
                {facts(req, &user)}
                <section class="stack" aria-labelledby="change">
                    <h2 id="change">{w::change_password(l)}</h2>
                    <p>{w::ends_sessions(l)}</p>
                    <form method="post" action=req.href(paths::ACCOUNT) class="stack" novalidate>
                        {fields.summary()}
                        // for password managers
                        <input type="email" name="email" value=user.email autocomplete="username" hidden readonly/>
                        {current.view()}
                        {new_password(&fields, l)}
                        <div class="actions"><button type="submit" class="btn btn-primary">{w::change_password(l)}</button></div>
                    </form>
                </section>
                <form method="post" action=req.href(paths::SIGN_OUT)><button type="submit" class="btn">{w::sign_out(l)}</button></form>
            </div>
        }
    });
    Ok(page.refused(refused))
}

fn facts(req: &Req, user: &User) -> AnyView {
    let l = req.locale;
    let seat = user.seat.map(|seat| view! { <dt>{w::seat_label(l)}</dt><dd>{w::seat(l, seat)}</dd> });
    let firm = user.firm.map(|firm| {
        let part = if firm.is_owner { w::firm_owner(l) } else { w::firm_member(l) };
        view! { <dt>{w::firm(l)}</dt><dd><a href=req.href(paths::FIRM)>{w::firm_page(l)}</a>" – "{part}</dd> }
    });
    view! {
        <dl class="facts">
            <dt>{w::name(l)}</dt><dd>{user.name.clone()}</dd>
            <dt>{w::email(l)}</dt><dd>{user.email.clone()}</dd>
            <dt>{w::job(l)}</dt><dd>{w::role(l, user.role)}</dd>
            {seat}
            {firm}
        </dl>
    }
    .into_any()
}
