//! What the order would be with other weights: a table that moves with them.

use super::words::advisory as w;
use crate::{
    islands::weight_slider::{Line, WeightSlider, read},
    request::Req,
};
use backend::evaluations::AdviceView;
use leptos::prelude::*;

/// `action` is the page this stands on; its query may hold weights.
pub fn view(req: &Req, v: &AdviceView, action: String) -> AnyView {
    let l = req.locale;
    let rules = &v.challenge.content.rules;
    let maxima: Vec<i32> = rules.criteria.iter().map(|c| c.max).collect();
    let weights = (0..maxima.len()).map(|k| read(req.query.get(&format!("w{k}"))).unwrap_or(maxima[k].unsigned_abs())).collect();
    let lines: Vec<Line> =
        v.lines.iter().filter_map(|line| Some((line.code.clone(), line.advice.places.as_ref()?.official, line.sums.clone()))).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let names = rules.criteria.iter().map(|c| c.name.get(l).to_owned()).collect();
    view! {
        <section class="stack" aria-labelledby="what-if">
            <h2 id="what-if">{w::what_if(l)}</h2>
            <p>{w::what_if_lead(l)}</p>
            <WeightSlider action=req.href(action) locale=l names=names maxima=maxima weights=weights lines=lines/>
        </section>
    }
    .into_any()
}
