//! The author of a sheet answers, and the motion is put to the vote once they were heard: each on a page of its own, where no
//! other button can lose what is typed.

use super::{fields, panel, words as w};
use crate::{
    error::AppError,
    evaluations::desk::{self, Desk},
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    motions::{MotionView, Standing},
};
use domain::{
    access::{Action, Denied},
    council::motion::MAX_ANSWER,
    form::Form,
};
use leptos::prelude::*;

type At = Path<(String, String)>;

/// What is typed about a motion that is not voted on yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Answer,
    Put,
}

impl Part {
    const fn path(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Put => "put",
        }
    }

    /// Whether the reader may do it now.
    pub fn check(self, m: &MotionView) -> Result<(), Denied> {
        match self {
            Self::Answer => m.can.get(Action::AnswerMotion),
            Self::Put => {
                m.can.get(if panel::is_voiding(m) { Action::MoveVoiding } else { Action::MoveExclusion })?;
                if m.standing == Standing::Heard { Ok(()) } else { Err(Denied::WrongState) }
            }
        }
    }
}

pub async fn answer_page(req: Req, Path((code, number)): At) -> Result<Page, AppError> {
    show(&req, Part::Answer, &code, parsed(&number)?, req.kept()).await
}

pub async fn answer(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let number = parsed(&number)?;
    let done = req.backend.answer_motion(&req.actor, &code, number, &form).await;
    let go = |()| (paths::motion(&code, number), Done::MotionAnswered);
    req.answer(form, done, go, async |refused| show(&req, Part::Answer, &code, number, Some(&refused)).await).await
}

pub async fn put_page(req: Req, Path((code, number)): At) -> Result<Page, AppError> {
    show(&req, Part::Put, &code, parsed(&number)?, req.kept()).await
}

pub async fn put(req: Req, Path((code, number)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let number = parsed(&number)?;
    let done = req.backend.put_motion(&req.actor, &code, number, &form).await;
    let go = |()| (paths::motion(&code, number), Done::MotionOpened);
    req.answer(form, done, go, async |refused| show(&req, Part::Put, &code, number, Some(&refused)).await).await
}

async fn show(req: &Req, part: Part, code: &str, number: u32, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.motions(&req.actor, code).await?;
    let motion = v.motions.iter().find(|motion| motion.number == number).ok_or(AppError::Backend(Error::NotFound))?;
    if refused.is_none_or(Refused::is_kept) {
        part.check(motion)?;
    }
    let title = panel::heading(req.locale, motion);
    Ok(Page::new(req, title, || view(req, part, motion, refused)).refused(refused))
}

fn view(req: &Req, part: Part, m: &MotionView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = match part {
        Part::Answer => Form::default().with("answer", m.hearing.as_ref().and_then(|hearing| hearing.answer.clone()).unwrap_or_default()),
        Part::Put => Form::default(),
    };
    let f = Fields::new(l, &stored, refused);
    f.name("form", panel::heading(l, m));
    let (fields, button) = match part {
        Part::Answer => {
            let lead = if panel::is_voiding(m) { w::voiding_answer_lead(l) } else { w::answer_lead(l) };
            let area = f.area("answer", w::answer(l), 5).required().max(MAX_ANSWER).view();
            (view! { <p>{lead}</p>{area} }.into_any(), w::answer_button(l))
        }
        Part::Put => (fields::place(l, &f), w::open_button(l)),
    };
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, &m.challenge, Desk::Council)}
            <h1>{panel::heading(l, m)}</h1>
            {f.summary()}
            {panel::content(l, m)}
            <form id="form" method="post" action=req.href(paths::motion_act(&m.challenge, m.number, part.path())) class="stack">
                {fields}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{button}</button>
                    <a class="btn" href=req.href(paths::motion(&m.challenge, m.number))>{w::to_motions(l)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// The ways here, for whoever may do it now.
pub fn ways(req: &Req, m: &MotionView) -> AnyView {
    let l = req.locale;
    let has_answered = m.hearing.as_ref().is_some_and(|hearing| hearing.answer.is_some());
    let answer = if has_answered { w::answer_change(l) } else { w::answer_open(l) };
    let way = |(part, text): (Part, &'static str)| {
        let address = req.href(paths::motion_act(&m.challenge, m.number, part.path()));
        part.check(m).is_ok().then(|| view! { <p><a class="btn btn-primary" href=address>{text}</a></p> })
    };
    [(Part::Answer, answer), (Part::Put, w::open_button(l))].map(way).collect_view().into_any()
}
