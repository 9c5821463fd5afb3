//! A challenge as a card: code, field, title, owner, stage, closing, budget.

use super::{parts::part_name, words as w};
use crate::{
    paths,
    request::Req,
    ui::{icons, show, words as common},
};
use backend::challenges::{ChallengeCard, ChallengeList};
use domain::{
    challenges::{
        ContentPart, Stage,
        search::{Marked, marked},
    },
    money::show_vnd,
    time::Moment,
};
use islands::countdown::URGENT;
use leptos::prelude::*;

pub fn cards(req: &Req, cards: &[ChallengeCard]) -> AnyView {
    cards.iter().map(|c| card(req, c)).collect_view().into_any()
}

/// Cards with the words marked that were looked for.
pub fn found(req: &Req, list: &ChallengeList, words: &str) -> AnyView {
    list.cards.iter().map(|c| one(req, c, words, list.passages.get(&c.id))).collect_view().into_any()
}

pub fn card(req: &Req, c: &ChallengeCard) -> AnyView {
    one(req, c, "", None)
}

fn one(req: &Req, c: &ChallengeCard, words: &str, passage: Option<&(ContentPart, Vec<Marked>)>) -> AnyView {
    let l = req.locale;
    let passage = passage.map(|(part, text)| {
        view! { <p class="card-passage"><span class="card-part">{part_name(l, part.name())}": "</span>{marks(text)}</p> }
    });
    let owner = (!c.owner.is_empty()).then(|| {
        let (name, lang) = (c.owner.get(l).to_owned(), c.owner.lang(l).code());
        view! { <li>{icons::icon("building")}<span><span class="visually-hidden">{w::owner(l)}": "</span><span lang=lang>{name}</span></span></li> }
    });
    let fields = c.fields.first().map(|first| {
        let names = c.fields.iter().map(|f| show::field_name(l, *f)).collect::<Vec<_>>().join(", ");
        view! { <li>{icons::field(*first)}<span><span class="visually-hidden">{w::field(l)}": "</span>{names}</span></li> }
    });
    let budget = c.budget_ceiling.map(|amount| {
        view! { <li>{icons::icon("money")}<span>{w::budget(l)}": "<span class="num">{show_vnd(amount, l)}</span></span></li> }
    });
    let tag = c.is_illustrative.then(|| view! { <span class="tag tag-warn">{common::illustrative_tag(l)}</span> });
    view! {
        <article class="card challenge-card">
            <div class="card-top"><span class="code">{c.code.clone()}</span>{show::stage(l, c.stage)}</div>
            <h3 lang=c.title.lang(l).code()><a href=req.href(paths::challenge(&c.code))>{marks(&marked(words, c.title.get(l)))}</a></h3>
            <p class="card-summary" lang=c.summary.lang(l).code()>{marks(&marked(words, c.summary.get(l)))}</p>
            {passage}
            {tag}
            <ul class="card-facts">{fields}{owner}{when(req, c)}{budget}</ul>
        </article>
    }
    .into_any()
}

fn marks(text: &[Marked]) -> AnyView {
    let piece = |piece: &Marked| {
        let text = piece.text.clone();
        if piece.is_found { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    text.iter().map(piece).collect_view().into_any()
}

/// The one date that matters at this stage.
fn when(req: &Req, c: &ChallengeCard) -> AnyView {
    let l = req.locale;
    let line = |label: &'static str, at: Moment, left: Option<AnyView>| {
        view! { <li>{icons::icon("clock")}<span>{label}": "<strong>{show::time(l, at)}</strong>{left}</span></li> }.into_any()
    };
    match (c.stage, c.opens, c.closes) {
        (Stage::Open, _, Some(closes)) => {
            let class = if closes.left(req.now).is_some_and(|left| left.days < URGENT) { "urgent nowrap" } else { "nowrap" };
            let left = view! { " · "<span class=class>{show::days_left(l, closes, req.now)}</span> }.into_any();
            line(w::closes(l), closes, Some(left))
        }
        (Stage::Draft | Stage::UnderReview | Stage::Scheduled | Stage::Upcoming, Some(opens), _) => line(w::opens(l), opens, None),
        (Stage::Cancelled, ..) | (_, _, None) => ().into_any(),
        (_, _, Some(closes)) => line(w::closed_at(l), closes, None),
    }
}
