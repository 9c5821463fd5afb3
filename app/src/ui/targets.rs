//! What a proposal answers to each published target: to read, and as text to compare.

use crate::ui::{
    show,
    table::{Head, table},
};
use domain::{locale::Locale, proposals::TargetLine};
use leptos::prelude::*;

pub mod w {
    words! {
        caption = "Giá trị cam kết theo từng chỉ tiêu của bài toán" | "What is undertaken for each target of the challenge";
        target = "Chỉ tiêu" | "Target";
        wanted = "Yêu cầu đã công bố" | "Published value";
        value = "Giá trị cam kết" | "Value undertaken";
        proof = "Căn cứ, cách đo" | "Proof, how it is measured";
        none = "Không nêu" | "Not stated";
        of(target, field) = "{target} – {field}" | "{target} – {field}";
    }
}

/// Nothing where the call publishes no target, or the proposal is from before there were rows.
pub fn answers(l: Locale, lines: &[TargetLine]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let said = |text: &str| if text.is_empty() { view! { <span class="muted">{w::none(l)}</span> }.into_any() } else { show::plain(text) };
    let row = |line: &TargetLine| {
        let (name, wanted) = (&line.of.name, &line.of.target);
        view! {
            <tr>
                <th scope="row" lang=name.lang(l).code()>{name.get(l).to_owned()}</th>
                <td data-label=w::wanted(l) lang=wanted.lang(l).code()>{wanted.get(l).to_owned()}</td>
                <td data-label=w::value(l)>{said(&line.value)}</td>
                <td data-label=w::proof(l)>{said(&line.proof)}</td>
            </tr>
        }
    };
    let heads = [Head::Text(w::target(l)), Head::Text(w::wanted(l)), Head::Text(w::value(l)), Head::Text(w::proof(l))];
    table(w::caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })
}

/// Lines that say something.
pub fn text(l: Locale, lines: &[TargetLine]) -> String {
    let or_none = |text: &str| if text.is_empty() { w::none(l).to_owned() } else { text.to_owned() };
    let line = |line: &TargetLine| {
        let (name, wanted) = (line.of.name.get(l), line.of.target.get(l));
        format!("{name} ({wanted}): {}. {}: {}", or_none(&line.value), w::proof(l), or_none(&line.proof))
    };
    lines.iter().filter(|line| line.is_written()).map(line).collect::<Vec<_>>().join("\n")
}
