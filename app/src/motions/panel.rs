//! One motion: what is to be decided, who has voted, what it came to, and the buttons of whoever may press them.

use super::{poll, words as w};
use crate::{
    paths,
    request::{Refused, Req},
    ui::{ask::ask, form::Fields, problems, show},
};
use backend::motions::{MotionView, PollView, Standing, SubjectView};
use domain::{
    access::Action,
    council::motion::{Choice, PUT_FOR_DAYS},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

/// With everything that may be done about it; `ways` lead to what is typed on pages of its own.
pub fn whole(req: &Req, m: &MotionView, refused: Option<&Refused>, ways: AnyView) -> AnyView {
    let l = req.locale;
    let id = format!("motion-{}", m.number);
    view! {
        <section class="panel stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{heading(l, m)}</h2>
            <p class="meta">{w::moved_by(l, &m.by, m.at.show(l))}</p>
            {content(l, m)}
            {m.poll.as_ref().map(|of| poll::view(l, of))}
            {standing(req, m)}
            {wrong(l, m, refused)}
            {votes(req, m)}
            {ways}
            {entered(req, m, refused)}
            {endings(req, m)}
        </section>
    }
    .into_any()
}

/// What is wrong with an act that is a button: there is no field to say it at.
fn wrong(l: Locale, m: &MotionView, refused: Option<&Refused>) -> AnyView {
    let Some(refused) = refused else { return ().into_any() };
    let none = Form::default();
    let f = Fields::new(l, &none, Some(refused));
    let at = |field: &'static str| {
        f.name(field, heading(l, m));
        refused.errors.of(field).map(|problem| view! { <p class="error" id=field tabindex="-1">{problems::text(l, problem)}</p> })
    };
    ["form", "choice"].map(at).collect_view().into_any()
}

/// What is put to the vote now, on pages of other things: with the three buttons, and the way to the rest.
pub fn open(req: &Req, motions: &[MotionView], has_buttons: bool) -> AnyView {
    let l = req.locale;
    let (open, waiting): (Vec<_>, Vec<_>) = motions.iter().filter(|m| !m.is_over()).partition(|m| m.poll.is_some());
    let one = |m: &&MotionView| {
        let link = view! { <p><a href=req.href(paths::motion(&m.challenge, m.number))>{w::to_motion(l, m.number)}</a></p> };
        view! {
            <div class="stack">
                <h3>{heading(l, m)}</h3>
                {content(l, m)}
                {m.poll.as_ref().map(|of| poll::view(l, of))}
                {standing(req, m)}
                {has_buttons.then(|| votes(req, m))}
                {link}
            </div>
        }
    };
    let section = |id: &'static str, heading: &'static str, of: &[&MotionView]| {
        (!of.is_empty()).then(|| {
            view! {
                <section class="panel stack" aria-labelledby=id>
                    <h2 id=id>{heading}</h2>
                    {of.iter().map(one).collect_view()}
                </section>
            }
        })
    };
    view! { {section("voting", w::open_heading(l), &open)}{section("waiting", w::waiting_heading(l), &waiting)} }.into_any()
}

pub fn heading(l: Locale, m: &MotionView) -> String {
    let subject = match &m.subject {
        SubjectView::Exclusion(code, letter) => w::exclusion(l, code, letter),
        SubjectView::Voiding(Some((code, member))) => w::voiding(l, code, member),
        SubjectView::Voiding(None) => w::voiding_own(l).to_owned(),
        SubjectView::NoResult(code) => w::no_result(l, code),
        SubjectView::Stability => w::stability(l).to_owned(),
        SubjectView::Shortlist { departures, .. } if departures.is_empty() => w::shortlist(l).to_owned(),
        SubjectView::Shortlist { .. } => w::departure(l).to_owned(),
        SubjectView::Free => w::free(l).to_owned(),
    };
    w::heading(l, m.number, subject)
}

/// What is put to the vote, and what the author of the sheet says of it.
pub fn content(l: Locale, m: &MotionView) -> AnyView {
    let text = (!m.text.is_empty()).then(|| view! { <div lang="vi">{show::plain(&m.text)}</div> });
    let answer = m.hearing.as_ref().and_then(|hearing| hearing.answer.as_ref()).map(|answer| {
        view! { <div class="stack"><h3>{w::answer_heading(l)}</h3><div lang="vi">{show::plain(answer)}</div></div> }
    });
    view! { {text}{picks(l, &m.subject)}{answer} }.into_any()
}

fn picks(l: Locale, subject: &SubjectView) -> AnyView {
    let SubjectView::Shortlist { picked, departures } = subject else { return ().into_any() };
    let items: Vec<_> = picked.iter().map(|(code, firm)| view! { <li>{code.clone()}" – "{show::written(l, firm)}</li> }).collect();
    let picked = if items.is_empty() { view! { <p>{w::picks_none(l)}</p> }.into_any() } else { view! { <ol>{items}</ol> }.into_any() };
    view! { {picked}{departed(l, departures)} }.into_any()
}

/// That a shortlist is not the top of the ranking, and why.
pub fn departed(l: Locale, departures: &[(String, String)]) -> AnyView {
    if departures.is_empty() {
        return ().into_any();
    }
    let codes: Vec<&str> = departures.iter().map(|(code, _)| code.as_str()).collect();
    let reasons = departures
        .iter()
        .filter(|(_, reason)| !reason.is_empty())
        .map(|(code, reason)| view! { <dt>{code.clone()}</dt><dd lang="vi">{show::plain(reason)}</dd> });
    view! {
        <div class="notice notice-warn stack">
            <p><strong>{w::departs(l, codes.join(", "))}</strong></p>
            <dl class="facts">{reasons.collect_view()}</dl>
        </div>
    }
    .into_any()
}

fn standing(req: &Req, m: &MotionView) -> AnyView {
    let l = req.locale;
    let until = m.hearing.as_ref().map(|hearing| hearing.until.show_weekday(l)).unwrap_or_default();
    let put = m.put_from.map(|from| match from.is_over(req.now) {
        true => w::put_waits(l, from.show_weekday(l)),
        false => w::put_by_site(l, from.show_weekday(l), PUT_FOR_DAYS),
    });
    match m.standing {
        Standing::Asked => view! { <p class="notice">{w::asked(l, until)}" "{put}</p> }.into_any(),
        Standing::Heard => view! { <p class="notice">{w::heard(l)}" "{put}</p> }.into_any(),
        Standing::Withdrawn(at) => view! { <p class="notice">{w::withdrawn(l, at.show(l))}</p> }.into_any(),
        Standing::Open | Standing::Closed(_) => ().into_any(),
    }
}

/// Three large buttons for who may vote and has not.
fn votes(req: &Req, m: &MotionView) -> AnyView {
    let l = req.locale;
    let Some(of) = m.poll.as_ref() else { return ().into_any() };
    if of.has_voted {
        // Also once it is counted: there is no other place to look it up.
        let text = of.voted_on.map_or_else(|| w::has_voted_secretly(l).to_owned(), |day| w::has_voted_on(l, day.show_date(l)));
        return view! { <p class="notice notice-ok">{text}" "{w::has_voted_how(l)}</p> }.into_any();
    }
    if m.standing != Standing::Open {
        return ().into_any();
    }
    if let Some(own) = of.own {
        return view! { <p class="notice notice-ok">{w::has_voted(l, w::choice(l, own))}</p> }.into_any();
    }
    if !m.can.is(Action::VoteOnMotion) {
        return ().into_any();
    }
    let button = |choice: Choice| {
        view! { <button type="submit" class="btn vote" name="choice" value=choice.code()>{w::choice(l, choice)}</button> }
    };
    view! {
        <form method="post" action=act(req, m, "vote") class="stack">
            {of.entered_for_reader.map(|choice| view! { <p class="notice">{w::entered_for(l, w::choice(l, choice))}</p> })}
            <p>{if of.is_secret { w::vote_lead_secret(l) } else { w::vote_lead(l) }}</p>
            <div class="votes">{Choice::ALL.map(button).collect_view()}</div>
        </form>
    }
    .into_any()
}

/// Whether it is about a conflict that was found.
pub fn is_voiding(m: &MotionView) -> bool {
    matches!(m.subject, SubjectView::Voiding(_))
}

/// Votes of members who are present and have no device: entered by the secretary, confirmed by another member.
fn entered(req: &Req, m: &MotionView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let Some(of) = m.poll.as_ref().filter(|of| m.standing == Standing::Open && of.meeting.is_some()) else { return ().into_any() };
    let confirm = |waiting: &backend::motions::Silent| {
        let (id, label) = (waiting.id.to_string(), w::countersign(l, &waiting.name));
        let heard = Choice::ALL.map(|choice| {
            view! { <button type="submit" class="btn" name="vote" value=choice.code()>{w::choice(l, choice)}</button> }
        });
        view! {
            <form method="post" action=act(req, m, "countersign")>
                <input type="hidden" name="member" value=id/>
                <p>{label}</p>
                <div class="actions">{heard.collect_view()}</div>
            </form>
        }
    };
    let confirms = m.can.is(Action::CountersignVote) && !of.to_confirm.is_empty();
    let confirms = confirms.then(|| view! { <p>{w::countersign_lead(l)}</p>{of.to_confirm.iter().map(confirm).collect_view()} });
    view! { {confirms}{(m.can.is(Action::EnterVote) && !of.by_hand.is_empty()).then(|| enter(req, m, of, refused))} }.into_any()
}

fn enter(req: &Req, m: &MotionView, of: &PollView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let none = Form::default();
    let f = Fields::new(l, &none, refused);
    // Nobody and nothing is chosen beforehand: a vote of the wrong member would be one press away.
    let nothing = || std::iter::once((String::new(), w::choose(l).to_owned()));
    let members = nothing().chain(of.by_hand.iter().map(|silent| (silent.id.to_string(), silent.name.clone()))).collect();
    let choices = Choice::ALL.iter().map(|choice| (choice.code().to_owned(), w::choice(l, *choice).to_owned()));
    let choices = nothing().chain(choices).collect();
    view! {
        <details>
            <summary>{w::enter(l)}</summary>
            <form method="post" action=act(req, m, "enter") class="stack">
                <p class="hint">{w::enter_lead(l)}</p>
                {f.select("member", w::member(l), members).required().view()}
                {f.select("vote", w::their_choice(l), choices).required().view()}
                <div class="actions"><button type="submit" class="btn">{w::enter_button(l)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn endings(req: &Req, m: &MotionView) -> AnyView {
    let l = req.locale;
    let form = |name: &str, label: &'static str| {
        view! { <form method="post" action=act(req, m, name)><button type="submit" class="btn">{label}</button></form> }
    };
    let may_close = m.standing == Standing::Open && m.can.is(Action::CloseMotion);
    let close = may_close.then(|| ask(w::close(l).to_owned(), None, w::close_ask(l).to_owned(), form("close", w::close_button(l))));
    let withdraw = m
        .may_withdraw
        .then(|| ask(w::withdraw(l).to_owned(), None, w::withdraw_ask(l).to_owned(), form("withdraw", w::withdraw_button(l))));
    view! { {close}{withdraw} }.into_any()
}

fn act(req: &Req, m: &MotionView, act: &str) -> String {
    req.href(paths::motion_act(&m.challenge, m.number, act))
}
