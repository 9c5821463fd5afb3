//! The consortium in the form of the section on the team: the lead's own row, and one for each partner.

use super::Own;
use crate::{
    paths,
    request::Req,
    ui::{form::Fields, partners::w as p},
};
use domain::{
    access::Action,
    limits::{NAME, PERSON, TAX_CODE},
    locale::Locale,
    proposals::{
        Section,
        consortium::{MAX_PART, MAX_PARTNERS, cell_name},
    },
};
use leptos::prelude::*;

mod w {
    words! {
        partner(n) = "Thành viên {n}" | "Partner {n}";
        open = "Tham gia theo liên danh" | "Several firms together";
        ask_later = "Lưu mục này, rồi đề nghị các thành viên đồng ý ở trang Thành viên liên danh." | "Save this section, then ask the partners on the page Partners.";
        to_partners = "Thành viên liên danh" | "Partners";
    }
}

/// Where the partners' word stands, below the proposal's own address.
pub const ACT: &str = "partners";
/// Empty rows below the last one that is filled.
const SPARE: usize = 2;

/// A fold while nothing is written.
pub fn form(l: Locale, fields: &Fields<'_>) -> AnyView {
    let columns = ["name", "code", "representative", "share", "part"];
    let is_used = |row: usize| columns.iter().any(|column| !fields.value(&cell_name(column, row)).trim().is_empty());
    let used = (0..MAX_PARTNERS).rev().find(|row| is_used(*row)).map_or(0, |last| last + 1);
    let is_open = used > 0 || ["lead_share", "lead_part"].iter().any(|field| !fields.value(field).is_empty());
    let row = |row: usize| {
        let called = |label: &str| p::cell(l, label, row + 1);
        let text = |column: &str, label: &'static str, max: usize| {
            fields.text(&cell_name(column, row), label).named(called(label)).max(max).view()
        };
        view! {
            <fieldset class="fieldset stack">
                <legend>{w::partner(l, row + 1)}</legend>
                {text("name", p::name(l), NAME)}
                {text("code", p::code(l), TAX_CODE)}
                {text("representative", p::representative(l), PERSON)}
                {text("share", p::share(l), TAX_CODE)}
                {fields.area(&cell_name("part", row), p::part(l), 3).named(called(p::part(l))).max(MAX_PART).view()}
                {fields.checkbox(&cell_name("signed", row), p::signed(l)).view()}
            </fieldset>
        }
    };
    view! {
        <details open=is_open>
            <summary>{w::open(l)}</summary>
            <div class="stack">
                <p>{p::hint(l)}</p>
                {fields.text("lead_share", p::lead_share(l)).max(TAX_CODE).view()}
                {fields.area("lead_part", p::lead_part(l), 3).max(MAX_PART).view()}
                {(0..(used + SPARE).min(MAX_PARTNERS)).map(row).collect_view()}
                <p class="hint">{w::ask_later(l)}</p>
            </div>
        </details>
    }
    .into_any()
}

/// On the proposal's page and beside the section: where the partners' word stands.
pub fn link(req: &Req, own: &Own) -> Option<AnyView> {
    let l = req.locale;
    let has_any =
        own.view.content.consortium.partners.iter().chain(own.view.submitted.iter().flat_map(|last| &last.content.consortium.partners));
    let is_to_tell = has_any.count() > 0 && own.view.can.is(Action::ViewOwnProposal);
    is_to_tell.then(|| {
        let href = req.href(paths::proposal_act(own.view.id, ACT));
        view! { <p><a href=href>{w::to_partners(l)}</a></p> }.into_any()
    })
}

/// Where what a partner's row lacks is mended.
pub fn section(own: &Own) -> String {
    paths::section(own.view.id, Section::Team)
}
