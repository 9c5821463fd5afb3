//! The author of a sheet far from the others is asked, before the council votes on whether it counts.

use super::words as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::Fields,
        show,
        table::{self, Head},
    },
};
use axum::{extract::Path, response::Response};
use backend::evaluations::FarSheet;
use domain::{
    council::motion::MAX_TEXT,
    evaluations::outliers::Far,
    form::Form,
    locale::Locale,
    text::{half_points, hundredths},
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn ask(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let asked = req.backend.move_exclusion(&req.actor, &code, &form).await;
    let go = |number| (paths::motion(&code, number), Done::AuthorAsked);
    req.answer(form, asked, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let sheets = req.backend.far_sheets(&req.actor, code).await?;
    Ok(Page::new(req, w::exclude_title(req.locale, code), || view(req, code, &sheets, refused)).refused(refused))
}

fn view(req: &Req, code: &str, sheets: &[FarSheet], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let back = paths::council_challenge(code);
    let trail = [(paths::COUNCIL.to_owned(), w::council_home(l).to_owned()), (back.clone(), code.to_owned())];
    let option = |far: &FarSheet| (far.value(), w::exclude_option(l, &far.code, &far.letter));
    let none = Form::default();
    let f = Fields::new(l, &none, refused);
    f.name("form", w::exclude_button(l));
    let form = match sheets.is_empty() {
        true => view! { <p class="empty">{w::exclude_none(l)}</p> }.into_any(),
        false => view! {
            {table(l, sheets)}
            <form id="form" method="post" action=req.href(paths::council_act(code, "motions/exclusion")) class="stack">
                {f.select("sheet", w::exclude_sheet(l), sheets.iter().map(option).collect()).required().view()}
                {f.area("reason", w::exclude_reason(l), 3).required().max(MAX_TEXT).view()}
                {f.input("datetime-local", "until", w::exclude_until(l)).hint(w::exclude_until_hint(l)).required().view()}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{w::exclude_button(l)}</button>
                    <a class="btn" href=req.href(&back)>{w::cancel(l)}</a>
                </div>
            </form>
        }
        .into_any(),
    };
    view! {
        <div class="wrap narrow stack">
            {show::breadcrumb(req, &trail)}
            <h1>{w::exclude_title(l, code)}</h1>
            {f.summary()}
            <p class="lead">{w::exclude_lead(l)}</p>
            {form}
        </div>
    }
    .into_any()
}

fn table(l: Locale, sheets: &[FarSheet]) -> AnyView {
    let row = |far: &FarSheet| {
        let (sum, n) = far.others;
        let others = hundredths((100 * i64::from(sum) + i64::from(n)) / (2 * i64::from(n.max(1))), l);
        let so_far = (far.outstanding > 0).then(|| w::exclude_so_far(l, n + 1, far.outstanding));
        let so_far = so_far.map(|text| view! { <br/><span class="meta">{text}</span> });
        view! {
            <tr>
                <th scope="row">{w::exclude_option(l, &far.code, &far.letter)}</th>
                <td class="num">{half_points(far.total_half, l)}</td>
                <td class="num">{others}</td>
                <td>{how_far(l, &far.far)}{so_far}</td>
            </tr>
        }
    };
    let heads = [
        Head::Text(w::exclude_sheet(l)),
        Head::Number(w::col_score(l)),
        Head::Number(w::exclude_others(l)),
        Head::Text(w::exclude_bound(l)),
    ];
    table::table(w::exclude_caption(l), heads, view! { <tbody>{sheets.iter().map(row).collect_view()}</tbody> })
}

/// By how much, and beyond which bound: only what holds is said.
pub fn how_far(l: Locale, far: &Far) -> String {
    let distance = hundredths(far.distance, l);
    let shown = |bound: i64| hundredths(bound, l);
    match (far.points.map(shown), far.spread.map(shown)) {
        (Some(points), Some(spread)) => w::far_by_both(l, distance, points, spread),
        (None, Some(spread)) => w::far_by_spread(l, distance, spread),
        (points, None) => w::far_by_points(l, distance, points.unwrap_or_default()),
    }
}
