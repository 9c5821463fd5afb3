//! What will be the case once a shortlist is proposed: who is in, who is out, the vote, who is told.

use super::words as w;
use crate::{
    evaluations::{
        desk::{self, Desk},
        shortlisted, table, verdict,
    },
    page::Page,
    paths,
    request::Req,
    ui::show,
};
use backend::results::{RankedLine, ShortlistPreview};
use domain::form::Form;
use leptos::prelude::*;

pub fn page(req: &Req, code: &str, v: &ShortlistPreview, form: &Form) -> Page {
    Page::new(req, w::preview_title(req.locale, code), || view(req, code, v, form))
}

fn view(req: &Req, code: &str, v: &ShortlistPreview, form: &Form) -> AnyView {
    let l = req.locale;
    let rules = &v.ranking.challenge.content.rules;
    let means = table::means(&v.ranking.lines);
    let (inside, outside): (Vec<_>, Vec<_>) =
        v.ranking.lines.iter().partition(|line| v.shortlist.proposals.contains(&line.outcome.proposal));
    let none = inside.is_empty().then(|| view! { <p>{w::preview_nobody(l)}</p> });
    let ranked = |line: &RankedLine| match (line.outcome.is_passed(), line.outcome.rank) {
        (true, Some(rank)) => w::pick(l, rank, &line.code, &line.firm_name, table::mean(l, &means, &line.outcome)),
        _ => w::not_passed_line(l, &line.code, &line.firm_name, verdict::line(l, rules, &line.outcome)),
    };
    let inside = inside.into_iter().map(|line| view! { <li>{show::unbroken(&ranked(line))}</li> }).collect_view();
    let outside: Vec<_> = outside.into_iter().map(|line| view! { <li>{show::unbroken(&ranked(line))}</li> }).collect();
    let outside = (!outside.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="out">
                <h2 id="out">{w::preview_out(l)}</h2>
                <ul>{outside}</ul>
            </section>
        }
    });
    let note = (!v.shortlist.note.is_empty()).then(|| view! { <h2>{w::note(l)}</h2>{show::plain(&v.shortlist.note)} });
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Council)}
            <h1>{w::preview_title(l, code)}</h1>
            <p class="lead">{w::preview_lead(l)}</p>
            <section class="panel stack" aria-labelledby="in">
                <h2 id="in">{w::preview_in(l)}</h2>
                {none}
                <ul>{inside}</ul>
            </section>
            {outside}
            {shortlisted::departs(l, &v.ranking, &v.shortlist)}
            {note}
            <section class="stack" aria-labelledby="after">
                <h2 id="after">{w::preview_after(l)}</h2>
                <ul>
                    <li>{w::preview_stage(l)}</li>
                    <li>{w::preview_dissents(l)}</li>
                    <li>{w::preview_mails(l, v.recipients)}</li>
                    <li>{w::preview_silent(l)}</li>
                </ul>
            </section>
            <div class="actions">
                <form method="post" action=req.href(paths::council_act(code, "motions/shortlist"))>
                    {fields(form)}
                    <button type="submit" class="btn btn-primary">{w::propose_button(l)}</button>
                </form>
                // The frame's buttons take it along: the page with the fields comes back, not an empty one.
                <form method="post" data-carries="" action=req.href(paths::council_act(code, "motions/shortlist/preview"))>
                    {fields(form)}
                    <button type="submit" class="btn" name="edit" value="on">{w::preview_edit(l)}</button>
                </form>
            </div>
        </div>
    }
    .into_any()
}

/// The form as it was sent, to be sent again.
fn fields(form: &Form) -> AnyView {
    let all = form.0.iter().filter(|(name, _)| *name != "edit");
    all.map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> }).collect_view().into_any()
}
