//! The office's desk: what waits for whoever looks, then every challenge by stage.

use super::{banners, board, checklist, days_off, guides, next, reports, words::desk as w};
use crate::{error::AppError, exports, legal::words as legal, page::Page, paths, plan::words as plan, request::Req, ui::show};
use backend::{
    challenges::ChallengeCard,
    delivery::MailTrouble,
    office::{Desk, Task, ToScreen},
};
use domain::{access::Action, accounts::Requested, challenges::Next, delivery::MailState, locale::Locale};
use leptos::prelude::*;

/// More drafts than these are folded away.
const FEW: usize = 3;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let desk = req.backend.desk(&req.actor).await?;
    let l = req.locale;
    let body = || {
        view! {
            <div class="stack">
                {show::below_home(&req)}
                <h1>{w::heading(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                {links(&req, &desk)}
                {tasks(&req, &desk)}
                {others(&req, &desk)}
                {board::view(&req, &desk.challenges)}
                {exports::link(&req, &paths::office_workbook("challenges"), w::board(l))}
            </div>
        }
    };
    Ok(Page::new(&req, w::heading(l), body))
}

fn links(req: &Req, desk: &Desk) -> AnyView {
    let l = req.locale;
    let create = desk.can.is(Action::CreateChallenge).then(|| {
        view! {
            <a class="btn btn-primary" href=req.href(paths::OFFICE_NEW)>{w::create(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_IMPORT)>{w::import(l)}</a>
        }
    });
    view! {
        <nav class="row" aria-label=w::nav(l)>
            {create}
            <a class="btn" href=req.href(paths::OFFICE_FIRMS)>{w::firms(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_ACCOUNTS)>{w::accounts(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_SEATS)>{w::seats(l)}</a>
            <a class="btn" href=req.href(paths::MEETINGS)>{w::meetings(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_DAYS_OFF)>{days_off::w::title(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_GUIDES)>{guides::w::title(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_BANNERS)>{banners::w::title(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_LEGAL)>{legal::short(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_PLAN)>{plan::short(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_MAILS)>{w::mails(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_PORTFOLIO)>{w::portfolio(l)}</a>
            <a class="btn" href=req.href(paths::OFFICE_REPORTS)>{reports::w::title(l)}</a>
        </nav>
    }
    .into_any()
}

fn tasks(req: &Req, desk: &Desk) -> AnyView {
    let l = req.locale;
    let firms = (desk.firms_pending > 0).then(|| {
        let address = req.href(format!("{}?standing=pending", paths::OFFICE_FIRMS));
        view! { <li><a href=address>{w::firms_waiting(l, desk.firms_pending)}</a></li> }
    });
    let requests = desk.account_requests.iter().map(|(id, name, what)| {
        let text = match what {
            Requested::Suspension => w::suspension_waiting(l, name),
            Requested::NewPassword => w::stop_waiting(l, name),
        };
        view! { <li><a href=req.href(paths::office_account(*id))>{text}</a></li> }
    });
    let seats = (desk.seats_to_confirm > 0).then(|| {
        view! { <li><a href=req.href(paths::OFFICE_SEATS)>{w::seats_waiting(l, desk.seats_to_confirm)}</a></li> }
    });
    let verifications = desk.verifications_asked.iter().map(|(id, firm)| {
        view! { <li><a href=req.href(paths::office_firm(*id))>{w::verification_asked(l, firm)}</a></li> }
    });
    let ownerships = desk.ownerships_asked.iter().map(|(id, firm)| {
        view! { <li><a href=req.href(paths::office_firm(*id))>{w::ownership_asked(l, firm)}</a></li> }
    });
    let claims = desk.claims_asked.iter().map(|(id, firm)| {
        view! { <li><a href=req.href(paths::office_firm(*id))>{w::code_claimed(l, firm)}</a></li> }
    });
    let mails = [(desk.mails.failed, MailState::Failed), (desk.mails.late, MailState::Waiting)]
        .into_iter()
        .filter(|(number, _)| number.at_least > 0);
    let mails = mails.map(|(number, state)| {
        let number = format!("{}{}", number.at_least, if number.is_exact { "" } else { "+" });
        let text = if state == MailState::Failed { w::mails_failed(l, number) } else { w::mails_late(l, number) };
        view! { <li><a href=req.href(format!("{}?state={}", paths::OFFICE_MAILS, state.code()))>{text}</a></li> }
    });
    let is_empty = desk.tasks.is_empty()
        && desk.mails == MailTrouble::default()
        && desk.verifications_asked.is_empty()
        && desk.ownerships_asked.is_empty()
        && desk.claims_asked.is_empty()
        && seats.is_none()
        && desk.account_requests.is_empty()
        && firms.is_none()
        && desk.to_screen.is_empty()
        && desk.suggestions.is_empty();
    let (drafts, tasks): (Vec<_>, Vec<_>) = desk.tasks.iter().partition(|(_, task)| *task == Task::FinishDraft);
    let lines = tasks.iter().map(|(card, task)| line(req, desk, card, *task)).collect_view();
    let drafts = drafts_of(req, desk, &drafts);
    let list = if is_empty {
        view! { <p class="empty">{w::no_tasks(l)}</p> }.into_any()
    } else {
        view! { <ul class="tasklist">{lines}{suggestions(req, desk)}{desk.to_screen.iter().filter_map(|p| to_screen(req, p)).collect_view()}{requests.collect_view()}{verifications.collect_view()}{ownerships.collect_view()}{claims.collect_view()}{seats}{firms}{mails.collect_view()}</ul>{drafts} }.into_any()
    };
    view! { <section class="stack" aria-labelledby="tasks"><h2 id="tasks">{w::tasks(l)}</h2>{list}</section> }.into_any()
}

/// However many were imported, they push nothing down.
fn drafts_of(req: &Req, desk: &Desk, drafts: &[&(ChallengeCard, Task)]) -> Option<AnyView> {
    let l = req.locale;
    let lines = || drafts.iter().map(|(card, task)| line(req, desk, card, *task)).collect_view();
    match drafts.len() {
        0 => None,
        1..=FEW => Some(view! { <ul class="tasklist">{lines()}</ul> }.into_any()),
        many => Some(
            view! { <details class="fold"><summary>{w::drafts(l, many)}</summary><ul class="tasklist">{lines()}</ul></details> }.into_any(),
        ),
    }
}

/// What waits for others: by whom and until when.
fn others(req: &Req, desk: &Desk) -> Option<AnyView> {
    let l = req.locale;
    let line = |(card, next): &(ChallengeCard, Next)| {
        let who = next::who(l, next.who).map(|who| view! { <span class="meta">{who}</span> });
        let until = next.until.map(|at| match next.is_late {
            true => view! { <span class="tag tag-warn">{w::late(l, at.show(l))}</span> }.into_any(),
            false => view! { <span class="meta">{w::term(l, at.show(l))}</span> }.into_any(),
        });
        view! {
            <li>
                <a href=req.href(paths::office_challenge(&card.code))>{card.code.clone()}" · "<span lang=card.title.lang(l).code()>{card.title.get(l).to_owned()}</span></a>
                {show::stage(l, card.stage)}
                {who}
                {until}
            </li>
        }
    };
    (!desk.others.is_empty()).then(|| {
        let lines = desk.others.iter().map(line).collect_view();
        view! { <section class="stack" aria-labelledby="waiting-others"><h2 id="waiting-others">{w::others(l)}</h2><ul class="tasklist">{lines}</ul></section> }
            .into_any()
    })
}

/// By challenge, where they are judged.
fn suggestions(req: &Req, desk: &Desk) -> AnyView {
    let l = req.locale;
    let line = |(code, number): (&String, &u32)| {
        let address = req.href(format!("{}#conflicts", paths::office_challenge(code)));
        view! { <li><a href=address>{w::suggestions_waiting(l, number, code)}</a></li> }
    };
    desk.suggestions.iter().map(line).collect_view().into_any()
}

/// What is particular about a proposal; that it is to be screened its challenge's line says.
fn to_screen(req: &Req, p: &ToScreen) -> Option<AnyView> {
    let l = req.locale;
    let text = match (p.completion_due, p.completed_at) {
        (Some(due), _) => w::completion_due(l, &p.code, &p.challenge_code, due.show_exact(l)),
        (None, Some(at)) => w::completion_came(l, &p.code, &p.challenge_code, at.show(l)),
        (None, None) if p.has_unsent_files => w::completion_unsent(l, &p.code, &p.challenge_code),
        (None, None) if p.is_refused => w::refusal_waits(l, &p.code, &p.challenge_code),
        (None, None) => return None,
    };
    Some(view! { <li><a href=req.href(paths::office_proposal(p.proposal))>{text}</a></li> }.into_any())
}

fn line(req: &Req, desk: &Desk, card: &ChallengeCard, task: Task) -> AnyView {
    let l = req.locale;
    let late = card.late.map(|due| view! { <span class="tag tag-warn">{w::late(l, due.show(l))}</span> });
    let term = card.due.filter(|_| card.late.is_none()).map(|due| view! { <span class="meta">{w::term(l, due.show(l))}</span> });
    let title = (card.title.lang(l).code(), card.title.get(l).to_owned());
    view! {
        <li>
            <a href=req.href(place(desk, card, task))>{name(l, task)}": "{card.code.clone()}</a>
            <span class="meta" lang=title.0>{title.1}</span>
            {show::stage(l, card.stage)}
            {late}
            {term}
        </li>
    }
    .into_any()
}

/// Screening begins with the first proposal that waits; the next opens by itself.
fn place(desk: &Desk, card: &ChallengeCard, task: Task) -> String {
    let first = checklist::waiting(desk, &card.code).first().map(|line| paths::office_proposal(line.proposal));
    first.filter(|_| task == Task::Screen).unwrap_or_else(|| address(card, task))
}

fn address(card: &ChallengeCard, task: Task) -> String {
    match task {
        Task::FinishDraft => paths::office_act(&card.code, "edit"),
        Task::Amendment => paths::office_act(&card.code, "amendment"),
        Task::PublishReplies | Task::DraftReplies => paths::office_act(&card.code, "questions"),
        Task::Extension => paths::office_act(&card.code, "extension"),
        Task::Forward => paths::office_act(&card.code, "forward"),
        Task::Decide => paths::office_act(&card.code, "decision"),
        Task::AnswerComplaint | Task::Conclude => paths::office_act(&card.code, "follow-up"),
        Task::PublishResult => paths::office_act(&card.code, "result"),
        Task::AppointAdHoc => paths::office_act(&card.code, "ad-hoc"),
        Task::NameActingChair => paths::office_act(&card.code, "acting-chair"),
        Task::ConfirmOpening => format!("{}#opening", paths::office_challenge(&card.code)),
        Task::Screen | Task::StartScoring => format!("{}#proposals", paths::office_challenge(&card.code)),
        Task::Review => paths::office_challenge(&card.code),
    }
}

fn name(l: Locale, task: Task) -> &'static str {
    match task {
        Task::FinishDraft => w::finish_draft(l),
        Task::Review => w::review(l),
        Task::Amendment => w::amendment(l),
        Task::PublishReplies => w::publish_replies(l),
        Task::DraftReplies => w::draft_replies(l),
        Task::Extension => w::extension(l),
        Task::ConfirmOpening => w::confirm_opening(l),
        Task::Screen => w::screen(l),
        Task::StartScoring => w::start_scoring(l),
        Task::Forward => w::forward(l),
        Task::Decide => w::decide(l),
        Task::AnswerComplaint => w::answer_complaint(l),
        Task::Conclude => w::conclude(l),
        Task::PublishResult => w::publish_result(l),
        Task::AppointAdHoc => w::appoint_ad_hoc(l),
        Task::NameActingChair => w::name_acting_chair(l),
    }
}
