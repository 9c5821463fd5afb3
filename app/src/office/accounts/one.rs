//! One account: whose it is, whether it works, what happened to it; and what the office can do with it.

use super::{list::standing_tag, words as w};
use crate::{
    accounts::words::role as role_name,
    error::AppError,
    office::words as o,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{ask::asked, done::Done, form::Fields, history, problems, show},
};
use axum::{extract::Path, response::Response};
use backend::accounts::AccountView;
use domain::{
    access::{Action, Denied},
    accounts::{Request, Requested},
    form::Form,
    ids::UserId,
    limits::REASON,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_account(&req, parsed(&id)?, req.kept()).await
}

pub async fn keep(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: UserId = parsed(&id)?;
    let kept = req.backend.keep_account(&req.actor, id, &form).await;
    let done = match form.get("verdict") {
        "stop" | "confirm_stop" => Done::AccountStopped,
        "ask_stop" => Done::StopAsked,
        "decline_stop" => Done::StopDeclined,
        "ask" => Done::SuspensionAsked,
        "decline" => Done::SuspensionDeclined,
        "confirm" => Done::AccountSuspended,
        _ => Done::AccountRestored,
    };
    let go = |()| (paths::office_account(id), done);
    req.answer(form, kept, go, async |refused| show_account(&req, id, Some(&refused)).await).await
}

async fn show_account(req: &Req, id: UserId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.account(&req.actor, id).await?;
    let name = view.line.name.clone();
    Ok(Page::new(req, &name, || body(req, &view, refused)).refused(refused))
}

fn body(req: &Req, view: &AccountView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let name = &view.line.name;
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, o::office(l)), (paths::OFFICE_ACCOUNTS, w::heading(l)), ("", name)])}
            <h1>{name.clone()}</h1>
            <p>{standing_tag(l, &view.line)}</p>
            {facts(req, view)}
            {acts(req, view, refused)}
            <section class="stack" aria-labelledby="history">
                <h2 id="history">{w::history(l)}</h2>
                {history::table(l, &view.history)}
            </section>
        </div>
    }
    .into_any()
}

fn facts(req: &Req, view: &AccountView) -> AnyView {
    let l = req.locale;
    let line = &view.line;
    let firm = (!line.firm.is_empty()).then(|| view! { <dt>{w::firm(l)}</dt><dd>{show::written(l, &line.firm)}</dd> });
    let asked = line.standing.asked.as_ref().map(|request| {
        let asked_at = match request.what {
            Requested::Suspension => w::asked_at(l),
            Requested::NewPassword => w::stop_asked_at(l),
        };
        view! {
            <dt>{asked_at}</dt><dd>{show::time(l, request.at)}</dd>
            <dt>{w::asked_by(l)}</dt><dd>{view.asked_by.clone()}</dd>
            <dt>{w::asked_because(l)}</dt><dd>{request.reason.clone()}</dd>
        }
    });
    let suspended = line.standing.suspended.as_ref().map(|suspension| {
        view! {
            <dt>{w::suspended_at(l)}</dt><dd>{show::time(l, suspension.at)}</dd>
            <dt>{w::suspended_because(l)}</dt><dd>{suspension.reason.clone()}</dd>
        }
    });
    let stopped = line.standing.stopped.filter(|_| !line.has_password);
    let stopped = stopped.map(|at| view! { <dt>{w::stopped_at(l)}</dt><dd>{show::time(l, at)}</dd> });
    view! {
        <section class="stack" aria-labelledby="facts">
            <h2 id="facts">{w::facts(l)}</h2>
            <dl class="facts">
                <dt>{w::email(l)}</dt><dd>{line.email.clone()}</dd>
                <dt>{w::job(l)}</dt><dd>{role_name(l, line.role)}</dd>
                {firm}
                <dt>{w::created(l)}</dt><dd>{show::time(l, line.created)}</dd>
                {asked}
                {stopped}
                {suspended}
            </dl>
        </section>
    }
    .into_any()
}

fn acts(req: &Req, view: &AccountView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused);
    fields.name("verdict", w::act(l));
    let standing = &view.line.standing;
    let content = match (&standing.suspended, &standing.asked) {
        (Some(_), _) => {
            let buttons = [(Action::RestoreAccount, "restore", w::restore(l), w::restore_question(l))];
            with_reason(req, view, &fields, refused, w::restore(l), &buttons)
        }
        (None, Some(request)) => {
            let buttons = match request.what {
                Requested::Suspension => [(Action::AskSuspension, "decline", w::decline(l), w::decline_question(l))],
                Requested::NewPassword => [(Action::DeclineStop, "decline_stop", w::decline_stop(l), w::decline_stop_question(l))],
            };
            view! { {confirmation(req, view, request)}{with_reason(req, view, &fields, refused, buttons[0].2, &buttons)} }.into_any()
        }
        (None, None) => {
            // Whoever may not do it alone asks a leader to confirm it.
            let denied = view.can.get(Action::StopAccount).err();
            let takes_two = denied.filter(|denied| *denied == Denied::TakesTwo);
            // Nobody may, not even two: said to whoever could ask.
            let nobody = view.can.get(Action::AskStop).err().filter(|denied| matches!(denied, Denied::VoteAwaited | Denied::FirmKept(_)));
            let is_by_leader = denied == Some(Denied::Role);
            let stop = match denied {
                Some(Denied::TakesTwo | Denied::Role) => (Action::AskStop, "ask_stop", w::ask_stop(l), w::ask_stop_question(l)),
                _ => (Action::StopAccount, "stop", w::stop(l), w::stop_question(l)),
            };
            let ask = (Action::AskSuspension, "ask", w::ask(l), w::ask_question(l));
            let again = standing.stopped_until(req.now);
            let (why, label, acts) = match again {
                Some(again) => (Some(Denied::StoppedToday(again)), w::ask(l), vec![ask]),
                None => (nobody.or(takes_two), w::open(l), if nobody.is_some() { vec![ask] } else { vec![stop, ask] }),
            };
            let why = why.map(|denied| view! { <p class="notice">{problems::denied(l, denied)}</p> });
            let by_leader = (again.is_none() && is_by_leader).then(|| view! { <p class="notice">{w::stop_by_leader(l)}</p> });
            let label = if is_by_leader { w::ask(l) } else { label };
            view! { {why}{by_leader}{with_reason(req, view, &fields, refused, label, &acts)} }.into_any()
        }
    };
    view! {
        <section class="panel stack" aria-labelledby="verdict"><h2 id="verdict">{w::act(l)}</h2>{fields.summary()}{content}</section>
    }
    .into_any()
}

/// What the second person presses; bound to the request that stands above it.
fn confirmation(req: &Req, view: &AccountView, request: &Request) -> AnyView {
    let l = req.locale;
    let (action, verdict, label, question) = match request.what {
        Requested::Suspension => (Action::ConfirmSuspension, "confirm", w::suspend(l), w::suspend_question(l)),
        Requested::NewPassword => (Action::ConfirmStop, "confirm_stop", w::confirm_stop(l), w::confirm_stop_question(l)),
    };
    if let Err(denied) = view.can.get(action) {
        return view! { <p class="muted">{problems::denied(l, denied)}</p> }.into_any();
    }
    let form = view! {
        <form method="post" action=req.href(paths::office_account(view.line.id)) class="stack" novalidate>
            <input type="hidden" name="verdict" value=verdict/>
            <input type="hidden" name="asked" value=request.at.0/>
            <div class="actions"><button type="submit" class="btn btn-primary">{label}</button></div>
        </form>
    };
    asked(label.to_owned(), Some(view.line.name.clone()), question.to_owned(), false, form)
}

/// One reason, and a button for each act that it can be given for.
fn with_reason(
    req: &Req,
    view: &AccountView,
    fields: &Fields<'_>,
    refused: Option<&Refused>,
    label: &str,
    acts: &[(Action, &'static str, &'static str, &'static str)],
) -> AnyView {
    let l = req.locale;
    let (can, cannot): (Vec<_>, Vec<_>) = acts.iter().copied().partition(|(action, ..)| view.can.is(*action));
    if can.is_empty() {
        let denied = cannot.first().and_then(|(action, ..)| view.can.get(*action).err());
        return view! { <p class="muted">{denied.map(|denied| problems::denied(l, denied))}</p> }.into_any();
    }
    let questions: Vec<_> = can.iter().map(|(.., question)| *question).collect();
    let buttons = can.iter().map(|(_, verdict, label, _)| {
        view! { <button type="submit" class="btn btn-primary" name="verdict" value=*verdict>{*label}</button> }
    });
    let form = view! {
        <form method="post" action=req.href(paths::office_account(view.line.id)) class="stack" novalidate>
            {fields.area("reason", w::reason(l), 3).hint(w::reason_hint(l)).required().max(REASON).view()}
            <div class="actions">{buttons.collect_view()}</div>
        </form>
    };
    asked(label.to_owned(), Some(view.line.name.clone()), questions.join(" "), refused.is_some(), form)
}
