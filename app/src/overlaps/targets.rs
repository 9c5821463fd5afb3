//! Which proposal states to reach which target, what nobody does, and who might join.

use super::words::targets as w;
use crate::{
    request::Req,
    ui::{show, table::frame},
};
use backend::proposals::{Overlaps, TargetsOf};
use domain::{challenges::topic::Measure, locale::Locale, proposals::reach::Reach};
use leptos::prelude::*;

pub fn section(req: &Req, v: &Overlaps) -> AnyView {
    let l = req.locale;
    let body = if v.measures.is_empty() || v.targets.is_empty() {
        view! { <p class="empty">{w::none(l)}</p> }.into_any()
    } else {
        view! { {matrix(l, v)}{said(l, v)}{join(l, v)} }.into_any()
    };
    show::section(w::heading(l), "targets", Some(w::lead(l)), body)
}

/// A row for each proposal, a column for each target: there are more proposals than targets.
fn matrix(l: Locale, v: &Overlaps) -> AnyView {
    let heads = v.measures.iter().map(|measure| {
        view! { <th scope="col" lang=measure.name.lang(l).code()>{w::target(l, measure.name.get(l), measure.target.get(l))}</th> }
    });
    let sums = (0..v.measures.len()).map(|place| view! { <td>{reached(v, place)}</td> });
    let table = view! {
        <table>
            <caption>{w::caption(l)}</caption>
            <thead><tr><th scope="col">{w::proposal(l)}</th>{heads.collect_view()}</tr></thead>
            <tbody>{v.targets.iter().map(|of| row(l, of)).collect_view()}</tbody>
            <tfoot><tr><th scope="row">{w::sum(l)}</th>{sums.collect_view()}</tr></tfoot>
        </table>
    };
    frame(w::caption(l), table)
}

fn row(l: Locale, of: &TargetsOf) -> AnyView {
    let cells = of.answers.iter().map(|(reach, value)| {
        let (tag, text) = match reach {
            Reach::Reached => ("tag tag-ok", w::reached(l)),
            Reach::Short => ("tag tag-warn", w::short(l)),
            Reach::Stated => ("tag", w::stated(l)),
            Reach::Silent => ("tag", w::silent(l)),
        };
        view! { <td>{show::written(l, value)}" "<span class=tag>{text}</span></td> }
    });
    let cells = cells.collect_view();
    view! { <tr><th scope="row">{name(l, of)}</th>{cells}</tr> }.into_any()
}

fn name(l: Locale, of: &TargetsOf) -> AnyView {
    view! { <span class="nowrap">{of.proposal.code.clone()}</span>" "{show::written(l, &of.proposal.firm_name)} }.into_any()
}

fn reached(v: &Overlaps, place: usize) -> usize {
    v.targets.iter().filter(|of| of.answers[place].0 == Reach::Reached).count()
}

/// What nobody covers, and what several do.
fn said(l: Locale, v: &Overlaps) -> AnyView {
    let names = |is_meant: &dyn Fn(usize) -> bool| {
        let meant = v.measures.iter().enumerate().filter(|(place, _)| is_meant(reached(v, *place)));
        meant.map(|(_, Measure { name, .. })| name.get(l).to_owned()).collect::<Vec<_>>().join("; ")
    };
    let (gaps, several) = (names(&|number| number == 0), names(&|number| number > 1));
    let line = |list: String, text: fn(Locale, String) -> String| {
        (!list.is_empty()).then(|| view! { <li>{show::within(l, &text(l, list.clone()), &list)}</li> })
    };
    view! { <ul>{line(gaps, w::gaps)}{line(several, w::several)}</ul> }.into_any()
}

fn join(l: Locale, v: &Overlaps) -> AnyView {
    if v.together.is_empty() {
        return ().into_any();
    }
    let names = v.together.iter().map(|place| &v.targets[*place].proposal).map(|of| format!("{} ({})", of.code, of.firm_name));
    let list = names.collect::<Vec<_>>().join(", ");
    view! { <h3>{w::join(l)}</h3><p>{show::unbroken(&w::join_lead(l, list))}</p> }.into_any()
}
