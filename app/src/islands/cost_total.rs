//! A cost table added up while it is filled in.

use domain::{
    locale::Locale,
    money::{show_vnd, vnd_in_words},
};
use leptos::prelude::*;

mod w {
    words! {
        above(ceiling) = "Vượt mức trần {ceiling}." | "Above the ceiling of {ceiling}.";
    }
}

/// Adds up the rows `cost_quantity_0`, `cost_price_0` … of the form; each row's sum goes to `cost_sum_0` …
/// `total` is what the server counted.
#[island]
pub fn CostTotal(form_id: String, rows: usize, total: i64, ceiling: Option<i64>, locale: Locale) -> impl IntoView {
    let total = RwSignal::new(total);
    #[cfg(feature = "hydrate")]
    browser::follow(&form_id, rows, locale, total);
    #[cfg(not(feature = "hydrate"))]
    let _ = (form_id, rows);
    let above = move || ceiling.filter(|ceiling| total.get() > *ceiling).map(|ceiling| w::above(locale, show_vnd(ceiling, locale)));
    view! {
        <p class="total">
            <strong>{move || show_vnd(total.get(), locale)}</strong>
            <br/>
            <em lang="vi">{move || vnd_in_words(total.get())}</em>
            <span class="error">{above}</span>
        </p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::{locale::Locale, money::parse_vnd, text::grouped};
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::HtmlInputElement;

    /// Counts now, since the browser may have put back what was typed before, and after each keystroke.
    pub fn follow(form_id: &str, rows: usize, locale: Locale, total: RwSignal<i64>) {
        let Some(form) = document().get_element_by_id(form_id) else { return };
        let count = move || total.set((0..rows).fold(0, |sum: i64, row| sum.saturating_add(count_row(row, locale))));
        count();
        let listener = Closure::<dyn Fn()>::new(count);
        if form.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref()).is_ok() {
            // The form lives as long as the page.
            listener.forget();
        }
    }

    fn count_row(row: usize, locale: Locale) -> i64 {
        let quantity = value(&format!("cost_quantity_{row}")).trim().parse::<i64>().ok().filter(|n| *n > 0);
        let sum = quantity.zip(parse_vnd(&value(&format!("cost_price_{row}")))).map(|(n, price)| n.saturating_mul(price));
        if let Some(cell) = document().get_element_by_id(&format!("cost_sum_{row}")) {
            cell.set_text_content(Some(&sum.map(|sum| grouped(sum, locale)).unwrap_or_default()));
        }
        sum.unwrap_or(0)
    }

    fn value(id: &str) -> String {
        let field = document().get_element_by_id(id).and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
        field.map(|f| f.value()).unwrap_or_default()
    }
}
