//! The list of challenges, with its filters in the address.

use super::{card, narrowing, watching, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{icons, show},
};
use backend::challenges::{ChallengeFilter, ChallengeList, PAGE};
use domain::{
    challenges::{
        listing::{Facet, Filter, Sort},
        search::{SEARCHED_WORDS, is_cut},
    },
    form::Form,
    locale::Locale,
    text::grouped,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let filter = ChallengeFilter { reader: req.locale, ..filter(&req.query) };
    let list = req.backend.list_challenges(&req.actor, &filter).await?;
    let l = req.locale;
    let is_filtered = filter.wanted != Filter { sort: filter.wanted.sort, ..Filter::default() };
    Ok(Page::new(&req, w::list_title(l), || {
        let illustrative = list.cards.iter().any(|c| c.is_illustrative).then(|| show::illustrative(l));
        view! {
            {show::below_home(&req)}
            <header class="stack"><h1>{w::list_title(l)}</h1><p class="lead">{w::list_lead(l)}</p></header>
            {illustrative}
            {filters(&req, &filter, &list, is_filtered)}
            {watching::saving(&req, &filter.wanted)}
            {results(&req, &filter, &list, is_filtered)}
        }
    }))
}

pub fn filter(query: &Form) -> ChallengeFilter {
    ChallengeFilter { wanted: Filter::read(query), page: query.get("page").parse().unwrap_or(1).max(1), reader: Locale::Vi }
}

fn filters(req: &Req, filter: &ChallengeFilter, list: &ChallengeList, is_filtered: bool) -> AnyView {
    let l = req.locale;
    let wanted = &filter.wanted;
    let too_long = is_cut(&wanted.q).then(|| view! { <p class="error">{w::q_too_long(l, SEARCHED_WORDS)}</p> });
    let clear = is_filtered.then(|| view! { <a href=req.href(paths::CHALLENGES)>{w::clear(l)}</a> });
    let select = |facet| narrowing::select(l, facet, wanted, list);
    let rare = [Facet::Owner, Facet::Budget, Facet::Closing];
    let is_rare = wanted.sort != Sort::Best || rare.iter().any(|facet| wanted.chosen.contains_key(facet));
    view! {
        <form class="filters" method="get" action=req.href(paths::CHALLENGES) role="search" aria-label=w::filters(l)>
            <div class="field">
                <label for="q">{w::q(l)}" "<span class="optional">"("{w::q_hint(l)}")"</span></label>
                <input type="search" id="q" name="q" value=wanted.q.clone()/>
                {too_long}
            </div>
            {select(Facet::Field)}
            {select(Facet::Stage)}
            <details class="filters-more" open=is_rare>
                <summary>{w::more_filters(l)}</summary>
                <div class="filters-rare">{rare.map(select)}{narrowing::sort(l, wanted.sort)}</div>
            </details>
            <div class="actions"><button class="btn" type="submit">{icons::icon("search")}{w::filter(l)}</button>{clear}</div>
        </form>
    }
    .into_any()
}

fn results(req: &Req, filter: &ChallengeFilter, list: &ChallengeList, is_filtered: bool) -> AnyView {
    let l = req.locale;
    if list.cards.is_empty() {
        return nothing(req, filter, list.total, is_filtered);
    }
    let words = list.read_as.as_deref().unwrap_or(&filter.wanted.q);
    let read_as = list.read_as.as_deref().map(|words| view! { <p role="status">{w::read_as(l, &filter.wanted.q, words)}</p> });
    view! {
        <h2 class="result-count">{count(l, list.total)}</h2>
        {read_as}
        <div class="grid-2">{card::found(req, list, words)}</div>
        {pagination(req, filter, list.total)}
    }
    .into_any()
}

/// Nothing matches, or the page is past the end: what leads on.
fn nothing(req: &Req, filter: &ChallengeFilter, total: u32, is_filtered: bool) -> AnyView {
    let l = req.locale;
    let all = |text| view! { <p><a class="btn" href=req.href(paths::CHALLENGES)>{text}</a></p> }.into_any();
    let (what, advice, onward) = if total > 0 {
        let first = req.href(address(filter, 1));
        (w::past_end(l), w::past_end_do(l), view! { <p><a class="btn" href=first>{w::first_page(l)}</a></p> }.into_any())
    } else if is_filtered {
        let with_all = (!filter.wanted.q.trim().is_empty() && !filter.wanted.chosen.is_empty()).then(|| {
            let words = Filter { chosen: Default::default(), ..filter.wanted.clone() };
            let href = req.href(address(&ChallengeFilter { wanted: words, ..filter.clone() }, 1));
            view! { <p><a class="btn" href=href>{w::words_alone(l, &filter.wanted.q)}</a></p> }
        });
        (w::empty(l), w::empty_do(l), view! { {with_all}{all(w::clear(l))} }.into_any())
    } else {
        (w::none_yet(l), w::none_yet_do(l), ().into_any())
    };
    view! { <div class="empty"><h2>{what}</h2><p>{advice}</p>{onward}</div> }.into_any()
}

fn count(l: Locale, total: u32) -> String {
    if total == 1 { w::count_one(l).to_owned() } else { w::count(l, grouped(total.into(), l)) }
}

fn pagination(req: &Req, filter: &ChallengeFilter, total: u32) -> AnyView {
    let last = total.div_ceil(PAGE);
    if last < 2 {
        return ().into_any();
    }
    let l = req.locale;
    let href = |page: u32| req.href(address(filter, page));
    let step = |page: u32, rel: &'static str, text: &'static str| view! { <li><a href=href(page) rel=rel>{text}</a></li> };
    let previous = (filter.page > 1).then(|| step(filter.page.min(last + 1) - 1, "prev", w::previous(l)));
    let next = (filter.page < last).then(|| step(filter.page + 1, "next", w::next(l)));
    let numbers = around(filter.page, last).into_iter().map(|page| {
        if page == filter.page {
            view! { <li><span aria-current="page">{page}</span></li> }.into_any()
        } else {
            view! { <li><a href=href(page) aria-label=w::page(l, page)>{page}</a></li> }.into_any()
        }
    });
    view! { <nav class="pagination" aria-label=w::pages(l)><ol>{previous}{numbers.collect_view()}{next}</ol></nav> }.into_any()
}

/// The first, the last, and those near the current page.
pub fn around(page: u32, last: u32) -> Vec<u32> {
    (1..=last).filter(|p| *p == 1 || *p == last || p.abs_diff(page) <= 2).collect()
}

/// The list's address with these filters.
pub fn address(filter: &ChallengeFilter, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    paths::searched(filter.wanted.pairs().chain([("page", page.as_str())].into_iter().filter(|(_, page)| !page.is_empty())))
}
