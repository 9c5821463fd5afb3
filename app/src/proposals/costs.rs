//! The cost table: more empty rows than are filled, sums shown, the amount read back in words.

use super::words as w;
use crate::{
    request::Refused,
    ui::{
        form::Fields,
        problems,
        proposal_fields::w as f,
        table::{Head, table as framed},
    },
};
use domain::{
    locale::Locale,
    money::show_vnd,
    proposals::{
        Amount, CostLine, MAX_TITLE,
        costs::{MAX_COSTS, cell_name, unread},
    },
    text::grouped,
};
use islands::cost_total::CostTotal;
use leptos::prelude::*;

/// Empty rows below the last one that is filled.
const SPARE: usize = 8;

/// `form_id` is the form that it stands in.
pub fn table(l: Locale, form_id: &str, fields: &Fields<'_>, refused: Option<&Refused>, ceiling: Option<i64>) -> AnyView {
    let used =
        (0..MAX_COSTS).rev().find(|row| ["item", "quantity", "price"].iter().any(|c| !fields.value(&cell_name(c, *row)).trim().is_empty()));
    let rows = (used.map_or(0, |last| last + 1) + SPARE).min(MAX_COSTS);
    let total = (0..rows).filter_map(|row| sum(fields, row)).fold(0_i64, i64::saturating_add);
    let unread = (0..rows).filter(|row| ["quantity", "price"].iter().any(|c| is_unread(fields, &cell_name(c, *row)))).count();
    let cells = Cells { l, fields, refused };
    let heads =
        [Head::Text(f::cost_item(l)), Head::Number(f::cost_quantity(l)), Head::Number(f::cost_price(l)), Head::Number(w::cost_sum(l))];
    let limit = ceiling.map(|c| view! { <p class="hint">{w::cost_ceiling(l, show_vnd(c, l))}</p> });
    let body = view! {
        <tbody>{(0..rows).map(|row| cells.row(row)).collect_view()}</tbody>
        <tfoot>
            <tr>
                <th scope="row">{w::cost_total(l)}</th>
                <td class="num" colspan="3">
                    <CostTotal form_id=form_id.to_owned() rows=rows total=total unread=unread ceiling=ceiling locale=l/>
                </td>
            </tr>
        </tfoot>
    };
    view! {
        <p class="hint">{f::costs_hint(l)}</p>
        {limit}
        {framed(f::costs(l), heads, body)}
        <p class="hint">{w::cost_rows_hint(l, MAX_COSTS)}</p>
    }
    .into_any()
}

/// What a row comes to, if both numbers can be read.
fn sum(fields: &Fields<'_>, row: usize) -> Option<i64> {
    let (quantity, price) = (fields.value(&cell_name("quantity", row)), fields.value(&cell_name("price", row)));
    CostLine { item: String::new(), quantity: Amount::quantity(quantity), unit_price: Amount::price(price) }.sum()
}

fn is_unread(fields: &Fields<'_>, field: &str) -> bool {
    unread(field, fields.value(field)).is_some()
}

struct Cells<'a> {
    l: Locale,
    fields: &'a Fields<'a>,
    refused: Option<&'a Refused>,
}

impl Cells<'_> {
    fn row(&self, row: usize) -> AnyView {
        let l = self.l;
        let sum = sum(self.fields, row).map(|sum| grouped(sum, l)).unwrap_or_default();
        view! {
            <tr>
                <td data-label=f::cost_item(l)>{self.cell("item", row, f::cost_item(l), 40)}</td>
                <td class="num" data-label=f::cost_quantity(l)>{self.cell("quantity", row, f::cost_quantity(l), 6)}</td>
                <td class="num" data-label=f::cost_price(l)>{self.cell("price", row, f::cost_price(l), 16)}</td>
                <td class="num" data-label=w::cost_sum(l) id=format!("cost_sum_{row}")>{sum}</td>
            </tr>
        }
        .into_any()
    }

    /// `size` sets the widths of the columns in proportion.
    fn cell(&self, column: &str, row: usize, label: &str, size: u32) -> AnyView {
        let id = cell_name(column, row);
        let typed = self.fields.value(&id);
        let (value, inputmode) = match (column, Amount::price(typed).number()) {
            ("price", Some(price)) => (grouped(price, self.l), "numeric"),
            ("item", _) => (typed.to_owned(), "text"),
            _ => (typed.to_owned(), "numeric"),
        };
        // What was saved but cannot be read says so too.
        let problem = self.refused.and_then(|r| r.errors.of(&id)).cloned().or_else(|| unread(&id, typed));
        let error = problem.map(|problem| problems::text(self.l, &problem));
        let described = error.is_some().then(|| format!("{id}-error"));
        self.fields.name(&id, f::cost_cell(self.l, label, row + 1));
        let invalid = error.is_some().then_some("true");
        let error = error.map(|text| view! { <p class="error" id=format!("{id}-error")>{text}</p> });
        view! {
            {error}
            <input type="text" id=id.clone() name=id value=value inputmode=inputmode size=size.to_string()
                data-max=MAX_TITLE.to_string() aria-label=f::cost_cell(self.l, label, row + 1)
                aria-describedby=described aria-invalid=invalid/>
        }
        .into_any()
    }
}
