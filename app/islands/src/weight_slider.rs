//! The order as it would be with other weights, computed again while they are moved. Without JavaScript the form is
//! sent to its page, which answers with the same table.

use domain::{
    evaluations::advisory::what_if::{Sums, Weighed, order, weigh},
    locale::Locale,
    number::plain,
    text::hundredths,
};
use leptos::prelude::*;

mod w {
    words! {
        caption = "Thứ tự với các trọng số đang chọn" | "Order with the weights chosen";
        code = "Hồ sơ" | "Proposal";
        rank = "Thứ hạng giả định" | "Rank with these weights";
        official = "Thứ hạng chính thức" | "Official rank";
        score = "Điểm giả định" | "Score with these weights";
        nothing = "Cần ít nhất một tiêu chí có trọng số lớn hơn 0." | "At least one criterion needs a weight above 0.";
    }
}

/// The heaviest that a criterion can be made.
pub const HEAVIEST: u32 = 100;

/// Follows the form's fields `w0`, `w1` … and their sliders `r0`, `r1` …, one for each maximum. `weights` is what the
/// fields hold at first; a line is a proposal's code, official rank, number of sheets and sums by criterion, with
/// spaces between.
#[island]
pub fn WeightSlider(form_id: String, locale: Locale, maxima: Vec<i32>, weights: Vec<u32>, lines: Vec<String>) -> impl IntoView {
    let shown = RwSignal::new(table(locale, &maxima, &weights, &lines));
    Effect::new(move |_| {
        let (maxima, lines) = (maxima.clone(), lines.clone());
        follow(&form_id, weights.clone(), move |weights| shown.set(table(locale, &maxima, weights, &lines)));
    });
    view! { <div aria-live="polite" inner_html=move || shown.get()></div> }
}

/// A weight as typed; nothing where it is none.
pub fn read(text: &str) -> Option<u32> {
    plain(text).filter(|weight| *weight <= HEAVIEST)
}

fn line(text: &str) -> Option<(&str, Sums)> {
    let mut parts = text.split(' ');
    let (code, official_rank, n) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((code, Sums { n, official_rank, by_criterion: parts.filter_map(|sum| sum.parse().ok()).collect() }))
}

/// Built as a text of HTML, which takes far less code in the browser than views. Nothing is escaped: codes are letters, digits and hyphens.
fn table(l: Locale, maxima: &[i32], weights: &[u32], lines: &[String]) -> String {
    let (codes, sums): (Vec<&str>, Vec<Sums>) = lines.iter().filter_map(|text| line(text)).unzip();
    let Some(weighed) = weigh(maxima, weights, &sums) else { return ["<p>", w::nothing(l), "</p>"].concat() };
    let mut rows = String::new();
    for place in order(&weighed) {
        let (code, official) = (codes[place], sums[place].official_rank);
        let Weighed { rank, hundredths: score } = weighed[place];
        rows += if official == rank { "<tr><th scope=\"row\">" } else { "<tr class=\"moved\"><th scope=\"row\">" };
        rows += code;
        rows += "</th>";
        for (head, cell) in [(w::rank(l), rank.to_string()), (w::official(l), official.to_string()), (w::score(l), hundredths(score, l))] {
            rows += &["<td class=\"num\" data-label=\"", head, "\">", &cell, "</td>"].concat();
        }
        rows += "</tr>";
    }
    let mut heads = ["<th scope=\"col\">", w::code(l), "</th>"].concat();
    for head in [w::rank(l), w::official(l), w::score(l)] {
        heads += &["<th scope=\"col\" class=\"num\">", head, "</th>"].concat();
    }
    let caption = w::caption(l);
    let region = ["<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"", caption, "\">"].concat();
    [&region, "<table><caption>", caption, "</caption><thead><tr>", &heads, "</tr></thead><tbody>", &rows, "</tbody></table></div>"]
        .concat()
}

/// Calls `told` with the weights now, since something may have been typed before this began, and after each change. Shows
/// the sliders, which are hidden where nothing moves them, and keeps each beside its field.
#[cfg(target_arch = "wasm32")]
fn follow(form_id: &str, mut weights: Vec<u32>, told: impl Fn(&[u32]) + 'static) {
    use std::cell::RefCell;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Element, Event, HtmlElement, HtmlInputElement};
    let Some(form) = document().get_element_by_id(form_id) else { return };
    let field = {
        let form = form.clone();
        move |kind: &str, k: usize| -> Option<HtmlInputElement> {
            form.query_selector(&[".weight input[name=", kind, &k.to_string(), "]"].concat()).ok()??.dyn_into().ok()
        }
    };
    for (k, place) in weights.iter_mut().enumerate() {
        let typed = field("w", k).map(|field| field.value()).unwrap_or_default();
        *place = read(&typed).unwrap_or(*place);
        if let Some(slider) = field("r", k) {
            slider.set_value(&place.to_string());
            slider.set_hidden(false);
        }
    }
    told(&weights);
    let button = form.query_selector("button").ok().flatten().and_then(|button: Element| button.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        button.set_hidden(true);
    }
    let weights = RefCell::new(weights);
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let Some(changed) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let (name, value) = (changed.name(), changed.value());
        let (Some(k), Some(weight)) = (name.get(1..).and_then(|k| k.parse::<usize>().ok()), read(&value)) else { return };
        if let Some(beside) = field(if name.starts_with('w') { "r" } else { "w" }, k) {
            beside.set_value(&value);
        }
        if let Some(place) = weights.borrow_mut().get_mut(k) {
            *place = weight;
        }
        told(&weights.borrow());
    });
    if form.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref()).is_ok() {
        // The form lives as long as the page.
        listener.forget();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn follow(_form_id: &str, _weights: Vec<u32>, _told: impl Fn(&[u32]) + 'static) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_that_the_weights_make() {
        let lines = ["HS-A 1 1 120 0".to_owned(), "HS-B 2 1 0 80".to_owned()];
        let html = table(Locale::Vi, &[60, 40], &[40, 60], &lines);
        assert!(html.find("HS-B").expect("a row") < html.find("HS-A").expect("a row"));
        let moved = html.split("<tr class=\"moved\">").nth(1).expect("a row that moved");
        let labelled = [(w::rank(Locale::Vi), "1"), (w::official(Locale::Vi), "2"), (w::score(Locale::Vi), "60,00")];
        let cells = labelled.map(|(head, cell)| format!("<td class=\"num\" data-label=\"{head}\">{cell}</td>")).concat();
        assert!(moved.starts_with(&format!("<th scope=\"row\">HS-B</th>{cells}")), "{moved}");
        assert!(table(Locale::Vi, &[60, 40], &[0, 0], &lines).contains(w::nothing(Locale::Vi)));
    }
}
