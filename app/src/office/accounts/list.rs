//! Everybody who has an account, suspended ones first.

use super::words as w;
use crate::{
    accounts::words::role as role_name,
    error::AppError,
    office::words as o,
    page::Page,
    paths,
    request::Req,
    ui::{
        pages::pages,
        show,
        table::{Head, table},
    },
};
use backend::accounts::AccountLine;
use domain::{accounts::Requested, locale::Locale, people::Role};
use leptos::prelude::*;

const PAGE: u32 = 50;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let role = Role::from_code(req.query.get("role"));
    let number = req.query.get("page").parse().unwrap_or(1).max(1);
    let (accounts, total) = req.backend.list_accounts(&req.actor, role, number).await?;
    let l = req.locale;
    let body = || {
        view! {
            <div class="stack">
                {show::breadcrumb(&req, &[(paths::OFFICE, o::office(l)), ("", w::heading(l))])}
                <h1>{w::heading(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                {filters(&req, role)}
                <p class="meta">{w::count(l, total)}</p>
                {list(&req, &accounts)}
                {pages(&req, number, total.div_ceil(PAGE), |page| address(role, page))}
            </div>
        }
    };
    Ok(Page::new(&req, w::heading(l), body))
}

pub fn standing_tag(l: Locale, account: &AccountLine) -> AnyView {
    let asked = account.standing.asked.as_ref().map(|request| request.what);
    let (tag, text) = match (&account.standing.suspended, asked) {
        (Some(_), _) => ("tag tag-stop", w::suspended(l)),
        (None, Some(Requested::Suspension)) => ("tag tag-warn", w::asked(l)),
        (None, Some(Requested::NewPassword)) => ("tag tag-warn", w::stop_asked(l)),
        (None, None) => ("tag tag-ok", w::in_use(l)),
    };
    let stopped = (!account.has_password).then(|| view! { " "<span class="tag tag-warn">{w::stopped(l)}</span> });
    let standing = (tag != "tag tag-ok" || stopped.is_none()).then(|| view! { <span class=tag>{text}</span> });
    view! { {standing}{stopped} }.into_any()
}

fn address(role: Option<Role>, page: u32) -> String {
    let role = role.map(|role| format!("role={}", role.code()));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<_> = [role, page].into_iter().flatten().collect();
    if query.is_empty() { paths::OFFICE_ACCOUNTS.to_owned() } else { format!("{}?{}", paths::OFFICE_ACCOUNTS, query.join("&")) }
}

fn filters(req: &Req, chosen: Option<Role>) -> AnyView {
    let l = req.locale;
    let tabs = std::iter::once(None).chain(Role::ALL.map(Some)).map(|role| {
        let current = (role == chosen).then_some("page");
        let text = role.map_or(w::all(l), |role| role_name(l, role));
        view! { <a href=req.href(address(role, 1)) aria-current=current>{text}</a> }
    });
    view! { <nav class="tabs" aria-label=w::filter(l)>{tabs.collect_view()}</nav> }.into_any()
}

fn list(req: &Req, accounts: &[AccountLine]) -> AnyView {
    let l = req.locale;
    if accounts.is_empty() {
        return view! { <p class="empty">{w::none(l)}</p> }.into_any();
    }
    let row = |account: &AccountLine| {
        view! {
            <tr>
                <th scope="row"><a href=req.href(paths::office_account(account.id))>{account.name.clone()}</a></th>
                <td class="whole">{account.email.clone()}</td>
                <td class="whole">{role_name(l, account.role)}</td>
                <td class="whole">{show::written(l, &account.firm)}</td>
                <td class="whole">{standing_tag(l, account)}</td>
                <td data-label=w::created(l)>{show::time(l, account.created)}</td>
            </tr>
        }
    };
    let heads = [w::name(l), w::email(l), w::job(l), w::firm(l), w::standing(l), w::created(l)].map(Head::Text);
    table(w::caption(l), heads, view! { <tbody>{accounts.iter().map(row).collect_view()}</tbody> })
}
