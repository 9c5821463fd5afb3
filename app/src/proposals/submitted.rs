//! What was handed in, and beside it the draft, said to be a draft, where the two differ.

use super::{
    Own, versions,
    words::{self as w, versions as v},
};
use crate::{
    paths,
    request::Req,
    ui::{
        difference,
        proposal::{self, proposal_body},
        proposal_fields, show,
    },
};
use domain::{
    access::{Action, Denied},
    money::show_vnd,
    proposals::{ProposalView, Receipt, Section, State},
};
use leptos::prelude::*;

/// On the overview: the version handed in last with its receipt; its text is open where the draft cannot be written on.
pub fn version(req: &Req, own: &Own) -> AnyView {
    let l = req.locale;
    let Some((submitted, receipt)) = own.view.as_submitted().zip(own.view.receipt.as_ref()) else { return ().into_any() };
    let facts = view! {
        <dl class="facts">
            <dt>{w::receipt(l)}</dt><dd><a href=receipt_address(req, own, receipt)>{receipt.code.clone()}</a></dd>
            <dt>{w::received(l)}</dt><dd>{show::time(l, receipt.at)}</dd>
            <dt>{proposal_fields::w::title(l)}</dt><dd>{show::written(l, &submitted.content.title)}</dd>
            <dt>{w::cost_total(l)}</dt><dd>{show_vnd(submitted.content.total(), l)}</dd>
            <dt>{w::files(l)}</dt><dd>{w::file_count(l, submitted.files.len())}</dd>
        </dl>
    };
    let body = proposal_body(l, &req.days_off, &submitted);
    let body = match own.view.can.is(Action::EditProposal) {
        true => view! { <details><summary>{w::submitted_whole(l)}</summary><div class="stack">{body}</div></details> }.into_any(),
        false => body,
    };
    view! {
        <section class="stack" aria-labelledby="submitted">
            <h2 id="submitted">{heading(req, &own.view, receipt)}</h2>
            {facts}
            <p><a href=versions::address(req, own.view.id, "version", receipt.version)>{v::whole_version(l)}</a></p>
            {versions::keep(req, own.view.id, receipt.version, false)}
            {body}
        </section>
    }
    .into_any()
}

/// On the overview: how the draft differs from the version handed in.
pub fn draft(req: &Req, own: &Own) -> AnyView {
    let l = req.locale;
    let Some(handed_in) = own.view.handed_in().filter(|_| own.view.is_changed()) else { return ().into_any() };
    let (heading, lead) = draft_words(req, &own.view);
    view! {
        <section class="panel stack" aria-labelledby="draft">
            <h2 id="draft">{heading}</h2>
            <p>{lead}</p>
            {difference::fields(l, &handed_in, &own.view.reviewed(), w::the_submitted(l), w::the_draft(l))}
        </section>
    }
    .into_any()
}

/// On a section's page that is only read: what was handed in, then the draft if it differs; else the draft.
pub fn section(req: &Req, own: &Own, section: Section) -> AnyView {
    let (l, view) = (req.locale, &own.view);
    let (heading_draft, lead) = draft_words(req, view);
    let Some((submitted, receipt)) = view.as_submitted().zip(view.receipt.as_ref()) else {
        return view! { <h2>{heading_draft}</h2>{part(req, view, section, true)} }.into_any();
    };
    let draft = view.is_changed_in(section).then(|| {
        view! {
            <section class="panel stack" aria-labelledby="draft">
                <h2 id="draft">{heading_draft}</h2>
                <p>{lead}</p>
                {part(req, view, section, false)}
            </section>
        }
    });
    view! {
        <section class="stack" aria-labelledby="submitted">
            <h2 id="submitted">{heading(req, view, receipt)}</h2>
            <p><a href=receipt_address(req, own, receipt)>{w::receipt(l)}" "{receipt.code.clone()}</a></p>
            {part(req, &submitted, section, true)}
        </section>
        {draft}
    }
    .into_any()
}

/// Beside a section's form: what was handed in, where the draft differs from it.
pub fn beside(req: &Req, own: &Own, section: Section) -> AnyView {
    let (l, view) = (req.locale, &own.view);
    let Some((submitted, receipt)) = view.as_submitted().zip(view.receipt.as_ref()) else { return ().into_any() };
    let body = match view.is_changed_in(section) {
        true => view! { <p>{draft_words(req, view).1}</p>{part(req, &submitted, section, false)} }.into_any(),
        false => view! { <p>{w::section_same(l)}</p> }.into_any(),
    };
    let again = req.href(paths::section(view.id, section));
    view! {
        <section class="panel stack" aria-labelledby="submitted">
            <h2 id="submitted">{heading(req, view, receipt)}</h2>
            <div class="stack" data-before-save="">{body}</div>
            <p data-after-save="" hidden>{w::section_saved_since(l)}" "<a href=again>{w::section_compare(l)}</a></p>
        </section>
    }
    .into_any()
}

fn heading(req: &Req, view: &ProposalView, receipt: &Receipt) -> String {
    let (l, version) = (req.locale, receipt.version);
    if view.state == State::Withdrawn { w::withdrawn_version(l, version) } else { w::submitted_version(l, version) }
}

/// What the draft is called, and that it was not sent.
fn draft_words(req: &Req, view: &ProposalView) -> (&'static str, &'static str) {
    let l = req.locale;
    match view.can.get(Action::EditProposal) {
        Ok(()) => (w::draft_unsent(l), w::draft_unsent_lead(l)),
        // Others of the firm can send it still.
        Err(Denied::ReadsOnly) => (v::draft(l), w::draft_unsent_lead(l)),
        Err(_) => (w::draft_never_sent(l), w::draft_never_sent_lead(l)),
    }
}

/// One section. Files with a frame to show them in stand once on a page.
pub fn part(req: &Req, view: &ProposalView, section: Section, has_frame: bool) -> AnyView {
    let l = req.locale;
    match section {
        Section::Files if !has_frame && !view.files.is_empty() => {
            let file = |f: &domain::proposals::content::FileRef| {
                view! { <li><a href=req.href(paths::file(f.id)) download="">{show::written(l, &f.name)}</a></li> }
            };
            view! { <ul class="file-list">{view.files.iter().map(file).collect_view()}</ul> }.into_any()
        }
        _ => proposal::section(l, view, section),
    }
}

fn receipt_address(req: &Req, own: &Own, receipt: &Receipt) -> String {
    versions::address(req, own.view.id, "receipt", receipt.version)
}
