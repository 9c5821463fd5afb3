//! The office's verdict on a firm or a proposal: yes at once, or no with a reason.

use super::words as w;
use crate::{
    request::Req,
    ui::{form::Fields, show},
};
use domain::access::Denied;
use leptos::prelude::*;

/// Yes or no.
pub struct Answer {
    /// What is posted as `verdict`.
    pub verdict: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
}

/// Two forms that post to the same address; `no` carries a reason.
pub fn forms(req: &Req, action: &str, may: Result<(), Denied>, f: &Fields<'_>, yes: Option<Answer>, no: Option<Answer>) -> AnyView {
    let l = req.locale;
    let yes = yes.map(|yes| {
        view! {
            <form method="post" action=req.href(action) class="stack">
                <input type="hidden" name="verdict" value=yes.verdict/>
                <p class="hint">{yes.hint}</p>
                {show::gate(l, may, yes.label, "btn btn-primary")}
            </form>
        }
    });
    let no = no.map(|no| {
        view! {
            <form method="post" action=req.href(action) class="stack">
                <input type="hidden" name="verdict" value=no.verdict/>
                {f.area("reason", w::reason(l), 4).hint(no.hint).required().max(2_000).view()}
                {show::gate(l, may, no.label, "btn")}
            </form>
        }
    });
    view! { <div class="grid-2">{yes}{no}</div> }.into_any()
}
