//! The score form, or the sheet as it stands where it may not be changed.

use super::{
    course,
    evidence::{self, Places},
    exclusion,
    filled::read_only,
    on_device, words as w,
};
use crate::{
    council::declaration,
    paths,
    request::{OTHER_VERSION, Refused, Req},
    ui::{
        conflict,
        form::{Field, Fields, hidden_field},
        moved, problems, show, unsaved,
    },
};
use backend::evaluations::SheetView;
use domain::{
    access::{Action, Denied},
    challenges::{
        Criterion, RuleSet,
        rules::{Anchor, CommentRule, Part},
    },
    evaluations::{
        Revision, Sheet, SheetStanding,
        revision::reason_name,
        sheet::{MAX_COMMENT, SCORE_LENGTH, VERSION, comment_name, part_name, score_name},
    },
    form::Form,
    locale::Locale,
    seen::SHOWN_TEXTS,
    text::half_points,
};
use islands::{autosave::Autosave, score_total::ScoreTotal, target::Target};
use leptos::prelude::*;

const FORM: &str = "sheet";
/// Pressed together with what the browser asks for: see the list of keys on the page.
const SAVE_KEY: &str = "s";
const NEXT_KEY: &str = "n";

/// Whether the sheet's own form is on its page.
pub fn is_open(v: &SheetView) -> bool {
    v.can.is(Action::ScoreProposal) || v.can.is(Action::ReviseSheet)
}

pub fn view(req: &Req, v: &SheetView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if v.can.is(Action::ScoreProposal) {
        return form(req, v, refused);
    }
    match (&v.first, v.can.get(Action::ReviseSheet)) {
        (Some(first), Ok(())) => view! { {second_round(l, v)}{revision(req, v, first, refused)} }.into_any(),
        (_, Ok(())) => locked(req, v, Denied::Locked, refused),
        (_, Err(_)) => locked(req, v, v.can.get(Action::ScoreProposal).err().unwrap_or(Denied::Locked), refused),
    }
}

fn second_round(l: Locale, v: &SheetView) -> AnyView {
    let far = v.own_far.map(|far| view! { <p class="notice notice-warn">{w::own_far(l, exclusion::how_far(l, &far))}</p> });
    let draft = v.revision.as_ref().map(|_| view! { <p class="notice notice-warn">{w::revising(l)}</p> });
    view! { <p class="notice">{w::second_round(l)}</p>{far}{draft} }.into_any()
}

/// The sheet as it stands, and why it cannot be changed.
fn locked(req: &Req, v: &SheetView, denied: Denied, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let state = match v.standing {
        SheetStanding::Submitted => view! { <p class="notice notice-ok">{w::submitted(l)}</p> }.into_any(),
        SheetStanding::Abstained => view! {
            <p class="notice">{w::abstained(l)}</p>
            <p lang="vi">{v.abstained.clone()}</p>
        }
        .into_any(),
        SheetStanding::Excluded => excluded(l, v),
        SheetStanding::Void => view! { <p class="notice notice-warn">{w::void(l)}</p> }.into_any(),
        _ if denied == Denied::WrongState => {
            view! { <p class="notice">{if v.is_early { w::not_yet(l) } else { w::scoring_over(l) }}</p> }.into_any()
        }
        _ => view! { <p class="notice">{problems::denied(l, denied)}</p> }.into_any(),
    };
    let sheet = match v.standing {
        SheetStanding::Abstained => ().into_any(),
        SheetStanding::None => view! { <p class="muted">{w::no_sheet(l)}</p> }.into_any(),
        SheetStanding::Draft | SheetStanding::Submitted | SheetStanding::Excluded | SheetStanding::Void => read_only(l, &v.rules, &v.sheet),
    };
    let label = |name: &str| typed_label(l, &v.rules, name);
    let not_taken = on_device::not_taken(req, v, refused, label);
    view! { <div class="stack" id=FORM>{state}{refused.map(|r| unsaved::view(l, r, label))}{sheet}{reasons(l, v)}{not_taken}</div> }
        .into_any()
}

fn excluded(l: Locale, v: &SheetView) -> AnyView {
    let why = v.exclusion.as_ref().map(|exclusion| {
        let vote = exclusion.vote;
        view! {
            <p>{w::excluded_vote(l, vote.in_favour, vote.against, vote.abstained)}</p>
            <p lang="vi">{exclusion.reason.clone()}</p>
        }
    });
    view! { <div class="notice notice-warn"><p>{w::excluded(l)}</p>{why}</div> }.into_any()
}

/// What a field of the sheet form is called.
pub fn typed_label(l: Locale, rules: &RuleSet, name: &str) -> Option<String> {
    match name {
        "strengths" => return Some(w::strengths(l).to_owned()),
        "weaknesses" => return Some(w::weaknesses(l).to_owned()),
        "abstain_reason" => return Some(w::abstain_reason(l).to_owned()),
        _ => {}
    }
    let (kind, rest) = name.split_once('_')?;
    let criterion = rules.criteria.get(rest.split('_').next()?.parse::<usize>().ok()?)?;
    let kind = match kind {
        "score" => w::col_score(l),
        "comment" => w::col_comment(l),
        "evidence" => w::evidence::place(l),
        "page" => w::evidence::page(l),
        "reason" => w::reason_label(l),
        _ => return None,
    };
    Some(format!("{} – {kind}", criterion.name.get(l)))
}

/// A typed value as people read it.
fn said(l: Locale, v: &SheetView, name: &str, typed: &str) -> String {
    let chosen = name.starts_with("evidence_").then(|| evidence::chosen(l, typed, &v.proposal.files)).flatten();
    chosen.unwrap_or_else(|| typed.to_owned())
}

/// Why scores were changed in the second round.
fn reasons(l: Locale, v: &SheetView) -> AnyView {
    let given = v.rules.criteria.iter().zip(&v.reasons).filter(|(_, reason)| !reason.is_empty());
    let given: Vec<_> = given
        .map(|(criterion, reason)| {
            let text = show::plain(reason);
            view! { <dt lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</dt><dd lang="vi">{text}</dd> }
        })
        .collect();
    if given.is_empty() {
        return ().into_any();
    }
    view! { <h3>{w::reasons_heading(l)}</h3><dl class="facts">{given}</dl> }.into_any()
}

fn form(req: &Req, v: &SheetView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (stored, wrong) = (v.sheet.to_form(l), v.sheet.wrong(&v.rules));
    let fields = Fields::new(l, &stored, refused).stored_wrong(&wrong);
    let places = Places::of(l, &v.proposal.files);
    let criteria = v.rules.criteria.iter().enumerate().map(|(k, criterion)| criterion_fields(l, &places, &fields, k, criterion, None));
    view! {
        <form id=FORM class="stack sheet-form" method="post" action=req.href(paths::sheet(v.proposal.id))
            data-device=on_device::place(req, v) data-on-device=w::on_device(l) data-sent=w::sent(l, "{time}")>
            {head(l, v, &fields, &stored, refused)}
            {criteria.collect_view()}
            {remarks_fields(l, &fields)}
            {saving(l, v, &fields, refused)}
            {actions(l, v, ("submit", w::submit(l)), w::submit_warning(l))}
            {abstaining(l, &fields, refused)}
            {late(req, v, &fields)}
        </form>
    }
    .into_any()
}

fn saving(l: Locale, v: &SheetView, fields: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let autosave = if refused.is_some_and(Refused::is_of_two) {
        view! { <input type="hidden" name=OTHER_VERSION value="shown"/> }.into_any()
    } else {
        view! { <Autosave form_id=FORM.to_owned() target=Target::Sheet(v.proposal.id) locale=l saved=saved(l, v)/> }.into_any()
    };
    view! {
        <div class="sheet-bar">
            {total(l, v, fields)}
            {autosave}
            <p class="saved-at meta">{saved(l, v)}</p>
            {course::criteria(l, &v.rules.criteria)}
        </div>
    }
    .into_any()
}

/// Saving, saving and going on, and the act that makes the sheet count.
fn actions(l: Locale, v: &SheetView, (act, label): (&'static str, &'static str), warning: &'static str) -> AnyView {
    let next =
        v.next.map(|_| view! { <button type="submit" class="btn" name="act" value="next" accesskey=NEXT_KEY>{w::save_next(l)}</button> });
    view! {
        <p class="notice notice-warn" id="submit-warning">{warning}</p>
        {on_device::unsent(l)}
        <div class="actions">
            <button type="submit" class="btn" name="act" value="save" accesskey=SAVE_KEY>{w::save(l)}</button>
            {next}
            <button type="submit" class="btn btn-primary" name="act" value=act aria-describedby="submit-warning">{label}</button>
        </div>
    }
    .into_any()
}

/// The sheet of the first round, filled in and open to change, each change with a reason.
fn revision(req: &Req, v: &SheetView, first: &Sheet, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let submitted = || Revision { sheet: v.sheet.clone(), reasons: v.reasons.clone() };
    let revision = v.revision.clone().unwrap_or_else(submitted);
    let (stored, wrong) = (revision.to_form(l), revision.sheet.wrong(&v.rules));
    let fields = Fields::new(l, &stored, refused).stored_wrong(&wrong);
    let places = Places::of(l, &v.proposal.files);
    let one = |(k, criterion)| criterion_fields(l, &places, &fields, k, criterion, Some(first));
    let criteria = v.rules.criteria.iter().enumerate().map(one);
    view! {
        <form id=FORM class="stack sheet-form" method="post" action=req.href(paths::sheet(v.proposal.id))
            data-device=on_device::place(req, v) data-on-device=w::on_device(l) data-sent=w::sent(l, "{time}")>
            {head(l, v, &fields, &stored, refused)}
            {criteria.collect_view()}
            {remarks_fields(l, &fields)}
            {saving(l, v, &fields, refused)}
            {actions(l, v, ("revise", w::revise(l)), w::revise_warning(l))}
            {late(req, v, &fields)}
        </form>
    }
    .into_any()
}

fn head(l: Locale, v: &SheetView, fields: &Fields<'_>, stored: &Form, refused: Option<&Refused>) -> AnyView {
    // After a stale save the reader has seen both versions: saving again replaces the newer one.
    let version = match refused {
        Some(refused) if refused.theirs.is_none() => refused.form.get(VERSION).to_owned(),
        _ => v.sheet_version.to_string(),
    };
    let theirs = refused.and_then(|r| r.theirs.as_ref()).map(|theirs| stale(l, &v.rules, theirs));
    view! {
        {fields.summary()}
        {on_device::restored(l)}
        {conflict::section(l, refused.filter(|r| r.asked.is_some()), |name| typed_label(l, &v.rules, name).unwrap_or_default(), |name, typed| said(l, v, name, typed))}
        {moved::followed(l, refused, |name| typed_label(l, &v.rules, name))}
        {theirs}
        {hidden_field(VERSION, &version)}
        {hidden_field(SHOWN_TEXTS, &Refused::shown_texts(refused, stored))}
    }
    .into_any()
}

fn remarks_fields(l: Locale, fields: &Fields<'_>) -> AnyView {
    view! {
        {fields.area("strengths", w::strengths(l), 3).hint(w::strengths_hint(l)).max(MAX_COMMENT).view()}
        {fields.area("weaknesses", w::weaknesses(l), 3).max(MAX_COMMENT).view()}
    }
    .into_any()
}

/// When the sheet was saved last; empty before the first time.
fn saved(l: Locale, v: &SheetView) -> String {
    v.saved_at.map(|at| w::saved_at(l, at.show_exact(l))).unwrap_or_default()
}

/// What is given so far, kept in view while the form is.
fn total(l: Locale, v: &SheetView, fields: &Fields<'_>) -> AnyView {
    let scored = scored(&v.rules);
    view! {
        <ScoreTotal
            form_id=FORM.to_owned()
            locale=l
            typed=scored.iter().map(|(name, _)| fields.value(name).to_owned()).collect()
            fields=scored
        />
    }
    .into_any()
}

/// To give no score, with a reason: neither "not done" nor zero. Part of the form, so that what is scored so far stays on
/// the page where the reason is missing.
fn abstaining(l: Locale, fields: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let is_open = refused.is_some_and(|r| r.errors.of("abstain_reason").is_some()) || !fields.value("abstain_reason").is_empty();
    view! {
        <details class="no-print" open=is_open>
            <summary>{w::abstain_heading(l)}</summary>
            <div class="stack">
                <p>{w::abstain_lead(l)}</p>
                {fields.area("abstain_reason", w::abstain_reason(l), 2).required().max(MAX_COMMENT).view()}
                <div class="actions"><button type="submit" class="btn" name="act" value="abstain">{w::abstain(l)}</button></div>
            </div>
        </details>
    }
    .into_any()
}

/// Part of the form too, for the same reason.
fn late(req: &Req, v: &SheetView, fields: &Fields<'_>) -> Option<AnyView> {
    v.can.is(Action::DeclareConflict).then(|| declaration::late(req, v.proposal.id, fields, false))
}

/// What is given for one criterion.
pub fn criterion_fields(
    l: Locale,
    places: &Places,
    fields: &Fields<'_>,
    k: usize,
    criterion: &Criterion,
    first: Option<&Sheet>,
) -> AnyView {
    let name = criterion.name.get(l);
    let called = |what: &str| format!("{name} – {what}");
    let score =
        |name: &str, label: String| fields.text(name, &label).named(called(&label)).required().inputmode("decimal").max(SCORE_LENGTH);
    let scores = if criterion.parts.is_empty() {
        let score = score(&score_name(k), w::score_label(l, criterion.max));
        if k == 0 { score.hint(w::score_hint(l)) } else { score }.view()
    } else {
        let part = |(p, part): (usize, &Part)| score(&part_name(k, p), w::part_label(l, part.name.get(l), part.max)).view();
        criterion.parts.iter().enumerate().map(part).collect_view().into_any()
    };
    let comment = fields.area(&comment_name(k), w::comment_label(l), 2).named(called(w::comment_label(l))).max(MAX_COMMENT);
    let comment = match criterion.comment {
        CommentRule::Optional => comment,
        CommentRule::BelowHalf => comment.required().hint(w::comment_below(l, half_points(criterion.max, l))),
        CommentRule::Always => comment.required().hint(w::comment_always(l)),
    };
    view! {
        <fieldset class="fieldset" id=course::place(k)>
            <legend lang=criterion.name.lang(l).code()>{w::criterion(l, k + 1, criterion.name.get(l))}</legend>
            {(!criterion.guide.is_empty()).then(|| show::prose(l, &criterion.guide))}
            {anchors(l, criterion)}
            {scores}
            {comment.view()}
            {evidence::fields(l, fields, k, places, called)}
            {first.map(|first| reason_field(l, fields, k, first).named(called(w::reason_label(l))).view())}
        </fieldset>
    }
    .into_any()
}

fn reason_field(l: Locale, fields: &Fields<'_>, k: usize, first: &Sheet) -> Field {
    let score = first.scores.get(k).copied().flatten().map(|half| half_points(half, l)).unwrap_or_default();
    fields.area(&reason_name(k), w::reason_label(l), 2).hint(w::reason_hint(l, score)).max(MAX_COMMENT)
}

/// What certain scores mean, where the scores are given.
fn anchors(l: Locale, criterion: &Criterion) -> AnyView {
    if criterion.anchors.is_empty() {
        return ().into_any();
    }
    let anchor = |a: &Anchor| {
        let text = a.text.get(l).to_owned();
        view! { <dt>{a.points}</dt><dd lang=a.text.lang(l).code()>{text}</dd> }
    };
    view! { <dl class="anchors">{criterion.anchors.iter().map(anchor).collect_view()}</dl> }.into_any()
}

/// Every field that takes a score, and its maximum in points.
fn scored(rules: &RuleSet) -> Vec<(String, i32)> {
    let lines = |(k, criterion): (usize, &Criterion)| match criterion.parts.is_empty() {
        true => vec![(score_name(k), criterion.max)],
        false => criterion.parts.iter().enumerate().map(|(p, part)| (part_name(k, p), part.max)).collect(),
    };
    rules.criteria.iter().enumerate().flat_map(lines).collect()
}

fn stale(l: Locale, rules: &RuleSet, theirs: &Form) -> AnyView {
    let Ok(sheet) = Sheet::from_form(theirs, rules) else { return ().into_any() };
    view! {
        <section class="panel stack" aria-labelledby="theirs">
            <h3 id="theirs">{w::theirs_heading(l)}</h3>
            <p>{w::theirs_lead(l)}</p>
            {read_only(l, rules, &sheet)}
        </section>
    }
    .into_any()
}
