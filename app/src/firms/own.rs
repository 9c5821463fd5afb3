//! The firm's own page: where it stands, what is missing, who belongs to it. Without a firm, the form that registers one.

use super::{
    CERTIFICATE, EDIT, certificate::upload_form, claim, contested, edit::profile_fields, ownership, people::people_view, words as w,
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{done::Done, file::size, form::Fields, history, icons, problems, show},
};
use axum::response::Response;
use backend::firms::{FirmView, OwnClaim};
use domain::{
    access::{self, Action, Denied, Site},
    firms::{Profile, Standing},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_own(&req, req.kept()).await
}

pub async fn register(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let registered = req.backend.register_firm(&req.actor, &form).await;
    req.answer(form, registered, |_| (paths::FIRM, Done::FirmRegistered), async |refused| show_own(&req, Some(&refused)).await).await
}

pub async fn show_own(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    req.actor.user().ok_or(Denied::SignIn)?;
    match req.backend.own_firm(&req.actor).await? {
        Some(firm) => Ok(firm_page(req, &firm, refused)),
        None => {
            access::check(&req.actor, Action::RegisterFirm, &Site, req.now)?;
            let claim = req.backend.own_claim(&req.actor).await?;
            Ok(registration_page(req, claim.as_ref(), refused))
        }
    }
}

fn registration_page(req: &Req, claim: Option<&OwnClaim>, refused: Option<&Refused>) -> Page {
    let l = req.locale;
    let email = req.actor.user().map(|u| u.email.clone()).unwrap_or_default();
    let empty = Form::default().with("contact_email", email);
    let fields = Fields::new(l, &empty, refused);
    Page::new(req, w::register_title(l), || {
        view! {
            <div class="wrap narrow stack">
                {show::below_home(req)}
                <h1>{w::register_title(l)}</h1>
                <p class="lead">{w::register_lead(l)}</p>
                {claim::leading(req, claim)}
                <form method="post" action=req.href(paths::FIRM) class="stack" novalidate>
                    // The Enter key presses the first button: it registers.
                    <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                    {fields.summary()}
                    {claim::instead(req, refused)}
                    {profile_fields(l, &fields)}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::register_send(l)}</button></div>
                </form>
            </div>
        }
    })
    .refused(refused)
}

fn firm_page(req: &Req, firm: &FirmView, refused: Option<&Refused>) -> Page {
    let l = req.locale;
    let profile = firm.firm.profile.clone();
    Page::new(req, profile.legal_name.clone(), || {
        let form = Form::default();
        let fields = Fields::new(l, &form, refused);
        view! {
            <div class="wrap stack">
                {show::breadcrumb(req, &[("", w::firm_title(l))])}
                <h1>{show::written(l, &profile.legal_name)}</h1>
                {fields.summary()}
                {standing_view(l, firm)}
                {contested::view(req, firm, &fields)}
                {ownership::notice(req, firm)}
                <div class="split">
                    <aside class="stack">
                        <section class="panel stack" aria-labelledby="document">
                            <h2 id="document">{w::document(l)}</h2>
                            {document_view(req, firm, &fields)}
                        </section>
                        <p><a class="btn" href=req.href(paths::STRENGTHS)>{w::strengths_title(l)}</a></p>
                        <p><a class="btn" href=req.href(paths::PROPOSALS)>{w::to_proposals(l)}</a></p>
                    </aside>
                    <div class="stack">
                        <section class="stack" aria-labelledby="profile">
                            <h2 id="profile">{w::registration(l)}</h2>
                            {facts(l, &profile)}
                            {edit_link(req, firm)}
                        </section>
                        <section class="stack" aria-labelledby="people">
                            <h2 id="people">{w::people(l)}</h2>
                            {people_view(req, firm, &fields)}
                        </section>
                        <section class="stack" aria-labelledby="history">
                            <h2 id="history">{w::history(l)}</h2>
                            {history::table(l, &firm.history)}
                        </section>
                    </div>
                </div>
            </div>
        }
    })
    .refused(refused)
}

/// Where the verification stands, and what to do next.
fn standing_view(l: Locale, firm: &FirmView) -> AnyView {
    let (class, icon, title, text) = match (firm.firm.standing, &firm.document) {
        (Standing::Verified, _) => ("notice notice-ok", "check", w::verified(l), w::verified_lead(l).to_owned()),
        (Standing::Returned, _) if firm.firm.is_released => {
            ("notice notice-warn", "warning", w::returned(l), w::released_lead(l).to_owned())
        }
        (Standing::Returned, _) => ("notice notice-warn", "warning", w::returned(l), w::returned_lead(l, &firm.firm.reason)),
        (Standing::Pending, None) => ("notice notice-warn", "warning", w::pending(l), w::document_missing(l).to_owned()),
        (Standing::Pending, Some(_)) => ("notice", "clock", w::pending(l), w::pending_lead(l).to_owned()),
    };
    let is_lacking = firm.firm.standing == Standing::Pending && firm.document.is_none();
    let link = is_lacking.then(|| view! { " "<a href="#document">{w::document(l)}</a> });
    view! { <p class=class>{icons::icon(icon)}" "<strong>{title}</strong>" "{text}{link}</p> }.into_any()
}

fn facts(l: Locale, profile: &Profile) -> AnyView {
    let address = [profile.address.street.as_str(), &profile.address.commune, &profile.address.province].join(", ");
    let phone =
        (!profile.contact_phone.is_empty()).then(|| view! { <dt>{w::contact_phone(l)}</dt><dd>{profile.contact_phone.clone()}</dd> });
    view! {
        <dl class="facts">
            <dt>{w::tax_code(l)}</dt><dd>{profile.tax_code.to_string()}</dd>
            <dt>{w::kind(l)}</dt><dd>{w::kind_name(l, profile.kind)}</dd>
            <dt>{w::representative(l)}</dt><dd>{show::written(l, &profile.representative)}</dd>
            <dt>{w::address(l)}</dt><dd>{show::written(l, &address)}</dd>
            <dt>{w::contact_email(l)}</dt><dd>{profile.contact_email.clone()}</dd>
            {phone}
            <dt>{w::declared(l)}</dt><dd>{w::declared_yes(l)}</dd>
        </dl>
    }
    .into_any()
}

fn edit_link(req: &Req, firm: &FirmView) -> AnyView {
    let l = req.locale;
    match firm.can.get(Action::EditFirm) {
        Ok(()) => view! { <p><a class="btn" href=req.href(EDIT)>{w::edit_title(l)}</a></p> }.into_any(),
        Err(denied) => view! { <p class="why-not">{problems::denied(l, denied)}</p> }.into_any(),
    }
}

fn document_view(req: &Req, firm: &FirmView, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let document = firm.document.as_ref().map(|file| {
        view! {
            <p>
                <a href=req.href(paths::file(file.id)) download="">{show::written(l, &file.name)}</a>
                " " <span class="meta">{size(l, file.size)}", "{show::time(l, file.at)}</span>
            </p>
        }
    });
    let label = if firm.document.is_some() { w::document_replace(l) } else { w::document_add(l) };
    // What ends a verification is said on a page of its own.
    let form = match (firm.can.is(Action::EditFirm), firm.firm.replacing_ends_verification()) {
        (false, _) => ().into_any(),
        (true, false) => upload_form(req, firm, fields, label),
        (true, true) => {
            view! { <p class="hint">{w::replace_hint(l)}</p><p><a class="btn" href=req.href(CERTIFICATE)>{label}</a></p> }.into_any()
        }
    };
    view! { <p>{w::document_lead(l)}</p>{document}{form} }.into_any()
}
