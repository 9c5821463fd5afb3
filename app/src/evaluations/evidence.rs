//! What scores rest on, as it is read: a section of the proposal, or a file and its page; and what was said in words.

use super::words::evidence as w;
use crate::{
    paths::{self, localized},
    ui::{
        form::{Fields, Options},
        proposal::section_name,
        show,
    },
};
use domain::{
    challenges::RuleSet,
    evaluations::{
        Pointer, Sheet,
        evidence::{MAX_PLACES, names},
    },
    locale::Locale,
    proposals::content::FileRef,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The places of a proposal with these files, as a form offers them, and whether there is any file.
pub struct Places {
    options: Options,
    has_files: bool,
}

impl Places {
    pub fn of(l: Locale, files: &[FileRef]) -> Self {
        let none = [(String::new(), w::none(l).to_owned())];
        let places = Pointer::all(files).into_iter().map(|pointer| (pointer.code(), said(l, &pointer)));
        let options: Vec<_> = none.into_iter().chain(places).collect();
        Self { options: Options::new(l, &options), has_files: !files.is_empty() }
    }
}

/// Beside a criterion's comment: the places of the proposal, and the page of a file. The second and third are folded away while
/// nothing stands in them.
pub fn fields(l: Locale, fields: &Fields<'_>, k: usize, places: &Places, called: impl Fn(&str) -> String) -> AnyView {
    let one = |nth: usize| one_place(l, fields, (k, nth), places, &called);
    let is_used = (1..MAX_PLACES).flat_map(|nth| names(k, nth)).any(|name| !fields.value(&name).is_empty());
    let more = (1..MAX_PLACES).map(one).collect_view();
    view! {
        {one(0)}
        <details open=is_used><summary>{called(w::more(l))}</summary><div class="stack">{more}</div></details>
    }
    .into_any()
}

fn one_place(l: Locale, fields: &Fields<'_>, (k, nth): (usize, usize), places: &Places, called: &impl Fn(&str) -> String) -> AnyView {
    let [place, page] = names(k, nth);
    let (place_label, page_label) = match nth {
        0 => (w::place(l).to_owned(), w::page(l).to_owned()),
        n => (w::place_nth(l, n + 1), w::page_nth(l, n + 1)),
    };
    let page = places.has_files.then(|| {
        let hint = if k == 0 && nth == 0 { w::page_hint(l) } else { Default::default() };
        fields.text(&page, page_label.clone()).named(called(&page_label)).inputmode("numeric").max(5).hint(hint).view()
    });
    view! { {fields.select_among(&place, place_label.clone(), &places.options).named(called(&place_label)).view()}{page} }.into_any()
}

/// In words.
pub fn said(l: Locale, pointer: &Pointer) -> String {
    match pointer {
        Pointer::Section(section) => w::section(l, section_name(l, *section)),
        Pointer::File { name, page: Some(page), .. } => w::file_page(l, name, page),
        Pointer::File { name, page: None, .. } => w::file(l, name),
    }
}

/// What a form's select says, where it is told elsewhere.
pub fn chosen(l: Locale, code: &str, files: &[FileRef]) -> Option<String> {
    Pointer::all(files).iter().find(|pointer| pointer.code() == code).map(|pointer| said(l, pointer))
}

/// One line under a comment; a file can be opened.
pub fn line(l: Locale, pointer: &Pointer) -> AnyView {
    let text = said(l, pointer);
    let told = match pointer {
        Pointer::Section(_) => text.into_any(),
        Pointer::File { id, name, page } => {
            let at = page.map(|page| format!("#page={page}")).unwrap_or_default();
            let href = format!("{}{at}", localized(l, &paths::file(*id)));
            view! { <a href=href>{show::within(l, &text, name)}</a> }.into_any()
        }
    };
    view! { <p class="meta">{w::rests_on(l)}" "{told}</p> }.into_any()
}

/// Comment and place of one criterion; nothing where there is neither.
pub fn words_of(l: Locale, sheet: &Sheet, k: usize) -> Option<AnyView> {
    let comment = sheet.comments.get(k).filter(|comment| !comment.is_empty()).map(|comment| show::plain(comment));
    let places: Vec<_> = sheet.evidence.get(&k).into_iter().flatten().map(|place| line(l, place)).collect();
    (comment.is_some() || !places.is_empty()).then(|| view! { {comment}{places} }.into_any())
}

/// The criteria of a sheet whose score rests on nothing that can be read.
pub fn groundless(l: Locale, rules: &RuleSet, sheet: &Sheet) -> Option<AnyView> {
    let names: Vec<_> = sheet.groundless(rules).into_iter().map(|k| rules.criteria[k].name.get(l).to_owned()).collect();
    (!names.is_empty()).then(|| view! { <p class="tag tag-warn">{w::groundless(l, names.join("; "))}</p> }.into_any())
}

/// The same over the sheets of one proposal, by criterion.
pub fn groundless_line(l: Locale, rules: &RuleSet, code: &str, found: &BTreeMap<usize, u32>) -> Option<String> {
    let named = |(k, n): (&usize, &u32)| rules.criteria.get(*k).map(|criterion| w::groundless_of(l, criterion.name.get(l), n));
    let named: Vec<_> = found.iter().filter_map(named).collect();
    (!named.is_empty()).then(|| format!("{code}: {}", named.join("; ")))
}

/// What the sheets say of each criterion, without scores and names, as its firm is told it.
pub fn told(l: Locale, rules: &RuleSet, sheets: &[Sheet]) -> AnyView {
    let has_words = |sheet: &&Sheet| !sheet.comments.iter().all(String::is_empty) || !sheet.evidence.is_empty();
    let sheets: Vec<_> = sheets.iter().filter(has_words).enumerate().map(|(i, sheet)| one(l, rules, i + 1, sheet)).collect();
    if sheets.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby="comments">
            <h2 id="comments">{w::comments(l)}</h2>
            {sheets}
        </section>
    }
    .into_any()
}

fn one(l: Locale, rules: &RuleSet, number: usize, sheet: &Sheet) -> AnyView {
    view! {
        <section class="panel stack">
            <h3>{w::comment_number(l, number)}</h3>
            {by_criterion(l, rules, sheet)}
        </section>
    }
    .into_any()
}

/// Each criterion of which a sheet says something, under its name.
pub fn by_criterion(l: Locale, rules: &RuleSet, sheet: &Sheet) -> AnyView {
    let part = |(k, criterion): (usize, &domain::challenges::Criterion)| {
        words_of(l, sheet, k).map(|said| view! { <h4>{criterion.name.get(l).to_owned()}</h4>{said} })
    };
    rules.criteria.iter().enumerate().map(part).collect_view().into_any()
}
