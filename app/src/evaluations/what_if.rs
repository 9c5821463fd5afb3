//! What the order would be with other weights: a form of weights, and a table that moves with them.

use super::words::advisory as w;
use crate::request::Req;
use backend::evaluations::{AdviceLine, AdviceView};
use islands::weight_slider::{HEAVIEST, WeightSlider, read};
use leptos::prelude::*;

const FORM: &str = "weight-form";

/// `action` is the page this stands on; its query may hold weights.
pub fn view(req: &Req, v: &AdviceView, action: &str) -> AnyView {
    let l = req.locale;
    let criteria = &v.challenge.content.rules.criteria;
    let maxima: Vec<i32> = criteria.iter().map(|c| c.max).collect();
    let weight = |(k, max): (usize, &i32)| read(req.query.get(&format!("w{k}"))).unwrap_or(max.unsigned_abs());
    let weights: Vec<u32> = maxima.iter().enumerate().map(weight).collect();
    let lines: Vec<String> = v.lines.iter().filter_map(line).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let fields = criteria.iter().zip(weights.clone()).enumerate().map(|(k, (criterion, weight))| {
        let (id, label) = (format!("w{k}"), w::weight_of(l, criterion.name.get(l)));
        view! {
            <div class="field weight">
                <label for=id.clone()>{label.clone()}</label>
                <div class="row">
                    <input id=id.clone() name=id type="number" min="0" max=HEAVIEST step="1" value=weight required inputmode="numeric"/>
                    <input name=format!("r{k}") form="" type="range" min="0" max=HEAVIEST step="1" value=weight aria-label=label hidden/>
                </div>
            </div>
        }
    });
    view! {
        <section class="stack" aria-labelledby="what-if">
            <h2 id="what-if">{w::what_if(l)}</h2>
            <p>{w::what_if_lead(l)}</p>
            <form class="stack" id=FORM method="get" action=format!("{}#what-if", req.href(action))>
                <div class="weights">{fields.collect_view()}</div>
                <button class="btn" type="submit">{w::compute_again(l)}</button>
            </form>
            <WeightSlider form_id=FORM.to_owned() locale=l maxima=maxima weights=weights lines=lines/>
        </section>
    }
    .into_any()
}

/// The lines as the island takes them; proposals without a rank are left out.
fn line(line: &AdviceLine) -> Option<String> {
    let of = line.sums.as_ref()?;
    let sums: Vec<String> = of.by_criterion.iter().map(i64::to_string).collect();
    Some(format!("{} {} {} {}", line.code, of.official_rank, of.n, sums.join(" ")))
}
