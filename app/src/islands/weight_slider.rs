//! What the order would be with other weights, recomputed while they are moved. Without JavaScript the same form is
//! sent to the page, which answers with the same table.

use domain::{
    evaluations::advisory::what_if::{Sums, order, weigh},
    locale::Locale,
    text::hundredths,
};
use leptos::prelude::*;

mod w {
    words! {
        weight_of(name) = "Trọng số: {name}" | "Weight: {name}";
        recompute = "Tính lại" | "Compute again";
        caption = "Thứ tự với các trọng số đang chọn" | "Order with the weights chosen";
        code = "Hồ sơ" | "Proposal";
        rank = "Thứ hạng giả định" | "Rank if so";
        official = "Thứ hạng chính thức" | "Official rank";
        score = "Điểm giả định" | "Score if so";
        nothing = "Cần ít nhất một tiêu chí có trọng số lớn hơn 0." | "At least one criterion needs a weight above 0.";
    }
}

/// The heaviest that a criterion can be made.
pub const HEAVIEST: u32 = 100;

/// A proposal: code, official rank, sums.
pub type Line = (String, u32, Sums);

/// `names` and `maxima` by criterion; fields `w0`, `w1` … of a form sent by GET to `action`.
#[island]
pub fn WeightSlider(
    action: String,
    locale: Locale,
    names: Vec<String>,
    maxima: Vec<i32>,
    weights: Vec<u32>,
    lines: Vec<Line>,
) -> impl IntoView {
    let chosen = RwSignal::new(weights);
    let is_live = RwSignal::new(false);
    Effect::new(move |_| is_live.set(true));
    let field = |(k, name): (usize, String)| {
        let set = move |text: String| {
            if let Some(weight) = read(&text) {
                chosen.update(|weights| weights[k] = weight);
            }
        };
        let value = move || chosen.with(|weights| weights[k].to_string());
        let id = format!("w{k}");
        let label = w::weight_of(locale, name);
        let slider = label.clone();
        view! {
            <div class="field weight">
                <label for=id.clone()>{label}</label>
                <div class="row">
                    <input id=id.clone() name=id type="number" min="0" max=HEAVIEST step="1" required inputmode="numeric"
                        prop:value=value value=value on:input=move |event| set(event_target_value(&event))/>
                    {move || is_live.get().then(|| view! {
                        <input type="range" min="0" max=HEAVIEST step="1" aria-label=slider.clone() prop:value=value
                            on:input=move |event| set(event_target_value(&event))/>
                    })}
                </div>
            </div>
        }
    };
    let fields = names.into_iter().enumerate().map(field).collect_view();
    view! {
        <form class="stack" method="get" action=format!("{action}#what-if")>
            <div class="weights">{fields}</div>
            <button class="btn" type="submit" hidden=move || is_live.get()>{w::recompute(locale)}</button>
            <div aria-live="polite">{move || chosen.with(|weights| table(locale, &maxima, weights, &lines))}</div>
        </form>
    }
}

/// A weight as typed; nothing where it is none.
pub fn read(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|weight| *weight <= HEAVIEST)
}

fn table(l: Locale, maxima: &[i32], weights: &[u32], lines: &[Line]) -> AnyView {
    let sums: Vec<Sums> = lines.iter().map(|(_, _, sums)| sums.clone()).collect();
    let Some(weighed) = weigh(maxima, weights, &sums) else { return view! { <p>{w::nothing(l)}</p> }.into_any() };
    let rows = order(&weighed).into_iter().map(|place| {
        let (code, official, _) = &lines[place];
        let moved = *official != weighed[place].rank;
        view! {
            <tr class:moved=moved>
                <th scope="row">{code.clone()}</th>
                <td class="num">{weighed[place].rank}</td>
                <td class="num">{*official}</td>
                <td class="num">{hundredths(weighed[place].hundredths, l)}</td>
            </tr>
        }
    });
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=w::caption(l)>
            <table>
                <caption>{w::caption(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w::code(l)}</th>
                        <th scope="col" class="num">{w::rank(l)}</th>
                        <th scope="col" class="num">{w::official(l)}</th>
                        <th scope="col" class="num">{w::score(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
