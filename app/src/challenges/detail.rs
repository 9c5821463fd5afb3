//! One challenge: the answer to "what is wanted", beside it what can be done now, below everything else.

use super::{briefings, notices, outcome, parts, questions, rules, status, words as w};
use crate::{
    error::AppError,
    evaluations::{lot::words as lot, table},
    legal::parts as legal,
    page::Page,
    paths,
    request::{Refused, Req},
    ui::{icons, problems, qr, sharing::Shared, show},
};
use axum::extract::Path;
use backend::{
    challenges::{ChallengeView, OutcomeView},
    results::RankedLine,
};
use domain::{
    access::Action,
    challenges::{ContentPart, Stage, State, Topic, part::Value},
    locale::Locale,
    money::show_vnd,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, code).await?;
    let is_watched = req.backend.is_watching(&req.actor, v.challenge.id).await?;
    let ranked = req.backend.cancelled_ranking(&req.actor, code).await?;
    let became = if v.can.is(Action::ViewResult) { Some(req.backend.outcome(&req.actor, code).await?) } else { None };
    let l = req.locale;
    let title = format!("{} – {}", v.challenge.code, v.challenge.content.title.get(l));
    let shared = Shared { summary: v.challenge.content.summary.get(l).to_owned(), card: paths::card(code) };
    let page = Page::shared(req, title, shared, || {
        let trail = [(paths::CHALLENGES.to_owned(), w::list_title(l).to_owned()), (String::new(), v.challenge.code.clone())];
        let sections = sections(req, &v, became.as_ref());
        view! {
            {show::breadcrumb(req, &trail)}
            {refused.map(|r| refusal(req, r))}
            {notices(req, &v)}
            {ranked.map(|lines| ranking(l, &v, &lines))}
            <div class="split split-head">
                {heading(req, &v)}
                <aside id="act" aria-label=w::status(l)>{status::aside(req, &v, is_watched)}{contents(l, &sections)}</aside>
                <div>{sections.into_iter().map(section).collect_view()}</div>
            </div>
            {status::reach(req, &v)}
        }
    });
    Ok(page.refused(refused))
}

fn refusal(req: &Req, refused: &Refused) -> AnyView {
    let reason = refused.denied.map(|d| view! { <p>{problems::denied(req.locale, d)}</p> });
    let is_watching = refused.errors.of("watch").is_some() || refused.form.is_checked("watch");
    let heading = if is_watching { w::missing_watch(req.locale) } else { w::missing_start(req.locale) };
    view! { <div class="error-summary" role="alert" tabindex="-1" id="errors"><h2>{heading}</h2>{reason}</div> }.into_any()
}

/// What must be known before anything else is read.
fn notices(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let cancelled = match &v.challenge.state {
        State::Cancelled { at, reason } => Some(view! {
            <div class="notice notice-stop">
                <h2>{w::cancelled(l)}</h2>
                <p>{w::cancelled_at(l, at.show(l))}</p>
                {show::plain(reason)}
            </div>
        }),
        _ => None,
    };
    let preview = (!v.stage.is_public()).then(|| view! { <p class="notice notice-warn">{w::not_public(l)}</p> });
    let illustrative = v.challenge.is_illustrative.then(|| show::illustrative(l));
    view! { {illustrative}{preview}{cancelled} }.into_any()
}

/// Of a call that was cancelled once there was a ranking: it stays beside the reason.
fn ranking(l: Locale, v: &ChallengeView, lines: &[RankedLine]) -> AnyView {
    view! {
        <section class="stack" aria-labelledby="ranking">
            <h2 id="ranking">{w::cancelled_ranking(l)}</h2>
            {table::ranking(l, &v.challenge.content.rules, lines)}
        </section>
    }
    .into_any()
}

fn heading(req: &Req, v: &ChallengeView) -> AnyView {
    let l = req.locale;
    let c = &v.challenge.content;
    let owner = (!c.owner.is_empty()).then(|| {
        view! { <div><dt>{w::owner(l)}</dt><dd lang=c.owner.lang(l).code()>{c.owner.get(l).to_owned()}</dd></div> }
    });
    let commune = (!c.commune.is_empty()).then(|| {
        view! { <div><dt>{w::commune(l)}</dt><dd lang=c.commune.lang(l).code()>{c.commune.get(l).to_owned()}</dd></div> }
    });
    let budget = c.budget_ceiling.map(|amount| view! { <div><dt>{w::budget(l)}</dt><dd class="num">{show_vnd(amount, l)}</dd></div> });
    view! {
        <div class="stack">
            <p class="eyebrow">{v.challenge.code.clone()}</p>
            <h1 lang=c.title.lang(l).code()>{c.title.get(l).to_owned()}</h1>
            {tags(l, &c.fields)}
            <p class="lead answer" lang=c.summary.lang(l).code()>{c.summary.get(l).to_owned()}</p>
            <dl class="facts">{owner}{commune}{budget}</dl>
        </div>
    }
    .into_any()
}

/// A part of the page, with the anchor that links to it.
pub struct Section {
    pub id: &'static str,
    pub title: &'static str,
    pub view: AnyView,
}

fn sections(req: &Req, v: &ChallengeView, became: Option<&OutcomeView>) -> Vec<Section> {
    let l = req.locale;
    let some = |id, title, view: Option<AnyView>| view.map(|view| Section { id, title, view });
    let mut parts: Vec<_> = ContentPart::ALL.iter().filter_map(|part| Some((place(l, *part)?, *part))).collect();
    parts.sort_by_key(|((rank, ..), _)| *rank);
    let content = parts.into_iter().map(|((_, id, title), part)| some(id, title, part_view(req, v, part)));
    let became = some("outcome", outcome::w::heading(l), became.and_then(|v| outcome::section(req, v)));
    let others = [
        some("files", w::files(l), parts::files(req, &v.files)),
        some("briefings", briefings::w::heading(l), briefings::section(l, &v.briefings, v.now)),
        some("notices", notices::w::heading(l), notices::section(l, &v.notices, v.stage == Stage::ResultPublished)),
        some("questions", questions::w::heading(l), questions::section(req, v)),
        some("opening-record", w::opening_record(l), v.opening_record.as_ref().map(|r| parts::opening_record(req, &v.challenge.code, r))),
        some("lot", lot::heading(l), v.has_lot.then(|| parts::lot(req, &v.challenge.code))),
        some("versions", w::versions(l), parts::versions(req, &v.challenge.code, &v.versions)),
        some("address", w::address(l), Some(address(req, &v.challenge.code))),
        some("not-contract", w::not_contract(l), Some(view! { <p class="prose">{w::not_contract_text(l)}</p> }.into_any())),
    ];
    std::iter::once(became).chain(content).chain(others).flatten().collect()
}

/// Of the page itself, to be copied, or read by a telephone from a screen or from paper.
fn address(req: &Req, code: &str) -> AnyView {
    let l = req.locale;
    let address = format!("{}{}", req.backend.base_url, req.href(paths::challenge(code)));
    view! {
        <div class="address">
            {qr::code(&address, w::qr(l))}
            <p><code>{address.clone()}</code></p>
            <p>
                <a href=req.href(paths::brief(code, "pdf")) download="">{w::brief_pdf(l)}</a>
                " · "
                <a href=req.href(paths::brief(code, "docx")) download="">{w::brief_docx(l)}</a>
                " · "
                <a href=req.href(paths::template(code)) download="">{w::template(l)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// The rank, anchor and heading of a part's section; none for what stands at the [top](heading).
fn place(l: Locale, part: ContentPart) -> Option<(u8, &'static str, &'static str)> {
    Some(match part {
        ContentPart::Title | ContentPart::Summary | ContentPart::Owner | ContentPart::Commune => return None,
        ContentPart::Fields | ContentPart::BudgetCeiling => return None,
        ContentPart::RequiredResult => (1, "required-result", w::wanted(l)),
        ContentPart::Measures => (2, "measures", w::measures(l)),
        ContentPart::Context => (3, "context", w::context(l)),
        ContentPart::Constraints => (4, "constraints", w::constraints(l)),
        ContentPart::DataOffered => (5, "data", w::data_offered(l)),
        ContentPart::LegalBasis => (6, "legal-basis", w::legal_basis(l)),
        ContentPart::Rules => (7, "rules", w::rules(l)),
        ContentPart::Calendar => (8, "calendar", w::calendar(l)),
    })
}

fn part_view(req: &Req, v: &ChallengeView, part: ContentPart) -> Option<AnyView> {
    let l = req.locale;
    match v.challenge.content.value(part) {
        Value::Text(text) if part == ContentPart::LegalBasis && !v.cited.is_empty() => {
            Some(view! { {show::prose(l, text)}{legal::beside(req, &v.cited)} }.into_any())
        }
        Value::Text(text) => (!text.is_empty()).then(|| show::prose(l, text)),
        Value::Measures(measures) => parts::measures(l, measures),
        Value::Fields(fields) => (!fields.is_empty()).then(|| tags(l, fields)),
        Value::Money(amount) => amount.map(|amount| view! { <p class="num">{show_vnd(amount, l)}</p> }.into_any()),
        Value::Calendar(_) => Some(parts::calendar(l, v)),
        Value::Rules(_) => Some(rules::short(req, &v.challenge)),
    }
}

fn tags(l: Locale, fields: &[Topic]) -> AnyView {
    let tags = fields.iter().map(|f| view! { <li class="tag">{icons::field(*f)}{show::field_name(l, *f)}</li> });
    view! { <ul class="row tags" aria-label=w::field(l)>{tags.collect_view()}</ul> }.into_any()
}

fn contents(l: Locale, sections: &[Section]) -> AnyView {
    let links = sections.iter().map(|s| view! { <li><a href=format!("#{}", s.id)>{s.title}</a></li> }).collect_view();
    view! { <nav class="on-page no-print" aria-labelledby="on-page"><h2 id="on-page">{w::on_page(l)}</h2><ul>{links}</ul></nav> }.into_any()
}

fn section(section: Section) -> AnyView {
    let heading = format!("{}-heading", section.id);
    let labelled = heading.clone();
    view! {
        <section class="part" id=section.id aria-labelledby=labelled>
            <h2 id=heading>{section.title}</h2>
            {section.view}
        </section>
    }
    .into_any()
}
