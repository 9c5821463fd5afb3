//! Two proposals section by section beside each other, with the member's own scores for both.

use super::{
    desk::{self, Desk},
    evidence,
    filled::remarks,
    words as e,
};
use crate::{
    council::challenge::standing,
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{
        form::Fields,
        proposal::{anchor, proposal_facts, section, section_name},
        show,
        table::frame,
        viewer,
    },
};
use axum::extract::Path;
use backend::evaluations::{ProposalPair, Side};
use domain::{form::Form, locale::Locale, proposals::Section, text::half_points};
use leptos::prelude::*;

mod w {
    words! {
        title(code) = "So sánh hai hồ sơ – {code}" | "Two proposals side by side – {code}";
        title_of(a, b) = "So sánh hồ sơ {a} và {b}" | "Proposals {a} and {b} side by side";
        first = "Hồ sơ thứ nhất" | "First proposal";
        second = "Hồ sơ thứ hai" | "Second proposal";
        show = "So sánh" | "Compare";
        too_few = "Cần ít nhất hai hồ sơ đã khai báo không có xung đột lợi ích để so sánh." | "Comparing needs at least two proposals that were declared without a conflict.";
        same = "Cần chọn hai hồ sơ khác nhau." | "Please choose two different proposals.";
        contents = "Các mục so sánh" | "Sections";
        facts = "Thông tin chung" | "At a glance";
        scores = "Điểm của tôi" | "My scores";
        scores_caption = "Điểm và nhận xét trong phiếu của tôi, theo tiêu chí" | "Scores and comments of my sheets, by criterion";
        col_criterion = "Tiêu chí (điểm tối đa)" | "Criterion (maximum)";
        criterion(name, max) = "{name} ({max})" | "{name} ({max})";
        state = "Trạng thái phiếu" | "State of the sheet";
        to_sheet(code) = "Phiếu của hồ sơ {code}" | "Sheet for {code}";
        of(code, firm) = "{code} – {firm}" | "{code} – {firm}";
    }
}

const FACTS: &str = "facts";
const SCORES: &str = "scores";

/// `a` and `b` in the address are codes.
pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.compare_proposals(&req.actor, &code, [req.query.get("a"), req.query.get("b")]).await?;
    let title = match &v.sides {
        Some([a, b]) => w::title_of(req.locale, &a.proposal.code, &b.proposal.code),
        None => w::title(req.locale, &code),
    };
    Ok(Page::new(&req, title.clone(), || view(&req, &v, title)))
}

fn view(req: &Req, v: &ProposalPair, title: String) -> AnyView {
    let l = req.locale;
    let challenge = &v.challenge_title;
    let body = match &v.sides {
        Some(sides) => pair(req, v, sides),
        None if v.choices.len() < 2 => view! { <p class="empty">{w::too_few(l)}</p> }.into_any(),
        None => view! { <p class="notice notice-warn" role="alert">{w::same(l)}</p> }.into_any(),
    };
    view! {
        <div class="wrap stack">
            {desk::trail(req, &v.challenge_code, Desk::Council)}
            <p class="eyebrow" lang=challenge.lang(l).code()>{challenge.get(l).to_owned()}</p>
            <h1>{show::unbroken(&title)}</h1>
            {(v.choices.len() > 1).then(|| choice(req, v))}
            {body}
        </div>
    }
    .into_any()
}

fn choice(req: &Req, v: &ProposalPair) -> AnyView {
    let l = req.locale;
    let codes = match &v.sides {
        Some(sides) => sides.each_ref().map(|side| side.proposal.code.clone()),
        None => ["a", "b"].map(|name| req.query.get(name).to_owned()),
    };
    let [a, b] = codes;
    let chosen = Form::default().with("a", a).with("b", b);
    let fields = Fields::new(l, &chosen, None);
    let options = || v.choices.iter().map(|code| (code.clone(), code.clone())).collect::<Vec<_>>();
    view! {
        <form class="pair-choice no-print" method="get" action=req.href(paths::council_act(&v.challenge_code, "compare"))>
            {fields.select("a", w::first(l), options()).required().view()}
            {fields.select("b", w::second(l), options()).required().view()}
            <div class="actions"><button type="submit" class="btn">{w::show(l)}</button></div>
        </form>
    }
    .into_any()
}

fn pair(req: &Req, v: &ProposalPair, sides: &[Side; 2]) -> AnyView {
    let l = req.locale;
    let links = [(FACTS.to_owned(), w::facts(l)), (SCORES.to_owned(), w::scores(l))].into_iter();
    let links = links.chain(Section::ALL.map(|s| (anchor(s), section_name(l, s))));
    let links = links.map(|(id, text)| view! { <a href=format!("#{id}")>{text}</a> });
    let facts = beside(l, FACTS, w::facts(l), sides, |side| proposal_facts(l, &side.proposal));
    let sections = Section::ALL.map(|s| beside(l, &anchor(s), section_name(l, s), sides, |side| half(l, side, s)));
    view! {
        <nav class="tabs" aria-label=w::contents(l)>{links.collect_view()}</nav>
        {facts}
        {scores(req, v, sides)}
        {sections.into_iter().collect_view()}
    }
    .into_any()
}

fn half(l: Locale, side: &Side, s: Section) -> AnyView {
    let files = (s == Section::Files).then(|| viewer::view(l, side.proposal.id, &side.proposal.files));
    view! { {section(l, &side.proposal, s)}{files} }.into_any()
}

/// One section of both: next to each other where there is room, else one below the other.
fn beside(l: Locale, id: &str, heading: &'static str, sides: &[Side; 2], content: impl Fn(&Side) -> AnyView) -> AnyView {
    let halves = sides.each_ref().map(|side| {
        let name = w::of(l, &side.proposal.code, &side.proposal.firm_name);
        view! { <div class="stack"><h3>{name}</h3>{content(side)}</div> }
    });
    view! {
        <section class="stack" aria-labelledby=id.to_owned()>
            <h2 id=id.to_owned()>{heading}</h2>
            <div class="pair">{halves.into_iter().collect_view()}</div>
        </section>
    }
    .into_any()
}

fn scores(req: &Req, v: &ProposalPair, sides: &[Side; 2]) -> AnyView {
    let l = req.locale;
    let number = |half: Option<i32>| half.map_or_else(|| e::none_given(l).to_owned(), |half| half_points(half, l));
    let rows = v.rules.criteria.iter().enumerate().map(|(k, criterion)| {
        let cells = sides.each_ref().map(|side| {
            let score = side.sheet.as_ref().and_then(|s| s.scores.get(k).copied().flatten());
            let said = side.sheet.as_ref().and_then(|sheet| evidence::words_of(l, sheet, k));
            let comment = said.map(|said| view! { <div class="meta">{said}</div> });
            view! { <td><strong>{number(score)}</strong>{comment}</td> }
        });
        view! {
            <tr>
                <th scope="row" lang=criterion.name.lang(l).code()>{w::criterion(l, criterion.name.get(l), criterion.max)}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    });
    let each = |cell: &dyn Fn(&Side) -> AnyView| sides.each_ref().map(|side| view! { <td>{cell(side)}</td> }).into_iter().collect_view();
    let heads = sides.each_ref().map(|side| view! { <th scope="col">{side.proposal.code.clone()}</th> });
    let total = |side: &Side| number(side.sheet.as_ref().map(domain::evaluations::Sheet::total_half)).into_any();
    let state = |side: &Side| standing(l, side.standing).into_any();
    let link =
        |side: &Side| view! { <a href=req.href(paths::sheet(side.proposal.id))>{w::to_sheet(l, &side.proposal.code)}</a> }.into_any();
    let remarked = sides.iter().any(|s| s.sheet.as_ref().is_some_and(|s| !s.strengths.is_empty() || !s.weaknesses.is_empty()));
    let remarked = remarked.then(|| {
        let halves = sides.each_ref().map(|side| {
            let name = w::of(l, &side.proposal.code, &side.proposal.firm_name);
            view! { <div class="stack"><h3>{name}</h3>{side.sheet.as_ref().map(|sheet| remarks(l, sheet))}</div> }
        });
        view! { <div class="pair">{halves.into_iter().collect_view()}</div> }
    });
    view! {
        <section class="stack" aria-labelledby=SCORES>
            <h2 id=SCORES>{w::scores(l)}</h2>
            {frame(w::scores_caption(l), view! {
                <table class="own-pair">
                    <caption>{w::scores_caption(l)}</caption>
                    <thead><tr><th scope="col">{w::col_criterion(l)}</th>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>
                        {rows.collect_view()}
                        <tr><th scope="row">{w::state(l)}</th>{each(&state)}</tr>
                        <tr class="no-print"><th scope="row">{e::sheet_heading(l)}</th>{each(&link)}</tr>
                    </tbody>
                    <tfoot><tr><th scope="row">{e::total(l)}</th>{each(&total)}</tr></tfoot>
                </table>
            })}
            {remarked}
        </section>
    }
    .into_any()
}
