//! Every announced time of every challenge, month by month; what is past is folded.

use super::words as w;
use crate::{
    challenges::{parts::part_name, words as wc},
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::show,
};
use backend::challenges::Appointment;
use domain::locale::Locale;
use leptos::prelude::*;

pub async fn page(req: Req) -> Result<Page, AppError> {
    let all = req.backend.appointments(None).await?;
    let l = req.locale;
    let (past, ahead): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.at <= req.now);
    Ok(Page::new(&req, w::calendar_title(l), || {
        let next = if ahead.is_empty() { view! { <p class="empty">{w::nothing_ahead(l)}</p> }.into_any() } else { months(&req, &ahead) };
        let past = (!past.is_empty()).then(|| {
            let newest_first: Vec<_> = past.iter().rev().copied().collect();
            view! { <details class="panel"><summary>{w::past(l, past.len())}</summary>{months(&req, &newest_first)}</details> }
        });
        view! {
            {show::below_home(&req)}
            <header class="stack">
                <h1>{w::calendar_title(l)}</h1>
                <p class="lead">{w::calendar_lead(l)}</p>
                <p><a class="btn" href=req.href(paths::CALENDAR_ICS) type="text/calendar" download="">{w::ics(l)}</a></p>
                <p class="hint">{w::ics_hint(l)}</p>
            </header>
            {next}
            {past}
        }
    }))
}

fn months(req: &Req, all: &[&Appointment]) -> AnyView {
    let l = req.locale;
    let same_month = |a: &&Appointment, b: &&Appointment| month(l, a) == month(l, b);
    let groups = all.chunk_by(same_month).map(|group| {
        let lines = group.iter().map(|one| line(req, one)).collect_view();
        view! { <section><h2>{month(l, group[0])}</h2><ol class="dates">{lines}</ol></section> }
    });
    groups.collect_view().into_any()
}

fn month(l: Locale, one: &Appointment) -> String {
    w::month(l, one.at)
}

fn line(req: &Req, one: &Appointment) -> AnyView {
    let l = req.locale;
    let c = &one.challenge;
    let planned = (!one.is_certain).then(|| format!(" ({})", wc::calendar::planned(l)));
    view! {
        <li>
            <time datetime=one.at.to_rfc3339()>{one.at.show_weekday(l)}</time>
            <span>
                {part_name(l, one.milestone.name())}{planned}": "<span class="code">{c.code.clone()}</span>" "
                <a href=req.href(paths::challenge(&c.code)) lang=c.title.lang(l).code()>{c.title.get(l).to_owned()}</a>
            </span>
        </li>
    }
    .into_any()
}
