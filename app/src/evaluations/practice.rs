//! The made-up proposal that members score before the first round, and how all of them scored it.

use super::{
    desk::{self, Desk},
    evidence::Places,
    filled::read_only,
    sheet_form::criterion_fields,
    words as e,
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, Shown},
    ui::{
        done::Done,
        form::Fields,
        moved,
        proposal::section_name,
        show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::evaluations::{PracticeView, practice_shown};
use domain::{
    access::Action,
    evaluations::advisory::{Figure, spread::Spread},
    form::Form,
    locale::Locale,
    seen::Seen,
    text::{half_points, hundredths},
};
use leptos::prelude::*;

mod w {
    words! {
        title(code) = "Chấm thử trước vòng một – {code}" | "Practice before the first round – {code}";
        made_up = "Hồ sơ này do hệ thống soạn để chấm thử; không phải hồ sơ của doanh nghiệp nào. Việc chấm thử không tính vào điểm, xếp hạng, số phiếu hay biên bản nào." | "This proposal was made up by this site for practice; it is no firm's. The practice counts in no score, ranking, number of sheets or minutes.";
        lead = "Mỗi thành viên chấm hồ sơ dưới đây theo đúng tiêu chí của bài toán. Khi mọi thành viên đã chấm, hoặc khi người chủ trì cho xem, trang này hiện mức độ phân tán của tất cả các phiếu để Hội đồng thống nhất cách hiểu thang điểm." | "Every member scores the proposal below by the challenge's own criteria. Once all have, or whoever presides shows it, this page tells how all sheets lie, so that the council reads the scale alike.";
        progress(done, all) = "{done} trong {all} thành viên đã nộp phiếu chấm thử." | "{done} of {all} members have handed in a practice sheet.";
        proposal = "Hồ sơ chấm thử" | "The practice proposal";
        own = "Phiếu chấm thử của tôi" | "My practice sheet";
        over = "Các phiếu chấm thử đã được cho xem hoặc việc chấm điểm đã bắt đầu; không nhận thêm phiếu chấm thử." | "The practice sheets are shown, or scoring has begun: no more are taken.";
        none_own = "Ông/bà chưa nộp phiếu chấm thử." | "You have handed in no practice sheet.";
        submit = "Nộp phiếu chấm thử" | "Hand in the practice sheet";
        again = "Nộp lại được cho đến khi các phiếu được cho xem." | "It can be handed in again until the sheets are shown.";
        show = "Cho Hội đồng xem các phiếu chấm thử" | "Show the practice sheets to the council";
        show_lead(awaited) = "Còn {awaited} thành viên chưa nộp. Sau khi cho xem, không ai nộp hay sửa phiếu chấm thử được nữa." | "{awaited} members have not handed in theirs. Once shown, nobody hands in or changes a practice sheet.";
        spread = "Mức độ phân tán của tất cả các phiếu" | "How all sheets lie";
        spread_lead = "Mỗi dòng ghi mọi điểm từ thấp đến cao, không nêu của ai. Tiêu chí có khoảng tứ phân vị lớn là chỗ nên thống nhất lại cách hiểu." | "Each line has every score from low to high, and nobody's name. Where the interquartile range is large, the scale is read differently.";
        caption = "Điểm chấm thử theo tiêu chí" | "Practice scores by criterion";
        col_all = "Mọi điểm, từ thấp đến cao" | "Every score, from low to high";
        total = "Tổng điểm" | "Total";
        none = "Không có phiếu chấm thử nào." | "There are no practice sheets.";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn score(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let scored = req.backend.score_practice(&req.actor, &code, &form).await;
    let go = |()| (paths::council_act(&code, "practice"), Done::PracticeScored);
    req.answer(form, scored, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

pub async fn show_all(req: Req, Path(code): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let shown = req.backend.show_practice(&req.actor, &code).await;
    let go = (paths::council_act(&code, "practice"), Done::PracticeShown);
    if shown.is_ok() {
        return Ok(req.done_beside(go, form));
    }
    let go = |()| go;
    req.answer(form, shown, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.practice(&req.actor, code).await?;
    Ok(Page::new(req, w::title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &PracticeView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let title = &v.challenge_title;
    let stored = v.own.as_ref().map(|sheet| sheet.to_form(l)).unwrap_or_default();
    let fields = Fields::new(l, &stored, refused);
    let own = own(req, v, &fields, &stored);
    view! {
        <div class="wrap stack">
            {desk::trail(req, &v.challenge_code, Desk::Council)}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{show::unbroken(&w::title(l, &v.challenge_code))}</h1>
            <p class="notice notice-warn">{w::made_up(l)}</p>
            {fields.summary()}
            {moved::view(l, refused, &stored)}
            <p class="lead">{w::lead(l)}</p>
            <p>{w::progress(l, v.sit - v.awaited, v.sit)}</p>
            {v.spreads.as_ref().map(|spreads| spreads_view(l, v, spreads))}
            <div class="split sheet-split">
                <section class="stack" aria-labelledby="proposal">
                    <h2 id="proposal">{w::proposal(l)}</h2>
                    {text(l, v)}
                </section>
                <aside class="stack" aria-labelledby="my-sheet">
                    <h2 id="my-sheet">{w::own(l)}</h2>
                    {own}
                </aside>
            </div>
        </div>
    }
    .into_any()
}

fn text(l: Locale, v: &PracticeView) -> AnyView {
    let title = &v.text.title;
    let sections = v.text.sections.iter().map(|(section, text)| {
        view! { <h3>{section_name(l, *section)}</h3>{show::prose(l, text)} }
    });
    view! { <p lang=title.lang(l).code()><strong>{title.get(l).to_owned()}</strong></p>{sections.collect_view()} }.into_any()
}

fn own(req: &Req, v: &PracticeView, fields: &Fields<'_>, stored: &Form) -> AnyView {
    let l = req.locale;
    if v.spreads.is_some() || !v.can.is(Action::ScorePractice) {
        let sheet = match &v.own {
            Some(sheet) => read_only(l, &v.rules, sheet),
            None => view! { <p class="muted">{w::none_own(l)}</p> }.into_any(),
        };
        return view! { <p class="notice">{w::over(l)}</p>{sheet} }.into_any();
    }
    let places = Places::of(l, &[]);
    let criteria = v.rules.criteria.iter().enumerate().map(|(k, criterion)| criterion_fields(l, &places, fields, k, criterion, None));
    view! {
        <form class="stack sheet-form" method="post" action=req.href(paths::council_act(&v.challenge_code, "practice"))>
            {moved::carried(&Seen::of(&practice_shown(v.own.as_ref())), stored)}
            {criteria.collect_view()}
            <p class="hint">{w::again(l)}</p>
            <div class="actions"><button type="submit" class="btn btn-primary">{w::submit(l)}</button></div>
            {showing(req, v)}
        </form>
    }
    .into_any()
}

/// Before everybody has handed in theirs; what is typed beside it is shown again.
fn showing(req: &Req, v: &PracticeView) -> Option<AnyView> {
    let l = req.locale;
    let may = v.spreads.is_none() && v.handed_in > 0 && v.can.is(Action::ShowPractice);
    let action = req.href(paths::council_act(&v.challenge_code, "practice/show"));
    may.then(|| {
        view! {
            <div class="panel stack">
                <p>{w::show_lead(l, v.awaited)}</p>
                <div class="actions"><button type="submit" class="btn" formaction=action>{w::show(l)}</button></div>
            </div>
        }
        .into_any()
    })
}

fn spreads_view(l: Locale, v: &PracticeView, spreads: &[(Spread, Vec<i32>)]) -> AnyView {
    let names = v.rules.criteria.iter().map(|criterion| criterion.name.get(l)).chain([w::total(l)]);
    let figure = |figure: Option<Figure>| figure.map_or_else(|| "–".to_owned(), |figure| hundredths(figure.rounded(2), l));
    let rows = names.zip(spreads).map(|(name, (spread, scores))| {
        let all = scores.iter().map(|half| half_points(*half, l)).collect::<Vec<_>>().join(" · ");
        view! {
            <tr>
                <th scope="row">{name.to_owned()}</th>
                <td class="num">{figure(spread.min)}</td>
                <td class="num">{figure(spread.median)}</td>
                <td class="num">{figure(spread.max)}</td>
                <td class="num">{figure(spread.iqr)}</td>
                <td>{all}</td>
            </tr>
        }
    });
    let heads = [
        Head::Text(e::col_criterion(l)),
        Head::Number(e::advisory::min(l)),
        Head::Number(e::advisory::median(l)),
        Head::Number(e::advisory::max(l)),
        Head::Number(e::advisory::iqr(l)),
        Head::Text(w::col_all(l)),
    ];
    let body = match v.handed_in {
        0 => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        _ => view! { <p>{w::spread_lead(l)}</p>{table(w::caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })} }.into_any(),
    };
    view! { <section class="stack" aria-labelledby="spread"><h2 id="spread">{w::spread(l)}</h2>{body}</section> }.into_any()
}
