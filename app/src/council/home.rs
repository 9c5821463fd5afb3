//! The member's desk: challenge by challenge, what waits.

use super::{meetings, words as w};
use crate::{accounts::home_of, error::AppError, page::Page, paths, request::Req, ui::show};
use backend::{
    Error,
    council::{
        CouncilLine,
        meetings::{Invited, MeetingLine},
    },
};
use domain::{locale::Locale, people::SeatRole};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let lines = match req.backend.council_home(&req.actor).await {
        Err(Error::Denied(_)) if home_of(&req.actor) == paths::COUNCIL => return Ok(unseated(&req)),
        lines => lines?,
    };
    let meetings = req.backend.meetings(&req.actor).await?;
    let may_plan = req.backend.plan_choices(&req.actor).await.is_ok_and(|choices| !choices.challenges.is_empty());
    let body = || {
        let desk = meetings::list::desk(&req, &meetings, may_plan);
        view(&req, &lines, &meetings, desk)
    };
    Ok(Page::new(&req, w::home_title(req.locale), body))
}

/// For a member of the council who waits for a seat.
fn unseated(req: &Req) -> Page {
    let l = req.locale;
    let body = || {
        view! {
            <div class="narrow stack">
                {show::below_home(req)}
                <h1>{w::home_title(l)}</h1>
                <p class="lead">{w::unseated(l)}</p>
                <p>{w::unseated_next(l)}</p>
            </div>
        }
    };
    Page::new(req, w::home_title(l), body)
}

fn view(req: &Req, lines: &[CouncilLine], meetings: &[MeetingLine], desk: AnyView) -> AnyView {
    let l = req.locale;
    let role = req.actor.user().and_then(|u| u.seat).unwrap_or(SeatRole::Member);
    let (mut waiting, others): (Vec<_>, Vec<_>) = lines.iter().partition(|line| waits(l, line));
    // What is due first stands first.
    waiting.sort_by_key(|line| line.due.map_or(i64::MAX, |due| due.0));
    let mut asked: Vec<_> = meetings.iter().collect();
    asked.sort_by_key(|meeting| meeting.at);
    let asked: Vec<_> = asked.into_iter().flat_map(|meeting| of_meeting(req, meeting)).collect();
    let list = if lines.is_empty() && asked.is_empty() {
        view! { <p class="empty">{w::empty(l)}</p> }.into_any()
    } else {
        view! {
            <section class="stack" aria-labelledby="waiting">
                <h2 id="waiting">{w::waiting(l)}</h2>
                {(waiting.is_empty() && asked.is_empty()).then(|| view! { <p class="muted">{w::nothing_waits(l)}</p> })}
                {(!asked.is_empty()).then(|| view! { <ul class="tasklist">{asked}</ul> })}
                <div class="grid-2">{waiting.into_iter().map(|line| card(req, line)).collect_view()}</div>
            </section>
            {(!others.is_empty()).then(|| view! {
                <section class="stack" aria-labelledby="others">
                    <h2 id="others">{w::others(l)}</h2>
                    <div class="grid-2">{others.into_iter().map(|line| card(req, line)).collect_view()}</div>
                </section>
            })}
        }
        .into_any()
    };
    view! {
        <div class="wrap stack">
            {show::below_home(req)}
            <h1>{w::home_title(l)}</h1>
            <p class="lead">{w::home_lead(l, w::seat(l, role))}</p>
            {list}
            {desk}
        </div>
    }
    .into_any()
}

/// What a meeting asks of the reader: an answer to its invitation, a rapporteur's report.
fn of_meeting(req: &Req, meeting: &MeetingLine) -> Vec<AnyView> {
    let l = req.locale;
    let codes = meeting.challenges.iter().map(|c| c.code.as_str()).collect::<Vec<_>>().join(", ");
    let task = |part: &str, text: String| {
        let href = req.href(format!("{}#{part}", paths::meeting(meeting.id)));
        let term = match meeting.at.is_over(req.now) {
            true => view! { <span class="tag tag-warn">{w::late(l, meeting.at.show_weekday(l))}</span> }.into_any(),
            false => view! { <span class="meta">{w::term(l, meeting.at.show_weekday(l))}</span> }.into_any(),
        };
        view! { <li><a href=href>{text}</a>" "{term}</li> }.into_any()
    };
    let answer = meeting.awaits_answer.map(|invited| match invited {
        Invited::Member => w::to_say(l, &codes),
        Invited::Alternate => w::to_say_as_alternate(l, &codes),
    });
    let answer = answer.map(|text| task("own-answer", text));
    answer.into_iter().chain(meeting.awaits_report.then(|| task("reports", w::to_report(l, &codes)))).collect()
}

/// Whatever is listed as a task.
fn waits(l: Locale, line: &CouncilLine) -> bool {
    !tasks(l, line).is_empty()
}

/// What waits for the reader in one challenge, for the page of it.
pub fn own_tasks(req: &Req, line: &CouncilLine) -> Option<AnyView> {
    let l = req.locale;
    let tasks = tasks(l, line);
    (!tasks.is_empty()).then(|| {
        let lines = tasks.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <div class="notice"><p><strong>{w::yours(l)}</strong></p><ul>{lines}</ul></div> }.into_any()
    })
}

fn tasks(l: Locale, line: &CouncilLine) -> Vec<String> {
    let tasks = [
        line.awaits_opening.then(|| w::to_open(l).to_owned()),
        (line.undeclared > 0).then(|| w::to_declare(l, line.undeclared)),
        line.practice.then(|| w::to_practise(l).to_owned()),
        (line.to_score > 0).then(|| w::to_score(l, line.to_score)),
        (line.to_revise > 0).then(|| w::to_revise(l, line.to_revise)),
        (!line.far.is_empty()).then(|| w::far(l, line.far.join(", "))),
        (line.debriefs > 0).then(|| w::to_debrief(l, line.debriefs)),
        (line.appeals > 0).then(|| w::to_answer(l, line.appeals)),
        line.awaits_vote.then(|| w::to_vote(l).to_owned()),
        (line.motions > 0).then(|| w::to_answer_motions(l, line.motions)),
        line.to_close.then(|| if line.round > 1 { w::to_close(l) } else { w::to_end(l) }.to_owned()),
        line.presides_over_tie.map(|due| w::tie(l, due).to_owned()),
        line.to_propose.then(|| w::to_propose(l).to_owned()),
    ];
    tasks.into_iter().flatten().collect()
}

fn card(req: &Req, line: &CouncilLine) -> AnyView {
    let l = req.locale;
    let card = &line.card;
    let aside = [line.is_recused.then(|| w::recused(l).to_owned()), (line.submitted > 0).then(|| w::submitted(l, line.submitted))];
    let tasks = tasks(l, line).into_iter().chain(aside.into_iter().flatten());
    let closes = card.closes.map(|at| view! { <p class="meta">{w::closes(l)}" "{show::time(l, at)}</p> });
    let term = line.due.filter(|_| waits(l, line)).map(|at| match at {
        _ if at.is_over(req.now) => view! { <p><span class="tag tag-warn">{w::late(l, at.show_weekday(l))}</span></p> }.into_any(),
        _ => view! { <p><strong>{w::term(l, at.show_weekday(l))}</strong></p> }.into_any(),
    });
    view! {
        <article class="card stack">
            <p class="row"><span class="tag">{card.code.clone()}</span>" "{show::stage(l, card.stage)}</p>
            <h3 lang=card.title.lang(l).code()>
                <a href=req.href(paths::council_challenge(&card.code))>{card.title.get(l).to_owned()}</a>
            </h3>
            {closes}
            {term}
            <ul>{tasks.map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
        </article>
    }
    .into_any()
}
