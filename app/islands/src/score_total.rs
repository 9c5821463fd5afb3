//! A score sheet added up while it is filled in.

use domain::{
    locale::Locale,
    text::{half_points, parse_half_points},
};
use leptos::prelude::*;

mod w {
    words! {
        total = "Tổng điểm" | "Total";
        of_100(total) = "{total}/100" | "{total}/100";
        missing(said, n) = "{said} – còn {n} mục chưa chấm" | "{said} – still without a score: {n}";
        wrong(said) = "{said} – có điểm chưa hợp lệ" | "{said} – a score is not valid";
    }
}

/// Adds up `fields` of the form, each with its maximum in points; `typed` is what they hold at first.
#[island]
pub fn ScoreTotal(form_id: String, locale: Locale, fields: Vec<(String, i32)>, typed: Vec<String>) -> impl IntoView {
    let (names, maxima): (Vec<String>, Vec<i32>) = fields.into_iter().unzip();
    let said = RwSignal::new(say(locale, &maxima, &typed));
    Effect::new(move |_| {
        let maxima = maxima.clone();
        follow(&form_id, names.clone(), move |typed| said.set(say(locale, &maxima, typed)));
    });
    view! { <p class="total-live"><strong>{w::total(locale)}</strong>" "<output aria-live="polite">{move || said.get()}</output></p> }
}

/// The total of what can be read, and what is missing or wrong.
fn say(locale: Locale, maxima: &[i32], typed: &[String]) -> String {
    let (mut sum, mut missing, mut is_wrong) = (0, 0, false);
    for (text, max) in typed.iter().zip(maxima) {
        match parse_half_points(text) {
            _ if text.trim().is_empty() => missing += 1,
            Some(half) if half <= 2 * max => sum += half,
            _ => is_wrong = true,
        }
    }
    let mut said = w::of_100(locale, half_points(sum, locale));
    if missing > 0 {
        said = w::missing(locale, said, missing);
    }
    if is_wrong {
        said = w::wrong(locale, said);
    }
    said
}

/// Calls `told` with the form's scores now and after each keystroke. Now, because the browser may
/// have put back what was typed before the page was left.
#[cfg(target_arch = "wasm32")]
fn follow(form_id: &str, names: Vec<String>, told: impl Fn(&[String]) + 'static) {
    use wasm_bindgen::{JsCast, closure::Closure};
    let Some(form) = document().get_element_by_id(form_id) else { return };
    let read = {
        let form = form.clone();
        move || told(&names.iter().map(|name| score(&form, name)).collect::<Vec<_>>())
    };
    read();
    let listener = Closure::<dyn Fn()>::new(read);
    if form.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref()).is_ok() {
        // The form lives as long as the page.
        listener.forget();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn follow(_form_id: &str, _names: Vec<String>, _told: impl Fn(&[String]) + 'static) {}

#[cfg(target_arch = "wasm32")]
fn score(form: &web_sys::Element, name: &str) -> String {
    use wasm_bindgen::JsCast;
    let field = form.query_selector(&format!("[name={name}]")).ok().flatten();
    field.and_then(|f| f.dyn_into::<web_sys::HtmlInputElement>().ok()).map(|f| f.value()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_says_what_is_missing_and_what_is_wrong() {
        let total = |typed: [&str; 3]| say(Locale::Vi, &[20, 30, 50], &typed.map(str::to_owned));
        assert_eq!(total(["18,5", "30", "40.5"]), "89/100");
        assert_eq!(total(["18,5", "", ""]), "18,5/100 – còn 2 mục chưa chấm");
        assert_eq!(total(["20,5", "1,3", "50"]), "50/100 – có điểm chưa hợp lệ");
    }
}
