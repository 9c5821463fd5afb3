//! Signing in, with whatever a session's end interrupted, and signing out.

use super::{home_of, session, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        errors::kept_page,
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::response::{IntoResponse, Response};
use backend::{accounts::DemoAccount, testing::PASSWORD};
use domain::form::Form;
use leptos::prelude::*;
use tower_sessions::Session;

/// Names of hidden fields that carry an interrupted form begin with this.
const KEEP: &str = "keep_";
const KEEP_ACTION: &str = "keep_action";

pub async fn page(req: Req) -> Result<Response, AppError> {
    if req.actor.user().is_some() {
        return Ok(req.go(next(&req, &req.query)));
    }
    Ok(show(&req, req.kept()).await?.into_response())
}

pub async fn sign_in(req: Req, session: Session, Posted(form): Posted) -> Result<Response, AppError> {
    match req.backend.sign_in(&form, req.from).await {
        Ok(user) => {
            let req = session::begin(&req, &session, user).await?;
            Ok(match kept(&form) {
                Some((action, form)) => kept_page(&req, &action, &form).into_response(),
                None => req.go(next(&req, &form)),
            })
        }
        Err(error) => {
            req.answer(form, Err(error), |()| (paths::HOME, Done::SignedOut), async |refused| show(&req, Some(&refused)).await).await
        }
    }
}

pub async fn sign_out(req: Req, session: Session) -> Result<Response, AppError> {
    session::end(&session).await?;
    Ok(req.done((paths::HOME, Done::SignedOut)))
}

/// The form that was interrupted, with its address.
fn kept(form: &Form) -> Option<(String, Form)> {
    let action = local(form.get(KEEP_ACTION))?;
    let fields = form.0.iter().filter(|(name, _)| *name != KEEP_ACTION);
    let fields = fields.filter_map(|(name, value)| Some((name.strip_prefix(KEEP)?.to_owned(), value.clone())));
    Some((action.to_owned(), Form(fields.collect())))
}

fn next<'a>(req: &Req, form: &'a Form) -> &'a str {
    local(form.get("next")).unwrap_or(home_of(&req.actor))
}

/// A path on this site, without the language prefix; anything else leads nowhere.
fn local(path: &str) -> Option<&str> {
    let path = path.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(path);
    let is_local = path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && !path.chars().any(char::is_control);
    is_local.then_some(path)
}

async fn show(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let demo = req.backend.demo_accounts().await?;
    let typed = req.query.clone();
    let page = Page::new(req, w::sign_in_title(l), || {
        let fields = Fields::new(l, &typed, refused);
        let form = refused.map_or(&typed, |r| &r.form);
        let carried: Vec<_> = form.0.keys().filter(|name| *name == "next" || name.starts_with(KEEP)).collect();
        let kept = form.0.contains_key(KEEP_ACTION).then(|| view! { <p class="notice">{w::kept(l)}</p> });
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::sign_in_title(l)}</h1>
                {kept}
                <form method="post" action=req.href(paths::SIGN_IN) class="stack" novalidate>
                    {fields.summary()}
                    {carried.iter().map(|name| fields.hidden(name)).collect_view()}
                    {fields.input("email", "email", w::email(l)).required().max(254).autocomplete("username").view()}
                    {fields.input("password", "password", w::password(l)).required().autocomplete("current-password").view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::sign_in_title(l)}</button></div>
                </form>
                <ul>
                    <li><a href=req.href(paths::RESET)>{w::forgot(l)}</a></li>
                    <li>{w::no_account(l)}" "<a href=req.href(paths::REGISTER)>{w::register_title(l)}</a></li>
                </ul>
                {(!demo.is_empty()).then(|| demo_view(req, &demo, form.get("next")))}
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// The accounts of the demonstration, each with a button that signs in.
fn demo_view(req: &Req, accounts: &[DemoAccount], next: &str) -> AnyView {
    let l = req.locale;
    let row = |account: &DemoAccount| {
        let job = account.seat.map_or(w::role(l, account.role), |seat| w::seat(l, seat));
        view! {
            <tr>
                <th scope="row">{account.name.clone()}<br/><span class="meta">{account.email.clone()}</span></th>
                <td>{job}</td>
                <td>
                    <form method="post" action=req.href(paths::SIGN_IN)>
                        <input type="hidden" name="email" value=account.email.clone()/>
                        <input type="hidden" name="password" value=PASSWORD/>
                        <input type="hidden" name="next" value=next.to_owned()/>
                        <button type="submit" class="btn" aria-label=w::sign_in_as(l, &account.name)>{w::sign_in_title(l)}</button>
                    </form>
                </td>
            </tr>
        }
    };
    let heads = [Head::Text(w::name(l)), Head::Text(w::job(l)), Head::Text(w::sign_in_title(l))];
    view! {
        <section class="panel stack" aria-labelledby="demo">
            <h2 id="demo">{w::demo_title(l)}</h2>
            <p>{w::demo_lead(l)}" "<code>{PASSWORD}</code></p>
            {table(w::demo_caption(l), heads, view! { <tbody>{accounts.iter().map(row).collect_view()}</tbody> })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_off_the_site() {
        assert_eq!(local("/proposals"), Some("/proposals"));
        assert_eq!(local("/en/proposals"), Some("/proposals"));
        assert_eq!(local("/entry"), Some("/entry"));
        for elsewhere in ["", "proposals", "//evil.example", "/\\evil.example", "/en//evil.example", "https://evil.example", "/a\nb"] {
            assert_eq!(local(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn an_interrupted_form_is_put_together_again() {
        let form = Form::default().with("email", "a@b.vn").with("keep_action", "/proposals/1/fit").with("keep_fit", "Nội dung");
        assert_eq!(kept(&form), Some(("/proposals/1/fit".to_owned(), Form::default().with("fit", "Nội dung"))));
        assert_eq!(kept(&form.with("keep_action", "//evil.example")), None);
    }
}
