//! Pairs of proposals with passages in common, firms with something in common, and the targets.

use super::{targets, words as w};
use crate::{
    error::AppError,
    evaluations::desk::{self, Desk},
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use axum::extract::Path;
use backend::proposals::{Compare, OverlapLine, Overlaps, TieLine};
use domain::{council::ties::Tie, locale::Locale, proposals::overlap::SHORTEST, text::grouped};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.overlaps(&req.actor, &code).await?;
    Ok(Page::new(&req, w::title(req.locale, &code), || view(&req, &code, &v)))
}

/// Whose pages the reader comes from.
pub fn desk_of(req: &Req) -> Desk {
    if req.actor.user().is_some_and(|user| user.is_of_council()) { Desk::Council } else { Desk::Office }
}

fn view(req: &Req, code: &str, v: &Overlaps) -> AnyView {
    let l = req.locale;
    let waiting = (!v.is_compared).then(|| view! { <p class="notice" role="status">{w::waiting(l)}</p> });
    view! {
        <div class="wrap stack">
            {desk::trail(req, code, desk_of(req))}
            <h1>{w::title(l, code)}</h1>
            <p class="lead">{w::lead(l)}</p>
            <p>{w::how(l, SHORTEST)}" "{w::readable(l)}</p>
            {waiting}
            {unreadable(l, code, &v.unreadable)}
            {show::section(w::passages(l), "passages", None, pairs(req, code, &v.lines))}
            {show::section(w::ties(l), "ties", Some(w::ties_lead(l)), ties(l, code, &v.ties))}
            {targets::section(req, v)}
        </div>
    }
    .into_any()
}

/// So that nothing that was not compared is taken for something without passages in common.
pub fn unreadable(l: Locale, code: &str, all: &[Compare]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let all = all.iter().map(|of| view! { <li>{side(l, code, of)}</li> }).collect_view();
    view! { <div class="notice notice-warn stack"><p>{w::unreadable(l)}</p><ul>{all}</ul></div> }.into_any()
}

fn pairs(req: &Req, code: &str, lines: &[OverlapLine]) -> AnyView {
    let l = req.locale;
    if lines.is_empty() {
        return view! { <p class="empty">{w::none(l)}</p> }.into_any();
    }
    let heads = [
        Head::Text(w::one(l)),
        Head::Text(w::other(l)),
        Head::Number(w::count(l)),
        Head::Number(w::words(l)),
        Head::Number(w::share(l)),
        Head::Text(w::beside(l)),
    ];
    let rows = lines.iter().map(|line| pair(req, code, line)).collect_view();
    table(w::caption(l), heads, view! { <tbody>{rows}</tbody> })
}

fn pair(req: &Req, code: &str, line: &OverlapLine) -> AnyView {
    let l = req.locale;
    let [one, other] = &line.sides;
    let share = line.all_words.map(|all| (line.words * 100).checked_div(all).unwrap_or_default().min(100));
    let same = line.is_of_one_firm.then(|| view! { " "<span class="tag">{w::same_firm(l)}</span> });
    view! {
        <tr>
            <th scope="row">{side(l, code, one)}</th>
            <td>{side(l, code, other)}{same}</td>
            <td class="num">{line.passages}</td>
            <td class="num">{grouped(line.words as i64, l)}</td>
            <td class="num">{w::shares(l, share[0], share[1])}</td>
            <td><a href=req.href(paths::overlap(code, &one.code, &other.code))>{w::beside_of(l, &one.code, &other.code)}</a></td>
        </tr>
    }
    .into_any()
}

/// A proposal by code and firm; of another challenge, with that.
pub fn side(l: Locale, code: &str, of: &Compare) -> AnyView {
    let text = if of.challenge_code == code {
        w::of(l, &of.code, &of.firm_name)
    } else {
        w::of_other(l, &of.code, &of.firm_name, &of.challenge_code)
    };
    show::unbroken(&text)
}

fn ties(l: Locale, code: &str, lines: &[TieLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="empty">{w::ties_none(l)}</p> }.into_any();
    }
    let row = |line: &TieLine| {
        let common = line.ties.iter().map(|tie| view! { <li>{tie_text(l, tie)}</li> }).collect_view();
        view! {
            <tr>
                <th scope="row">{side(l, code, &line.sides[0])}</th>
                <td>{side(l, code, &line.sides[1])}</td>
                <td><ul>{common}</ul></td>
            </tr>
        }
    };
    let heads = [w::one(l), w::other(l), w::common(l)].map(Head::Text);
    table(w::ties_caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })
}

fn tie_text(l: Locale, tie: &Tie) -> AnyView {
    let (said, text) = match tie {
        Tie::Firm(name) => (w::firm(l, name), name),
        Tie::Representative(name) => (w::representative(l, name), name),
        Tie::Address(text) => (w::address(l, text), text),
        Tie::Email(text) => (w::email(l, text), text),
        Tie::Domain(text) => (w::domain(l, text), text),
        Tie::Phone(text) => (w::phone(l, text), text),
        Tie::InTeam(name) => (w::in_team(l, name), name),
        Tie::Person(name) => (w::person(l, name), name),
    };
    show::within(l, &said, text)
}
