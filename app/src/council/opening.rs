//! The secretary's confirmation, one of the two that open a challenge's proposals.

use super::{early, words as w};
use crate::{
    paths,
    request::{Refused, Req},
    ui::show,
};
use backend::challenges::ChallengeView;
use domain::{
    access::{Action, Denied},
    ids::UserId,
    locale::Locale,
    time::Moment,
};
use leptos::prelude::*;

/// Who has confirmed, and the button for the secretary; nothing for other members.
pub fn panel(req: &Req, v: &ChallengeView, refused: Option<&Refused>, is_awaited: bool) -> AnyView {
    let l = req.locale;
    let verdict = v.can.get(Action::ConfirmOpening);
    if matches!(verdict, Err(Denied::Role | Denied::Hidden | Denied::WrongState)) {
        return ().into_any();
    }
    let opening = &v.challenge.opening;
    let facts = (opening.officer.is_some() || opening.secretary.is_some()).then(|| {
        view! {
            <dl class="facts">
                <dt>{w::by_office(l)}</dt>
                <dd>{confirmed(l, opening.officer)}</dd>
                <dt>{w::by_secretary(l)}</dt>
                <dd>{confirmed(l, opening.secretary)}</dd>
            </dl>
        }
    });
    let button = if is_awaited {
        view! {
            <form method="post" action=req.href(paths::council_act(&v.challenge.code, "opening")) class="stack" data-long="">
                {early::field(l, v, req.now, refused)}
                {show::gate(l, verdict, w::confirm_opening(l), "btn btn-primary")}
            </form>
        }
        .into_any()
    } else {
        view! { <p class="notice notice-ok">{w::own_confirmed(l)}</p> }.into_any()
    };
    view! {
        <section class="panel stack" aria-labelledby="opening">
            <h2 id="opening">{w::opening(l)}</h2>
            <p>{w::opening_lead(l)}</p>
            {facts}
            {early::said(l, v)}
            {button}
        </section>
    }
    .into_any()
}

fn confirmed(l: Locale, confirmation: Option<(UserId, Moment)>) -> AnyView {
    match confirmation {
        Some((_, at)) => view! { {w::confirmed_at(l)}" "{show::time(l, at)} }.into_any(),
        None => w::not_confirmed(l).into_any(),
    }
}
