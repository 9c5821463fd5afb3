//! What each of the firm's people may do with this proposal, over what they may do with all: set by the owner, seen by all of them.

use super::Own;
use crate::{
    error::AppError,
    firms::words::{self as f, right_name},
    page::Page,
    paths,
    request::{Refused, Req, Shown, parsed},
    ui::{
        conflict,
        done::Done,
        form::Fields,
        problems,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::{
    firms::right_field,
    proposals::{ProposalPerson, rights_form},
};
use domain::{access::Action, locale::Locale, people::Right, proposals::rights, seen::Seen};
use leptos::prelude::*;

mod w {
    words! {
        title = "Quyền với hồ sơ này" | "Who may do what with this proposal";
        lead = "Mỗi người có quyền như với mọi hồ sơ của doanh nghiệp, trừ khi chủ tài khoản quy định khác cho riêng hồ sơ này. Người khác trong doanh nghiệp đọc được bảng này; cơ quan thường trực và Hội đồng thì không." | "Each person may do what they may with all of the firm's proposals, unless the owner says otherwise for this one. Everybody of the firm reads this; the office and the council do not.";
        caption = "Người của doanh nghiệp và quyền của họ với hồ sơ này" | "The firm's people, and what they may do with this proposal";
        person = "Họ và tên" | "Name";
        here = "Với hồ sơ này" | "With this proposal";
        all = "Với mọi hồ sơ" | "With all proposals";
        owner = "Chủ tài khoản: mọi việc" | "Owner: everything";
        as_all(right) = "Như với mọi hồ sơ: {right}" | "As with all: {right}";
        change = "Quy định cho riêng hồ sơ này" | "Say otherwise for this proposal";
        save = "Lưu quyền" | "Save";
        alone = "Ngoài chủ tài khoản, doanh nghiệp chưa có người nào khác." | "The firm has nobody but its owner.";
        link = "Quyền với hồ sơ này" | "Who may do what with this proposal";
        back = "Quay lại hồ sơ" | "Back to the proposal";
    }
}

const ACT: &str = "rights";

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_rights(&req, &id, req.kept()).await
}

pub async fn save(req: Req, Path(id): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let saved = req.backend.set_proposal_rights(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal_act(proposal, ACT), Done::ProposalRightsSet);
    req.answer(form, saved, go, async |refused| show_rights(&req, &id, Some(&refused)).await).await
}

async fn show_rights(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let people = req.backend.proposal_rights(&req.actor, own.view.id).await?;
    let may = own.view.can.get(Action::SetProposalRights);
    let body = || {
        let stored = rights_form(&people);
        let fields = Fields::new(l, &stored, refused);
        let is_owner = may.is_ok();
        let form = (is_owner && !stored.is_empty()).then(|| form(req, &own, &people, &fields, refused));
        let alone = stored.is_empty().then(|| view! { <p class="empty">{w::alone(l)}</p> });
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::title(l))}
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                {fields.summary()}
                {refused.map(|_| problems::impossible(l, may, refused))}
                {listed(l, &people)}
                {alone}
                {form}
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::back(l)}</a></p>
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

fn listed(l: Locale, people: &[ProposalPerson]) -> AnyView {
    let row = |person: &ProposalPerson| {
        let here = match (person.is_owner, person.alone) {
            (true, _) => w::owner(l).to_owned(),
            (false, Some(right)) => right_name(l, right).to_owned(),
            (false, None) => w::as_all(l, right_name(l, person.right)),
        };
        let of_all = if person.is_owner { right_name(l, Right::Edit) } else { right_name(l, person.right) };
        view! { <tr><th scope="row">{person.name.clone()}</th><td class="whole">{here}</td><td class="whole">{of_all}</td></tr> }
    };
    let heads = [Head::Text(w::person(l)), Head::Text(w::here(l)), Head::Text(w::all(l))];
    table(w::caption(l), heads, view! { <tbody>{people.iter().map(row).collect_view()}</tbody> })
}

fn form(req: &Req, own: &Own, people: &[ProposalPerson], fields: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let others = || people.iter().filter(|person| !person.is_owner);
    let name = |field: &str| others().find(|person| right_field(person.user) == field).map(|p| p.name.clone()).unwrap_or_default();
    let select = |person: &ProposalPerson| fields.select(&right_field(person.user), &person.name, options(l)).required().view();
    view! {
        <form method="post" action=req.href(paths::proposal_act(own.view.id, ACT)) class="panel stack" novalidate>
            <h2>{w::change(l)}</h2>
            {conflict::section(l, refused, name, |_, code| said(l, code))}
            {fields.seen(&Seen::of(&rights_form(people)))}
            {others().map(select).collect_view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::save(l)}</button></div>
        </form>
    }
    .into_any()
}

/// What is usual comes first.
fn options(l: Locale) -> Vec<(String, String)> {
    let rights = Right::ALL.into_iter().rev().map(Some);
    std::iter::once(None).chain(rights).map(|alone| (rights::code(alone).to_owned(), said(l, rights::code(alone)))).collect()
}

fn said(l: Locale, code: &str) -> String {
    let alone = rights::from_code(code);
    alone.map_or_else(|| code.to_owned(), |alone| alone.map_or(f::right_as_all(l), |right| right_name(l, right)).to_owned())
}

/// On the proposal's page.
pub fn link(req: &Req, own: &Own) -> AnyView {
    let href = req.href(paths::proposal_act(own.view.id, ACT));
    view! { <p><a href=href>{w::link(req.locale)}</a></p> }.into_any()
}
