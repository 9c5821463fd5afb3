//! The minutes of a meeting that has ended: their hash, who has confirmed them, and the button of whoever still may.

use super::words as w;
use crate::{paths, request::Req};
use backend::council::meetings::{MeetingView, MinutesStanding};
use domain::{
    council::confirmation::{Confirmation, Part},
    locale::Locale,
};
use leptos::prelude::*;

pub fn section(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    let Some(minutes) = &v.minutes else { return ().into_any() };
    let hash = (!minutes.hash.is_empty()).then(|| {
        view! { <dl class="facts"><dt>{w::minutes_hash(l)}</dt><dd><code class="hash">{minutes.hash.clone()}</code></dd></dl> }
    });
    let state = if minutes.is_confirmed {
        view! { <p class="notice notice-ok">{w::minutes_confirmed(l)}</p> }
    } else if v.presider.is_empty() && minutes.confirmations.is_empty() && minutes.part.is_none() {
        view! { <p class="notice">{w::minutes_unpresided(l)}</p> }
    } else {
        view! { <p class="notice">{w::minutes_open(l)}</p> }
    };
    view! {
        <section class="panel stack" aria-labelledby="form">
            <h2 id="form">{w::minutes(l)}</h2>
            <p>{w::minutes_lead(l)}</p>
            {hash}
            {state}
            <ul>{minutes.confirmations.iter().map(|one| view! { <li>{line(l, one)}</li> }).collect_view()}</ul>
            {button(req, v, minutes)}
        </section>
    }
    .into_any()
}

fn line(l: Locale, one: &Confirmation) -> String {
    let at = one.at.show(l);
    match (one.part, one.stands_in) {
        (Part::Presider, false) => w::confirmed_presider(l, &one.name, at),
        (Part::Presider, true) => w::confirmed_for_presider(l, &one.name, at),
        (Part::Secretary, false) => w::confirmed_secretary(l, &one.name, at),
        (Part::Secretary, true) => w::confirmed_for_secretary(l, &one.name, at),
    }
}

fn button(req: &Req, v: &MeetingView, minutes: &MinutesStanding) -> Option<AnyView> {
    let l = req.locale;
    let text = match minutes.part? {
        Part::Presider => w::confirm_as_presider(l),
        Part::Secretary => w::confirm_as_secretary(l),
    };
    Some(
        view! {
            <form method="post" action=req.href(paths::meeting_act(v.id, "confirm"))>
                <input type="hidden" name="hash" value=minutes.hash.clone()/>
                <div class="actions"><button type="submit" class="btn btn-primary">{text}</button></div>
            </form>
        }
        .into_any(),
    )
}
