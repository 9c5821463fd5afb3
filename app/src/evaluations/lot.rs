//! The public lot: opened and given to on the ballot's page, and a page for everyone. All of it works without scripts.

pub mod words;

use super::desk::{self, Desk};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req},
    ui::{
        form::Fields,
        show as ui,
        table::{Head, table},
    },
};
use axum::{
    extract::Path,
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};
use backend::evaluations::{BallotView, LotView, OutsideView, PublicDrawing};
use domain::{
    access::Action,
    challenges::{Challenge, outside::OutsideValue},
    evaluations::drawing::{Contribution, MAX_VALUE, Told},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use words as w;

/// What the page that shows a value lets the frame's buttons take along.
const CARRIED: [&str; 2] = ["given_salt", "given_value"];

/// What a button of the frame took along from the page that shows it, if the reader has given and it is in the list.
pub async fn carried(req: &Req, code: &str) -> Result<Option<Response>, AppError> {
    let Some(form) = req.kept().map(|kept| &kept.form).filter(|form| CARRIED.iter().all(|name| !form.get(name).is_empty())) else {
        return Ok(None);
    };
    let v = req.backend.ballot(&req.actor, code).await?;
    let [salt, value] = CARRIED.map(|name| form.get(name));
    let given = Contribution::new(&v.challenge.code, salt, value);
    let is_there = |lot: &LotView| lot.has_given && lot.told.iter().flat_map(|told| &told.commitments).any(|c| c.hash == given.hash);
    Ok(v.lot.as_ref().is_some_and(is_there).then(|| told(req, code, &given)))
}

pub fn told(req: &Req, code: &str, given: &Contribution) -> Response {
    let page = Page::new(req, w::given_title(req.locale), || given_view(req, code, given));
    ([(CACHE_CONTROL, "private, no-store")], page).into_response()
}

fn given_view(req: &Req, code: &str, given: &Contribution) -> AnyView {
    let l = req.locale;
    let carried = CARRIED.into_iter().zip([&given.salt, &given.value]);
    view! {
        <div class="wrap narrow stack">
            {desk::trail(req, code, Desk::Council)}
            <h1>{w::given_title(l)}</h1>
            <p class="lead">{w::given_lead(l)}</p>
            <dl class="facts">
                <dt>{w::given_value(l)}</dt>
                <dd><code class="tracking">{given.value.clone()}</code></dd>
                <dt>{w::salt(l)}</dt>
                <dd><code class="hash">{given.salt.clone()}</code></dd>
                <dt>{w::hash(l)}</dt>
                <dd><code class="hash">{given.hash.clone()}</code></dd>
            </dl>
            // Larger text, contrast and the other language must not lose what is shown only once.
            <form method="post" data-carries="" action=req.href(paths::council_act(code, "ballot"))>
                {carried.map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> }).collect_view()}
            </form>
            <p class="notice notice-warn">{w::given_once(l)}</p>
            <p><a class="btn" href=req.href(paths::lot(code))>{w::public(l)}</a></p>
        </div>
    }
    .into_any()
}

/// For whoever presides, where votes are equal.
pub fn opening(req: &Req, v: &BallotView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if let Some(of) = &v.outside {
        return outside(req, v, of, refused);
    }
    if v.can.get(Action::OpenLot).is_err() {
        return ().into_any();
    }
    let empty = Form::default();
    let fields = Fields::new(l, &empty, refused);
    view! {
        <form class="panel stack" method="post" action=address(req, v, "lot")>
            <h2>{w::heading(l)}</h2>
            <p>{w::open_lead(l)}</p>
            {fields.input("datetime-local", "until", w::until(l)).hint(w::until_hint(l)).required().view()}
            <div class="actions"><button type="submit" class="btn">{w::open_button(l)}</button></div>
        </form>
    }
    .into_any()
}

/// Where the rules name a value from outside: what it is, how many have read it, and the fields for one more.
fn outside(req: &Req, v: &BallotView, of: &OutsideView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let empty = Form::default();
    let fields = Fields::new(l, &empty, refused);
    let form = (of.may_type && !of.has_typed && v.can.is(Action::GiveToLot)).then(|| {
        view! {
            <form class="panel stack" method="post" action=address(req, v, "give")>
                {fields.text("value", w::outside_value(l)).hint(w::outside_hint(l)).required().max(MAX_VALUE).view()}
                {fields.input("date", "date", w::outside_date(l)).required().view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::outside_button(l)}</button></div>
            </form>
        }
    });
    view! {
        <section class="stack" aria-labelledby="lot">
            <h2 id="lot">{w::heading(l)}</h2>
            <p>{ui::within(l, &w::outside_lead(l, &of.source, of.on.show_date(l), of.until.show_weekday(l), of.needed), &of.source)}</p>
            <p>{w::outside_typed(l, of.typed, of.eligible)}</p>
            {of.has_typed.then(|| view! { <p class="notice notice-ok">{w::outside_has_typed(l)}</p> })}
            {form}
        </section>
    }
    .into_any()
}

/// While members give: the term, who may, and the hashes that are in.
pub fn running(req: &Req, v: &BallotView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (Some(lot), Some(until)) = (&v.lot, v.lot.as_ref().and_then(|lot| lot.until)) else { return ().into_any() };
    let invited = lot.told.as_ref().map_or(0, |told| told.invited);
    let empty = Form::default();
    let give = if lot.has_given {
        view! { <p class="notice notice-ok">{w::has_given(l)}</p> }.into_any()
    } else if lot.may_give && v.can.is(Action::GiveToLot) {
        let value = Fields::new(l, &empty, refused).text("value", w::value(l)).hint(w::value_hint(l)).max(MAX_VALUE);
        view! {
            <form class="panel stack" method="post" action=address(req, v, "give")>
                <p>{w::give_lead(l)}</p>
                {value.view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::give_button(l)}</button></div>
            </form>
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <section class="stack" aria-labelledby="lot">
            <h2 id="lot">{w::heading(l)}</h2>
            {in_place(l, &v.challenge)}
            <p>{w::runs(l, until.show_weekday(l))}</p>
            <p>{w::gave(l, lot.gave, invited)}</p>
            {give}
            {lot.told.as_ref().map(|told| list(l, told))}
            <p><a href=req.href(paths::lot(&v.challenge.code))>{w::public(l)}</a></p>
        </section>
    }
    .into_any()
}

/// Why members give values where the rules name one from outside.
fn in_place(l: Locale, challenge: &Challenge) -> Option<AnyView> {
    let outside = challenge.content.rules.ties.outside.as_ref()?;
    let text = w::in_place(l, &outside.source, outside.on.show_date(l));
    Some(view! { <p>{ui::within(l, &text, &outside.source)}</p> }.into_any())
}

/// What was given, as far as it is open, in the order of the hashes.
pub fn list(l: Locale, told: &Told) -> AnyView {
    let rows = told.commitments.iter().map(|commitment| {
        let site = (commitment.hash == told.site).then(|| format!(" ({})", w::site(l)));
        let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| w::not_open(l).to_owned());
        view! {
            <tr>
                <th scope="row" class="hash">{commitment.hash.clone()}{site}</th>
                <td class="hash">{shown(&commitment.salt)}</td>
                <td>{shown(&commitment.value)}</td>
            </tr>
        }
    });
    let heads = [Head::Text(w::hash(l)), Head::Text(w::salt(l)), Head::Text(w::given_value(l))];
    table(w::caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> }).into_any()
}

/// What a lot was drawn on, as the ballot's page and the result tell it.
pub struct Drawn<'a> {
    pub value: Option<&'a str>,
    pub read: &'a BTreeMap<String, u32>,
    pub outside: Option<&'a OutsideValue>,
    pub told: Option<&'a Told>,
    pub closing_hash: &'a str,
    pub tickets: &'a [(String, String)],
}

/// A lot that was drawn: from what was given, on a value from outside, or on one that earlier versions had typed.
pub fn draw(l: Locale, code: &str, drawn: &Drawn<'_>) -> AnyView {
    let Drawn { value, closing_hash, tickets, .. } = *drawn;
    let read = read(l, drawn);
    if let Some(told) = drawn.told {
        return view! { {read}{list(l, told)}{steps(l, code, told, closing_hash, tickets)} }.into_any();
    }
    let Some(value) = value else { return ().into_any() };
    let rows = tickets.iter().map(|(code, ticket)| view! { <dt>{code.clone()}</dt><dd><code class="hash">{ticket.clone()}</code></dd> });
    view! {
        {read}
        <p>{w::on_value(l, value)}</p>
        <p class="meta">{w::on_value_how(l)}" "<code class="hash">{closing_hash.to_owned()}</code></p>
        <dl class="facts">{rows.collect_view()}</dl>
    }
    .into_any()
}

/// Where the rules name a source: what members read there, and how many.
fn read(l: Locale, drawn: &Drawn<'_>) -> AnyView {
    let Some(outside) = drawn.outside.filter(|_| drawn.value.is_some() || !drawn.read.is_empty()) else { return ().into_any() };
    let counts = drawn.read.iter().map(|(value, members)| view! { <li>{w::read_by(l, value, *members)}</li> });
    view! {
        <p>{ui::within(l, &w::read_at(l, &outside.source, outside.on.show_date(l)), &outside.source)}</p>
        <ul>{counts.collect_view()}</ul>
        {drawn.value.is_none().then(|| view! { <p>{w::read_nothing(l)}</p> })}
    }
    .into_any()
}

/// How anyone follows it with `sha256sum`, once everything is open; tickets where they may be known.
pub fn steps(l: Locale, code: &str, told: &Told, closing_hash: &str, tickets: &[(String, String)]) -> AnyView {
    let Some(seed) = told.seed() else { return ().into_any() };
    let openings = || told.commitments.iter().filter_map(|c| Some(quoted(&format!("{}|{}", c.salt.as_ref()?, c.value.as_ref()?))));
    let hashes: String = openings().map(|opening| format!("printf '%s' '{code}|'{opening} | sha256sum\n")).collect();
    let lines: Vec<String> = openings().collect();
    let drawn = (!tickets.is_empty()).then(|| {
        let commands: String =
            tickets.iter().map(|(code, _)| format!("printf '%s' '{closing_hash}|{seed}|{code}' | sha256sum\n")).collect();
        let rows =
            tickets.iter().map(|(code, ticket)| view! { <dt>{code.clone()}</dt><dd><code class="hash">{ticket.clone()}</code></dd> });
        view! {
            <p>{w::step_ticket(l)}</p>
            <pre class="hash"><code>{commands}</code></pre>
            <dl class="facts">
                <dt>{w::closing_hash(l)}</dt>
                <dd><code class="hash">{closing_hash.to_owned()}</code></dd>
                {rows.collect_view()}
            </dl>
        }
    });
    view! {
        <h3>{w::steps(l)}</h3>
        <p>{w::step_hash(l, code)}</p>
        <pre class="hash"><code>{hashes}</code></pre>
        <p>{w::step_seed(l)}</p>
        <pre class="hash"><code>{format!("printf '%s\\n' {} | sha256sum", lines.join(" "))}</code></pre>
        <dl class="facts"><dt>{w::seed(l)}</dt><dd><code class="hash">{seed.clone()}</code></dd></dl>
        {drawn}
    }
    .into_any()
}

/// As a shell takes it, whatever stands in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn address(req: &Req, v: &BallotView, act: &str) -> String {
    req.href(paths::council_act(&v.challenge.code, &format!("ballot/{act}")))
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.public_drawing(&req.actor, &code).await?;
    Ok(Page::new(&req, w::title(req.locale, &v.challenge.code), || public(&req, &v)))
}

fn public(req: &Req, v: &PublicDrawing) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let state = if v.is_drawn { w::opened(l).to_owned() } else { w::runs(l, v.until.show_weekday(l)) };
    let later = v.is_drawn.then(|| view! { {steps(l, code, &v.told, "", &[])}<p class="meta">{w::tickets_later(l)}</p> });
    view! {
        <div class="wrap stack">
            {ui::breadcrumb(req, &[(paths::challenge(code), code.clone())])}
            {v.challenge.is_illustrative.then(|| ui::illustrative(l))}
            <h1>{w::title(l, code)}</h1>
            <p class="lead">{w::public_lead(l)}</p>
            <p class="notice">{state}</p>
            {in_place(l, &v.challenge)}
            <p>{w::invited(l, v.told.invited)}</p>
            <p>{w::waits(l)}</p>
            {list(l, &v.told)}
            {later}
        </div>
    }
    .into_any()
}
