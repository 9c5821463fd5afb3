//! Whose sheets are still waited for, until when, and the button that reminds them.

use crate::ui::{
    show,
    table::{Head, table},
};
use backend::evaluations::MissingLine;
use domain::{locale::Locale, time::Moment};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Còn chờ phiếu của ai" | "Whose sheets are waited for";
        caption = "Thành viên còn phiếu chưa nộp, theo tên" | "Members with sheets left to hand in, by name";
        member = "Thành viên" | "Member";
        sheets = "Đã nộp" | "Submitted";
        undeclared = "Hồ sơ chưa khai báo xung đột lợi ích" | "Proposals not declared on yet";
        of(n, all) = "{n}/{all}" | "{n} of {all}";
        nobody = "Mọi thành viên đã nộp đủ phiếu." | "Every member has handed in all sheets.";
        done(n) = "Thành viên đã nộp đủ: {n}." | "Members who have handed in all: {n}.";
        term(at) = "Hạn: trước {at} (giờ Việt Nam)." | "Until: before {at} (Viet Nam time).";
    }
}

pub fn view(l: Locale, lines: &[MissingLine], term: Option<Moment>) -> AnyView {
    let (left, done): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.done < line.of);
    if lines.is_empty() {
        return ().into_any();
    }
    let row = |line: &&MissingLine| {
        view! {
            <tr>
                <th scope="row">{line.name.clone()}</th>
                <td class="num">{w::of(l, line.done, line.of)}</td>
                <td class="num">{line.undeclared}</td>
            </tr>
        }
    };
    let heads = [Head::Text(w::member(l)), Head::Number(w::sheets(l)), Head::Number(w::undeclared(l))];
    let list = match left.is_empty() {
        true => view! { <p class="notice notice-ok">{w::nobody(l)}</p> }.into_any(),
        false => table(w::caption(l), heads, view! { <tbody>{left.iter().map(row).collect_view()}</tbody> }),
    };
    let said = (!left.is_empty() && !done.is_empty()).then(|| w::done(l, done.len()));
    let term = term.map(|at| w::term(l, at.show_weekday(l)));
    view! {
        <h3>{w::heading(l)}</h3>
        {term.map(|term| view! { <p>{show::unbroken(&term)}</p> })}
        {list}
        {said.map(|said| view! { <p class="meta">{said}</p> })}
    }
    .into_any()
}
