//! One's own account.

use super::{LANGUAGE, key_words, mails, register::new_password, session, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, form::Fields, show},
};
use axum::response::Response;
use domain::{access::Denied, form::Form, locale::Locale, people::User};
use leptos::prelude::*;
use tower_sessions::Session;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show(&req, req.kept()).await
}

pub async fn change_language(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let changed = req.backend.change_mail_language(&req.actor, &form).await;
    let go = |()| (paths::ACCOUNT, Done::MailLanguageChanged);
    req.answer(form, changed, go, async |refused| show(&req, Some(&refused)).await).await
}

pub async fn choose_mails(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let chosen = req.backend.choose_mails(&req.actor, &form).await;
    req.answer(form, chosen, |()| (paths::ACCOUNT, Done::MailsChosen), async |refused| show(&req, Some(&refused)).await).await
}

/// Changing the password ends every session; this one begins again.
pub async fn change(req: Req, session: Session, Posted(form): Posted) -> Result<Response, AppError> {
    let changed = req.backend.change_password(&req.actor, &form, req.from).await;
    if let (Ok(()), Some(user)) = (&changed, req.actor.id()) {
        session::begin(&req, &session, user).await?;
    }
    let go = |()| (paths::ACCOUNT, Done::PasswordChanged);
    req.answer(form, changed, go, async |refused| show(&req, Some(&refused)).await).await
}

async fn show(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let user = req.actor.user().ok_or(Denied::SignIn)?.clone();
    let language = req.backend.mail_language(&req.actor).await?;
    let (chosen, notices) = (req.backend.chosen_mails(&req.actor).await?, req.backend.chosen_notices(&req.actor).await?);
    let page = Page::new(req, w::account_title(l), || {
        let form = Form::default().with("language", language.code());
        let fields = Fields::new(l, &form, refused);
        let current = fields.input("password", "current", w::current_password(l)).required().autocomplete("current-password");
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::account_title(l)}</h1>
                {fields.summary()}
                {facts(req, &user)}
                {language_form(req, &Fields::new(l, &form, refused.filter(|r| r.errors.of("language").is_some())))}
                {mails::section(req, &chosen, &notices, refused)}
                <p><a class="btn" href=req.href(paths::ACCOUNT_KEYS)>{key_words::title(l)}</a></p>
                <section class="stack" aria-labelledby="change">
                    <h2 id="change">{w::change_password(l)}</h2>
                    <p>{w::ends_sessions(l)}</p>
                    <form method="post" action=req.href(paths::ACCOUNT) class="stack" novalidate>
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

fn language_form(req: &Req, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let languages = Locale::ALL.map(|locale| (locale.code().to_owned(), w::language_name(l, locale).to_owned())).to_vec();
    view! {
        <section class="stack" aria-labelledby="mail-language">
            <h2 id="mail-language">{w::mail_language(l)}</h2>
            <form method="post" action=req.href(LANGUAGE) class="stack" novalidate>
                {fields.select("language", w::mail_language_label(l), languages).hint(w::mail_language_hint(l)).required().view()}
                <div class="actions"><button type="submit" class="btn">{w::mail_language_save(l)}</button></div>
            </form>
        </section>
    }
    .into_any()
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
