//! What became of a challenge after its decision, on its page: how it stands, milestones, spending, measured values, lessons, and
//! what was said of it before.

use crate::{
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use backend::challenges::OutcomeView;
use domain::{
    challenges::{
        outcome::{Edition, Measured, Outcome, Standing, Step, value_field},
        topic::Measure,
    },
    locale::Locale,
    money::show_vnd,
    time::Moment,
};
use leptos::prelude::*;

pub mod w {
    words! {
        heading = "Kết quả thực hiện" | "What became of it";
        standing = "Tình trạng" | "Status";
        running = "Đang thực hiện" | "In progress";
        achieved = "Đạt mục tiêu" | "Achieved";
        partly = "Đạt một phần mục tiêu" | "Achieved in part";
        failed = "Không đạt mục tiêu" | "Not achieved";
        spent = "Kinh phí đã chi" | "Spent";
        ceiling(amount) = "mức kinh phí tối đa {amount}" | "ceiling {amount}";
        steps = "Các mốc thực hiện" | "Milestones";
        step = "Mốc" | "Milestone";
        due = "Theo kế hoạch" | "Planned";
        done = "Hoàn thành" | "Completed";
        not_done = "chưa hoàn thành" | "not completed";
        unset = "–" | "–";
        measured = "Giá trị đo được so với chỉ tiêu" | "Values measured against the targets";
        target = "Chỉ tiêu" | "Target";
        wanted = "Yêu cầu" | "Required";
        value = "Đo được" | "Measured";
        verdict = "Đánh giá của cơ quan thường trực" | "Office's assessment";
        reached = "đạt" | "reached";
        missed = "chưa đạt" | "not reached";
        no_number = "chưa có số liệu" | "no number yet";
        lessons = "Bài học kinh nghiệm" | "Lessons";
        called_again = "Mời lại bằng bài toán" | "Called again as challenge";
        as_of = "Số liệu đến ngày" | "As of";
        source = "Nguồn" | "Source";
        earlier = "Những lần cập nhật trước" | "Earlier editions";
        edition(at) = "Cập nhật lúc {at}" | "Updated {at}";
        reason_of(reason) = "Lý do thay đổi: {reason}" | "Why it was changed: {reason}";
    }
}

pub fn standing_name(l: Locale, standing: Standing) -> &'static str {
    match standing {
        Standing::Running => w::running(l),
        Standing::Achieved => w::achieved(l),
        Standing::Partly => w::partly(l),
        Standing::Failed => w::failed(l),
    }
}

/// `None` before anything was said.
pub fn section(req: &Req, v: &OutcomeView) -> Option<AnyView> {
    let (latest, earlier) = v.editions.split_last()?;
    let l = req.locale;
    let before = (!earlier.is_empty()).then(|| {
        let all = earlier.iter().rev().map(|edition| view! { <li>{one(req, v, edition)}</li> }).collect_view();
        view! { <details><summary>{w::earlier(l)}" ("{earlier.len()}")"</summary><ol class="news" reversed=true>{all}</ol></details> }
    });
    Some(view! { {one(req, v, latest)}{before} }.into_any())
}

fn one(req: &Req, v: &OutcomeView, edition: &Edition) -> AnyView {
    let l = req.locale;
    let outcome = &edition.outcome;
    let tag = match outcome.standing {
        Standing::Achieved => "tag tag-ok",
        Standing::Failed => "tag tag-stop",
        Standing::Running | Standing::Partly => "tag tag-warn",
    };
    let ceiling = v.challenge.content.budget_ceiling.map(|amount| format!(" ({})", w::ceiling(l, show_vnd(amount, l))));
    let spent = outcome.spent.map(|spent| view! { <div><dt>{w::spent(l)}</dt><dd>{show_vnd(spent, l)}{ceiling}</dd></div> });
    let again = (!outcome.called_again.is_empty()).then(|| {
        let href = req.href(paths::challenge(&outcome.called_again));
        view! { <div><dt>{w::called_again(l)}</dt><dd><a href=href>{outcome.called_again.clone()}</a></dd></div> }
    });
    let lessons = (!outcome.lessons.is_empty()).then(|| view! { <h3>{w::lessons(l)}</h3>{show::plain(&outcome.lessons)} });
    let reason =
        (!edition.reason.is_empty()).then(|| view! { <p>{show::within(l, &w::reason_of(l, &edition.reason), &edition.reason)}</p> });
    view! {
        <div class="stack">
            <dl class="facts">
                <div><dt>{w::standing(l)}</dt><dd><span class=tag>{standing_name(l, outcome.standing)}</span></dd></div>
                {spent}{again}
                <div><dt>{w::as_of(l)}</dt><dd>{outcome.as_of.show_date(l)}</dd></div>
                <div><dt>{w::source(l)}</dt><dd>{show::written(l, &outcome.source)}</dd></div>
            </dl>
            {steps(l, outcome)}
            {measured(l, outcome, &v.challenge.content.measures)}
            {lessons}
            {reason}
            <p class="meta">{w::edition(l, edition.at.show(l))}</p>
        </div>
    }
    .into_any()
}

fn steps(l: Locale, outcome: &Outcome) -> AnyView {
    if outcome.steps.is_empty() {
        return ().into_any();
    }
    let day = |at: Option<Moment>, none: &'static str| at.map_or_else(|| none.to_owned(), |at| at.show_date(l));
    let row = |step: &Step| {
        view! {
            <tr>
                <th scope="row">{show::written(l, &step.what)}</th>
                <td>{day(step.due, w::unset(l))}</td>
                <td>{day(step.done, w::not_done(l))}</td>
            </tr>
        }
    };
    let heads = [w::step(l), w::due(l), w::done(l)].map(Head::Text);
    table(w::steps(l), heads, view! { <tbody>{outcome.steps.iter().map(row).collect_view()}</tbody> })
}

/// Every published target, also where nobody has a number for it.
fn measured(l: Locale, outcome: &Outcome, measures: &[Measure]) -> AnyView {
    let is_measured = |of: &&Measure| outcome.measured.iter().any(|line| value_field(&line.of) == value_field(of));
    let open: Vec<&Measure> = measures.iter().filter(|of| !of.name.is_empty() && !is_measured(of)).collect();
    if outcome.measured.is_empty() && open.is_empty() {
        return ().into_any();
    }
    let without = |of: &Measure| {
        view! {
            <tr>
                <th scope="row" lang=of.name.lang(l).code()>{of.name.get(l).to_owned()}</th>
                <td lang=of.target.lang(l).code()>{of.target.get(l).to_owned()}</td>
                <td>{w::no_number(l)}</td>
                <td>{w::unset(l)}</td>
            </tr>
        }
    };
    let row = |line: &Measured| {
        let (tag, text) = if line.is_reached { ("tag tag-ok", w::reached(l)) } else { ("tag tag-warn", w::missed(l)) };
        let Measured { of, value, .. } = line;
        view! {
            <tr>
                <th scope="row" lang=of.name.lang(l).code()>{of.name.get(l).to_owned()}</th>
                <td lang=of.target.lang(l).code()>{of.target.get(l).to_owned()}</td>
                <td>{show::written(l, value)}</td>
                <td><span class=tag>{text}</span></td>
            </tr>
        }
    };
    let heads = [w::target(l), w::wanted(l), w::value(l), w::verdict(l)].map(Head::Text);
    table(
        w::measured(l),
        heads,
        view! { <tbody>{outcome.measured.iter().map(row).collect_view()}{open.into_iter().map(without).collect_view()}</tbody> },
    )
}
