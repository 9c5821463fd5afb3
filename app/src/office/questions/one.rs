//! One question: as it was asked, what is drafted, and the form of the reply.

use super::{super::words, list::reply, said, w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown, parsed},
    ui::{done::Done, form::Fields, moved, problems, show, unsaved},
};
use axum::{extract::Path, response::Response};
use backend::{
    Error,
    questions::{AskedQuestion, Replying},
};
use domain::{
    access::Action,
    form::Form,
    limits::REASON,
    locale::Locale,
    questions::{MAX_ANSWER, MAX_QUESTION, Reply, State},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path((code, number)): Path<(String, String)>) -> Result<Page, AppError> {
    show_page(&req, &code, parsed(&number)?, req.kept()).await
}

pub async fn draft(req: Req, Path((code, number)): Path<(String, String)>, Shown(form): Shown) -> Result<Response, AppError> {
    let number = parsed(&number)?;
    let drafted = req.backend.draft_reply(&req.actor, &code, number, &form).await;
    let go = |()| (paths::office_act(&code, "questions"), Done::ReplyDrafted);
    req.answer(form, drafted, go, async |refused| show_page(&req, &code, number, Some(&refused)).await).await
}

async fn show_page(req: &Req, code: &str, number: u32, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.replying(&req.actor, code).await?;
    let question = v.questions.iter().find(|question| question.number == number).ok_or(Error::NotFound)?;
    Ok(Page::new(req, w::question(req.locale, number), || view(req, &v, question, refused)).refused(refused))
}

fn view(req: &Req, v: &Replying, question: &AskedQuestion, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (code, back) = (&v.challenge.code, paths::office_act(&v.challenge.code, "questions"));
    let draft = question.draft().map(|draft| {
        let by = v.names.get(&draft.by).cloned().unwrap_or_default();
        view! {
            <section class="panel stack" aria-labelledby="drafted">
                <h2 id="drafted">{w::draft_now(l)}</h2>
                {reply(l, &draft.reply)}
                <p class="meta">{show::within(l, &w::drafted_by(l, &by), &by)}</p>
            </section>
        }
    });
    let is_open = matches!(question.state, State::Waiting { .. });
    let may = v.can.get(Action::DraftReply);
    let mut stored = Form::default().with("public_question", &question.text);
    stored.0.extend(question.draft().map(|draft| draft.reply.to_form().0).unwrap_or_default());
    let f = Fields::new(l, &stored, refused);
    let told = Form::default().with(name(question.number), said(l, question));
    f.name(&name(question.number), w::draft_now(l));
    let body = if is_open && may.is_ok() {
        form(req, v, question, &f, &told)
    } else {
        let lost = refused.map(|refused| unsaved::view(l, refused, |name| label(l, name).map(str::to_owned)));
        view! { {problems::impossible(l, may, refused)}{lost} }.into_any()
    };
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[
                (paths::OFFICE, words::office(l)),
                (&paths::office_challenge(code), code),
                (&back, w::title(l)),
                ("", &w::question(l, question.number)),
            ])}
            <p class="eyebrow">{code.clone()}</p>
            <h1>{w::question(l, question.number)}</h1>
            {f.summary()}
            {moved::view(l, refused, &told)}
            <section class="panel stack" aria-labelledby="asked">
                <h2 id="asked">{w::as_asked(l)}</h2>
                {show::plain(&question.text)}
                <p class="meta">{show::time(l, question.at)}</p>
            </section>
            {draft}
            {body}
            <p><a class="btn" href=req.href(back.clone())>{w::back(l)}</a></p>
        </div>
    }
    .into_any()
}

fn form(req: &Req, v: &Replying, question: &AskedQuestion, f: &Fields<'_>, told: &Form) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let kinds = [("", w::choose(l)), ("answer", w::reply_answer(l)), ("merge", w::reply_merge(l)), ("decline", w::reply_decline(l))];
    let kinds = kinds.map(|(value, text)| (value.to_owned(), text.to_owned())).into();
    let is_answered = |other: &&AskedQuestion| {
        other.number != question.number && other.draft().is_some_and(|draft| matches!(draft.reply, Reply::Answer { .. }))
    };
    let others = v.questions.iter().filter(is_answered).map(|other| (other.number.to_string(), w::question(l, other.number)));
    let others: Vec<_> = [(String::new(), w::into_none(l).to_owned())].into_iter().chain(others).collect();
    view! {
        <p class="notice">{w::amendment(l)}" "<a href=req.href(paths::office_act(code, "amend"))>{w::to_amendment(l)}</a>"."</p>
        <form class="stack" method="post" action=req.href(paths::office_question(code, question.number))>
            {moved::carried(&question.seen, told)}
            {f.select("reply", w::reply(l), kinds).required().view()}
            {f.area("public_question", w::public_question(l), 4).hint(w::public_question_hint(l)).max(MAX_QUESTION).view()}
            {f.area("answer", w::answer(l), 8).hint(w::answer_hint(l)).max(MAX_ANSWER).view()}
            {f.checkbox("clarifies", w::clarifies(l)).view()}
            {f.select("into", w::into(l), others).hint(w::into_hint(l)).view()}
            {f.area("reason", w::reason(l), 3).hint(w::reason_hint(l)).max(REASON).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::save(l)}</button></div>
        </form>
    }
    .into_any()
}

fn name(number: u32) -> String {
    format!("publish_{number}")
}

fn label(l: Locale, name: &str) -> Option<&'static str> {
    Some(match name {
        "public_question" => w::public_question(l),
        "answer" => w::answer(l),
        "reason" => w::reason(l),
        _ => return None,
    })
}
