//! What the firm says of itself in every proposal: written once, taken over into drafts.

use super::words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{conflict, done::Done, form::Fields, problems, show},
};
use axum::response::Response;
use backend::firms::StrengthsView;
use domain::{
    access::Denied,
    firms::strengths::{MAX_PEOPLE, agreed_field, name_field, note_field, role_field},
    limits::{NAME, PERSON, REASON},
    locale::Locale,
    proposals::MAX_TEXT,
    seen::Seen,
};
use leptos::prelude::*;

/// Empty rows below the last one that is filled.
const SPARE: usize = 2;

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_form(&req, req.kept()).await
}

pub async fn save(req: Req, Shown(form): Shown) -> Result<Response, AppError> {
    let saved = req.backend.keep_strengths(&req.actor, &form).await;
    req.answer(form, saved, |()| (paths::STRENGTHS, Done::StrengthsKept), async |refused| show_form(&req, Some(&refused)).await).await
}

async fn show_form(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    req.actor.user().ok_or(Denied::SignIn)?;
    let view = req.backend.strengths(&req.actor).await?;
    Ok(Page::new(req, w::strengths_title(l), || body(req, &view, refused)).refused(refused))
}

fn body(req: &Req, view: &StrengthsView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = view.strengths.to_form();
    let fields = Fields::new(l, &stored, refused);
    let used = (0..MAX_PEOPLE).rev().find(|row| !fields.value(&name_field(*row)).trim().is_empty());
    let rows = (used.map_or(0, |last| last + 1) + SPARE).min(MAX_PEOPLE);
    let label = |name: &str| match name {
        "capabilities" => w::capabilities(l).to_owned(),
        "past_work" => w::past_work(l).to_owned(),
        _ => w::experts(l).to_owned(),
    };
    let actions = view.may_keep.is_ok().then(|| {
        view! { <div class="actions"><button type="submit" class="btn btn-primary">{w::strengths_save(l)}</button><a class="btn" href=req.href(paths::FIRM)>{w::back(l)}</a></div> }
    });
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &[(paths::FIRM, w::firm_title(l)), ("", w::strengths_title(l))])}
            <h1>{w::strengths_title(l)}</h1>
            <p class="lead">{w::strengths_lead(l)}</p>
            {problems::impossible(l, view.may_keep, refused)}
            <form method="post" action=req.href(paths::STRENGTHS) class="stack" novalidate>
                {fields.summary()}
                {conflict::section(l, refused, label, |_, value| value.to_owned())}
                {fields.seen(&Seen::of(&stored))}
                {fields.area("capabilities", w::capabilities(l), 8).hint(w::capabilities_hint(l)).max(MAX_TEXT).view()}
                {fields.area("past_work", w::past_work(l), 8).hint(w::past_work_hint(l)).max(MAX_TEXT).view()}
                <p>{w::experts_lead(l)}</p>
                {(0..rows).map(|row| person(l, &fields, row)).collect_view()}
                {actions}
            </form>
        </div>
    }
    .into_any()
}

fn person(l: Locale, fields: &Fields<'_>, row: usize) -> AnyView {
    view! {
        <fieldset class="fieldset stack">
            <legend>{w::expert(l, row + 1)}</legend>
            <div class="form-row">
                {fields.text(&name_field(row), w::person(l)).max(PERSON).view()}
                {fields.text(&role_field(row), w::expert_role(l)).max(NAME).view()}
            </div>
            {fields.area(&note_field(row), w::expert_note(l), 2).max(REASON).view()}
            {fields.checkbox(&agreed_field(row), w::expert_agreed(l)).view()}
        </fieldset>
    }
    .into_any()
}
