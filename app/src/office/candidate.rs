//! Before an appointment: which firms somebody would be in conflict with, by public registrations alone.

use super::{seat_words as s, suggestions::signs};
use crate::{
    paths,
    request::Req,
    ui::{
        form::Fields,
        show,
        table::{Head, table},
    },
};
use backend::council::ClashingFirm;
use domain::form::Form;
use domain::limits::{EMAIL, NAME};
use leptos::prelude::*;

/// What was asked about somebody, and what was found.
pub struct Checked {
    pub form: Form,
    pub firms: Vec<ClashingFirm>,
}

/// What checks somebody and changes nothing.
pub fn address(req: &Req) -> String {
    req.href(format!("{}/check#check", paths::OFFICE_SEATS))
}

pub fn section(req: &Req, checked: Option<&Checked>, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    view! {
        <section class="panel stack" aria-labelledby="check">
            <h2 id="check">{s::check_heading(l)}</h2>
            <p>{s::check_lead(l)}</p>
            {checked.map(|checked| result(req, checked))}
            {f.text("name", s::name(l)).required().max(NAME).view()}
            {f.text("candidate_affiliation", s::affiliation(l)).max(NAME).view()}
            {f.input("email", "email", s::check_email(l)).max(EMAIL).view()}
            <div class="actions">
                <button type="submit" class="btn" formaction=address(req)>{s::check(l)}</button>
            </div>
        </section>
    }
    .into_any()
}

fn result(req: &Req, checked: &Checked) -> AnyView {
    let l = req.locale;
    let name = checked.form.get("name");
    if checked.firms.is_empty() {
        return view! { <p class="notice notice-ok" role="status">{s::check_none(l, name)}</p> }.into_any();
    }
    let row = |firm: &ClashingFirm| {
        view! {
            <tr>
                <th scope="row"><a href=req.href(paths::office_firm(firm.id))>{show::written(l, &firm.legal_name)}</a></th>
                <td>{signs(l, &firm.clashes)}</td>
            </tr>
        }
    };
    let heads = [s::check_firm(l), super::words::suggestions::signs(l)].map(Head::Text);
    table(s::check_found(l, name), heads, view! { <tbody>{checked.firms.iter().map(row).collect_view()}</tbody> })
}
