//! What a firm says of itself: the form that registers it and the form that corrects it.

use super::{EDIT, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{conflict, done::Done, form::Fields, show},
};
use axum::response::Response;
use backend::Error;
use domain::{
    access::{Action, Denied},
    check::Problem,
    firms::{Kind, Standing},
    limits::{EMAIL, NAME, PERSON, PHONE, TAX_CODE},
    locale::Locale,
    seen::Seen,
};
use islands::tax_code_hint::TaxCodeHint;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_form(&req, req.kept()).await
}

pub async fn save(req: Req, Shown(form): Shown) -> Result<Response, AppError> {
    let saved = req.backend.edit_firm(&req.actor, &form).await;
    req.answer(form, saved, |()| (paths::FIRM, Done::FirmSaved), async |refused| show_form(&req, Some(&refused)).await).await
}

async fn show_form(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    req.actor.user().ok_or(Denied::SignIn)?;
    let firm = req.backend.own_firm(&req.actor).await?.ok_or(Error::Denied(Denied::NoFirm))?;
    firm.can.get(Action::EditFirm)?;
    let stored = firm.firm.profile.to_form();
    let fields = Fields::new(l, &stored, refused);
    let page = Page::new(req, w::edit_title(l), || {
        let verified = firm.firm.standing == Standing::Verified;
        let again = verified.then(|| view! { <p class="notice notice-warn">{w::edit_verified(l)}</p> });
        view! {
            <div class="wrap narrow stack">
                {show::breadcrumb(req, &[(paths::FIRM, w::firm_title(l)), ("", w::edit_title(l))])}
                <h1>{w::edit_title(l)}</h1>
                {again}
                <form method="post" action=req.href(EDIT) class="stack" novalidate>
                    {fields.summary()}
                    {by_another_account(l, refused)}
                    {conflict::section(l, refused, |name| label(l, name), |name, value| said(l, name, value))}
                    {fields.seen(&Seen::of(&stored))}
                    {profile_fields(l, &fields)}
                    <div class="actions">
                        <button type="submit" class="btn btn-primary">{w::edit_save(l)}</button>
                        <a class="btn" href=req.href(paths::FIRM)>{w::back(l)}</a>
                    </div>
                </form>
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// Where a firm that is registered types a code that somebody else has: its own account cannot claim one.
fn by_another_account(l: Locale, refused: Option<&Refused>) -> Option<AnyView> {
    is_taken(refused).then(|| view! { <p class="notice notice-warn">{w::other_account(l)}</p> }.into_any())
}

/// Whether somebody else has the code that was typed.
pub fn is_taken(refused: Option<&Refused>) -> bool {
    refused.is_some_and(|refused| refused.errors.of("tax_code") == Some(&Problem::FirmExists))
}

/// What a field of the profile is called.
pub fn label(l: Locale, name: &str) -> String {
    let label = match name {
        "tax_code" => w::tax_code(l),
        "legal_name" => w::legal_name(l),
        "kind" => w::kind(l),
        "street" => w::street(l),
        "commune" => w::commune(l),
        "province" => w::province(l),
        "representative" => w::representative(l),
        "contact_email" => w::contact_email(l),
        "contact_phone" => w::contact_phone(l),
        _ => w::declaration(l),
    };
    label.to_owned()
}

/// A value as people read it.
pub fn said(l: Locale, name: &str, value: &str) -> String {
    match Kind::from_code(value).filter(|_| name == "kind") {
        Some(kind) => w::kind_name(l, kind).to_owned(),
        None if name == "is_declared" && !value.is_empty() => w::declared(l).to_owned(),
        None => value.to_owned(),
    }
}

/// All fields of a firm's profile.
pub fn profile_fields(l: Locale, fields: &Fields<'_>) -> AnyView {
    let choose = (String::new(), w::choose(l).to_owned());
    let kinds: Vec<_> =
        std::iter::once(choose).chain(Kind::ALL.map(|kind| (kind.code().to_owned(), w::kind_name(l, kind).to_owned()))).collect();
    let tax_code = fields.text("tax_code", w::tax_code(l)).hint(w::tax_code_hint(l)).required().max(TAX_CODE).inputmode("numeric");
    let email = fields.input("email", "contact_email", w::contact_email(l)).required().max(EMAIL).autocomplete("email");
    view! {
        <fieldset class="fieldset stack">
            <legend>{w::registration(l)}</legend>
            {tax_code.view()}
            <TaxCodeHint field="tax_code".to_owned() locale=l/>
            {fields.text("legal_name", w::legal_name(l)).hint(w::legal_name_hint(l)).required().max(NAME).autocomplete("organization").view()}
            {fields.select("kind", w::kind(l), kinds).required().view()}
            {fields.text("representative", w::representative(l)).required().max(PERSON).view()}
        </fieldset>
        <fieldset class="fieldset stack">
            <legend>{w::address(l)}</legend>
            {fields.text("street", w::street(l)).required().max(NAME).autocomplete("address-line1").view()}
            <div class="form-row">
                {fields.text("commune", w::commune(l)).required().max(PERSON).autocomplete("address-level3").view()}
                {fields.text("province", w::province(l)).required().max(PERSON).autocomplete("address-level1").view()}
            </div>
        </fieldset>
        <fieldset class="fieldset stack">
            <legend>{w::contact(l)}</legend>
            <div class="form-row">
                {email.view()}
                {fields.input("tel", "contact_phone", w::contact_phone(l)).max(PHONE).autocomplete("tel").inputmode("tel").view()}
            </div>
        </fieldset>
        {fields.checkbox("is_declared", w::declaration(l)).hint(w::declaration_hint(l)).required().view()}
    }
    .into_any()
}
