//! Who is there: members by seat, and guests.

use super::{answers, posting, words as w};
use crate::{
    council::words::seat,
    paths,
    request::{Refused, Req},
    ui::{
        form::Fields,
        problems, show,
        table::{Head, table},
    },
};
use backend::council::meetings::MeetingView;
use domain::{
    check::Problem,
    council::meeting::{Attendee, Presence, State},
    form::Form,
    limits::REASON,
    locale::Locale,
};
use leptos::prelude::*;

/// Prefix of the hidden fields that say what the page showed in a field.
const SHOWN: &str = "shown_";

/// A form without what stands in it as the page showed it: nobody typed that, and by now another act may have changed it.
pub fn touched(form: &Form) -> Form {
    let is_touched = |field: &str| {
        let shown = [SHOWN, field].concat();
        !form.0.contains_key(&shown) || form.text(field) != form.text(&shown)
    };
    Form(form.0.iter().filter(|(field, _)| is_touched(field)).map(|(field, text)| (field.clone(), text.clone())).collect())
}

/// A form that says of a mark nothing that its page showed comes from no page: it is taken as one that showed another.
pub fn as_shown(mut form: Form) -> Form {
    let is_marked = |field: &&String| *field == "guests" || field.starts_with("presence_");
    let fields: Vec<String> = form.0.keys().filter(is_marked).map(|field| [SHOWN, field].concat()).collect();
    fields.into_iter().for_each(|shown| _ = form.0.entry(shown).or_default());
    form
}

/// As stored.
pub fn fields(v: &MeetingView) -> Form {
    v.roll.iter().fold(Form::default().with("guests", v.plan.guests.join("\n")), |form, a| {
        form.with(format!("presence_{}", a.user), a.presence.code())
    })
}

/// As stored, with what was typed over it.
fn typed(stored: &Form, refused: &Refused) -> Refused {
    let mut form = stored.clone();
    form.0.extend(touched(&refused.form).0);
    Refused { form, ..refused.clone() }
}

pub fn section(req: &Req, v: &MeetingView, may_mark: bool, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = fields(v);
    let refused = refused.map(|refused| typed(&stored, refused));
    let refused = refused.as_ref();
    let f = Fields::new(l, &stored, refused);
    let is_marked = may_mark || v.roll.iter().any(|a| a.presence != Presence::Absent);
    if !is_marked && !matches!(v.state, State::Ended { .. }) {
        return expected(l, v);
    }
    let is_running = matches!(v.state, State::Running { .. });
    let rows = v.roll.iter().map(|a| row(l, a, answers::of(l, v, a.user), is_running, may_mark.then_some(&f), refused)).collect_view();
    let times = (!may_mark).then(|| [w::col_arrived(l), w::col_left(l)]);
    let heads = [w::col_name(l), w::col_presence(l)].into_iter().chain(times.into_iter().flatten()).map(Head::Text);
    let roll = table(w::attendance_caption(l), heads, view! { <tbody>{rows}</tbody> });
    let body = if may_mark {
        let action = req.href(paths::meeting_act(v.id, "attendance"));
        let shown = stored.0.iter().map(|(field, text)| view! { <input type="hidden" name=[SHOWN, field].concat() value=text.clone()/> });
        let is_asked = refused.is_some_and(|r| r.errors.of("guests") == Some(&Problem::ChangedSince));
        let fields = view! {
            {shown.collect_view()}
            <p class="hint">{w::all_present_hint(l)}</p>
            <div class="actions">
                <button type="submit" class="btn btn-primary" formaction=action.clone()>{w::attendance_button(l)}</button>
                <button type="submit" class="btn" formaction=action.clone() name="all" value="on">{w::all_present(l)}</button>
            </div>
            {roll}
            {is_asked.then(|| view! { <p>{w::guests_meanwhile(l, v.plan.guests.join("; "))}</p> })}
            {f.area("guests", w::guests(l), 3).hint(w::guests_hint(l)).max(REASON).view()}
            <div class="actions"><button type="submit" class="btn btn-primary" formaction=action>{w::attendance_button(l)}</button></div>
        };
        posting(req, v, "attendance", ("stack", "roll"), fields.into_any())
    } else {
        view! { {roll}{guests(l, v)} }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="attendance">
            <h2 id="attendance">{w::attendance(l)}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Before the first mark, nobody is shown as absent.
fn expected(l: Locale, v: &MeetingView) -> AnyView {
    let member = |a: &Attendee| {
        view! { <li>{a.name.clone()}<span class="seat">{seat(l, a.role)}</span>{answers::of(l, v, a.user)}</li> }
    };
    let members = v.roll.iter().map(member);
    view! {
        <section class="stack" aria-labelledby="attendance">
            <h2 id="attendance">{w::expected(l)}</h2>
            <ul>{members.collect_view()}</ul>
            {guests(l, v)}
        </section>
    }
    .into_any()
}

fn guests(l: Locale, v: &MeetingView) -> AnyView {
    let guests = v.plan.guests.iter().map(|guest| view! { <li>{show::written(l, guest)}</li> }).collect_view();
    (!v.plan.guests.is_empty()).then(|| view! { <h3>{w::guests(l)}</h3><ul>{guests}</ul> }).into_any()
}

fn row(
    l: Locale,
    a: &Attendee,
    said: Option<AnyView>,
    is_running: bool,
    fields: Option<&Fields<'_>>,
    refused: Option<&Refused>,
) -> AnyView {
    let time = |at: Option<domain::time::Moment>| at.map(|at| show::time(l, at));
    let named = |label: &'static str, at: Option<domain::time::Moment>| {
        at.map(|at| view! { <span class="seat">{label}": "{show::time(l, at)}</span> })
    };
    let (came, gone) = (named(w::col_arrived(l), a.arrived), named(w::col_left(l), a.left));
    let word = match (a.confirmed, a.vouched) {
        (Some(_), _) => Some(w::by_themselves(l)),
        (None, Some(_)) => Some(w::by_another(l)),
        (None, None) => None,
    };
    let word = word.map(|word| view! { <span class="seat">{word}</span> });
    let presence = fields.map_or_else(|| presence(l, a.presence).into_any(), |f| choice(l, a, is_running, f, refused));
    view! {
        <tr>
            <th scope="row">{a.name.clone()}<span class="seat">{seat(l, a.role)}</span>{said}{word}{fields.is_some().then(|| view! { {came}{gone} })}</th>
            <td>{presence}</td>
            {fields.is_none().then(|| view! { <td>{time(a.arrived)}</td><td>{time(a.left)}</td> })}
        </tr>
    }
    .into_any()
}

/// One choice for each member; only somebody who came can have left early.
fn choice(l: Locale, a: &Attendee, is_running: bool, f: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let name = format!("presence_{}", a.user);
    let chosen = f.value(&name).to_owned();
    let error = refused.and_then(|r| r.errors.of(&name)).map(|p| {
        let meanwhile = (*p == Problem::ChangedSince).then(|| format!(" {}", w::marked_meanwhile(l, presence(l, a.presence))));
        view! { <p class="error">{problems::text(l, p)}{meanwhile}</p> }
    });
    f.name(&name, w::presence_of(l, presence(l, a.presence), &a.name));
    let offered = [Presence::Present, Presence::Excused, Presence::Absent, Presence::Left];
    let offered = offered.into_iter().filter(|p| *p != Presence::Left || is_running && a.arrived.is_some() || chosen == p.code());
    let radios = offered.enumerate().map(|(i, p)| {
        // The summary of what is wrong leads to the first.
        let id = if i == 0 { name.clone() } else { format!("{name}_{}", p.code()) };
        view! {
            <label class="radio">
                <input type="radio" id=id name=name.clone() value=p.code() checked=chosen == p.code() aria-label=w::presence_of(l, presence(l, p), &a.name)/>
                {presence(l, p)}
            </label>
        }
    });
    view! { {error}<div class="radios">{radios.collect_view()}</div> }.into_any()
}

pub fn presence(l: Locale, presence: Presence) -> &'static str {
    match presence {
        Presence::Absent => w::absent(l),
        Presence::Excused => w::excused(l),
        Presence::Present => w::present(l),
        Presence::Left => w::gone(l),
    }
}
