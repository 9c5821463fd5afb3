//! A member's own sheets, proposals by criteria, and the own order beside them.

use super::{
    desk::{self, Desk},
    words as e,
};
use crate::{
    council::challenge::standing,
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req, Shown, shown},
    ui::{conflict, done::Done, form::Fields, problems, show, table::frame},
};
use axum::{extract::Path, response::Response};
use backend::evaluations::{OwnSheet, OwnSheets};
use domain::{
    access::Action,
    evaluations::{Sheet, SheetStanding, own_ranks::rank_field},
    form::Form,
    locale::Locale,
    seen::Seen,
    text::half_points,
};
use leptos::prelude::*;

mod w {
    words! {
        title(code) = "Phiếu của tôi – {code}" | "My sheets – {code}";
        lead = "Điểm của từng phiếu theo tiêu chí. Bảng này chỉ hiển thị với chính thành viên." | "Every sheet by criterion. On this site only the member sees this table.";
        none = "Chưa có hồ sơ nào để chấm: hồ sơ cần được khai báo không có xung đột lợi ích và được chấp nhận là hợp lệ." | "There is nothing to score yet: a proposal must be declared without a conflict and admitted.";
        caption = "Hồ sơ theo hàng, tiêu chí theo cột" | "Proposals by row, criteria by column";
        col_proposal = "Hồ sơ" | "Proposal";
        col_state = "Phiếu" | "Sheet";
        col_rank = "Thứ tự tự xếp" | "Personal order";
        col_max(name, max) = "{name} ({max})" | "{name} ({max})";
        rank_of(code) = "Thứ tự tự xếp của hồ sơ {code}" | "Personal order: proposal {code}";
        rank_lead(last) = "Có thể ghi thứ tự tự xếp, từ 1 (tốt nhất) đến {last}; được xếp ngang nhau hoặc để trống. Thứ tự này để tự đối chiếu với điểm; hệ thống không hiển thị cho người khác và không dùng để tính kết quả." | "You may note a personal order, from 1 (the best) to {last}; ties and empty fields are fine. It serves to check your own scores; the site shows it to nobody else, and it has no effect on the result.";
        save = "Lưu thứ tự tự xếp" | "Save the personal order";
        contrary_heading = "Thứ tự tự xếp và điểm chưa khớp" | "Personal order and scores disagree";
        contrary_lead = "Chỉ xét các phiếu đã chấm đủ. Nên đọc lại hai hồ sơ trước khi nộp phiếu." | "Only sheets with all scores are looked at. Reading both again before submitting is worth it.";
        contrary(above, below, gap) = "Xếp {above} trên {below} nhưng chấm {above} thấp hơn {below} {gap} điểm." | "{above} is ranked above {below} but scored {gap} points lower.";
        compare = "So sánh hai hồ sơ" | "Compare the two";
        compare_any = "So sánh hai hồ sơ" | "Compare two proposals";
    }
}

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn rank(req: Req, Path(code): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let done = req.backend.rank_proposals(&req.actor, &code, &form).await;
    let go = |()| (paths::council_act(&code, "sheets"), Done::RanksSaved);
    req.answer(form, done, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.own_sheets(&req.actor, code).await?;
    Ok(Page::new(req, w::title(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &OwnSheets, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = v.ranks.to_form(v.lines.iter().map(|line| line.id));
    let fields = Fields::new(l, &stored, refused);
    let title = &v.challenge_title;
    let body = if v.lines.is_empty() {
        view! { <p class="empty">{w::none(l)}</p> }.into_any()
    } else if v.can.is(Action::RankProposals) {
        view! {
            <p id="rank-lead">{w::rank_lead(l, v.lines.len())}</p>
            <form class="stack" method="post" action=req.href(paths::council_act(&v.challenge_code, "sheets"))>
                {fields.seen(&Seen::of(&stored))}
                {table(req, v, shown(refused, &stored), refused)}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::save(l)}</button></div>
            </form>
        }
        .into_any()
    } else {
        table(req, v, &stored, None)
    };
    view! {
        <div class="wrap stack">
            {desk::trail(req, &v.challenge_code, Desk::Council)}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{w::title(l, &v.challenge_code)}</h1>
            <p class="lead">{w::lead(l)}</p>
            {fields.summary()}
            {conflict::section(l, refused, |name| rank_of(l, v, name), |_, rank| rank.to_owned())}
            {contrary(req, v)}
            {body}
            {compare_link(req, v)}
        </div>
    }
    .into_any()
}

/// What a proposal's field is called.
fn rank_of(l: Locale, v: &OwnSheets, field: &str) -> String {
    let code = v.lines.iter().find(|line| rank_field(line.id) == field).map_or("", |line| line.code.as_str());
    w::rank_of(l, code)
}

/// Where rank and total of two sheets say the opposite.
fn contrary(req: &Req, v: &OwnSheets) -> AnyView {
    let l = req.locale;
    if v.contrary.is_empty() {
        return ().into_any();
    }
    let pairs = v.contrary.iter().map(|(above, below, gap)| {
        let both = req.href(paths::compare(&v.challenge_code, above, below));
        let about = format!(" {above} – {below}");
        view! {
            <li>
                {w::contrary(l, above, below, half_points(*gap, l))}" "
                <a class="nowrap" href=both>{w::compare(l)}<span class="visually-hidden">{about}</span></a>
            </li>
        }
    });
    view! {
        <section class="notice notice-warn" aria-labelledby="contrary">
            <h2 id="contrary">{w::contrary_heading(l)}</h2>
            <p>{w::contrary_lead(l)}</p>
            <ul>{pairs.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn compare_link(req: &Req, v: &OwnSheets) -> AnyView {
    let [first, second, ..] = &v.lines[..] else { return ().into_any() };
    let address = req.href(paths::compare(&v.challenge_code, &first.code, &second.code));
    view! { <p><a class="btn" href=address>{w::compare_any(req.locale)}</a></p> }.into_any()
}

fn table(req: &Req, v: &OwnSheets, ranks: &Form, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let criteria = v.rules.criteria.iter().map(|criterion| {
        let name = w::col_max(l, criterion.name.get(l), criterion.max);
        view! { <th scope="col" class="num" lang=criterion.name.lang(l).code()>{name}</th> }
    });
    let rows = v.lines.iter().map(|line| row(req, v, line, ranks, refused));
    view! {
        {frame(w::caption(l), view! {
            <table class="own-sheets">
                <caption>{w::caption(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w::col_proposal(l)}</th>
                        <th scope="col" class="num">{w::col_rank(l)}</th>
                        <th scope="col" class="num">{e::total(l)}</th>
                        {criteria.collect_view()}
                        <th scope="col">{w::col_state(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })}
    }
    .into_any()
}

fn row(req: &Req, v: &OwnSheets, line: &OwnSheet, ranks: &Form, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    // What was drafted before abstaining counts for nothing.
    let sheet = line.sheet.as_ref().filter(|_| line.standing != SheetStanding::Abstained);
    let score = |k: usize| sheet.and_then(|s| s.scores.get(k).copied().flatten());
    let cells = (0..v.rules.criteria.len()).map(|k| view! { <td class="num">{number(l, score(k))}</td> });
    let total = sheet.map(Sheet::total_half);
    let rank = if v.can.is(Action::RankProposals) {
        rank_cell(l, line, ranks, refused)
    } else {
        view! { <td class="num">{ranks.get(&rank_field(line.id)).to_owned()}</td> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <a href=req.href(paths::sheet(line.id))>{line.code.clone()}</a>
                <span class="meta">{show::written(l, &line.title)}</span>
                <span class="meta">{show::written(l, &line.firm_name)}</span>
            </th>
            {rank}
            <td class="num"><strong>{number(l, total)}</strong></td>
            {cells.collect_view()}
            <td>{standing(l, line.standing)}</td>
        </tr>
    }
    .into_any()
}

fn rank_cell(l: Locale, line: &OwnSheet, ranks: &Form, refused: Option<&Refused>) -> AnyView {
    let id = rank_field(line.id);
    let error = refused.and_then(|r| r.errors.of(&id)).map(|problem| problems::text(l, problem));
    let described = if error.is_some() { format!("{id}-error") } else { "rank-lead".to_owned() };
    let invalid = error.is_some().then_some("true");
    let error = error.map(|text| view! { <p class="error" id=format!("{id}-error")>{text}</p> });
    view! {
        <td class="num">
            {error}
            <input type="text" id=id.clone() name=id.clone() value=ranks.get(&id).to_owned() inputmode="numeric" size="4"
                aria-label=w::rank_of(l, &line.code) aria-describedby=described aria-invalid=invalid/>
        </td>
    }
    .into_any()
}

fn number(l: Locale, half: Option<i32>) -> String {
    half.map_or_else(|| e::none_given(l).to_owned(), |half| half_points(half, l))
}
