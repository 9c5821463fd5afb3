//! Conflicts that were found in a challenge, for the secretary who pins them and for whoever presides and answers appeals.

use super::{names, words as w};
use crate::{
    council::words as c,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::Fields,
        show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::council::{PinDesk, PinLine};
use domain::{access::Action, council::FindingState, form::Form, limits::REASON, locale::Locale};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_pins(&req, &code, req.kept()).await
}

pub async fn pin(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let pinned = req.backend.pin_conflict(&req.actor, &code, &form).await;
    let go = |()| (paths::council_act(&code, "conflicts"), Done::ConflictPinned);
    req.answer(form, pinned, go, async |refused| show_pins(&req, &code, Some(&refused)).await).await
}

async fn show_pins(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let desk = req.backend.pins(&req.actor, code).await?;
    let l = req.locale;
    let title = &desk.challenge_title;
    let body = || {
        view! {
            <div class="wrap stack">
                {show::breadcrumb(req, &[(paths::COUNCIL, c::home_title(l)), (&paths::council_challenge(code), code)])}
                <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
                <h1>{w::pins_title(l, code)}</h1>
                <p class="lead">{w::pins_lead(l)}</p>
                {list(req, &desk)}
                {form(req, code, &desk, refused)}
            </div>
        }
    };
    Ok(Page::new(req, w::pins_title(l, code), body).refused(refused))
}

fn list(req: &Req, desk: &PinDesk) -> AnyView {
    let l = req.locale;
    let may_answer = desk.can.is(Action::RuleOnConflict);
    let body = if desk.lines.is_empty() {
        view! { <p class="empty">{w::pins_none(l)}</p> }.into_any()
    } else {
        let heads = [w::code(l), w::member(l), w::source(l), w::kind(l), w::reason(l), w::state(l), w::act(l)].map(Head::Text);
        let rows = desk.lines.iter().map(|line| row(req, line, may_answer)).collect_view();
        table(w::pins_caption(l), heads, view! { <tbody>{rows}</tbody> })
    };
    view! { <section class="stack" aria-labelledby="pins"><h2 id="pins">{w::pins_heading(l)}</h2>{body}</section> }.into_any()
}

fn row(req: &Req, line: &PinLine, may_answer: bool) -> AnyView {
    let l = req.locale;
    let finding = &line.finding;
    let answer = (may_answer && matches!(finding.state, FindingState::Appealed { .. })).then(|| {
        let address = format!("{}?member={}", paths::ruling(finding.proposal), finding.member);
        view! { <a href=req.href(address)>{w::answer_of(l, &line.code, &line.member_name)}</a> }
    });
    view! {
        <tr>
            <th scope="row" class="nowrap">{line.code.clone()}</th>
            <td>{line.member_name.clone()}</td>
            <td>{names::source(l, finding.source)}": "{line.by.clone()}</td>
            <td>{finding.kind.map(|kind| names::interest(l, kind))}</td>
            <td lang="vi">{finding.reason.clone()}</td>
            <td>{names::state(l, &finding.state)}{ruled_by(l, &line.ruled_by)}</td>
            <td>{answer}</td>
        </tr>
    }
    .into_any()
}

/// Who answered the appeal.
pub fn ruled_by(l: Locale, name: &str) -> Option<String> {
    (!name.is_empty()).then(|| w::ruled_by(l, name))
}

fn form(req: &Req, code: &str, desk: &PinDesk, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if !desk.can.is(Action::PinConflict) {
        return ().into_any();
    }
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    let choice = |nothing: &str, options: Vec<(String, String)>| {
        std::iter::once((String::new(), nothing.to_owned())).chain(options).collect::<Vec<_>>()
    };
    let fields = if desk.proposals.is_empty() {
        view! { <p>{w::pin_none(l)}</p> }.into_any()
    } else {
        let proposals = choice(w::choose_proposal(l), desk.proposals.iter().map(|(id, code)| (id.to_string(), code.clone())).collect());
        let members = choice(w::choose_member(l), desk.members.iter().map(|(id, name)| (id.to_string(), name.clone())).collect());
        view! {
            <form class="stack" method="post" action=req.href(paths::council_act(code, "conflicts"))>
                {f.select("proposal", w::proposal(l), proposals).required().view()}
                {f.select("member", w::member(l), members).required().view()}
                {names::kind_field(l, &f).view()}
                {f.area("reason", w::reason(l), 3).hint(w::reason_shown(l)).required().max(REASON).view()}
                <div class="actions"><button type="submit" class="btn btn-danger">{w::pin(l)}</button></div>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="panel stack" aria-labelledby="pin">
            <h2 id="pin">{w::pin_heading(l)}</h2>
            <p>{w::pin_lead(l)}</p>
            {f.summary()}
            {fields}
        </section>
    }
    .into_any()
}
