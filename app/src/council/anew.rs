//! A proposal that is scored anew, and the way to its sheet.

use super::words as w;
use crate::{paths, request::Req};
use domain::{ids::ProposalId, time::Moment};
use leptos::prelude::*;

pub fn notice(req: &Req, (id, code, until): &(ProposalId, String, Moment)) -> AnyView {
    let l = req.locale;
    let text = w::anew(l, code, until.show_weekday(l));
    view! { <p class="notice notice-warn">{text}" "<a href=req.href(paths::sheet(*id))>{w::anew_link(l, code)}</a></p> }.into_any()
}
