//! What changed between two versions of a proposal, field by field; the draft is one of them.

use super::{
    Own, versions,
    words::{self as w, versions as v},
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{
        difference,
        form::Fields,
        proposal::section_name,
        table::{Head, table},
    },
};
use axum::extract::Path;
use backend::Error;
use domain::{
    form::Form,
    locale::Locale,
    proposals::{Receipt, Reviewed, Section},
};
use leptos::prelude::*;

/// In the address, beside the numbers of versions.
const DRAFT: &str = "draft";

struct Side {
    /// None: the draft.
    receipt: Option<Receipt>,
    /// None where what is stored cannot be read.
    holds: Option<Reviewed>,
}

impl Side {
    fn code(&self) -> String {
        self.receipt.as_ref().map_or_else(|| DRAFT.to_owned(), |receipt| receipt.version.to_string())
    }

    fn name(&self, l: Locale) -> String {
        self.receipt.as_ref().map_or_else(|| w::the_draft(l).to_owned(), |receipt| v::the_version(l, receipt.version))
    }
}

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(&req, &id).await?;
    let receipts = req.backend.receipts(&req.actor, own.view.id).await?;
    let [a, b] = chosen(&req, &receipts).ok_or(Error::NotFound)?;
    let sides = [side(&req, &own, a).await?, side(&req, &own, b).await?];
    Ok(Page::new(&req, format!("{} – {}", v::compare_title(l), own.view.code), || {
        view! {
            <div class="wrap stack">
                {own.breadcrumb(&req, v::compare_title(l))}
                <p class="eyebrow">{w::proposal(l)}" "{own.view.code.clone()}</p>
                <h1>{v::compare_title(l)}</h1>
                {choice(&req, &own, &receipts, &sides)}
                {told(&req, &own, &sides)}
                {changes(l, &sides)}
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
            </div>
        }
    }))
}

/// As asked; the later one is the latest unless the address says so, and the other the one before it, or the draft where there
/// is no other.
fn chosen(req: &Req, receipts: &[Receipt]) -> Option<[Option<Receipt>; 2]> {
    let latest = receipts.first()?;
    let asked = |name: &str| match req.query.get(name) {
        "" => None,
        DRAFT => Some(None),
        number => receipts.iter().find(|receipt| receipt.version.to_string() == number).cloned().map(Some),
    };
    let before = |version: u32| receipts.iter().find(|receipt| receipt.version < version).cloned();
    Some(match (asked("a"), asked("b")) {
        (Some(a), Some(b)) => [a, b],
        (Some(a), None) => [a, Some(latest.clone())],
        (None, Some(None)) => [Some(latest.clone()), None],
        (None, b) => {
            let b = b.flatten().unwrap_or_else(|| latest.clone());
            match before(b.version) {
                Some(a) => [Some(a), Some(b)],
                None => [Some(b), None],
            }
        }
    })
}

async fn side(req: &Req, own: &Own, receipt: Option<Receipt>) -> Result<Side, AppError> {
    let holds = match &receipt {
        Some(receipt) => {
            let view = req.backend.own_version(&req.actor, own.view.id, receipt.version).await?;
            (!view.is_unreadable).then(|| view.reviewed())
        }
        None => Some(own.view.reviewed()),
    };
    Ok(Side { receipt, holds })
}

fn choice(req: &Req, own: &Own, receipts: &[Receipt], sides: &[Side; 2]) -> AnyView {
    let l = req.locale;
    let chosen = Form::default().with("a", sides[0].code()).with("b", sides[1].code());
    let fields = Fields::new(l, &chosen, None);
    let options = || {
        let of = |receipt: &Receipt| (receipt.version.to_string(), v::option(l, receipt.version, receipt.at.show(l)));
        std::iter::once((DRAFT.to_owned(), v::draft(l).to_owned())).chain(receipts.iter().map(of)).collect::<Vec<_>>()
    };
    view! {
        <form class="pair-choice no-print" method="get" action=req.href(paths::proposal_act(own.view.id, "compare"))>
            {fields.select("a", v::first(l), options()).required().view()}
            {fields.select("b", v::second(l), options()).required().view()}
            <div class="actions"><button type="submit" class="btn">{v::compare_act(l)}</button></div>
        </form>
    }
    .into_any()
}

/// When each was handed in, and the hash of its receipt.
fn told(req: &Req, own: &Own, sides: &[Side; 2]) -> AnyView {
    let l = req.locale;
    let row = |side: &Side| match &side.receipt {
        Some(receipt) => {
            let href = versions::address(req, own.view.id, "version", receipt.version);
            view! {
                <tr>
                    <th scope="row"><a href=href>{v::title(l, receipt.version)}</a></th>
                    <td data-label=w::received(l)>{receipt.at.show_exact(l)}</td>
                    <td data-label=w::sha256(l)><code>{receipt.sha256.clone()}</code></td>
                </tr>
            }
            .into_any()
        }
        None => view! {
            <tr>
                <th scope="row"><a href=req.href(paths::proposal_act(own.view.id, "whole"))>{v::draft(l)}</a></th>
                <td data-label=w::received(l)>{v::not_sent(l)}</td>
                <td data-label=w::sha256(l)>"–"</td>
            </tr>
        }
        .into_any(),
    };
    let heads = [Head::Text(w::version(l)), Head::Text(w::received(l)), Head::Text(w::sha256(l))];
    table(v::compared(l), heads, view! { <tbody>{sides.iter().map(row).collect_view()}</tbody> })
}

fn changes(l: Locale, sides: &[Side; 2]) -> AnyView {
    let [Side { holds: Some(a), .. }, Side { holds: Some(b), .. }] = sides else {
        return view! { <p class="notice notice-warn">{v::unreadable(l)}</p> }.into_any();
    };
    if a == b {
        return view! { <p class="notice">{v::same(l)}</p> }.into_any();
    }
    let [old, new] = sides.each_ref().map(|side| side.name(l));
    let same: Vec<_> = Section::ALL.into_iter().filter(|section| a.is_same_in(*section, b)).map(|s| section_name(l, s)).collect();
    let same = (!same.is_empty()).then(|| view! { <p class="meta">{v::unchanged(l, same.join(", "))}</p> });
    view! {
        <section class="stack" aria-labelledby="changes">
            <h2 id="changes">{v::changes(l)}</h2>
            {difference::fields(l, a, b, &old, &new)}
            {same}
        </section>
    }
    .into_any()
}
