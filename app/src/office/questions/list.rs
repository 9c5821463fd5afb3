//! Every question about a call, without who asked; what somebody else drafted is published from here.

use super::{super::words, said, w};
use crate::{
    challenges::questions::open,
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown},
    ui::{done::Done, form::Fields, moved, show},
};
use axum::{extract::Path, response::Response};
use backend::{
    challenges::ChallengeView,
    questions::{AskedQuestion, Replying},
};
use domain::{
    access::Action,
    form::Form,
    locale::Locale,
    questions::{Reply, State},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show_page(&req, &code, req.kept()).await
}

pub async fn publish(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let published = req.backend.publish_replies(&req.actor, &code, &form).await;
    let go = |()| (paths::office_act(&code, "questions"), Done::RepliesPublished);
    req.answer(form, published, go, async |refused| show_page(&req, &code, Some(&refused)).await).await
}

/// On the office's page of the challenge, while something has no reply.
pub fn notice(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    if view.questions.waiting == 0 {
        return ().into_any();
    }
    let due = view.questions.due.map(|at| w::due(l, at.show_weekday(l)));
    let address = req.href(paths::office_act(&view.challenge.code, "questions"));
    view! { <p class="notice notice-warn">{w::notice(l, view.questions.waiting)}" "{due}" "<a href=address>{w::see(l)}</a></p> }.into_any()
}

async fn show_page(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.replying(&req.actor, code).await?;
    let challenge = req.backend.challenge(&req.actor, code).await?;
    Ok(Page::new(req, w::of(req.locale, code), || view(req, &v, &challenge, refused)).refused(refused))
}

fn view(req: &Req, v: &Replying, challenge: &ChallengeView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (code, back) = (&v.challenge.code, paths::office_challenge(&v.challenge.code));
    let due = v
        .due
        .map(|at| view! { <p>{w::due(l, at.show_weekday(l))}{show::day_off(l, &req.days_off, at)}" "{v.moves.then(|| w::moves(l))}</p> });
    let of = |is: &dyn Fn(&AskedQuestion) -> bool| v.questions.iter().filter(|question| is(question)).collect::<Vec<_>>();
    let is_open = |question: &AskedQuestion| matches!(question.state, State::Waiting { .. });
    let waits = of(&|question| is_open(question) && question.draft().is_none());
    let own = of(&|question| is_open(question) && question.draft().is_some() && !question.may_publish);
    let closed = of(&|question| !is_open(question));
    let none = v.questions.is_empty().then(|| view! { <p class="empty">{w::none(l)}</p> });
    view! {
        <div class="stack">
            {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), (&back, code), ("", w::title(l))])}
            <h1>{show::unbroken(&w::of(l, code))}</h1>
            <p class="lead">{w::lead(l)}</p>
            {due}
            {open(l, &challenge.questions)}
            {none}
            {publishing(req, v, refused)}
            {section(req, v, "to-draft", w::to_draft(l), &waits)}
            {section(req, v, "drafted", w::own(l), &own)}
            {section(req, v, "replied", w::closed(l), &closed)}
        </div>
    }
    .into_any()
}

fn publishing(req: &Req, v: &Replying, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let chosen: Vec<_> = v.questions.iter().filter(|question| question.may_publish).collect();
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    if chosen.is_empty() && refused.is_none() {
        return ().into_any();
    }
    let told = v.questions.iter().fold(Form::default(), |form, question| form.with(name(question.number), said(l, question)));
    f.name("publish", w::to_publish(l));
    v.questions.iter().for_each(|question| f.name(&name(question.number), w::question(l, question.number)));
    let lines = chosen.iter().map(|question| {
        let tick = f.checkbox(&name(question.number), w::publish_one(l, question.number)).required().view();
        view! { <div class="panel stack">{whole(req, v, question)}{tick}</div> }
    });
    let buttons = (!chosen.is_empty()).then(|| {
        view! { <div class="actions"><button type="submit" class="btn btn-primary">{w::publish(l)}</button></div> }
    });
    view! {
        <section class="stack" aria-labelledby="to-publish">
            <h2 id="to-publish">{w::to_publish(l)}</h2>
            <p>{w::to_publish_lead(l)}</p>
            {f.summary()}
            {moved::view(l, refused, &told)}
            <form class="stack" method="post" id="publish" action=req.href(paths::office_act(&v.challenge.code, "questions"))>
                {moved::carried(&v.seen, &told)}
                {lines.collect_view()}
                {buttons}
            </form>
        </section>
    }
    .into_any()
}

fn name(number: u32) -> String {
    format!("publish_{number}")
}

fn section(req: &Req, v: &Replying, id: &'static str, heading: &'static str, questions: &[&AskedQuestion]) -> AnyView {
    if questions.is_empty() {
        return ().into_any();
    }
    let lines = questions.iter().map(|question| view! { <div class="panel stack">{whole(req, v, question)}</div> }).collect_view();
    view! { <section class="stack" aria-labelledby=id><h2 id=id>{heading}</h2>{lines}</section> }.into_any()
}

/// The question, and what is replied or drafted.
fn whole(req: &Req, v: &Replying, question: &AskedQuestion) -> AnyView {
    let l = req.locale;
    let is_open = matches!(question.state, State::Waiting { .. });
    let to = paths::office_question(&v.challenge.code, question.number);
    let label = if question.draft().is_some() { w::edit(l) } else { w::write(l) };
    let link = (is_open && v.can.is(Action::DraftReply)).then(|| view! { <p><a class="btn" href=req.href(to)>{label}</a></p> });
    let by = question.draft().and_then(|draft| v.names.get(&draft.by)).filter(|_| is_open);
    let by = by.map(|name| view! { <p class="meta">{show::within(l, &w::drafted_by(l, name), name)}</p> });
    view! {
        <h3>{w::question(l, question.number)}<span class="meta">" – "{show::time(l, question.at)}</span></h3>
        {show::plain(&question.text)}
        {question.draft().map(|draft| reply(l, &draft.reply))}
        {by}
        {link}
    }
    .into_any()
}

pub(super) fn reply(l: Locale, reply: &Reply) -> AnyView {
    match reply {
        Reply::Answer { question, answer } => view! {
            <h4>{w::published_as(l)}</h4>{show::plain(question)}
            <h4>{w::answer(l)}</h4>{show::plain(answer)}
        }
        .into_any(),
        Reply::Merge { into } => view! { <p>{w::merged(l, into)}</p> }.into_any(),
        Reply::Decline { reason } => view! { <p>{w::declined(l)}</p>{show::plain(reason)} }.into_any(),
    }
}
