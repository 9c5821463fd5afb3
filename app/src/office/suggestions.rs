//! Conflicts of interest on a challenge's page: what is suggested, what is known.

use super::words::{self as w, suggestions as s};
use crate::{
    council::conflicts::{names, words as c},
    exports::{self, words as x},
    paths,
    request::Req,
    ui::{
        fold::fold,
        show,
        table::{Head, table},
    },
};
use backend::council::{SuggestionLine, SuggestionStanding, Suggestions};
use domain::{council::Clash, locale::Locale};
use leptos::prelude::*;

pub fn section(req: &Req, code: &str, suggestions: Option<&Suggestions>) -> AnyView {
    let l = req.locale;
    let Some(Suggestions { lines, unread }) = suggestions else { return ().into_any() };
    let unread = (!unread.is_empty()).then(|| view! { <p class="notice notice-warn">{s::unread(l, unread.join(", "))}</p> });
    let list = if lines.is_empty() {
        view! { <p class="empty">{s::none(l)}</p> }.into_any()
    } else {
        let heads = [w::code(l), c::member(l), s::signs(l), s::standing(l)].map(Head::Text);
        table(s::caption(l), heads, view! { <tbody>{lines.iter().map(|line| row(req, line)).collect_view()}</tbody> })
    };
    let is_waiting = lines.iter().any(|line| line.may_judge && line.standing == SuggestionStanding::Open);
    let body = view! {
        <p>{s::lead(l)}</p>
        {unread}
        {list}
        {exports::link(req, &paths::challenge_workbook(code, "declarations"), x::declarations(l))}
    };
    fold("conflicts", format!("{} ({})", s::heading(l), lines.len()), is_waiting, body)
}

fn row(req: &Req, line: &SuggestionLine) -> AnyView {
    let l = req.locale;
    let judge = line.may_judge.then(|| {
        let address = format!("{}?member={}", paths::suggestion(line.proposal), line.member);
        view! { <p><a href=req.href(address)>{s::judge_of(l, &line.code, &line.member_name)}</a></p> }
    });
    view! {
        <tr>
            <th scope="row" class="nowrap">{line.code.clone()}</th>
            <td>{line.member_name.clone()}</td>
            <td>{signs(l, &line.clashes)}</td>
            <td>{standing(l, &line.standing)}{judge}</td>
        </tr>
    }
    .into_any()
}

/// Everything that suggests a conflict.
pub fn signs(l: Locale, clashes: &[Clash]) -> AnyView {
    let signs: Vec<_> = clashes.iter().map(|clash| view! { <li>{names::clash(l, *clash)}</li> }).collect();
    (!signs.is_empty()).then(|| view! { <ul>{signs}</ul> }).into_any()
}

pub fn standing(l: Locale, standing: &SuggestionStanding) -> AnyView {
    match standing {
        SuggestionStanding::Open => s::open(l).into_any(),
        SuggestionStanding::Dismissed(reason) => show::within(l, &s::dismissed(l, reason), reason),
        SuggestionStanding::Conflicted(d) => {
            let kind = d.kind.map_or_else(|| c::other(l), |kind| names::interest(l, kind));
            show::within(l, &s::conflicted(l, names::source(l, d.source), kind, &d.reason), &d.reason)
        }
    }
}
