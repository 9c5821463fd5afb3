//! What this person can do with a challenge now, and why not the rest.

use super::{
    acting, ad_hoc, briefings, files, notices, questions,
    words::{challenge as c, opening},
};
use crate::{legal::words::office as legal, paths, request::Req, ui::show};
use backend::challenges::ChallengeView;
use domain::{
    access::{Action, Denied},
    challenges::Stage,
    locale::Locale,
};
use leptos::prelude::*;

const QUIET: &str = "btn";
const FIRST: &str = "btn btn-primary";

/// One act: a page to go to, or a button that does it at once.
struct Offer {
    action: Action,
    label: fn(Locale) -> &'static str,
    path: String,
    class: &'static str,
    is_button: bool,
}

pub fn view(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let offers = offers(view);
    let verdict = |offer: &Offer| match view.can.get(offer.action) {
        Ok(()) if offer.action == Action::SendToReview && !view.challenge.blockers(req.now).is_empty() => None,
        // Screening goes on; the list says who keeps scoring from beginning.
        Err(Denied::KeptOut(_)) => Some(Ok(())),
        verdict => Some(verdict),
    };
    let now: Vec<_> = offers.iter().filter(|o| is_for_now(view.can.get(o.action))).collect();
    let later: Vec<_> = offers.iter().filter(|o| view.can.get(o.action) == Err(Denied::WrongState)).collect();
    let result = (view.stage == Stage::ResultPublished)
        .then(|| view! { <a class="btn" href=req.href(paths::results(&view.challenge.code))>{c::public_result(l)}</a> });
    let list = if now.is_empty() && result.is_none() {
        view! { <p class="muted">{c::nothing(l)}</p> }.into_any()
    } else {
        let now = now.into_iter().map(|o| offer(req, o, verdict(o))).collect_view();
        view! { <div class="row">{now}{result}</div> }.into_any()
    };
    let later = (!later.is_empty()).then(|| {
        let lines = later.iter().map(|o| view! { <li>{(o.label)(l)}</li> });
        view! { <details><summary>{c::others(l)}</summary><p>{c::others_why(l)}</p><ul>{lines.collect_view()}</ul></details> }
    });
    view! {
        <section class="panel stack" aria-labelledby="acts">
            <h2 id="acts">{c::can_do(l)}</h2>
            {list}
            {later}
        </section>
    }
    .into_any()
}

/// The first of the acts that are this person's next, if one is: for the sentence that says what is waited for.
pub fn waits(req: &Req, view: &ChallengeView) -> Option<AnyView> {
    let l = req.locale;
    let is_ready = |o: &Offer| o.action != Action::SendToReview || view.challenge.blockers(req.now).is_empty();
    let offer = offers(view).into_iter().find(|o| o.class == FIRST && view.can.is(o.action) && is_ready(o))?;
    let name = (offer.label)(l);
    let act = if offer.is_button {
        view! { <a href="#acts">{name}</a> }.into_any()
    } else {
        view! { <a href=req.href(&offer.path)>{name}</a> }.into_any()
    };
    Some(view! { <p class="notice">{c::waits_for_you(l)}{act}</p> }.into_any())
}

/// Allowed, or refused for a reason that this person can do something about or should know.
fn is_for_now(verdict: Result<(), Denied>) -> bool {
    !matches!(verdict, Err(Denied::WrongState | Denied::Hidden | Denied::Role | Denied::SignIn))
}

fn offer(req: &Req, offer: &Offer, verdict: Option<Result<(), Denied>>) -> AnyView {
    let l = req.locale;
    let label = (offer.label)(l);
    match verdict {
        Some(Ok(())) if !offer.is_button => view! { <a class=offer.class href=req.href(&offer.path)>{label}</a> }.into_any(),
        Some(Ok(())) => view! {
            <form method="post" action=req.href(&offer.path)>{show::gate(l, Ok(()), label, offer.class)}</form>
        }
        .into_any(),
        Some(denied) => view! { <div>{show::gate(l, denied, label, offer.class)}</div> }.into_any(),
        None => view! {
            <div>
                <button type="button" class=offer.class disabled=true>{label}</button>
                <p class="why-not">{c::blockers_first(l)}</p>
            </div>
        }
        .into_any(),
    }
}

/// In the order of the journey; what has a section of its own on the page is led to there.
fn offers(view: &ChallengeView) -> Vec<Offer> {
    let code = &view.challenge.code;
    let page = |action, label, act: &str, class| Offer { action, label, path: paths::office_act(code, act), class, is_button: false };
    let section =
        |action, label, id: &str| Offer { path: format!("{}#{id}", paths::office_challenge(code)), ..page(action, label, "", FIRST) };
    let of_stage = match view.stage {
        Stage::Closed => Some(section(Action::ConfirmOpening, opening::confirm, "opening")),
        Stage::Opened => Some(section(Action::StartScoring, opening::screen, "proposals")),
        _ => None,
    };
    let pages = [
        Offer { is_button: true, ..page(Action::SendToReview, c::send, "review", FIRST) },
        page(Action::EditChallenge, c::edit, "edit", QUIET),
        page(Action::EditChallenge, files::words::title, "files", QUIET),
        page(Action::PublishChallenge, c::publish, "publish", FIRST),
        page(Action::ReturnChallenge, c::return_it, "return", QUIET),
        page(Action::PublishAmendment, c::amendment, "amendment", FIRST),
        page(Action::AmendChallenge, c::amend, "amend", QUIET),
        page(Action::AmendChallenge, files::words::issue, "files", QUIET),
        page(Action::DraftReply, questions::w::title, "questions", QUIET),
        page(Action::CiteLegalTexts, legal::cite_title, "legal", QUIET),
        page(Action::PlanBriefing, briefings::w::title, "briefings", QUIET),
        page(Action::SendNotice, notices::w::title, "notices", QUIET),
        page(Action::ConfirmExtension, c::extension, "extension", FIRST),
        page(Action::ExtendClosing, c::extend, "extend", QUIET),
        page(Action::ProposeAdHoc, ad_hoc::w::title, "ad-hoc", QUIET),
        page(Action::AppointAdHoc, ad_hoc::w::title, "ad-hoc", QUIET),
        page(Action::ExtendScoring, c::extend_scoring, "extend", QUIET),
        page(Action::AppointActingChair, acting::w::title, "acting-chair", FIRST),
        page(Action::ViewRanking, c::ranking, "ranking", QUIET),
        page(Action::ForwardShortlist, c::forward, "forward", FIRST),
        page(Action::DecideShortlist, c::decide, "decision", FIRST),
        page(Action::PublishResult, c::publish_result, "result", FIRST),
        page(Action::NumberDecision, c::number, "number", QUIET),
        page(Action::ViewFollowUp, c::follow_up, "follow-up", QUIET),
        page(Action::AskCancel, c::ask_cancel, "ask-cancel", "btn btn-danger"),
        page(Action::CancelChallenge, c::cancel, "cancel", "btn btn-danger"),
    ];
    of_stage.into_iter().chain(pages).collect()
}
