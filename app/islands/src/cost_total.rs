//! A cost table added up while it is filled in.

use domain::{
    locale::Locale,
    money::{show_vnd, vnd_in_words},
};
use leptos::prelude::*;

mod w {
    words! {
        above(ceiling) = "Vượt mức kinh phí trần {ceiling}." | "Above the ceiling of {ceiling}.";
        unread(n) = "Chưa cộng {n} dòng có số chưa đọc được." | "Not added up, since a number cannot be read: rows {n}.";
    }
}

/// Adds up the rows `cost_quantity_0`, `cost_price_0` … of the form; each row's sum goes to `cost_sum_0` …
/// `total` is what the server counted, `unread` the rows with a number that cannot be read.
#[island]
pub fn CostTotal(form_id: String, rows: usize, total: i64, unread: usize, ceiling: Option<i64>, locale: Locale) -> impl IntoView {
    let (total, unread) = (RwSignal::new(total), RwSignal::new(unread));
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| browser::follow(&form_id, rows, locale, total, unread));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (form_id, rows);
    let above = move || ceiling.filter(|ceiling| total.get() > *ceiling).map(|ceiling| w::above(locale, show_vnd(ceiling, locale)));
    let not_added = move || Some(unread.get()).filter(|n| *n > 0).map(|n| w::unread(locale, n));
    view! {
        <p class="total">
            <strong>{move || show_vnd(total.get(), locale)}</strong>
            <br/>
            <em>{move || vnd_in_words(total.get(), locale)}</em>
            <span class="error">{above}</span>
            <span class="error">{not_added}</span>
        </p>
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use domain::{
        locale::Locale,
        proposals::{Amount, CostLine},
        text::grouped,
    };
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::HtmlInputElement;

    /// Counts now, since the browser may have put back what was typed before, and after each keystroke.
    pub fn follow(form_id: &str, rows: usize, locale: Locale, total: RwSignal<i64>, unread: RwSignal<usize>) {
        let Some(form) = document().get_element_by_id(form_id) else { return };
        let count = move || {
            let lines: Vec<CostLine> = (0..rows).map(|row| count_row(row, locale)).collect();
            total.set(lines.iter().filter_map(CostLine::sum).fold(0, i64::saturating_add));
            let is_unread = |line: &&CostLine| [&line.quantity, &line.unit_price].iter().any(|amount| matches!(amount, Amount::Unread(_)));
            unread.set(lines.iter().filter(is_unread).count());
        };
        count();
        let listener = Closure::<dyn Fn()>::new(count);
        if form.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref()).is_ok() {
            // The form lives as long as the page.
            listener.forget();
        }
    }

    fn count_row(row: usize, locale: Locale) -> CostLine {
        let cell = |column: &str| value(&format!("cost_{column}_{row}"));
        let (quantity, unit_price) = (Amount::quantity(&cell("quantity")), Amount::price(&cell("price")));
        let line = CostLine { item: String::new(), quantity, unit_price };
        if let Some(cell) = document().get_element_by_id(&format!("cost_sum_{row}")) {
            cell.set_text_content(Some(&line.sum().map(|sum| grouped(sum, locale)).unwrap_or_default()));
        }
        line
    }

    fn value(id: &str) -> String {
        let field = document().get_element_by_id(id).and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
        field.map(|f| f.value()).unwrap_or_default()
    }
}
