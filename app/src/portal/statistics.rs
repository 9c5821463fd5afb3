//! All published results, and figures over the challenges, each with its time.

use super::{bars, words as w};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{show, table::frame},
};
use backend::challenges::{ResultLine, Statistics};
use domain::time::Moment;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let all = req.backend.statistics().await?;
    let l = req.locale;
    Ok(Page::new(&req, w::statistics_title(l), || {
        view! {
            {show::below_home(&req)}
            <header class="stack"><h1>{w::statistics_title(l)}</h1><p class="lead">{w::statistics_lead(l, all.at.show(l))}</p></header>
            <section class="stack"><h2>{w::results_heading(l)}</h2>{results(&req, &all.results, all.at)}</section>
            <section class="stack"><h2>{w::by_stage(l)}</h2>{stages(&req, &all)}</section>
            <section class="stack"><h2>{w::by_field(l)}</h2><p class="meta">{w::by_field_note(l)}</p>{fields(&req, &all)}</section>
        }
    }))
}

fn results(req: &Req, results: &[ResultLine], at: Moment) -> AnyView {
    let l = req.locale;
    if results.is_empty() {
        return view! { <p class="empty">{w::no_results(l)}</p> }.into_any();
    }
    let rows = results.iter().map(|line| {
        let c = &line.challenge;
        view! {
            <tr>
                <th scope="row">
                    <span class="code">{c.code.clone()}</span>" "
                    <a href=req.href(paths::results(&c.code)) lang=c.title.lang(l).code()>{c.title.get(l).to_owned()}</a>
                </th>
                <td>{line.published_at.show_date(l)}</td>
                <td class="num">{line.proposals}</td>
                <td class="num">{line.shortlisted}</td>
                <td class="num">{line.days}</td>
            </tr>
        }
    });
    let days = |line: &ResultLine| Some((line.challenge.code.clone(), u32::try_from(line.days?).ok()?));
    let drawn: Vec<_> = results.iter().filter_map(days).collect();
    let table = view! {
        {frame(w::results_caption(l), view! {
            <table>
                <caption>{w::results_caption(l)}</caption>
                <thead><tr>
                    <th scope="col">{w::challenge(l)}</th><th scope="col">{w::published_at(l)}</th>
                    <th scope="col" class="num">{w::proposals(l)}</th><th scope="col" class="num">{w::shortlisted(l)}</th>
                    <th scope="col" class="num">{w::days(l)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
    };
    view! { {table}{bars::plain("days", w::days(l), &w::statistics_lead(l, at.show(l)), &drawn)} }.into_any()
}

fn stages(req: &Req, all: &Statistics) -> AnyView {
    let l = req.locale;
    let rows = all.by_stage.iter().map(|(stage, count)| {
        let href = req.href(format!("{}?stage={}", paths::CHALLENGES, stage.code()));
        view! { <tr><th scope="row"><a href=href>{show::stage_name(l, *stage)}</a></th><td class="num">{*count}</td></tr> }
    });
    let drawn: Vec<_> = all.by_stage.iter().map(|(stage, count)| (show::stage_name(l, *stage).to_owned(), *count)).collect();
    let table = view! {
        {frame(w::by_stage(l), view! {
            <table>
                <caption>{w::by_stage(l)}</caption>
                <thead><tr><th scope="col">{w::stage(l)}</th><th scope="col" class="num">{w::count(l)}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot><tr><th scope="row">{w::all(l)}</th><td class="num">{all.challenges}</td></tr></tfoot>
            </table>
        })}
    };
    bars::view(l, "stages", w::by_stage(l), &w::statistics_lead(l, all.at.show(l)), &drawn, table.into_any())
}

fn fields(req: &Req, all: &Statistics) -> AnyView {
    let l = req.locale;
    let rows = all.by_field.iter().map(|(field, figures)| {
        let href = req.href(format!("{}?field={}", paths::CHALLENGES, field.code()));
        view! {
            <tr>
                <th scope="row"><a href=href>{show::field_name(l, *field)}</a></th>
                <td class="num">{figures.challenges}</td><td class="num">{figures.proposals}</td>
            </tr>
        }
    });
    let drawn: Vec<_> = all.by_field.iter().map(|(field, of)| (show::field_name(l, *field).to_owned(), of.proposals)).collect();
    let table = view! {
        {frame(w::by_field(l), view! {
            <table>
                <caption>{w::by_field(l)}</caption>
                <thead><tr>
                    <th scope="col">{w::field(l)}</th><th scope="col" class="num">{w::count(l)}</th>
                    <th scope="col" class="num">{w::proposals(l)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
    };
    bars::view(l, "fields", w::by_field_chart(l), &w::statistics_lead(l, all.at.show(l)), &drawn, table.into_any())
}
