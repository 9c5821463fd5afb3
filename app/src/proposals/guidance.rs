//! The challenge beside the form: by what a section is scored, and what the call says about it.

use super::Own;
use crate::{paths, request::Req, ui::show};
use domain::{
    challenges::Criterion,
    locale::{Bilingual, Locale},
    money::show_vnd,
    proposals::{Section, guidance::Guidance},
    text::half_points,
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Tiêu chí chấm điểm của mục này" | "How this section is scored";
        to = "Xem tiêu chí chấm điểm và yêu cầu của bài toán" | "See the criteria and what the challenge asks for";
        lead = "Hội đồng chấm từng tiêu chí trên toàn bộ hồ sơ; dưới đây là tiêu chí gần nhất với mục đang soạn." | "The council scores each criterion over the whole proposal; these are nearest to this section.";
        none = "Mục này không gắn với tiêu chí riêng nào; Hội đồng chấm từng tiêu chí trên toàn bộ hồ sơ." | "No criterion is about this section alone; the council scores each over the whole proposal.";
        points(max) = "Tối đa {max} điểm" | "Up to {max} points";
        min(points) = "điểm trung bình tối thiểu {points}" | "lowest average {points}";
        part(points) = "đến {points} điểm:" | "up to {points} points:";
        anchor(points) = "{points} điểm:" | "{points} points:";
        others = "Các tiêu chí khác" | "The other criteria";
        all = "Xem toàn bộ quy chế đánh giá" | "See all the rules";
        asks = "Bài toán nêu" | "What the challenge says";
        required = "Kết quả cần đạt" | "Required result";
        constraints = "Ràng buộc, điều kiện" | "Constraints";
        data = "Dữ liệu, nguồn lực được cung cấp" | "Data and resources offered";
        ceiling(amount) = "Mức kinh phí trần: {amount}." | "Ceiling: {amount}.";
    }
}

/// The id of the panel.
pub const ID: &str = "guidance";

/// The way to it from above the form, where it stands below.
pub fn link(l: Locale) -> AnyView {
    view! { <p class="no-print"><a href=format!("#{ID}")>{w::to(l)}</a></p> }.into_any()
}

pub fn view(req: &Req, own: &Own, section: Section) -> AnyView {
    let l = req.locale;
    let guidance = Guidance::of(&own.call.rules, section);
    let lead = if guidance.near.is_empty() { w::none(l) } else { w::lead(l) };
    let others = guidance.others.iter().map(|c| {
        view! { <li><span lang=c.name.lang(l).code()>{c.name.get(l).to_owned()}</span>": "{w::points(l, c.max)}</li> }
    });
    let others = (!guidance.others.is_empty()).then(|| {
        view! { <details><summary>{w::others(l)}</summary><ul>{others.collect_view()}</ul></details> }
    });
    view! {
        <section class="panel stack" aria-labelledby=ID>
            <h2 id=ID>{w::heading(l)}</h2>
            <p class="meta">{lead}</p>
            {guidance.near.iter().map(|criterion| one(l, criterion)).collect_view()}
            {others}
            {said(l, own, section)}
            <p><a href=req.href(paths::rules(&own.challenge.code))>{w::all(l)}</a></p>
        </section>
    }
    .into_any()
}

fn one(l: Locale, criterion: &Criterion) -> AnyView {
    let min = (criterion.min_half > 0).then(|| format!(", {}", w::min(l, half_points(criterion.min_half, l))));
    let line = |text: &Bilingual, points: String| {
        view! { <li><strong>{points}</strong>" "<span lang=text.lang(l).code()>{text.get(l).to_owned()}</span></li> }
    };
    let lines: Vec<_> = criterion
        .parts
        .iter()
        .map(|part| line(&part.name, w::part(l, part.max)))
        .chain(criterion.anchors.iter().map(|anchor| line(&anchor.text, w::anchor(l, anchor.points))))
        .collect();
    let lines = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    view! {
        <h3 lang=criterion.name.lang(l).code()>{criterion.name.get(l).to_owned()}</h3>
        <p><strong>{w::points(l, criterion.max)}{min}</strong></p>
        {(!criterion.guide.is_empty()).then(|| show::prose(l, &criterion.guide))}
        {lines}
    }
    .into_any()
}

/// Parts of the call that a section answers; its targets stand in the form itself.
fn said(l: Locale, own: &Own, section: Section) -> AnyView {
    let call = &own.call;
    let parts: Vec<(&str, &Bilingual)> = match section {
        Section::Fit | Section::Solution => vec![(w::required(l), &call.required_result), (w::constraints(l), &call.constraints)],
        Section::Results | Section::Plan => vec![(w::required(l), &call.required_result)],
        Section::DataSecurity => vec![(w::data(l), &call.data_offered), (w::constraints(l), &call.constraints)],
        Section::Team | Section::Costs | Section::References | Section::Declarations | Section::Files => Vec::new(),
    };
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| {
        view! { <details><summary>{w::asks(l)}": "{name}</summary>{show::prose(l, text)}</details> }
    });
    let ceiling = call.budget_ceiling.filter(|_| section == Section::Costs).map(|at| view! { <p>{w::ceiling(l, show_vnd(at, l))}</p> });
    view! { {parts.collect_view()}{ceiling} }.into_any()
}
