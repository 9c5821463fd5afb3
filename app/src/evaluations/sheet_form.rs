//! The score form, or the sheet as it stands where it may not be changed.

use super::words as w;
use crate::{
    islands::{
        autosave::{Autosave, Target},
        score_total::ScoreTotal,
    },
    paths,
    request::{Refused, Req},
    ui::{
        form::Fields,
        problems, show,
        table::{Head, table},
    },
};
use backend::evaluations::SheetView;
use domain::{
    access::{Action, Denied},
    challenges::{Criterion, RuleSet},
    evaluations::{Sheet, SheetStanding, sheet::MAX_COMMENT},
    form::Form,
    locale::Locale,
    text::half_points,
};
use leptos::prelude::*;

const FORM: &str = "sheet";

pub fn view(req: &Req, v: &SheetView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    match v.can.get(Action::ScoreProposal) {
        Ok(()) => form(req, v, refused),
        Err(denied) => {
            let state = match v.standing {
                SheetStanding::Submitted => view! { <p class="notice notice-ok">{w::submitted(l)}</p> }.into_any(),
                _ if denied == Denied::WrongState => view! { <p class="notice">{w::not_yet(l)}</p> }.into_any(),
                _ => view! { <p class="notice">{problems::denied(l, denied)}</p> }.into_any(),
            };
            let sheet = match v.standing {
                SheetStanding::None => view! { <p class="muted">{w::no_sheet(l)}</p> }.into_any(),
                _ => read_only(l, &v.rules, &v.sheet),
            };
            view! { <div class="stack" id=FORM>{state}{sheet}</div> }.into_any()
        }
    }
}

fn form(req: &Req, v: &SheetView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = v.sheet.to_form(l);
    let fields = Fields::new(l, &stored, refused);
    // After a stale save the reader has seen both versions: saving again replaces the newer one.
    let version = match refused {
        Some(refused) if refused.theirs.is_none() => refused.form.get("sheet_version").to_owned(),
        _ => v.sheet_version.to_string(),
    };
    let criteria = v.rules.criteria.iter().enumerate().map(|(k, criterion)| criterion_fields(l, &fields, k, criterion));
    let theirs = refused.and_then(|r| r.theirs.as_ref()).map(|theirs| stale(l, &v.rules, theirs));
    view! {
        <form id=FORM class="stack" method="post" action=req.href(paths::sheet(v.proposal.id))>
            {fields.summary()}
            {theirs}
            <input type="hidden" name="sheet_version" value=version/>
            {criteria.collect_view()}
            {fields.area("strengths", w::strengths(l), 3).hint(w::strengths_hint(l)).max(MAX_COMMENT).view()}
            {fields.area("weaknesses", w::weaknesses(l), 3).max(MAX_COMMENT).view()}
            <ScoreTotal
                form_id=FORM.to_owned()
                locale=l
                maxima=v.rules.criteria.iter().map(|c| c.max).collect()
                typed=typed(&fields, v.rules.criteria.len())
            />
            <Autosave form_id=FORM.to_owned() target=Target::Sheet(v.proposal.id) locale=l/>
            <p class="notice notice-warn" id="submit-warning">{w::submit_warning(l)}</p>
            <div class="actions">
                <button type="submit" class="btn" name="act" value="save">{w::save(l)}</button>
                <button type="submit" class="btn btn-primary" name="act" value="submit" aria-describedby="submit-warning">{w::submit(l)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn criterion_fields(l: Locale, fields: &Fields<'_>, k: usize, criterion: &Criterion) -> AnyView {
    let score = fields.text(&format!("score_{k}"), w::score_label(l, criterion.max)).required().inputmode("decimal").max(5);
    let score = if k == 0 { score.hint(w::score_hint(l)) } else { score };
    let guide = (!criterion.guide.is_empty()).then(|| show::prose(l, &criterion.guide));
    view! {
        <fieldset class="fieldset">
            <legend lang=criterion.name.lang(l).code()>{w::criterion(l, k + 1, criterion.name.get(l))}</legend>
            {guide}
            {score.view()}
            {fields.area(&format!("comment_{k}"), w::comment_label(l), 2).max(MAX_COMMENT).view()}
        </fieldset>
    }
    .into_any()
}

fn typed(fields: &Fields<'_>, criteria: usize) -> Vec<String> {
    (0..criteria).map(|k| fields.value(&format!("score_{k}")).to_owned()).collect()
}

fn stale(l: Locale, rules: &RuleSet, theirs: &Form) -> AnyView {
    let sheet = Sheet::from_form(theirs, rules).unwrap_or_default();
    view! {
        <section class="panel stack" aria-labelledby="theirs">
            <h3 id="theirs">{w::theirs_heading(l)}</h3>
            <p>{w::theirs_lead(l)}</p>
            {read_only(l, rules, &sheet)}
        </section>
    }
    .into_any()
}

/// A sheet as a table, with its total and remarks.
pub fn read_only(l: Locale, rules: &RuleSet, sheet: &Sheet) -> AnyView {
    let rows = rules.criteria.iter().enumerate().map(|(k, criterion)| {
        let score = sheet.scores.get(k).copied().flatten();
        view! {
            <tr>
                <th scope="row" lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</th>
                <td class="num">{criterion.max}</td>
                <td class="num">{score.map_or_else(|| w::none_given(l).to_owned(), |half| half_points(half, l))}</td>
                <td lang="vi">{sheet.comments.get(k).cloned()}</td>
            </tr>
        }
    });
    let heads =
        [Head::Text(w::col_criterion(l)), Head::Number(w::col_max(l)), Head::Number(w::col_score(l)), Head::Text(w::col_comment(l))];
    let body = view! {
        <tbody>{rows.collect_view()}</tbody>
        <tfoot>
            <tr>
                <th scope="row">{w::total(l)}</th>
                <td class="num">{rules.sum()}</td>
                <td class="num">{half_points(sheet.total_half(), l)}</td>
                <td></td>
            </tr>
        </tfoot>
    };
    view! {
        {table(w::read_only_caption(l), heads, body)}
        {remarks(l, sheet)}
    }
    .into_any()
}

/// Strengths and weaknesses, where there are any.
pub fn remarks(l: Locale, sheet: &Sheet) -> AnyView {
    let part = |heading: &'static str, text: &str| {
        (!text.is_empty()).then(|| {
            let text = show::plain(text);
            view! { <dt>{heading}</dt><dd lang="vi">{text}</dd> }
        })
    };
    if sheet.strengths.is_empty() && sheet.weaknesses.is_empty() {
        return ().into_any();
    }
    view! { <dl class="facts">{part(w::strengths(l), &sheet.strengths)}{part(w::weaknesses(l), &sheet.weaknesses)}</dl> }.into_any()
}
