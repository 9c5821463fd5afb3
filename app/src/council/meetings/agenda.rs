//! The agenda: its items in order, going to one of them, and choosing another order.

use super::{over, words as w};
use crate::{
    paths,
    request::{Refused, Req},
    ui::{
        form::{Fields, hidden_field},
        show,
        table::{Head, table},
    },
};
use backend::council::meetings::{ItemView, MeetingView, SHOWN_ORDER, SubjectView};
use domain::{access::Denied, council::meeting::State, form::Form, locale::Locale};
use leptos::prelude::*;

/// What an item is called for this reader.
pub fn subject(l: Locale, subject: &SubjectView) -> String {
    match subject {
        SubjectView::Opening => w::opening(l).to_owned(),
        SubjectView::Closing => w::closing(l).to_owned(),
        SubjectView::Proposal { code, title, .. } => w::proposal(l, code, title),
        SubjectView::Hidden(Denied::Conflict) => w::recused(l).to_owned(),
        SubjectView::Hidden(Denied::DeclareFirst) => w::declare_first(l).to_owned(),
        SubjectView::Hidden(_) => w::over(l).to_owned(),
    }
}

/// The same with its title in the title's language.
pub fn subject_view(l: Locale, of: &SubjectView) -> AnyView {
    match of {
        SubjectView::Proposal { title, .. } => show::within(l, &subject(l, of), title),
        _ => subject(l, of).into_any(),
    }
}

pub fn section(req: &Req, v: &MeetingView, may_go: bool, may_order: bool, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let heads = [Head::Number(w::col_number(l))]
        .into_iter()
        .chain([w::col_item(l)].map(Head::Text))
        .chain(has_times(v).then(|| [w::col_began(l), w::col_ended(l)].map(Head::Text)).into_iter().flatten())
        .chain([w::col_outside(l)].map(Head::Text))
        .chain(may_go.then(|| Head::Text(w::col_act(l))));
    let rows = v.items.iter().enumerate().map(|(i, item)| row(req, v, i, item, may_go)).collect_view();
    view! {
        <section class="stack" aria-labelledby="agenda">
            <h2 id="agenda">{w::agenda(l)}</h2>
            {table(w::agenda_caption(l), heads, view! { <tbody>{rows}</tbody> })}
            {may_order.then(|| order(req, v, refused))}
        </section>
    }
    .into_any()
}

/// Something has begun, and this reader may know when.
fn has_times(v: &MeetingView) -> bool {
    !v.is_apart && v.items.iter().any(|item| item.began.is_some())
}

fn row(req: &Req, v: &MeetingView, index: usize, item: &ItemView, may_go: bool) -> AnyView {
    let l = req.locale;
    let number = index + 1;
    let is_on = matches!(v.state, State::Running { item, .. } if item == index);
    let time = |at: Option<domain::time::Moment>| at.map(|at| show::time(l, at));
    let recused = item.record.as_ref().map(|r| r.recused.join(", "));
    let go = may_go.then(|| {
        let button = (!is_on && !item.has_moved_on).then(|| {
            view! {
                <button type="submit" class="btn" formaction=req.href(paths::meeting_act(v.id, "item")) name="to" value=number.to_string()>
                    {w::go_to(l)}<span class="visually-hidden">" – "{w::about_item(l, number)}</span>
                </button>
            }
        });
        let notes = (item.began.is_some() && item.may_record.is_ok() && item.record.is_some()).then(|| {
            view! {
                <button type="submit" class="btn" formaction=req.href(paths::meeting_act(v.id, "record")) name="show" value=number.to_string()>
                    {w::notes_of(l)}<span class="visually-hidden">" – "{w::about_item(l, number)}</span>
                </button>
            }
        });
        view! { <td data-label=w::col_act(l)><div class="row">{button}{notes}</div></td> }
    });
    let moved_on = (item.has_moved_on && !v.state.is_over()).then(|| view! { <p class="hint">{w::moved_on(l)}</p> });
    view! {
        <tr aria-current=is_on.then_some("true")>
            <td class="num">{number.to_string()}</td>
            <th scope="row">{subject_view(l, &item.subject)}" "{is_on.then(|| view! { <span class="tag tag-warn">{w::now_on(l)}</span> })}
                {moved_on}
                {wide(l, item)}
            </th>
            {has_times(v).then(|| view! { <td data-label=w::col_began(l)>{time(item.began)}</td><td data-label=w::col_ended(l)>{time(item.ended)}</td> })}
            <td class="whole" data-label=w::col_outside(l)>{recused}</td>
            {go}
        </tr>
    }
    .into_any()
}

/// Why the rules put it on the agenda, if they did; and who presides over it in place of who presides over the meeting.
fn wide(l: Locale, item: &ItemView) -> AnyView {
    let names = item.wide.iter().map(|name| name.get(l)).collect::<Vec<_>>().join("; ");
    let wide = (!names.is_empty()).then(|| view! { <p class="hint">{w::wide(l, names)}</p> });
    let presider = (!item.presider.is_empty()).then(|| view! { <p class="hint">{w::item_presider(l, &item.presider)}</p> });
    view! { {wide}{presider} }.into_any()
}

/// Where each proposal stands, as the form by hand names it.
pub fn positions(v: &MeetingView) -> Form {
    let proposals = v.items.iter().enumerate().filter(|(_, item)| !matches!(item.subject, SubjectView::Opening | SubjectView::Closing));
    proposals.fold(Form::default(), |form, (i, _)| form.with(format!("position_{i}"), i.to_string()))
}

/// By itself, or by hand.
fn order(req: &Req, v: &MeetingView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let proposals = || v.items.iter().enumerate().filter(|(_, item)| !matches!(item.subject, SubjectView::Opening | SubjectView::Closing));
    let stored = positions(v);
    // Numbers typed for another order mean nothing in this one.
    let is_other = refused.is_some_and(|refused| refused.errors.of("agenda").is_some());
    let refused = over(&stored, refused).map(|refused| if is_other { Refused { form: stored.clone(), ..refused } } else { refused });
    let refused = refused.as_ref();
    let f = Fields::new(l, &stored, refused);
    f.name("agenda", w::agenda(l));
    let is_open = refused.is_some_and(|refused| refused.is_of(&stored));
    let fields = proposals().map(|(i, item)| {
        f.text(&format!("position_{i}"), w::position(l, i + 1)).hint(subject(l, &item.subject)).required().inputmode("numeric").view()
    });
    let action = req.href(paths::meeting_act(v.id, "agenda"));
    // The best order is not put in order again.
    let may_gain = v.moves.is_none_or(|m| m.in_this_order > m.fewest);
    view! {
        {hidden_field(SHOWN_ORDER, &v.order)}
        {v.moves.map(|m| view! { <p>{w::moves(l, m.in_this_order, m.fewest)}</p> })}
        {may_gain.then(|| view! {
            <div class="actions">
                <button type="submit" class="btn" formaction=action.clone() name="auto" value="on">{w::auto_button(l)}</button>
            </div>
        })}
        <details class="panel" open=is_open>
            <summary>{w::by_hand(l)}</summary>
            <div class="stack">
                {fields.collect_view()}
                <div class="actions"><button type="submit" class="btn" formaction=action>{w::order_button(l)}</button></div>
            </div>
        </details>
    }
    .into_any()
}
