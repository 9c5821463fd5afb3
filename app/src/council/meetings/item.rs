//! The item on the table: who leaves and returns, what is said, and what is concluded.

use super::{FORM, agenda::subject_view, with_field, words as w};
use crate::{
    paths,
    request::{OTHER_VERSION, Refused, Req},
    ui::{
        form::{Fields, hidden_field},
        moved, show, unsaved,
    },
};
use backend::council::meetings::{Absence, ItemRecord, MeetingView};
use domain::{
    council::meeting::{MAX_NOTES, Notes, State},
    form::Form,
    locale::Locale,
    seen::SHOWN_TEXTS,
};
use islands::{autosave::Autosave, target::Target};
use leptos::prelude::*;

/// A field that only the form of an item's record has.
pub const VERSION: &str = "item_version";

pub fn current(req: &Req, v: &MeetingView, may_run: bool) -> AnyView {
    let l = req.locale;
    let State::Running { item: index, .. } = v.state else { return ().into_any() };
    let Some(item) = v.items.get(index) else { return ().into_any() };
    let next = v.next().filter(|_| may_run).map(|next| {
        view! {
            <div class="actions">
                <button type="submit" class="btn btn-primary" formaction=req.href(paths::meeting_act(v.id, "item")) name="to" value=(next + 1).to_string()>
                    {w::next(l, next + 1)}
                </button>
            </div>
        }
    });
    let figures = v.since().zip(v.in_room()).map(|(since, members)| {
        view! { <p class="meta">{w::since(l)}" "{show::time(l, since)}" · "{w::in_room(l, members)}</p> }
    });
    view! {
        <section class="panel stack" aria-labelledby="now">
            <h2 id="now">{w::on_table(l, index + 1)}</h2>
            <p class="lead">{subject_view(l, &item.subject)}</p>
            {figures}
            {names(w::must_leave(l), v.room.must_leave.iter().map(|(_, name)| name))}
            {(!v.room.must_leave.is_empty()).then(|| view! { <p class="notice notice-warn">{w::no_motion_yet(l)}</p> })}
            {names(w::before_vote(l), v.room.before_vote.iter().map(|(_, name)| name))}
            {names(w::may_return(l), v.room.may_return.iter().map(|(_, name)| name))}
            {names(w::outside(l), v.room.outside.iter())}
            {next}
        </section>
    }
    .into_any()
}

/// A line of names, or nothing.
pub fn names<'a>(label: &'static str, names: impl Iterator<Item = &'a String>) -> AnyView {
    let names: Vec<_> = names.map(String::as_str).collect();
    (!names.is_empty()).then(|| view! { <p><strong>{label}": "</strong>{names.join(", ")}</p> }).into_any()
}

/// One press records that everyone who must leave has left, and who may return has returned.
pub fn moves(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    let stored = Form::default();
    let stored = v.room.must_leave.iter().fold(stored, |form, (user, _)| form.with(format!("left_{user}"), "on"));
    let stored = v.room.may_return.iter().fold(stored, |form, (user, _)| form.with(format!("returned_{user}"), "on"));
    if stored.0.is_empty() && v.room.before_vote.is_empty() {
        return ().into_any();
    }
    let f = Fields::new(l, &stored, None);
    let left = v
        .room
        .must_leave
        .iter()
        .chain(&v.room.before_vote)
        .map(|(user, name)| f.checkbox(&format!("left_{user}"), w::left(l, name)).view());
    let returned = v.room.may_return.iter().map(|(user, name)| f.checkbox(&format!("returned_{user}"), w::returned(l, name)).view());
    view! {
        <div class="panel stack">
            <fieldset class="fieldset" id="moves">
                <legend>{w::moves_heading(l)}</legend>
                {left.collect_view()}
                {returned.collect_view()}
            </fieldset>
            <div class="actions">
                <button type="submit" class="btn" formaction=req.href(paths::meeting_act(v.id, "moves"))>{w::moves_button(l)}</button>
            </div>
        </div>
    }
    .into_any()
}

/// One item's record: the refused one, the one that the address names, or the one on the table.
pub fn record(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> Option<AnyView> {
    let l = req.locale;
    let refused = with_field(refused, VERSION);
    let State::Running { item: on_table, .. } = v.state else { return None };
    let number = refused.map_or(req.query.get("item"), |r| r.form.get("item"));
    let index = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).unwrap_or(on_table);
    let item = v.items.get(index).filter(|item| item.began.is_some() && item.may_record.is_ok());
    let (item, record) = item.and_then(|item| Some((item, item.record.as_ref()?)))?;
    let stored = record.notes.to_form();
    // Of the record, not of what else the page holds.
    let theirs = refused.and_then(|r| r.theirs.as_ref()).filter(|theirs| theirs.0.contains_key(VERSION));
    let version = theirs.or(refused.map(|r| &r.form)).map_or_else(|| record.version.to_string(), |form| form.get(VERSION).to_owned());
    let wrong = record.notes.wrong();
    let f = Fields::new(l, &stored, refused).stored_wrong(&wrong);
    let next = v.next().filter(|_| index == on_table).map(|next| next + 1);
    let save_and_next = next
        .map(|next| view! { <button type="submit" class="btn" name="next" value=next.to_string()>{w::save_and_next(l, next)}</button> });
    let autosave = if refused.is_some_and(Refused::is_of_two) {
        view! { <input type="hidden" name=OTHER_VERSION value="shown"/> }.into_any()
    } else {
        view! { <Autosave form_id=FORM.to_owned() target=Target::Minutes(v.id) locale=l saved=String::new()/> }.into_any()
    };
    let view = view! {
        <div class="panel stack" id="record">
            <h2>{w::record_heading(l, index + 1)}</h2>
            <p>{subject_view(l, &item.subject)}</p>
            {theirs.map(|form| saved_by_other(l, form))}
            <input type="hidden" name="item" value=(index + 1).to_string()/>
            {hidden_field(VERSION, &version)}
            {hidden_field(SHOWN_TEXTS, &Refused::shown_texts(refused.filter(|r| r.theirs.is_none() || theirs.is_some()), &stored))}
            {theirs.and(Some(moved::followed(l, refused, |name| label(l, name))))}
            {f.area("opinions", w::opinions(l), 6).max(MAX_NOTES).view()}
            {f.area("dissent", w::dissent(l), 3).hint(w::dissent_hint(l)).max(MAX_NOTES).view()}
            <p class="hint">{w::votes_are_motions(l)}</p>
            {f.area("conclusion", w::conclusion(l), 3).max(MAX_NOTES).view()}
            {autosave}
            <div class="actions">
                <button type="submit" class="btn btn-primary">{w::record_button(l)}</button>
                {save_and_next}
            </div>
        </div>
    };
    Some(view.into_any())
}

/// What an item's record holds, by the names of its fields.
pub const FIELDS: [&str; 3] = ["opinions", "dissent", "conclusion"];

/// The record of the item that a form is about, as it is stored.
pub fn stored(v: &MeetingView, form: &Form) -> Option<Form> {
    let index = form.get("item").parse::<usize>().ok()?.checked_sub(1)?;
    let notes = v.items.get(index)?.record.as_ref()?.notes.to_form();
    Some(FIELDS.into_iter().fold(Form::default(), |stored, field| stored.with(field, notes.get(field))))
}

/// What was typed on a meeting that is not running any more.
pub fn unsaved(l: Locale, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let lost = with_field(refused, VERSION).filter(|_| !matches!(v.state, State::Running { .. }));
    let label = |name: &str| if name == "note" { Some(w::end_note(l).to_owned()) } else { label(l, name) };
    lost.map(|refused| unsaved::view(l, refused, label)).into_any()
}

fn label(l: Locale, name: &str) -> Option<String> {
    let label = match name {
        "opinions" => w::opinions(l),
        "dissent" => w::dissent(l),
        "conclusion" => w::conclusion(l),
        _ => return None,
    };
    Some(label.to_owned())
}

fn saved_by_other(l: Locale, form: &Form) -> AnyView {
    let parts = [("opinions", w::opinions(l)), ("dissent", w::dissent(l)), ("conclusion", w::conclusion(l))];
    let parts = parts.into_iter().map(|(name, label)| part(label, form.get(name)));
    view! { <div class="notice notice-warn"><h3>{w::theirs(l)}</h3><dl class="facts">{parts.collect_view()}</dl></div> }.into_any()
}

/// What has been recorded, item by item, for whoever takes part in it.
pub fn records(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    let lines: Vec<_> = v
        .items
        .iter()
        .enumerate()
        .filter_map(|(i, item)| {
            let record = item.record.as_ref().filter(|r| r.notes != Notes::default() || !r.outside.is_empty())?;
            let number = format!("{}. ", i + 1);
            Some(view! { <h3>{number}{subject_view(l, &item.subject)}</h3>{written(l, record)} })
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby="records">
            <h2 id="records">{w::records(l)}</h2>
            {lines}
        </section>
    }
    .into_any()
}

fn written(l: Locale, record: &ItemRecord) -> AnyView {
    let notes = &record.notes;
    let vote = notes.vote.map(|v| w::voted(l, v.yes, v.no, v.abstained)).unwrap_or_default();
    let outside: Vec<_> = record.outside.iter().map(|a| absence(l, a)).collect();
    view! {
        <dl class="facts">
            {part(w::opinions(l), &notes.opinions)}
            {part(w::dissent(l), &notes.dissent)}
            {part(w::vote(l), &vote)}
            {part(w::conclusion(l), &notes.conclusion)}
            {part(w::was_outside(l), &outside.join("\n"))}
            {part(w::held(l), &held(l, notes))}
        </dl>
    }
    .into_any()
}

/// What was typed and cannot be recorded, each under the name of its field.
fn held(l: Locale, notes: &Notes) -> String {
    let label = |name: &str| match name {
        "opinions" => w::opinions(l),
        "dissent" => w::dissent(l),
        _ => w::conclusion(l),
    };
    let lines = notes.held.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{}: {text}", label(name)));
    lines.collect::<Vec<_>>().join("\n")
}

fn absence(l: Locale, a: &Absence) -> String {
    let told = match a.returned {
        Some(returned) => w::went_out(l, &a.name, a.left.show(l), returned.show(l)),
        None => w::went_out_only(l, &a.name, a.left.show(l)),
    };
    if a.is_undeclared { format!("{told} {}", w::went_undeclared(l)) } else { told }
}

fn part(label: &'static str, text: &str) -> AnyView {
    (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd>{show::plain(text)}</dd> }).into_any()
}
