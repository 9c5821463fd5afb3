//! The member's own conflicts in a challenge: what was said, what can be done about it, and nothing of the proposals.

use super::{findings::ruled_by, names, words as w};
use crate::{council::words as c, error::AppError, page::Page, paths, request::Req, ui::show};
use axum::extract::Path;
use backend::council::OwnConflict;
use domain::council::{FindingState, Source};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let conflicts = req.backend.own_conflicts(&req.actor, &code).await?;
    let recusal = req.backend.own_recusal(&req.actor, &code).await?;
    let l = req.locale;
    let title = w::own_title(l, &code);
    let body = || {
        let told: Vec<_> = conflicts.iter().filter(|conflict| is_told(conflict)).collect();
        let is_none = told.is_empty() && recusal.is_none();
        let cases = (1_usize..).zip(told).map(|(n, conflict)| case(&req, n, conflict)).collect_view();
        view! {
            <div class="wrap narrow stack">
                {show::breadcrumb(&req, &[(paths::COUNCIL, c::home_title(l)), (&paths::council_challenge(&code), &code)])}
                <h1>{w::own_title(l, &code)}</h1>
                <p class="lead">{w::own_lead(l)}</p>
                {recusal.as_ref().map(|recusal| super::recusal::notice(&req, recusal))}
                {is_none.then(|| view! { <p class="empty">{w::own_none(l)}</p> })}
                {cases}
            </div>
        }
    };
    Ok(Page::new(&req, title, body))
}

/// Apart from what the recusal from the whole challenge says for all of its proposals.
fn is_told(conflict: &OwnConflict) -> bool {
    conflict.declaration.source != Source::Challenge || conflict.is_sheet_void
}

/// On the challenge's page: how many proposals are hidden, and the way to what was said.
pub fn hidden(req: &Req, code: &str, conflicts: &[OwnConflict], is_recused: bool) -> AnyView {
    let l = req.locale;
    if !conflicts.iter().any(|conflict| !is_recused || is_told(conflict)) {
        return ().into_any();
    }
    let count = (!is_recused).then(|| w::hidden(l, conflicts.len()));
    view! { <p class="notice">{count}" "<a href=req.href(paths::council_act(code, "declarations"))>{w::hidden_link(l)}</a></p> }.into_any()
}

fn case(req: &Req, n: usize, conflict: &OwnConflict) -> AnyView {
    let l = req.locale;
    let said = &conflict.declaration;
    let state = conflict.finding.as_ref().map(|finding| {
        let appeal = (finding.state == FindingState::Found)
            .then(|| view! { <p><a href=req.href(paths::appeal(conflict.proposal))>{w::appeal_link(l)}</a></p> });
        view! { <p>{names::state(l, &finding.state)}{ruled_by(l, &conflict.ruled_by)}</p>{appeal} }
    });
    let reason = show::plain(&said.reason);
    let by = (!conflict.by.is_empty()).then(|| format!(": {}", conflict.by));
    view! {
        <section class="panel stack" aria-labelledby=format!("case-{n}")>
            <h2 id=format!("case-{n}")>{w::own_case(l, n)}</h2>
            <dl class="facts">
                <dt>{w::source(l)}</dt><dd>{names::source(l, said.source)}{by}", "{show::time(l, said.at)}</dd>
                <dt>{w::kind(l)}</dt><dd>{said.kind.map(|kind| names::interest(l, kind))}</dd>
                <dt>{w::reason(l)}</dt><dd lang="vi">{reason}</dd>
            </dl>
            {conflict.is_sheet_void.then(|| view! { <p>{w::sheet_void(l)}</p> })}
            {conflict.counts.then(|| view! { <p>{w::sheet_counts(l)}</p> })}
            {state}
        </section>
    }
    .into_any()
}
