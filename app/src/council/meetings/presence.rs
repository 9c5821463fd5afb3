//! Being there for votes: one button on a phone, and for those without one a member beside them.

use super::{typed_form, words as w};
use crate::{paths, request::Req};
use backend::council::meetings::MeetingView;
use domain::{
    access::Action,
    council::meeting::{Attendee, State},
};
use leptos::prelude::*;

/// Where something is typed on the page, its buttons post that form, so that nothing of it is lost.
pub fn view(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    if !matches!(v.state, State::Running { .. }) || !v.can.is(Action::ConfirmPresence) {
        return ().into_any();
    }
    let own = v.roll.iter().find(|attendee| Some(attendee.user) == req.actor.id());
    let own = match own.and_then(|attendee| attendee.confirmed) {
        Some(at) => view! { <p class="notice notice-ok">{w::confirmed(l, at.show(l))}</p> }.into_any(),
        None => {
            let button = posted(req, v, ("present", "member"), "btn btn-primary", None, w::confirm_button(l).to_owned());
            view! { <p>{w::confirm_lead(l)}</p>{button} }.into_any()
        }
    };
    let waiting: Vec<&Attendee> = v.roll.iter().filter(|attendee| v.may_vouch && attendee.awaits_voucher()).collect();
    let vouch = |attendee: &&Attendee| {
        let member = Some(attendee.user.to_string());
        posted(req, v, ("vouch", "member"), "btn", member, w::vouch_button(l, &attendee.name))
    };
    let others = (!waiting.is_empty()).then(|| {
        view! { <p>{w::vouch_lead(l)}</p><div class="actions">{waiting.iter().map(vouch).collect_view()}</div> }
    });
    view! {
        <section class="panel stack" aria-labelledby="own-presence">
            <h2 id="own-presence">{w::own_presence(l)}</h2>
            {own}
            {others}
        </section>
    }
    .into_any()
}

/// Posts what is typed on the page along, with `value` under `name`.
pub(super) fn posted(
    req: &Req,
    v: &MeetingView,
    (act, name): (&str, &'static str),
    class: &'static str,
    value: Option<String>,
    label: String,
) -> AnyView {
    let action = req.href(paths::meeting_act(v.id, act));
    let name = value.is_some().then_some(name);
    if let Some(form) = typed_form(v) {
        return view! { <button type="submit" class=class form=form formaction=action name=name value=value>{label}</button> }.into_any();
    }
    view! { <form method="post" action=action><button type="submit" class=class name=name value=value>{label}</button></form> }.into_any()
}
