//! Parts of a challenge's page: measures, calendar, documents, opening record, versions.

use super::words::{self as w, calendar as wc, part as wp};
use crate::{
    evaluations::lot,
    paths::{self, localized},
    request::Req,
    ui::{file, show, table::frame},
};
use backend::{
    challenges::{ChallengeView, VersionLine},
    files::FileView,
};
use domain::{
    challenges::{ContentPart, Measure, Milestone, Stage, State},
    locale::Locale,
    proposals::lifecycle::OpeningRecord,
    text::grouped,
    time::Moment,
};
use leptos::prelude::*;

pub fn measures(l: Locale, measures: &[Measure]) -> Option<AnyView> {
    if measures.is_empty() {
        return None;
    }
    let rows = measures.iter().map(|m| {
        view! {
            <tr>
                <th scope="row" lang=m.name.lang(l).code()>{m.name.get(l).to_owned()}</th>
                <td lang=m.target.lang(l).code()>{m.target.get(l).to_owned()}</td>
            </tr>
        }
    });
    let table = view! {
        {frame(w::measures_caption(l), view! {
            <table>
                <caption>{w::measures_caption(l)}</caption>
                <thead><tr><th scope="col">{w::measure(l)}</th><th scope="col">{w::target(l)}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
    };
    Some(table.into_any())
}

pub fn calendar(l: Locale, v: &ChallengeView) -> AnyView {
    let calendar = v.challenge.calendar();
    let opened = v.opening_record.as_ref().map(|r| r.at);
    let published = match &v.challenge.state {
        State::ResultPublished { at, .. } => Some(*at),
        _ => None,
    };
    let steps = calendar.all().map(|(step, at)| match step {
        Milestone::Opens => (wc::opens(l), at, true),
        Milestone::Closes => (wc::closes(l), at, true),
        Milestone::Opening => (wc::opening(l), opened.or(at), opened.is_some()),
        Milestone::ScoringEnds => (wc::scoring_ends(l), at, v.challenge.timing.began.is_some()),
        Milestone::Result => (wc::result(l), published.or(at), published.is_some()),
    });
    let next = next_step(v.stage);
    let items = steps.enumerate().map(|(i, (name, at, is_certain))| {
        let is_now = next == Some(i);
        let is_done = next.map_or_else(|| at.is_some_and(|at| at <= v.now), |next| i < next);
        let class = if is_now {
            "now"
        } else if is_done {
            "done"
        } else {
            "ahead"
        };
        let planned = (!is_certain && !is_done && at.is_some()).then(|| format!(" ({})", wc::planned(l)));
        let when = at.map_or_else(|| view! { {wc::not_set(l)} }.into_any(), |at| weekday(l, at));
        let badge = is_now.then(|| view! { <span class="visually-hidden">" ("{wc::now(l)}")"</span>" "{show::stage(l, v.stage)} });
        view! { <li class=class>{name}<span class="when">{when}{planned}</span>{badge}</li> }
    });
    let ics = v.stage.is_public().then(|| {
        let href = localized(l, &paths::calendar(&v.challenge.code));
        view! { <p><a href=href type="text/calendar" download="">{wc::ics(l)}</a></p> }
    });
    let longer = v.challenge.timing.longer.iter().map(|given| {
        let (before, until) = (given.before.show_weekday(l), given.extension.until.show_weekday(l));
        show::within(l, &wc::longer(l, before, until, &given.extension.reason), &given.extension.reason)
    });
    let longer = longer.map(|text| view! { <p>{text}</p> }).collect_view();
    view! { <p class="meta">{w::calendar_note(l)}</p><ol class="timeline">{items.collect_view()}</ol>{longer}{ics} }.into_any()
}

/// The step that is waited for, or all of them; `None` when nothing more will happen.
fn next_step(stage: Stage) -> Option<usize> {
    let step = |awaited: Milestone| Milestone::ALL.iter().position(|step| *step == awaited);
    match stage {
        Stage::Draft | Stage::UnderReview | Stage::Scheduled | Stage::Upcoming => step(Milestone::Opens),
        Stage::Open => step(Milestone::Closes),
        Stage::Closed => step(Milestone::Opening),
        Stage::Opened | Stage::Scoring => step(Milestone::ScoringEnds),
        Stage::Scored | Stage::Proposed | Stage::Forwarded | Stage::Decided => step(Milestone::Result),
        Stage::ResultPublished => Some(Milestone::ALL.len()),
        Stage::Cancelled => None,
    }
}

fn weekday(l: Locale, at: Moment) -> AnyView {
    view! { <time datetime=at.to_rfc3339()>{at.show_weekday(l)}</time> }.into_any()
}

pub fn files(req: &Req, files: &[FileView]) -> Option<AnyView> {
    let l = req.locale;
    let items = files.iter().map(|f| {
        view! {
            <li>
                <a href=req.href(paths::file(f.id)) download="">{show::written(l, &f.name)}</a>
                <span class="meta num">{file::kind(&f.name)}", "{size(l, f.size)}</span>
                <span class="meta hash">"SHA-256: "{f.sha256.clone()}</span>
            </li>
        }
    });
    (!files.is_empty()).then(|| view! { <ul class="file-list">{items.collect_view()}</ul> }.into_any())
}

/// The files that a version had, each still there.
pub fn version_files(req: &Req, line: &VersionLine) -> Option<AnyView> {
    let l = req.locale;
    let items = line.files.iter().map(|f| {
        view! { <li><a href=req.href(paths::file(f.id)) download="">{show::written(l, &f.name)}</a>" "<span class="meta num">{size(l, f.size)}</span></li> }
    });
    (!line.files.is_empty()).then(|| view! { <p class="meta">{w::version_files(l)}</p><ul>{items.collect_view()}</ul> }.into_any())
}

pub fn size(l: Locale, bytes: i64) -> String {
    let kb = bytes.div_euclid(1024) + i64::from(bytes.rem_euclid(1024) > 0);
    if kb < 1024 { w::kilobytes(l, grouped(kb, l)) } else { w::megabytes(l, grouped((kb + 512) / 1024, l)) }
}

pub fn lot(req: &Req, code: &str) -> AnyView {
    view! { <p><a href=req.href(paths::lot(code))>{lot::words::public(req.locale)}</a></p> }.into_any()
}

pub fn opening_record(req: &Req, code: &str, record: &OpeningRecord) -> AnyView {
    let l = req.locale;
    let caption = w::opening_caption(l, record.at.show_exact(l));
    let early = record.early.as_ref().map(|early| {
        let said = w::opened_early(l, early.planned.show_weekday(l), &early.reason);
        view! { <p class="notice">{show::within(l, &said, &early.reason)}</p> }
    });
    if record.lines.is_empty() {
        return view! { {early}<p>{caption}</p><p>{w::opening_none(l)}</p> }.into_any();
    }
    let rows = record.lines.iter().map(|line| {
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.code.clone()}</th>
                <td class="num">{line.version}</td>
                <td class="nowrap"><time datetime=line.submitted_at.to_rfc3339()>{line.submitted_at.show_exact(l)}</time></td>
                <td class="hash">{line.sha256.clone()}</td>
            </tr>
        }
    });
    view! {
        {early}
        {frame(caption.clone(), view! {
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w::proposal_code(l)}</th>
                        <th scope="col" class="num">{w::version(l)}</th>
                        <th scope="col">{w::submitted_at(l)}</th>
                        <th scope="col">{w::hash(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
        <p><a href=req.href(paths::papers(code))>{w::papers(l)}</a></p>
    }
    .into_any()
}

pub fn versions(req: &Req, code: &str, versions: &[VersionLine]) -> Option<AnyView> {
    let l = req.locale;
    if versions.is_empty() {
        return None;
    }
    let rows = versions.iter().map(|v| {
        let address = req.href(paths::version(code, v.version));
        let reason = if v.version == 1 { w::first_version(l).to_owned() } else { v.reason.clone() };
        let changed = v.changed.iter().map(|part| part_name(l, part)).collect::<Vec<_>>().join(", ");
        let changed = if changed.is_empty() { "–".to_owned() } else { changed };
        view! {
            <tr>
                <th scope="row" class="num"><a href=address>{v.version}<span class="visually-hidden">" – "{w::version_whole(l)}</span></a></th>
                <td class="nowrap">{show::time(l, v.at)}</td>
                <td lang=show::lang_of(&reason)>{reason.clone()}</td>
                <td>{v.is_material.then(|| view! { <p><span class="tag tag-warn">{w::material(l)}</span></p> })}{changed}{closing_moved(l, v)}{version_files(req, v)}</td>
            </tr>
        }
    });
    let table = view! {
        {frame(w::versions_caption(l), view! {
            <table>
                <caption>{w::versions_caption(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="num">{w::version(l)}</th>
                        <th scope="col">{w::at(l)}</th>
                        <th scope="col">{w::reason(l)}</th>
                        <th scope="col">{w::changed(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
    };
    Some(view! { {table}<p class="hint">{w::versions_hint(l)}</p> }.into_any())
}

/// Whether a name is one of a time that is only announced, as versions name it.
pub fn is_planned(name: &str) -> bool {
    Milestone::from_name(name).is_some_and(|time| !time.is_binding())
}

/// From when to when the closing time was moved: nobody should have to compare versions.
pub fn closing_moved(l: Locale, line: &VersionLine) -> Option<AnyView> {
    let [from, to] = line.closing?;
    Some(view! { <p class="meta">{w::closing_moved(l, from.show(l), to.show(l))}</p> }.into_any())
}

/// As versions name it: a part, a time of the calendar by itself, or the files.
pub fn part_name(l: Locale, name: &str) -> String {
    let part = ContentPart::from_name(name).map(|part| match part {
        ContentPart::Title => wp::title(l),
        ContentPart::Summary => wp::summary(l),
        ContentPart::Context => wp::context(l),
        ContentPart::LegalBasis => wp::legal_basis(l),
        ContentPart::RequiredResult => wp::required_result(l),
        ContentPart::Measures => wp::measures(l),
        ContentPart::Constraints => wp::constraints(l),
        ContentPart::DataOffered => wp::data_offered(l),
        ContentPart::Owner => wp::owner(l),
        ContentPart::Commune => wp::commune(l),
        ContentPart::Fields => wp::fields(l),
        ContentPart::BudgetCeiling => wp::budget_ceiling(l),
        ContentPart::Calendar => wp::calendar(l),
        ContentPart::Rules => wp::rules(l),
    });
    let time = || {
        Milestone::from_name(name).map(|time| match time {
            Milestone::Opens => wp::opens(l),
            Milestone::Closes => wp::closes(l),
            Milestone::Opening => wp::opening(l),
            Milestone::ScoringEnds => wp::scoring_ends(l),
            Milestone::Result => wp::result(l),
        })
    };
    part.or_else(time).or_else(|| (name == "files").then(|| wp::files(l))).unwrap_or(name).to_owned()
}
