//! Every challenge, stage by stage.

use super::words::desk as w;
use crate::{paths, request::Req, ui::show};
use backend::challenges::ChallengeCard;
use domain::challenges::Stage;
use leptos::prelude::*;

pub fn view(req: &Req, cards: &[ChallengeCard]) -> AnyView {
    let l = req.locale;
    let stages = Stage::ALL.into_iter().filter_map(|stage| {
        let cards: Vec<_> = cards.iter().filter(|card| card.stage == stage).collect();
        (!cards.is_empty()).then(|| column(req, stage, &cards))
    });
    let stages = stages.collect_view();
    let board = if cards.is_empty() {
        view! { <p class="empty">{w::empty(l)}</p> }.into_any()
    } else {
        view! { <div class="grid-3">{stages}</div> }.into_any()
    };
    view! { <section class="stack" aria-labelledby="board"><h2 id="board">{w::board(l)}</h2>{board}</section> }.into_any()
}

fn column(req: &Req, stage: Stage, cards: &[&ChallengeCard]) -> AnyView {
    let l = req.locale;
    let items = cards.iter().map(|card| {
        view! {
            <li>
                <a href=req.href(paths::office_challenge(&card.code))>
                    {card.code.clone()}" · "<span lang=card.title.lang(l).code()>{card.title.get(l).to_owned()}</span>
                </a>
                {when(req, card)}
                {card.late.map(|due| view! { <p><span class="tag tag-warn">{w::late(l, due.show(l))}</span></p> })}
            </li>
        }
    });
    view! {
        <section class="panel stack" aria-labelledby=stage.code()>
            <h3 id=stage.code()>{show::stage(l, stage)}</h3>
            <p class="meta">{w::count(l, cards.len())}</p>
            <ul class="stack">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The time that matters at this stage.
fn when(req: &Req, card: &ChallengeCard) -> AnyView {
    let l = req.locale;
    let (label, moment) = match card.stage {
        Stage::Draft | Stage::UnderReview | Stage::Scheduled | Stage::Upcoming => (w::opens_at(l), card.opens),
        Stage::Open => (w::closes_at(l), card.closes),
        Stage::Closed => (w::closed_at(l), card.closes),
        _ => return ().into_any(),
    };
    let Some(moment) = moment else { return ().into_any() };
    let left = (card.stage == Stage::Open).then(|| format!(", {}", show::days_left(l, moment, req.now)));
    view! { <p class="meta">{label}" "{show::time(l, moment)}{left}</p> }.into_any()
}
