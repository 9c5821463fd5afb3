//! One firm: its registration beside its document, the verdict, its history.

use super::{
    claim,
    firms::{standing_name, standing_tag},
    ownership,
    verdict::{self, Answer},
    words as w,
    words::firms as f,
};
use crate::{
    error::AppError,
    firms::{edit, words::kind_name},
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown, parsed},
    ui::{
        done::Done,
        file::size,
        form::{Fields, hidden_field},
        history, moved, problems, show,
    },
};
use axum::{extract::Path, response::Response};
use backend::firms::{FirmPerson, FirmView};
use domain::{
    access::{Action, Site, check},
    check::Problem,
    firms::{Firm, Standing},
    form::Form,
    ids::FirmId,
    locale::Locale,
    seen::Seen,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_firm(&req, parsed(&id)?, req.kept()).await
}

pub async fn review(req: Req, Path(id): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let id: FirmId = parsed(&id)?;
    let reviewed = req.backend.review_firm(&req.actor, id, &form).await;
    let is_kept = form.get("verdict") == "keep";
    let go = |firm: Firm| match firm.taking_back {
        Some(_) => (paths::office_firm(id), Done::TakingBackAsked),
        None if is_kept => (paths::office_firm(id), Done::TakingBackDeclined),
        None => (paths::office_firm(id), Done::FirmReviewed),
    };
    req.answer(form, reviewed, go, async |refused| show_firm(&req, id, Some(&refused)).await).await
}

/// What a member asks about the account.
pub async fn decide_ownership(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: FirmId = parsed(&id)?;
    let decided = req.backend.decide_ownership(&req.actor, id, &form).await;
    let go = |handed| (paths::office_firm(id), ownership::done(handed));
    req.answer(form, decided, go, async |refused| show_firm(&req, id, Some(&refused)).await).await
}

/// That its tax code is another's.
pub async fn decide_claim(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: FirmId = parsed(&id)?;
    let decided = req.backend.decide_claim(&req.actor, id, &form).await;
    let go = |claimed| (paths::office_firm(id), claim::done(claimed));
    req.answer(form, decided, go, async |refused| show_firm(&req, id, Some(&refused)).await).await
}

async fn show_firm(req: &Req, id: FirmId, refused: Option<&Refused>) -> Result<Page, AppError> {
    check(&req.actor, Action::UseOffice, &Site, req.now)?;
    let view = req.backend.firm(&req.actor, id).await?;
    let name = view.firm.profile.legal_name.clone();
    Ok(Page::new(req, &name, || body(req, &view, refused)).refused(refused))
}

fn body(req: &Req, view: &FirmView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let name = &view.firm.profile.legal_name;
    let person = |person: &FirmPerson| {
        let owner = person.is_owner.then(|| view! { " "<span class="tag">{f::owner(l)}</span> });
        view! { <li>{person.name.clone()}", "{person.email.clone()}{owner}</li> }
    };
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (paths::OFFICE_FIRMS, f::heading(l)), ("", name)])}
            <h1>{name.clone()}</h1>
            <p>{standing_tag(l, view.firm.standing)}</p>
            <div class="stack">
                {profile(req, view)}
                {claim::view(req, view, refused)}
                {verdicts(req, view, refused.filter(|refused| !refused.form.0.contains_key("note") && !claim::is_of(refused)))}
                {ownership::view(req, view, refused)}
                <section class="stack" aria-labelledby="people">
                    <h2 id="people">{f::people(l)}</h2>
                    <ul>{view.people.iter().map(person).collect_view()}</ul>
                </section>
                <section class="stack" aria-labelledby="history">
                    <h2 id="history">{f::history(l)}</h2>
                    {history::table(l, &view.history)}
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn profile(req: &Req, view: &FirmView) -> AnyView {
    let l = req.locale;
    let profile = &view.firm.profile;
    let address = [&profile.address.street, &profile.address.commune, &profile.address.province].map(String::as_str).join(", ");
    let declared = if profile.is_declared { f::yes(l) } else { f::no(l) };
    let document = match &view.document {
        Some(file) => {
            let size = format!(" ({})", size(l, file.size));
            view! { <a href=req.href(paths::file(file.id)) download="">{show::written(l, &file.name)}</a>{size} }.into_any()
        }
        None => view! { <span class="muted">{f::no_document(l)}</span> }.into_any(),
    };
    let phone = (!profile.contact_phone.is_empty()).then(|| view! { <dt>{f::phone(l)}</dt><dd>{profile.contact_phone.clone()}</dd> });
    let reason =
        (!view.firm.reason.is_empty()).then(|| view! { <dt>{f::returned_because(l)}</dt><dd>{show::written(l, &view.firm.reason)}</dd> });
    view! {
        <section class="stack" aria-labelledby="profile">
            <h2 id="profile">{f::profile(l)}</h2>
            <dl class="facts">
                <dt>{f::tax_code(l)}</dt><dd>{profile.tax_code.to_string()}</dd>
                <dt>{f::kind(l)}</dt><dd>{kind_name(l, profile.kind)}</dd>
                <dt>{f::address(l)}</dt><dd>{show::written(l, &address)}</dd>
                <dt>{f::representative(l)}</dt><dd>{show::written(l, &profile.representative)}</dd>
                <dt>{f::email(l)}</dt><dd>{profile.contact_email.clone()}</dd>
                {phone}
                <dt>{f::declared(l)}</dt><dd>{declared}</dd>
                <dt>{f::document(l)}</dt><dd>{document}</dd>
                {reason}
            </dl>
        </section>
    }
    .into_any()
}

fn verdicts(req: &Req, view: &FirmView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let asked = view.firm.taking_back.as_ref();
    let (review, second) = (view.can.get(Action::ReviewFirm), view.can.get(Action::ReviewAgain));
    let is_second = asked.is_some() && second.is_ok();
    // A leader is the other person, too, where a firm sends again what was returned.
    let may = if is_second || view.firm.is_disputed() && review.is_err() { second } else { review };
    if may.is_err() && refused.is_none() {
        return ().into_any();
    }
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused);
    let standing = view.firm.standing;
    let yes = Answer { verdict: "verify", label: f::verify(l), hint: f::verify_hint(l) };
    let no = Answer { verdict: "return", label: f::return_it(l), hint: f::return_hint(l) };
    let has_document = view.firm.document.is_some();
    let own_return = view.firm.check_return(req.actor.id());
    let taking = view.can.get(Action::TakeBackVerification);
    let take_back = Answer { verdict: "take_back", label: f::take_back(l), hint: f::take_back_hint(l) };
    let keep = |label| Answer { verdict: "keep", label, hint: f::keep_hint(l) };
    let (yes, no) = match (standing, asked) {
        (Standing::Verified, Some(_)) if is_second => (taking.is_ok().then_some(take_back), Some(keep(f::keep(l)))),
        (Standing::Verified, Some(_)) if view.firm.is_asked_by(req.actor.id()) => (None, Some(keep(f::withdraw_asked(l)))),
        // Another officer reads what is asked for.
        (Standing::Verified, Some(_)) => (None, None),
        (Standing::Verified, None) => (None, Some(Answer { label: f::ask_taking_back(l), hint: f::ask_hint(l), ..no })),
        (Standing::Pending, _) => (has_document.then_some(yes), own_return.is_ok().then_some(no)),
        (Standing::Returned, _) => (has_document.then_some(yes), None),
    };
    let request = asked.map(|asked| {
        view! {
            <div class="notice notice-warn stack"><p>{f::asked_by(l, &view.asked_by, asked.at.show(l))}</p>{show::plain(&asked.reason)}</div>
            {hidden_field("asked", &asked.at.0.to_string())}
        }
    });
    fields.name("verdict", f::verify(l));
    for name in view.firm.profile.to_form().0.keys() {
        fields.name(name, edit::label(l, name));
    }
    fields.name("document", f::document(l));
    fields.name("standing", f::standing(l));
    fields.name("returned", f::returned_because(l));
    fields.name("taking_back", f::taking_back(l));
    let told = told(l, view);
    let disputed = view.firm.is_disputed().then(|| view! { <p class="notice notice-warn">{f::disputed(l)}</p> });
    let missing = (!has_document && standing != Standing::Verified)
        .then(|| view! { <p class="why-not">{problems::text(l, &Problem::CertificateMissing)}</p> });
    view! {
        <section class="panel stack" aria-labelledby="review">
            <h2 id="review">{f::review(l)}</h2>
            {fields.summary()}
            {moved::view(l, refused, &told)}
            {disputed}
            {problems::impossible(l, own_return, refused)}
            {is_second.then(|| problems::impossible(l, taking, refused))}
            {missing}
            <form method="post" action=req.href(paths::office_firm(view.firm.id)) class="stack">
                {moved::carried(&Seen::of(&view.firm.shown()), &told)}
                {request}
                {verdict::parts(l, may, &fields, yes, no)}
            </form>
        </section>
    }
    .into_any()
}

/// What the verdict rests on, in words.
fn told(l: Locale, view: &FirmView) -> Form {
    let firm = &view.firm;
    let document = view.document.as_ref().map(|file| format!("{} ({})", file.name, size(l, file.size))).unwrap_or_default();
    let profile = firm.profile.to_form().0.into_iter().map(|(name, value)| (name.clone(), edit::said(l, &name, &value))).collect();
    let asked = firm.taking_back.as_ref().map(|asked| asked.reason.clone()).unwrap_or_default();
    Form(profile)
        .with("document", document)
        .with("standing", standing_name(l, firm.standing))
        .with("returned", &firm.reason)
        .with("taking_back", asked)
}
