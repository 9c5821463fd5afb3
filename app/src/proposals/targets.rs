//! The rows of the results section: one for each target that the call publishes, and for those that it no longer has.

use super::Own;
use crate::{
    paths,
    request::Req,
    ui::{form::Fields, icons, targets::w as t},
};
use domain::{
    access::Action,
    locale::Locale,
    proposals::{
        Asked, MAX_TITLE, Section, TargetLine,
        targets::{MAX_PROOF, proof_field, rows, unanswered, value_field},
    },
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Giá trị cam kết theo từng chỉ tiêu đã công bố" | "What you undertake for each published target";
        lead = "Mỗi chỉ tiêu của bài toán có một dòng. Đã nêu giá trị thì phải nêu căn cứ. Chỉ tiêu để trống được hiểu là hồ sơ không nêu." | "Each target of the challenge has a row. Whoever states a value states its proof. A target that is left empty counts as not stated.";
        wanted(value) = "Yêu cầu: {value}" | "Wanted: {value}";
        value_hint = "Một con số với đơn vị, ví dụ: 92% sau 6 tháng vận hành." | "A figure with its unit, such as 92% after 6 months in use.";
        proof_hint = "Đo bằng cách nào, khi nào; đã đạt ở đâu (nêu mục hoặc tệp trong hồ sơ)." | "How and when it is measured; where it was reached before (name the section or file).";
        gone = "Chỉ tiêu này không còn trong bài toán sau khi bài toán được sửa đổi. Chép phần cần giữ sang dòng mới rồi xóa trắng dòng này." | "The challenge was amended and no longer has this target. Copy what is needed to the new row, then empty this one.";
        unanswered(n, all) = "Chưa nêu giá trị cam kết cho {n} trong {all} chỉ tiêu đã công bố; để trống được hiểu là hồ sơ không nêu." | "Published targets without a value: {n} of {all}; one that is left empty counts as not stated.";
    }
}

/// Nothing where there is no target to answer.
pub fn view(l: Locale, fields: &Fields<'_>, lines: &[TargetLine], asked: Asked<'_>) -> AnyView {
    let rows = rows(lines, asked);
    if rows.is_empty() {
        return ().into_any();
    }
    // What is asked for is the same in each, and said once.
    let hints = |i: usize| if i == 0 { [w::value_hint(l), w::proof_hint(l)] } else { ["", ""] };
    let row = |(i, line): (usize, &TargetLine)| {
        let [value_hint, proof_hint] = hints(i);
        let (key, name, wanted) = (line.key(), &line.of.name, &line.of.target);
        let called = |field: &str| t::of(l, name.get(l), field);
        let gone = line.is_gone(asked).then(|| view! { <p class="notice notice-warn">{w::gone(l)}</p> });
        let value = fields.text(&value_field(&key), t::value(l)).named(called(t::value(l))).hint(value_hint).max(MAX_TITLE);
        let proof = fields.area(&proof_field(&key), t::proof(l), 3).named(called(t::proof(l))).hint(proof_hint).max(MAX_PROOF);
        view! {
            <fieldset class="fieldset stack">
                <legend lang=name.lang(l).code()>{name.get(l).to_owned()}</legend>
                <p lang=wanted.lang(l).code()><strong>{w::wanted(l, wanted.get(l))}</strong></p>
                {gone}
                {value.view()}
                {proof.view()}
            </fieldset>
        }
    };
    view! {
        <h2>{w::heading(l)}</h2>
        <p>{w::lead(l)}</p>
        {rows.iter().enumerate().map(row).collect_view()}
    }
    .into_any()
}

/// What a row's field is called in a list of what is missing.
pub fn label(l: Locale, lines: &[TargetLine], field: &str) -> Option<String> {
    let of = |line: &TargetLine| {
        let key = line.key();
        let named = [(value_field(&key), t::value(l)), (proof_field(&key), t::proof(l))];
        named.into_iter().find(|(name, _)| name == field).map(|(_, label)| t::of(l, line.of.name.get(l), label))
    };
    lines.iter().find_map(of)
}

/// That targets are left out, where some are and can still be answered.
pub fn notice(req: &Req, own: &Own) -> Option<AnyView> {
    let (l, asked) = (req.locale, Asked::from(&own.call));
    let all = rows(&[], asked).len();
    let n = Some(unanswered(&own.view.content.targets, asked)).filter(|n| *n > 0 && own.view.can.is(Action::EditProposal))?;
    let href = req.href(paths::section(own.view.id, Section::Results));
    Some(view! { <p class="notice notice-warn">{icons::icon("warning")}" "<a href=href>{w::unanswered(l, n, all)}</a></p> }.into_any())
}
