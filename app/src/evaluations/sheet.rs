//! A member's sheet beside the proposal that it is about.

use super::{course, others, own_notes, sheet_form, words as w};
use crate::{
    council::declaration,
    error::AppError,
    page::Page,
    paths,
    portal::words::texts as guide,
    request::{OTHER_VERSION, Posted, Refused, Req, parsed},
    ui::{
        done::{Done, Next},
        form::Fields,
        proposal::{opened_html, proposal_facts},
        rendering::Part,
        show, unsaved,
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{Error, Written, evaluations::SheetView, papers::Paper};
use domain::{access::Action, check::Problem, evaluations::sheet::VERSION, form::Form, ids::ProposalId, locale::Locale};
use leptos::prelude::*;

/// Access keys: pressed with Alt, or as the browser has it. No digits, with which Chromium on Linux changes tabs.
const PROPOSAL_KEY: &str = "h";
const SHEET_KEY: &str = "p";
/// What is typed for declaring a conflict: shown again after every other act.
const MORE: [&str; 2] = ["kind", "reason"];

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, parsed(&id)?, req.kept()).await
}

/// `act` is `submit`, `revise`, `abstain`, `save`, or `next`, which saves and goes on.
pub async fn save(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let (backend, actor) = (&req.backend, &req.actor);
    let (done, what) = match form.get("act") {
        "submit" => (backend.submit_sheet(actor, id, &form).await, Done::SheetSubmitted),
        "revise" => (backend.revise_sheet(actor, id, &form).await, Done::SheetRevised),
        "abstain" => (backend.abstain_sheet(actor, id, &form).await, Done::Abstained),
        "" | "save" | "next" => return save_draft(&req, id, form).await,
        _ => (Err(Error::field("form", Problem::Choice)), Done::SheetSaved),
    };
    if done.is_ok() && MORE.iter().any(|name| form.is_checked(name)) {
        let more = MORE.into_iter().fold(Form::default(), |more, name| more.with(name, form.get(name)));
        let req = req.clone().after(what, more);
        return Ok(show(&req, id, req.kept()).await?.into_response());
    }
    let next = if done.is_ok() && what != Done::SheetRevised { req.backend.sheet(actor, id).await?.onward() } else { None };
    let go = |()| match next {
        Some(next) => (paths::sheet(next), what.with_next()),
        None => (paths::sheet(id), what),
    };
    req.answer(form, done, go, async |refused| show(&req, id, Some(&refused)).await).await
}

/// Goes on to the next sheet only where nothing in this one is wrong.
async fn save_draft(req: &Req, id: ProposalId, form: Form) -> Result<Response, AppError> {
    let saved = req.backend.save_sheet(&req.actor, id, &form).await;
    if let Ok(written) = &saved
        && MORE.iter().chain(&["abstain_reason"]).any(|name| form.is_checked(name))
    {
        let what = if written.wrong.is_empty() { Done::SheetSaved } else { Done::SheetUnread };
        let mut typed = form.with(VERSION, written.version.to_string());
        typed.0.remove(OTHER_VERSION);
        let req = req.clone().after(what, typed);
        return Ok(show(&req, id, req.kept()).await?.into_response());
    }
    let next = match &saved {
        Ok(written) if written.wrong.is_empty() && form.get("act") == "next" => req.backend.sheet(&req.actor, id).await?.next,
        _ => None,
    };
    let go = |written: Written| match written.wrong.0.first() {
        Some((field, _)) => Next::to_mend(paths::sheet(id), Done::SheetUnread, field),
        None => (paths::sheet(next.unwrap_or(id)), Done::SheetSaved).into(),
    };
    req.answer(form, saved, go, async |refused| show(req, id, Some(&refused)).await).await
}

pub async fn show(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.sheet(&req.actor, id).await?;
    let proposal = opened_html(req, &v.proposal).await?;
    let title = w::sheet_title(req.locale, &v.proposal.code);
    Ok(Page::new(req, title, || view(req, &v, &proposal, refused)).refused(refused))
}

fn view(req: &Req, v: &SheetView, proposal: &Part, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let trail = [
        (paths::COUNCIL.to_owned(), w::council_home(l).to_owned()),
        (paths::council_challenge(&v.challenge_code), v.challenge_code.clone()),
    ];
    let title = &v.challenge_title;
    let may_say = v.can.is(Action::DeclareConflict) || may_raise(v);
    let late = (may_say && !sheet_form::is_open(v)).then(|| late_alone(req, v, refused));
    let paper = v
        .can
        .is(Action::ViewOwnSheet)
        .then(|| req.href(paths::paper(&v.challenge_code, &format!("{}.pdf", Paper::Sheet(v.proposal.id).name()))));
    view! {
        <div class="wrap stack">
            {show::breadcrumb(req, &trail)}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{show::unbroken(&w::sheet_title(l, &v.proposal.code))}</h1>
            {(!v.proposal.content.title.is_empty()).then(|| view! { <p class="lead">{show::written(l, &v.proposal.content.title)}</p> })}
            {course::view(l, &v.course)}
            {refused.map(|refused| locked(l, v, refused))}
            {pager(req, v)}
            <p class="row no-print">
                <a href="#proposal" accesskey=PROPOSAL_KEY>{w::to_proposal(l)}</a>
                <a href="#sheet" accesskey=SHEET_KEY>{w::to_sheet(l)}</a>
                <a href=req.href(paths::compare(&v.challenge_code, &v.proposal.code, ""))>{w::compare(l)}</a>
                <a href=req.href(paths::council_act(&v.challenge_code, "sheets"))>{w::own_sheets(l)}</a>
                <a href=req.href(paths::own_notes(v.proposal.id))>{own_notes::w::link(l, v.notes.len())}</a>
                {paper.map(|href| view! { <a href=href download="">{w::sheet_paper(l)}</a> })}
                <a href=req.href(format!("{}#score", paths::GUIDE))>{guide::see_guide(l)}</a>
            </p>
            {keys(l)}
            <div class="split sheet-split">
                <section class="stack" aria-labelledby="proposal">
                    <h2 id="proposal">{w::proposal_heading(l)}</h2>
                    {proposal_facts(l, &v.proposal)}
                    {own_notes::beside(req, &v.proposal, &v.notes)}
                    <div class="stack" inner_html=proposal.inner_html()></div>
                </section>
                <aside class="stack" aria-labelledby="my-sheet">
                    <h2 id="my-sheet">{w::sheet_heading(l)}</h2>
                    {v.anew.map(|until| view! { <p class="notice">{w::sheet_anew(l, until.show_weekday(l))}</p> })}
                    {v.is_given_back.then(|| view! { <p class="notice">{w::given_back(l)}</p> })}
                    {sheet_form::view(req, v, refused)}
                    {signature(req)}
                    {late}
                </aside>
            </div>
            {others::view(req, v)}
            {pager(req, v)}
        </div>
    }
    .into_any()
}

/// A sheet that is locked by now has no form to say at its top what was refused: far below is what was typed.
fn locked(l: Locale, v: &SheetView, refused: &Refused) -> AnyView {
    let is_other = refused.is_kept() || MORE.iter().any(|name| refused.form.is_checked(name));
    if is_other || sheet_form::is_open(v) || !refused.form.0.contains_key(VERSION) {
        return ().into_any();
    }
    let nothing = Form::default();
    let summary = Fields::new(l, &nothing, Some(refused)).summary();
    view! { {summary}<p><a href="#typed">{unsaved::words::heading(l)}</a></p> }.into_any()
}

/// A conflict may be put to the council.
fn may_raise(v: &SheetView) -> bool {
    v.can.is(Action::RaiseConflict) && v.can.is(Action::ViewOwnSheet)
}

/// Where the sheet cannot be changed, a conflict is declared in a form of its own.
fn late_alone(req: &Req, v: &SheetView, refused: Option<&Refused>) -> AnyView {
    let nothing = Form::default();
    let refused = refused.filter(|r| r.form.is_checked("conflict") || MORE.iter().any(|name| r.form.is_checked(name)));
    let fields = Fields::new(req.locale, &nothing, refused);
    view! {
        <form class="stack" method="post" action=req.href(paths::declare(v.proposal.id))>
            <input type="hidden" name=VERSION value=v.sheet_version.to_string()/>
            {fields.summary()}
            {declaration::late(req, v.proposal.id, &fields, !v.can.is(Action::DeclareConflict))}
        </form>
    }
    .into_any()
}

/// What keys do here: the browser's own, and access keys, which need no script.
fn keys(l: Locale) -> AnyView {
    let lines = [
        ("H", w::key_proposal(l)),
        ("P", w::key_sheet(l)),
        ("S", w::key_save(l)),
        ("N", w::key_next(l)),
        (w::key_tab(l), w::key_move(l)),
        (w::key_enter(l), w::key_enter_does(l)),
    ];
    let lines = lines.map(|(key, does)| view! { <dt><kbd>{key}</kbd></dt><dd>{does}</dd> });
    view! {
        <details class="no-print">
            <summary>{w::keys(l)}</summary>
            <p>{w::keys_lead(l)}</p>
            <dl class="anchors">{lines.into_iter().collect_view()}</dl>
            <p>{w::print_hint(l)}</p>
        </details>
    }
    .into_any()
}

/// On paper a sheet says whose it is and where to sign.
fn signature(req: &Req) -> AnyView {
    let l = req.locale;
    let name = req.actor.user().map(|u| u.name.clone()).unwrap_or_default();
    view! {
        <div class="print-only signature">
            <p>{w::signature_member(l, name)}</p>
            <p>{w::signature(l)}</p>
        </div>
    }
    .into_any()
}

fn pager(req: &Req, v: &SheetView) -> AnyView {
    let l = req.locale;
    let link =
        |id: Option<ProposalId>, text: &'static str| id.map(|id| view! { <a class="btn" href=req.href(paths::sheet(id))>{text}</a> });
    view! {
        <nav class="row" aria-label=w::pager(l)>
            {link(v.previous, w::previous(l))}
            <a class="btn" href=req.href(paths::council_challenge(&v.challenge_code))>{w::back(l)}</a>
            {link(v.next, w::next(l))}
        </nav>
    }
    .into_any()
}
