//! An uploaded list before it is imported: all that will be stored, what is left out, every problem and every choice;
//! nothing is saved yet.

use super::{
    labels::{self, label},
    words as w,
    words::import as i,
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        form::Fields,
        problems, show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::imports::{ImportView, choice_field};
use domain::{
    challenges::{
        ContentPart,
        part::Value,
        table_import::{CodeOf, Fate, ImportRow, RowChoice},
    },
    check::Problem,
    ids::FileId,
    locale::Locale,
    money::{show_vnd, vnd_in_words},
    text::fold,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Rows left out that are listed; a table of the office has a handful.
const LISTED: usize = 200;

pub async fn page(req: Req, Path(file): Path<String>) -> Result<Page, AppError> {
    show_preview(&req, parsed(&file)?, req.kept()).await
}

pub async fn confirm(req: Req, Path(file): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let file: FileId = parsed(&file)?;
    let imported = req.backend.import_challenges(&req.actor, file, &form).await;
    let go = |_| (paths::OFFICE, Done::ListImported);
    req.answer(form, imported, go, async |refused| show_preview(&req, file, Some(&refused)).await).await
}

async fn show_preview(req: &Req, file: FileId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let view = req.backend.import_preview(&req.actor, file).await?;
    let l = req.locale;
    let body = || {
        let suggested = view.suggested();
        // What is wrong with the list itself is said below, by row.
        let fields = Fields::new(l, &suggested, refused.filter(|r| r.errors.is_empty() || view.plan.problems.is_empty()));
        let trail = [(paths::OFFICE, w::office(l)), (paths::OFFICE_IMPORT, i::heading(l)), ("", i::preview(l))];
        let summary = fields.summary();
        view! {
            <div class="stack">
                {show::breadcrumb(req, &trail)}
                <h1>{i::preview(l)}</h1>
                <p class="lead">{i::preview_lead(l, &view.file_name, view.plan.rows.len())}</p>
                {summary}
                {notices(l, &view)}
                <form method="post" action=req.href(format!("{}/{}", paths::OFFICE_IMPORT, view.file)) class="stack">
                    <input type="hidden" name="seen" value=view.seen.clone()/>
                    {rows(l, &view, &fields)}
                    {confirmation(req, &view)}
                </form>
                {left_out(l, &view)}
            </div>
        }
    };
    Ok(Page::new(req, i::preview(l), body).refused(refused))
}

fn notices(l: Locale, view: &ImportView) -> AnyView {
    let (plan, problems) = (&view.plan, &view.plan.problems);
    let whole = problems.iter().filter(|(row, ..)| *row == 0).map(|(_, _, problem)| view! { <li>{problems::text(l, problem)}</li> });
    let wrong = (!problems.is_empty()).then(|| {
        view! { <div class="error-summary" role="alert"><p>{i::problems(l, problems.len())}</p><ul>{whole.collect_view()}</ul></div> }
    });
    let others = view.fates.iter().filter(|fate| matches!(fate, Fate::Other { .. })).count();
    let choose = (others > 0).then(|| view! { <p class="notice notice-warn">{i::others(l, others)}</p> });
    let unfit = view.fates.iter().filter(|fate| matches!(fate, Fate::Unfit { .. })).count();
    let unfit = (unfit > 0).then(|| view! { <p class="notice notice-warn">{i::unfit_count(l, unfit)}</p> });
    let same = view.fates.iter().filter(|fate| matches!(fate, Fate::Same { .. })).count();
    let same = (same > 0).then(|| view! { <p class="notice">{i::existing(l, same)}</p> });
    let read = (!plan.other_sheets.is_empty())
        .then(|| view! { <p class="notice notice-warn">{i::other_sheets(l, &plan.table, plan.other_sheets.join("”, “"))}</p> });
    let has_no_heading = problems.iter().any(|(.., problem)| *problem == Problem::NoHeader);
    let label = if has_no_heading { i::heads_seen(l) } else { i::ignored(l) };
    let ignored = (!plan.ignored.is_empty())
        .then(|| view! { <p class="notice notice-warn">{label}" "<span lang="vi">{plan.ignored.join("; ")}</span></p> });
    let accepted = has_no_heading.then(|| view! { <p class="notice">{i::heads_accepted(l)}" "<span lang="vi">{i::heads(l)}</span></p> });
    let out = (!plan.left_out.is_empty())
        .then(|| view! { <p class="notice notice-warn"><a href="#left-out">{i::left_out_count(l, plan.left_out.len())}</a></p> });
    view! { {wrong}{ignored}{accepted}{choose}{unfit}{same}{read}{out} }.into_any()
}

fn rows(l: Locale, view: &ImportView, fields: &Fields<'_>) -> AnyView {
    let plan = &view.plan;
    let numbers: BTreeSet<u32> = plan.rows.iter().map(|r| r.row).chain(plan.problems.iter().map(|p| p.0)).filter(|n| *n > 0).collect();
    if numbers.is_empty() {
        return ().into_any();
    }
    let is_clean = plan.problems.is_empty();
    let line = |number: &u32| {
        let row = plan.rows.iter().zip(&view.fates).find(|(row, _)| row.row == *number);
        let problems: Vec<_> = plan.problems.iter().filter(|p| p.0 == *number).collect();
        view! {
            <tr>
                <th scope="row" class="num">{number.to_string()}</th>
                <td>
                    <div class="stack">
                        {row.map(|(row, fate)| heading(row, fate))}
                        {(!problems.is_empty()).then(|| wrong(l, &problems))}
                        {verdict(l, fields, row, &problems, is_clean)}
                        {row.and_then(|(row, _)| same_title(l, row, &plan.rows))}
                        {row.map(|(row, _)| stored(l, row))}
                    </div>
                </td>
            </tr>
        }
    };
    // What is to be chosen stands above what is stored, so that a narrow screen shows both without sliding sideways.
    let heads = [Head::Number(i::row(l)), Head::Text(i::stored(l))];
    table(i::rows_caption(l), heads, view! { <tbody>{numbers.iter().map(line).collect_view()}</tbody> })
}

/// The title, after the code that the row has or will have.
fn heading(row: &ImportRow, fate: &Fate) -> AnyView {
    let code = match fate {
        Fate::New { code } | Fate::Same { code, .. } => code.clone(),
        Fate::Other { .. } | Fate::Unfit { .. } => row.code.clone(),
    };
    view! { <p><strong><span class="nowrap">{code}</span>" "<span lang="vi">{row.content.title.vi.clone()}</span></strong></p> }.into_any()
}

/// Two rows may mean the same challenge; nobody but the office can say.
fn same_title(l: Locale, row: &ImportRow, rows: &[ImportRow]) -> Option<AnyView> {
    let folded = |row: &ImportRow| fold(row.content.title.vi.trim());
    let title = folded(row);
    let other = rows.iter().find(|other| other.row != row.row && folded(other) == title)?;
    Some(view! { <p class="notice notice-warn">{i::same_title(l, other.row)}</p> }.into_any())
}

/// All that a draft will hold, below the title.
fn stored(l: Locale, row: &ImportRow) -> AnyView {
    let text = |part: ContentPart, language: Locale, text: &str| {
        let code = language.code();
        let name = if part == ContentPart::Title { label(l, &format!("title_{code}")) } else { labels::part(l, part.name()) };
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <div><dt class="meta">{name}</dt><dd lang=code>{show::plain(&text)}</dd></div> }.into_any())
    };
    let part = |part: ContentPart| match row.content.value(part) {
        Value::Text(said) => {
            let vi = text(part, Locale::Vi, &said.vi).filter(|_| part != ContentPart::Title);
            vec![vi, text(part, Locale::En, &said.en)]
        }
        Value::Money(amount) => vec![amount.map(|amount| {
            let said = format!("{} ({})", show_vnd(amount, l), vnd_in_words(amount, l));
            view! { <div><dt class="meta">{labels::part(l, part.name())}</dt><dd>{said}</dd></div> }.into_any()
        })],
        Value::Fields(fields) => vec![(!fields.is_empty()).then(|| {
            let names = fields.iter().map(|field| show::field_name(l, *field)).collect::<Vec<_>>().join("; ");
            view! { <div><dt class="meta">{labels::part(l, part.name())}</dt><dd>{names}</dd></div> }.into_any()
        })],
        // No list says these.
        Value::Measures(_) | Value::Calendar(_) | Value::Rules(_) => Vec::new(),
    };
    let others = (!row.other_fields.is_empty())
        .then(|| view! { <p class="notice notice-warn">{i::other_fields(l)}" "<span lang="vi">{row.other_fields.join("; ")}</span></p> });
    view! { <dl class="stack">{ContentPart::ALL.iter().copied().flat_map(part).collect_view()}</dl>{others} }.into_any()
}

/// A row's number, a column, and what is wrong there.
type Wrong = (u32, String, Problem);

fn wrong(l: Locale, problems: &[&Wrong]) -> AnyView {
    let line = |(_, column, problem): &&Wrong| {
        let text = problems::text(l, problem);
        let text = if column.is_empty() { text } else { format!("{}: {text}", label(l, column)) };
        view! { <li class="error">{text}</li> }
    };
    view! { <ul>{problems.iter().map(line).collect_view()}</ul> }.into_any()
}

/// What becomes of a row. That its code is taken is told beside what is wrong, so that all can be mended at once; it is
/// chosen once the list is right.
fn verdict(l: Locale, fields: &Fields<'_>, row: Option<(&ImportRow, &Fate)>, wrong: &[&Wrong], is_clean: bool) -> AnyView {
    let Some((row, fate)) = row.filter(|(_, fate)| wrong.is_empty() || matches!(fate, Fate::Other { .. } | Fate::Unfit { .. })) else {
        return ().into_any();
    };
    let (class, said) = match fate {
        Fate::New { .. } => ("tag tag-ok", i::ok(l).to_owned()),
        Fate::Same { .. } => ("tag", i::exists(l).to_owned()),
        Fate::Other { code, .. } if row.code_of == CodeOf::Number => ("tag tag-warn", i::other_number(l, code)),
        Fate::Other { code, .. } => ("tag tag-warn", i::other(l, code)),
        Fate::Unfit { listed, .. } => ("tag tag-warn", i::unfit(l, listed)),
    };
    let other = match fate {
        Fate::Other { title, may_update, .. } => {
            let fixed = (!may_update).then(|| view! { <p class="hint">{i::not_a_draft(l)}</p> });
            Some(view! { <p>{i::other_title(l)}" "<span lang="vi">{title.clone()}</span></p>{fixed} })
        }
        _ => None,
    };
    let choice = (is_clean && fate.is_choice()).then(|| {
        let options = fate.choices().into_iter().map(|choice| (choice.code().to_owned(), choice_text(l, fate, choice))).collect();
        fields.select(&choice_field(row.row), i::choice_of(l, row.row), options).required().view()
    });
    view! { <div><span class=class>{said}</span>{other}{choice}</div> }.into_any()
}

fn choice_text(l: Locale, fate: &Fate, choice: RowChoice) -> String {
    match (choice, fate) {
        (RowChoice::New, Fate::Other { new_code, .. } | Fate::Unfit { new_code, .. }) => i::choose_new(l, new_code),
        (RowChoice::Update, Fate::Other { code, .. } | Fate::Same { code, .. }) => i::choose_update(l, code),
        (RowChoice::Leave, Fate::Same { .. }) => i::choose_keep(l).to_owned(),
        _ => i::choose_leave(l).to_owned(),
    }
}

/// Below the table: what else stands in the sheet, so that nothing is missed.
fn left_out(l: Locale, view: &ImportView) -> AnyView {
    let rows = &view.plan.left_out;
    if rows.is_empty() {
        return ().into_any();
    }
    let line = |(row, text): &(u32, String)| view! { <li>{i::left_out_row(l, row)}" "<span lang="vi">{text.clone()}</span></li> };
    let more = rows.len().checked_sub(LISTED).filter(|n| *n > 0).map(|n| view! { <p>{i::left_out_more(l, n)}</p> });
    view! {
        <section class="stack" aria-labelledby="left-out">
            <h2 id="left-out">{i::left_out(l)}</h2>
            <p>{i::left_out_lead(l)}</p>
            <ul>{rows.iter().take(LISTED).map(line).collect_view()}</ul>
            {more}
        </section>
    }
    .into_any()
}

fn confirmation(req: &Req, view: &ImportView) -> AnyView {
    let l = req.locale;
    let is_clean = view.plan.problems.is_empty();
    let does_something = view.fates.iter().any(|fate| fate.choices().iter().any(|choice| *choice != RowChoice::Leave));
    let new = view.fates.iter().filter(|fate| matches!(fate, Fate::New { .. })).count();
    let label = if view.fates.iter().any(Fate::is_choice) { i::confirm_choices(l).to_owned() } else { i::confirm(l, new) };
    let other = view! { <a class="btn" href=req.href(paths::OFFICE_IMPORT)>{i::other_file(l)}</a> };
    let nothing = (is_clean && !does_something).then(|| view! { <p>{i::nothing_new(l)}</p> });
    let button = (is_clean && does_something).then(|| view! { <button type="submit" class="btn btn-primary">{label}</button> });
    view! {
        {nothing}
        <div class="actions">{button}{other}</div>
    }
    .into_any()
}
