//! All motions of a challenge that a reader may see, the latest first.

use super::{hearing, moving, panel, voiding, words as w};
use crate::{
    error::AppError,
    evaluations::desk::{self, Desk},
    page::Page,
    request::{Refused, Req},
    ui::{form::Fields, show},
};
use axum::extract::Path;
use backend::motions::MotionsView;
use domain::{access::Action, form::Form};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept().map(|kept| (0, kept))).await
}

/// With the number of the motion that something was refused about.
pub async fn show(req: &Req, code: &str, refused: Option<(u32, &Refused)>) -> Result<Page, AppError> {
    let v = req.backend.motions(&req.actor, code).await?;
    Ok(Page::new(req, w::title(req.locale, code), || view(req, &v, refused)).refused(refused.map(|(_, refused)| refused)))
}

fn view(req: &Req, v: &MotionsView, refused: Option<(u32, &Refused)>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let desk = if v.can.is(Action::UseOffice) { Desk::Office } else { Desk::Council };
    let of = |number: u32| refused.filter(|(of, refused)| *of == number || refused.is_kept()).map(|(_, refused)| refused);
    let panels: Vec<_> = v.motions.iter().map(|motion| panel::whole(req, motion, of(motion.number), hearing::ways(req, motion))).collect();
    let none = panels.is_empty().then(|| view! { <p class="empty">{if v.is_apart { w::apart(l) } else { w::none(l) }}</p> });
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, desk)}
            {v.challenge.is_illustrative.then(|| show::illustrative(l))}
            <h1>{w::title(l, code)}</h1>
            {Fields::new(l, &Form::default(), refused.map(|(_, refused)| refused)).summary()}
            <p class="lead">{w::lead(l)}</p>
            {v.can.is(Action::OpenMotion).then(|| moving::link(req, code))}
            {(v.may_exclude && !v.can.is(Action::MoveExclusion)).then(|| voiding::exclusion_link(req, code))}
            {(v.may_void && !v.can.is(Action::MoveVoiding)).then(|| voiding::link(req, code))}
            {none}
            {panels}
        </div>
    }
    .into_any()
}
