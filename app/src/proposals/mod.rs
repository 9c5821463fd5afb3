//! A firm's own proposals: written section by section, handed in, replaced, withdrawn, answered.

mod amended;
mod attached;
mod comments;
mod compare;
mod complaint;
mod completion;
mod consents;
mod copy;
mod costs;
mod debrief;
mod ending;
mod feedback;
mod fields;
mod guidance;
mod history;
mod list;
mod overview;
mod partners;
mod receipt;
mod rights;
mod section;
mod sorting;
mod submit;
mod submitted;
mod targets;
mod tasks;
mod thread;
mod todo;
mod version;
mod versions;
mod withdraw;
mod words;

use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Req, parsed},
    routes::Routes,
    ui::show,
};
use backend::challenges::ChallengeCard;
use domain::{
    access::Action,
    challenges::Content,
    ids::ProposalId,
    locale::Locale,
    proposals::{ProposalView, State},
};
use leptos::prelude::*;

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::PROPOSALS, list::page)
        .get("/proposals/{id}", overview::page)
        .get("/proposals/{id}/{section}", section::page)
        .post("/proposals/{id}/{section}", section::save)
        .upload("/upload/proposal/{id}", section::add_file)
        .get("/proposals/{id}/act/submit", submit::page)
        .post("/proposals/{id}/act/submit", submit::submit)
        .get("/proposals/{id}/act/withdraw", withdraw::page)
        .post("/proposals/{id}/act/withdraw", withdraw::withdraw)
        .post("/proposals/{id}/act/confirm", overview::confirm)
        .get("/proposals/{id}/act/receipt", receipt::page)
        .get("/proposals/{id}/act/receipt.json", receipt::canonical)
        .get("/proposals/{id}/act/version", version::page)
        .get("/proposals/{id}/act/version.pdf", version::pdf)
        .get("/proposals/{id}/act/version.zip", version::zip)
        .get("/proposals/{id}/act/whole", version::whole)
        .get("/proposals/{id}/act/comments", comments::page)
        .post("/proposals/{id}/act/comments", comments::write)
        .get("/proposals/{id}/act/partners", consents::page)
        .post("/proposals/{id}/act/partners", consents::ask)
        .post("/proposals/{id}/act/remind", consents::remind)
        .get("/proposals/{id}/act/rights", rights::page)
        .post("/proposals/{id}/act/rights", rights::save)
        .get("/proposals/{id}/act/sort", sorting::page)
        .post("/proposals/{id}/act/sort", sorting::save)
        .get("/proposals/{id}/act/copy", copy::page)
        .post("/proposals/{id}/act/copy", copy::copy)
        .get("/proposals/{id}/act/compare", compare::page)
        .get("/proposals/{id}/act/history", history::page)
        .get("/proposals/{id}/act/completion", completion::page)
        .post("/proposals/{id}/act/completion", completion::hand_in)
        .upload("/upload/completion/{id}", completion::add_file)
        .get("/proposals/{id}/act/messages", thread::page)
        .post("/proposals/{id}/act/messages", thread::write)
        .get("/proposals/{id}/act/feedback", feedback::page)
        .get("/proposals/{id}/act/complaint", complaint::page)
        .post("/proposals/{id}/act/complaint", complaint::file)
        .upload("/upload/complaint/{id}", complaint::attach)
}

/// For a draft that saves itself: that its call was cancelled, and why.
pub async fn cancelled(req: &Req, l: Locale, id: ProposalId) -> Option<String> {
    let (challenge, _) = req.backend.proposal_call(&req.actor, id).await.ok()?;
    challenge.cancelled.map(|(at, reason)| format!("{} {reason}", words::cancelled_at(l, at.show(l))))
}

/// One's own proposal with the challenge it answers.
struct Own {
    view: ProposalView,
    challenge: ChallengeCard,
    /// What the challenge asks for, as it stands.
    call: Content,
}

impl Own {
    async fn load(req: &Req, id: &str) -> Result<Self, AppError> {
        let id = parsed(id)?;
        let view = req.backend.own_proposal(&req.actor, id).await?;
        let (challenge, call) = req.backend.proposal_call(&req.actor, id).await?;
        Ok(Self { view, challenge, call })
    }

    /// Of what counts: the version handed in, else the draft.
    fn title(&self, l: Locale) -> String {
        title(l, &self.view.standing().title)
    }

    fn is_cancelled(&self) -> bool {
        self.challenge.cancelled.is_some()
    }

    /// That the call was cancelled, and why: nothing closes any more.
    fn cancelled(&self, l: Locale) -> Option<AnyView> {
        let (at, reason) = self.challenge.cancelled.as_ref()?;
        let said = words::cancelled_at(l, at.show(l));
        Some(view! { <p class="notice notice-warn">{said}" "{show::written(l, reason)}</p> }.into_any())
    }

    /// Instead of a page about the result, while there is none for this proposal.
    fn without_result(&self, req: &Req, title: &'static str) -> Page {
        let l = req.locale;
        let why = match &self.view.state {
            State::Withdrawn => words::no_result_withdrawn(l),
            state if state.is_handed_in() => words::no_result_yet(l),
            _ => words::no_result(l),
        };
        let body = || {
            view! {
                <div class="wrap narrow stack">
                    {self.breadcrumb(req, title)}
                    <h1>{title}</h1>
                    <p class="notice">{why}</p>
                    {withdrawn(req, self)}
                    <p><a class="btn" href=req.href(paths::proposal(self.view.id))>{words::to_overview(l)}</a></p>
                </div>
            }
        };
        Page::new(req, title, body).with_status(409)
    }

    /// The way back, ending with the page itself.
    fn breadcrumb(&self, req: &Req, here: &str) -> AnyView {
        let (list, own) = (paths::PROPOSALS.to_owned(), paths::proposal(self.view.id));
        let l = req.locale;
        show::breadcrumb(req, &[(list, words::list_title(l).to_owned()), (own, self.title(l)), (String::new(), here.to_owned())])
    }
}

/// What can still be done with a proposal that was withdrawn; nothing where it was not.
fn withdrawn(req: &Req, own: &Own) -> AnyView {
    let (l, view) = (req.locale, &own.view);
    match (&view.state, view.can.is(Action::SubmitProposal)) {
        (State::Withdrawn, true) => view! {
            <p>{words::withdraw_again(l)}</p>
            <p><a class="btn btn-primary" href=req.href(paths::proposal_act(view.id, "submit"))>{words::submit_again(l)}</a></p>
        }
        .into_any(),
        (State::Withdrawn, false) => view! { <p>{words::withdraw_over(l)}</p> }.into_any(),
        _ => ().into_any(),
    }
}

/// Until when proposals are taken, and how long that is from now.
fn closing(req: &Req, challenge: &ChallengeCard) -> Option<AnyView> {
    let at = challenge.closes.filter(|_| challenge.cancelled.is_none())?;
    let left = (!at.is_over(req.now)).then(|| show::countdown(req, at));
    Some(view! { {show::time(req.locale, at)}" "{left} }.into_any())
}

/// What to call a proposal that has no title yet.
fn title(l: Locale, title: &str) -> String {
    if title.is_empty() { words::untitled(l).to_owned() } else { title.to_owned() }
}
