//! The way to the practice proposal.

use super::words as w;
use crate::{paths, request::Req};
use backend::challenges::ChallengeView;
use domain::access::Action;
use leptos::prelude::*;

/// The way to the made-up proposal, where the rules have one.
pub fn link(req: &Req, v: &ChallengeView, is_due: bool) -> AnyView {
    let l = req.locale;
    if !v.can.is(Action::ViewPractice) {
        return ().into_any();
    }
    let link = view! { <a href=req.href(paths::council_act(&v.challenge.code, "practice"))>{w::practice_link(l)}</a> };
    match is_due {
        true => view! { <p class="notice">{w::practice_due(l)}" "{link}</p> }.into_any(),
        false => view! { <p>{link}</p> }.into_any(),
    }
}
