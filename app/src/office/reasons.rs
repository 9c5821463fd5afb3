//! Acts on a challenge that ask on a page of their own: return, publish, extend, cancel.

use super::{approval, files, labels, rules_fields, words as w, words::act as a};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    routes::Routes,
    ui::{done::Done, form::Fields, moved, show},
};
use axum::{extract::Path, response::Response};
use backend::challenges::ChallengeView;
use domain::{
    access::{Action, Denied},
    challenges::End,
    form::Form,
    limits::{NAME, REASON},
    locale::Locale,
    time::Moment,
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
enum Kind {
    Return,
    Publish,
    Extend,
    Number,
    AskCancel,
    Cancel,
}

pub fn routes() -> Routes {
    [Kind::Return, Kind::Publish, Kind::Extend, Kind::Number, Kind::AskCancel, Kind::Cancel].into_iter().fold(
        Routes::default(),
        |routes, kind| {
            let path = format!("/office/challenges/{{code}}/{}", kind.act());
            let page = move |req: Req, Path(code): Path<String>| async move { show_act(&req, &code, kind, req.kept()).await };
            let act = move |req: Req, Path(code): Path<String>, Shown(form): Shown| async move { perform(&req, &code, kind, form).await };
            routes.get(&path, page).post(&path, act)
        },
    )
}

async fn perform(req: &Req, code: &str, kind: Kind, form: Form) -> Result<Response, AppError> {
    let (backend, actor) = (&req.backend, &req.actor);
    let done = match kind {
        Kind::Return => backend.return_challenge(actor, code, &form).await,
        Kind::Publish => backend.publish_challenge(actor, code, &form).await,
        Kind::Extend => backend.ask_extension(actor, code, &form).await,
        Kind::Number => backend.number_decision(actor, code, &form).await,
        Kind::AskCancel => backend.ask_cancel(actor, code, &form).await,
        Kind::Cancel => backend.cancel_challenge(actor, code, &form).await,
    };
    let is_later = matches!(kind, Kind::Publish) && form.is_checked("publish_at");
    let what = if is_later { Done::PublicationPlanned } else { kind.done() };
    let go = |()| (paths::office_challenge(code), what);
    req.answer(form, done, go, async |refused| show_act(req, code, kind, Some(&refused)).await).await
}

async fn show_act(req: &Req, code: &str, kind: Kind, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.challenge(&req.actor, code).await?;
    if refused.is_none_or(Refused::is_kept) {
        kind.check(&view)?;
    }
    let l = req.locale;
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let told = told(l, &view);
    let changed = refused.into_iter().flat_map(|refused| refused.errors.0.iter().map(|(name, _)| name));
    changed.chain(told.0.keys()).for_each(|name| f.name(name, labels::label(l, name)));
    f.name("files", files::words::title(l));
    let back = paths::office_challenge(code);
    let body = || {
        view! {
            <div class="narrow stack">
                {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), (&back, code), ("", kind.title(l))])}
                <p class="eyebrow">{code.to_owned()}</p>
                <h1>{kind.title(l)}</h1>
                <p class="lead" lang=view.challenge.content.title.lang(l).code()>{view.challenge.content.title.get(l).to_owned()}</p>
                <p>{kind.intro(l)}</p>
                {matches!(kind, Kind::Publish).then(|| approval::summary(req, &view))}
                <form method="post" action=req.href(paths::office_act(code, kind.act())) class="stack">
                    {f.summary()}
                    {moved::view(l, refused, &told)}
                    {moved::carried(&view.seen, &told)}
                    {fields(req, kind, &f, &view)}
                    <div class="actions">
                        <button type="submit" class=kind.class()>{kind.button(l)}</button>
                        <a class="btn" href=req.href(&back)>{w::back(l)}</a>
                    </div>
                </form>
            </div>
        }
    };
    Ok(Page::new(req, kind.title(l), body).refused(refused))
}

/// What the act rests on, in words.
fn told(l: Locale, view: &ChallengeView) -> Form {
    let said =
        |name: &str, value: &str| Moment::from_local(value).map_or_else(|| rules_fields::said(l, name, value), |at| at.show_weekday(l));
    let content = view.challenge.to_form().0.into_iter().map(|(name, value)| (name.clone(), said(&name, &value))).collect();
    Form(content).with("code", &view.challenge.code).with("files", files::told(l, view.files.iter()))
}

fn fields(req: &Req, kind: Kind, f: &Fields<'_>, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let reason = || f.area("reason", w::reason(l), 4).hint(w::reason_hint(l)).required().max(REASON).view();
    match kind {
        Kind::Return | Kind::AskCancel => reason(),
        Kind::Cancel => {
            let asked = view.challenge.timing.cancelling.as_ref().map(|asked| {
                view! { <dl class="facts"><dt>{a::cancel_asked(l)}</dt><dd>{show::plain(&asked.reason)}</dd></dl> }
            });
            view! { {asked}{reason()} }.into_any()
        }
        Kind::Publish => {
            let at = f.input("datetime-local", "publish_at", a::publish_at(l)).hint(a::publish_at_hint(l));
            let closes = view.challenge.content.calendar.closes;
            view! { {at.view()}{f.day_off("publish_at")}{approval::closing_meant(req, f, closes)} }.into_any()
        }
        Kind::Number => view! {
            {f.text("decision", a::number(l)).hint(a::number_hint(l)).required().max(NAME).view()}
            {f.input("date", "decision_date", a::number_date(l)).required().view()}
        }
        .into_any(),
        Kind::Extend => {
            let (label, hint) = match view.challenge.movable(view.now) {
                Some((End::Scoring, at)) => (a::extend_scoring(l), a::extend_now(l, at.show_weekday(l))),
                Some((End::Closing, at)) => (a::extend_closes(l), a::extend_now(l, at.show_weekday(l))),
                None => (a::extend_closes(l), String::new()),
            };
            view! { {f.input("datetime-local", "closes", label).hint(hint).required().view()}{f.day_off("closes")}{reason()} }.into_any()
        }
    }
}

impl Kind {
    /// The last part of the address.
    fn act(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Publish => "publish",
            Self::Extend => "extend",
            Self::Number => "number",
            Self::AskCancel => "ask-cancel",
            Self::Cancel => "cancel",
        }
    }

    fn done(self) -> Done {
        match self {
            Self::Return => Done::ChallengeReturned,
            Self::Publish => Done::Published,
            Self::Extend => Done::ExtensionAsked,
            Self::Number => Done::DecisionNumbered,
            Self::AskCancel => Done::CancelAsked,
            Self::Cancel => Done::Cancelled,
        }
    }

    fn check(self, view: &ChallengeView) -> Result<(), Denied> {
        match self {
            Self::Return => view.can.get(Action::ReturnChallenge),
            Self::Publish => view.can.get(Action::PublishChallenge),
            Self::Extend => view.can.get(Action::ExtendScoring).or_else(|_| view.can.get(Action::ExtendClosing)),
            Self::Number => view.can.get(Action::NumberDecision),
            Self::AskCancel => view.can.get(Action::AskCancel),
            Self::Cancel => view.can.get(Action::CancelChallenge),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::AskCancel | Self::Cancel => "btn btn-danger",
            Self::Return | Self::Publish | Self::Extend | Self::Number => "btn btn-primary",
        }
    }

    fn title(self, l: Locale) -> &'static str {
        match self {
            Self::Return => a::return_title(l),
            Self::Publish => a::publish_title(l),
            Self::Extend => a::extend_title(l),
            Self::Number => a::number_title(l),
            Self::AskCancel => a::ask_cancel_title(l),
            Self::Cancel => a::cancel_title(l),
        }
    }

    fn intro(self, l: Locale) -> &'static str {
        match self {
            Self::Return => a::return_intro(l),
            Self::Publish => a::publish_intro(l),
            Self::Extend => a::extend_intro(l),
            Self::Number => a::number_intro(l),
            Self::AskCancel => a::ask_cancel_intro(l),
            Self::Cancel => a::cancel_intro(l),
        }
    }

    fn button(self, l: Locale) -> &'static str {
        match self {
            Self::Return => a::return_title(l),
            Self::Publish => a::publish_button(l),
            Self::Extend => a::extend_button(l),
            Self::Number => a::number_button(l),
            Self::AskCancel => a::ask_cancel_button(l),
            Self::Cancel => a::cancel_button(l),
        }
    }
}
