//! What was written down about a shortlist: what was chosen, by whom and why, the vote, and who disagrees.

use super::words as w;
use crate::{motions::panel, request::Req, ui::show};
use backend::results::RankingView;
use domain::{
    challenges::approval::{Shortlist, Signed},
    council::{Dissent, Vote},
    evaluations::shortlist::passed_over,
    locale::Locale,
};
use leptos::prelude::*;

/// A shortlist as proposed or decided: what was chosen, by whom, why.
pub fn chosen(req: &Req, v: &RankingView, heading: &'static str, list: &Shortlist, by: &str) -> AnyView {
    let l = req.locale;
    let picked = v.lines.iter().filter(|line| list.proposals.contains(&line.outcome.proposal));
    let items: Vec<_> = picked.map(|line| view! { <li>{line.code.clone()}" – "{show::written(l, &line.firm_name)}</li> }).collect();
    let items = if items.is_empty() { view! { <p>{w::chosen_none(l)}</p> }.into_any() } else { view! { <ol>{items}</ol> }.into_any() };
    let note = (!list.note.is_empty()).then(|| {
        let note = show::plain(&list.note);
        view! { <dl class="facts"><dt>{w::note(l)}</dt><dd lang="vi">{note}</dd></dl> }
    });
    view! {
        <section class="panel stack">
            <h2>{heading}</h2>
            <p class="meta">{w::chosen_by(l, by, list.at.show(l))}</p>
            {items}
            {departs(l, v, list)}
            {vote(l, list.vote)}
            {note}
        </section>
    }
    .into_any()
}

/// That a list is not the top of the ranking, in one sentence, with the council's reasons.
pub fn departs(l: Locale, v: &RankingView, list: &Shortlist) -> Option<AnyView> {
    let outcomes: Vec<_> = v.lines.iter().map(|line| line.outcome.clone()).collect();
    let code = |id| v.lines.iter().find(|line| line.outcome.proposal == id).map(|line| line.code.clone()).unwrap_or_default();
    let given = || list.departures.iter().chain(v.advice.iter().flat_map(|(advice, _)| &advice.departures));
    let reason = |id| given().find(|departure| departure.proposal == id).map(|departure| departure.reason.clone()).unwrap_or_default();
    let over: Vec<_> = passed_over(&outcomes, &list.proposals).into_iter().map(|id| (code(id), reason(id))).collect();
    (!over.is_empty()).then(|| panel::departed(l, &over))
}

/// How the council voted.
pub fn vote(l: Locale, vote: Option<Vote>) -> Option<AnyView> {
    vote.map(|v| view! { <p>{w::vote_of(l, v.in_favour, v.against, v.abstained)}</p> }.into_any())
}

/// What was written when the shortlist was passed on or sent back last.
pub fn way(l: Locale, v: &RankingView) -> AnyView {
    let part = |heading: &'static str, signed: &Option<(String, Signed)>| {
        signed.as_ref().map(|(by, signed)| {
            view! {
                <section class="notice stack">
                    <h2>{heading}</h2>
                    <p class="meta">{w::chosen_by(l, by, signed.at.show(l))}</p>
                    <div lang="vi">{show::plain(&signed.note)}</div>
                </section>
            }
        })
    };
    view! { {part(w::sent_back_heading(l), &v.sent_back)}{part(w::submission_heading(l), &v.submission)} }.into_any()
}

/// Opinions that members keep beside the council's proposal, and what was said of proposals that were sent back.
pub fn dissents(l: Locale, v: &RankingView) -> AnyView {
    let part = |id: &'static str, heading: &'static str, all: &[(String, Dissent)]| {
        (!all.is_empty()).then(|| {
            view! {
                <section class="panel stack" aria-labelledby=id>
                    <h2 id=id>{heading}</h2>
                    <ul>{all.iter().map(|one| said(l, one)).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        {part("dissents", w::dissents_heading(l), &v.dissents)}
        {part("earlier-dissents", w::earlier_dissents(l), &v.earlier_dissents)}
    }
    .into_any()
}

fn said(l: Locale, (name, dissent): &(String, Dissent)) -> AnyView {
    view! {
        <li class="stack">
            <p class="meta">{w::chosen_by(l, name, dissent.at.show(l))}</p>
            <div lang="vi">{show::plain(&dissent.text)}</div>
        </li>
    }
    .into_any()
}
