//! Who is there: members by seat, and guests.

use super::words as w;
use crate::{
    council::home::seat,
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
    council::meeting::{Attendee, Presence},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

pub fn section(req: &Req, v: &MeetingView, may_mark: bool, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = v.roll.iter().fold(Form::default().with("guests", v.plan.guests.join("\n")), |form, a| {
        form.with(format!("presence_{}", a.user), a.presence.code())
    });
    let f = Fields::new(l, &stored, refused);
    let rows = v.roll.iter().map(|a| row(l, a, may_mark.then_some(&f), refused)).collect_view();
    let heads = [w::col_name(l), w::col_role(l), w::col_presence(l), w::col_arrived(l), w::col_left(l)].map(Head::Text);
    let roll = table(w::attendance_caption(l), heads, view! { <tbody>{rows}</tbody> });
    let body = if may_mark {
        view! {
            <form class="stack" method="post" action=req.href(paths::meeting_act(v.id, "attendance"))>
                {roll}
                {f.area("guests", w::guests(l), 3).hint(w::guests_hint(l)).max(2_000).view()}
                <div class="actions"><button type="submit" class="btn">{w::attendance_button(l)}</button></div>
            </form>
        }
        .into_any()
    } else {
        let guests = v.plan.guests.iter().map(|guest| view! { <li>{guest.clone()}</li> }).collect_view();
        let guests = (!v.plan.guests.is_empty()).then(|| view! { <h3>{w::guests(l)}</h3><ul>{guests}</ul> });
        view! { {roll}{guests} }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="attendance">
            <h2 id="attendance">{w::attendance(l)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn row(l: Locale, a: &Attendee, fields: Option<&Fields<'_>>, refused: Option<&Refused>) -> AnyView {
    let time = |at: Option<domain::time::Moment>| at.map(|at| show::time(l, at));
    let name = format!("presence_{}", a.user);
    let presence = match fields {
        None => presence(l, a.presence).into_any(),
        Some(f) => {
            let chosen = f.value(&name).to_owned();
            let option = |p: Presence| view! { <option value=p.code() selected=chosen == p.code()>{presence(l, p)}</option> };
            let error = refused.and_then(|r| r.errors.of(&name)).map(|p| view! { <p class="error">{problems::text(l, p)}</p> });
            f.name(&name, w::presence_of(l, &a.name));
            view! {
                {error}
                <select id=name.clone() name=name aria-label=w::presence_of(l, &a.name)>{Presence::ALL.map(option).collect_view()}</select>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">{a.name.clone()}</th>
            <td>{seat(l, a.role)}</td>
            <td>{presence}</td>
            <td>{time(a.arrived)}</td>
            <td>{time(a.left)}</td>
        </tr>
    }
    .into_any()
}

pub fn presence(l: Locale, presence: Presence) -> &'static str {
    match presence {
        Presence::Absent => w::absent(l),
        Presence::Excused => w::excused(l),
        Presence::Present => w::present(l),
        Presence::Left => w::gone(l),
    }
}
