//! A proposal that its member has a conflict with: its code, why, and what can be done about it.

use super::{names, words as w};
use crate::{council::words as c, paths, request::Req};
use backend::council::MemberLine;
use domain::council::FindingState;
use leptos::prelude::*;

pub fn view(req: &Req, line: &MemberLine) -> AnyView {
    let l = req.locale;
    let id = line.id;
    let found = line.finding.as_ref().map(|finding| {
        let appeal = (finding.state == FindingState::Found).then(|| {
            view! { " "<a href=req.href(paths::appeal(id))>{w::appeal_link(l)}" "<span class="visually-hidden">{c::about(l, &line.code)}</span></a> }
        });
        let state = (finding.state != FindingState::Found).then(|| view! { <p>{names::state(l, &finding.state)}</p> });
        view! { <p>{w::row_found(l, &finding.reason)}{appeal}</p>{state} }
    });
    let own = line.finding.is_none().then(|| c::declared_conflict(l));
    let void = line.void_reason.as_ref().map(|reason| view! { <p>{w::row_void(l, reason)}</p> });
    view! { <tr><th scope="row" class="nowrap">{line.code.clone()}</th><td colspan="5" class="muted">{own}{found}{void}</td></tr> }
        .into_any()
}
