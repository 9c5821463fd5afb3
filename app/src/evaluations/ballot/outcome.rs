//! What a ballot came to: votes with their tracking codes, the casting vote, the lot.

use super::{forms, words as w};
use crate::evaluations::lot::{self, words as lots};
use crate::ui::{
    show,
    table::{Head, table},
};
use backend::evaluations::BallotView;
use domain::{evaluations::ballot::Due, locale::Locale};
use leptos::prelude::*;

pub fn view(l: Locale, v: &BallotView) -> AnyView {
    if matches!(v.due, Due::Opening | Due::Votes) {
        let pending = v.places.map(|places| view! { <p class="notice notice-warn">{w::pending(l, v.lines.len(), places)}</p> });
        return pending.into_any();
    }
    let rows = v.lines.iter().map(|line| {
        let codes = line.tracking_codes.iter().map(|code| view! { <code class="tracking">{code.clone()}</code>" " });
        view! {
            <tr>
                <th scope="row">{forms::label(line)}</th>
                <td class="num">{line.tracking_codes.len()}</td>
                <td>{codes.collect_view()}</td>
            </tr>
        }
    });
    let heads = [Head::Text(w::col_proposal(l)), Head::Number(w::col_votes(l)), Head::Text(w::col_codes(l))];
    let casting = v.lines.iter().find_map(|line| Some((line, line.casting.as_ref()?))).map(|(line, (by, reason))| {
        let reason = show::plain(reason);
        view! {
            <p>{show::unbroken(&w::casting_given(l, by, &line.code))}</p>
            <dl class="facts"><dt>{w::reason(l)}</dt><dd lang="vi">{reason}</dd></dl>
        }
    });
    view! {
        <section class="stack" aria-labelledby="ballot">
            <h2 id="ballot">{w::counts_heading(l)}</h2>
            <p>{w::counted(l, v.eligible, v.voted)}</p>
            {forms::present(l, v)}
            {table(w::counts_caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })}
            <p class="meta">{w::codes_hint(l)}</p>
            {casting}
            {drawn(l, v)}
            {match v.due {
                Due::Nothing => view! { <p class="notice notice-ok">{w::settled(l)}</p> },
                Due::Contributions => view! { <p class="notice">{lots::pending(l)}</p> },
                _ => view! { <p class="notice notice-warn">{w::undecided(l)}</p> },
            }}
        </section>
    }
    .into_any()
}

/// What it was drawn from, and each step as anyone can follow it.
fn drawn(l: Locale, v: &BallotView) -> AnyView {
    let Some(lot) = v.lot.as_ref().filter(|lot| lot.until.is_none()) else { return ().into_any() };
    let givers = (!lot.givers.is_empty()).then(|| view! { <p>{lots::givers(l, lot.givers.join(", "))}</p> });
    let on = lot::Drawn {
        value: lot.value.as_deref(),
        read: &lot.read,
        outside: v.challenge.content.rules.ties.outside.as_ref(),
        told: lot.told.as_ref(),
        closing_hash: &lot.closing_hash,
        tickets: &lot.tickets,
    };
    view! {
        {givers}
        {lot::draw(l, &v.challenge.code, &on)}
    }
    .into_any()
}
