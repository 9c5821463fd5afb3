//! The list of challenges, with its filters in the address.

use super::{card, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{icons, show},
};
use backend::challenges::{ChallengeFilter, ChallengeList, PAGE, SEARCHED_WORDS, is_cut};
use domain::{
    access::{self, Action, Site},
    challenges::{Field, Stage},
    form::Form,
    locale::Locale,
    text::grouped,
};
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let filter = filter(&req.query);
    let list = req.backend.list_challenges(&req.actor, &filter).await?;
    let l = req.locale;
    let is_filtered = filter != ChallengeFilter { page: filter.page, ..ChallengeFilter::default() };
    Ok(Page::new(&req, w::list_title(l), || {
        let illustrative = list.cards.iter().any(|c| c.is_illustrative).then(|| show::illustrative(l));
        view! {
            {show::below_home(&req)}
            <header class="stack"><h1>{w::list_title(l)}</h1><p class="lead">{w::list_lead(l)}</p></header>
            {illustrative}
            {filters(&req, &filter, is_filtered)}
            {results(&req, &filter, &list, is_filtered)}
        }
    }))
}

/// Unknown values filter nothing.
fn filter(query: &Form) -> ChallengeFilter {
    ChallengeFilter {
        q: query.text("q"),
        field: Field::from_code(query.get("field")),
        stage: Stage::from_code(query.get("stage")),
        page: query.get("page").parse().unwrap_or(1).max(1),
    }
}

fn filters(req: &Req, filter: &ChallengeFilter, is_filtered: bool) -> AnyView {
    let l = req.locale;
    let fields = Field::ALL.map(|f| (f.code(), show::field_name(l, f), filter.field == Some(f)));
    let is_office = access::check(&req.actor, Action::UseOffice, &Site, req.now).is_ok();
    let stages = Stage::ALL.into_iter().filter(|s| is_office || (s.is_public() && s.public() == *s));
    let stages: Vec<_> = stages.map(|s| (s.code(), show::stage_name(l, s), filter.stage == Some(s))).collect();
    let too_long = is_cut(&filter.q).then(|| view! { <p class="error">{w::q_too_long(l, SEARCHED_WORDS)}</p> });
    let clear = is_filtered.then(|| view! { <a href=req.href(paths::CHALLENGES)>{w::clear(l)}</a> });
    view! {
        <form class="filters" method="get" action=req.href(paths::CHALLENGES) role="search" aria-label=w::filters(l)>
            <div class="field">
                <label for="q">{w::q(l)}" "<span class="optional">"("{w::q_hint(l)}")"</span></label>
                <input type="search" id="q" name="q" value=filter.q.clone()/>
                {too_long}
            </div>
            {select("field", w::field(l), w::any_field(l), fields.into())}
            {select("stage", w::stage(l), w::any_stage(l), stages)}
            <div class="actions"><button class="btn" type="submit">{icons::icon("search")}{w::filter(l)}</button>{clear}</div>
        </form>
    }
    .into_any()
}

fn select(name: &'static str, label: &'static str, any: &'static str, options: Vec<(&'static str, &'static str, bool)>) -> AnyView {
    let options = options.into_iter().map(|(value, text, selected)| view! { <option value=value selected=selected>{text}</option> });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name><option value="">{any}</option>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

fn results(req: &Req, filter: &ChallengeFilter, list: &ChallengeList, is_filtered: bool) -> AnyView {
    let l = req.locale;
    if list.cards.is_empty() {
        let (what, advice) = if is_filtered { (w::empty(l), w::empty_do(l)) } else { (w::none_yet(l), w::none_yet_do(l)) };
        let clear = is_filtered.then(|| view! { <p><a class="btn" href=req.href(paths::CHALLENGES)>{w::clear(l)}</a></p> });
        return view! { <div class="empty"><h2>{what}</h2><p>{advice}</p>{clear}</div> }.into_any();
    }
    view! {
        <h2 class="result-count">{count(l, list.total)}</h2>
        <div class="grid-2">{card::cards(req, &list.cards)}</div>
        {pagination(req, filter, list.total)}
    }
    .into_any()
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
fn around(page: u32, last: u32) -> Vec<u32> {
    (1..=last).filter(|p| *p == 1 || *p == last || p.abs_diff(page) <= 2).collect()
}

/// The list's address with these filters.
fn address(filter: &ChallengeFilter, page: u32) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let page = if page > 1 { page.to_string() } else { String::new() };
    let pairs = [
        ("q", filter.q.as_str()),
        ("field", filter.field.map_or("", Field::code)),
        ("stage", filter.stage.map_or("", Stage::code)),
        ("page", &page),
    ];
    for (name, value) in pairs {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() { paths::CHALLENGES.to_owned() } else { format!("{}?{query}", paths::CHALLENGES) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_survive_their_address() {
        let query = Form::default().with("q", "trợ lý & ảo").with("field", "data").with("stage", "nonsense").with("page", "0");
        let filter = filter(&query);
        assert_eq!((filter.field, filter.stage, filter.page), (Some(Field::Data), None, 1));
        assert_eq!(address(&filter, 2), "/challenges?q=tr%E1%BB%A3+l%C3%BD+%26+%E1%BA%A3o&field=data&page=2");
        assert_eq!(address(&ChallengeFilter::default(), 1), "/challenges");
    }

    #[test]
    fn far_pages_are_left_out() {
        assert_eq!(around(6, 20), [1, 4, 5, 6, 7, 8, 20]);
        assert_eq!(around(1, 2), [1, 2]);
    }
}
