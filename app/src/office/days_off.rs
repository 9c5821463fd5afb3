//! Days off that the office keeps, and make-up days.

use super::words;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        problems, show,
        table::{Head, table},
    },
};
use axum::response::Response;
use backend::days_off::KeptDays;
use domain::{
    access::Action,
    days_off::{KeptDay, Said},
    form::Form,
    limits::NAME,
    locale::Locale,
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Ngày nghỉ và ngày làm bù" | "Days off and make-up days";
        lead = "Hệ thống đã biết ngày cuối tuần và các ngày nghỉ lễ thường lệ. Bảng này ghi những ngày nghỉ được thông báo hằng năm, ngày nghỉ hoán đổi và ngày làm bù; nội dung ghi ở đây được ưu tiên." | "The site knows weekends and the usual public holidays. This table keeps the days off that are announced each year, days exchanged, and make-up days; what stands here counts first.";
        effect = "Thời hạn được hỏi lại khi rơi vào ngày nghỉ; khi lãnh đạo công bố nội dung sửa đổi, thời điểm đóng nhận hồ sơ chuyển đến ngày làm việc đầu tiên theo bảng này, và lãnh đạo đọc thời điểm đó trước. Khi hệ thống tự chuyển vì câu hỏi chưa được trả lời, chỉ ngày cuối tuần và ngày nghỉ lễ thường lệ được tính. Thời hạn đã công bố không thay đổi." | "A time on a day off is asked about; where a leader publishes an amendment, the closing moves to the first working day by this table, and the leader reads that closing before. Where the site moves it by itself, for questions without an answer, only weekends and the usual public holidays count. What is announced stays as it is.";
        day = "Ngày" | "Day";
        said = "Loại" | "Kind";
        off = "Nghỉ" | "Off";
        working = "Làm bù" | "Make-up day";
        choose = "Chọn một mục" | "Choose one";
        name = "Tên, căn cứ" | "Name, and what it rests on";
        keep = "Ghi vào bảng" | "Keep it";
        caption = "Các ngày đã ghi" | "Days that are kept";
        act = "Thao tác" | "Action";
        drop = "Bỏ khỏi bảng" | "Drop it";
        none = "Chưa ghi ngày nào." | "No day is kept.";
    }
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept()).await
}

pub async fn keep(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let kept = req.backend.keep_day(&req.actor, &form).await;
    req.answer(form, kept, |()| (paths::OFFICE_DAYS_OFF, Done::DayKept), async |refused| show_page(&req, Some(&refused)).await).await
}

pub async fn drop_it(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let dropped = req.backend.drop_day(&req.actor, &form).await;
    req.answer(form, dropped, |()| (paths::OFFICE_DAYS_OFF, Done::DayDropped), async |refused| show_page(&req, Some(&refused)).await).await
}

async fn show_page(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.kept_days(&req.actor).await?;
    Ok(Page::new(req, w::title(req.locale), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &KeptDays, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    let may = v.can.get(Action::KeepDaysOff);
    let kinds = [(String::new(), w::choose(l).to_owned())].into_iter();
    let kinds = kinds.chain(Said::ALL.map(|said| (said.code().to_owned(), said_name(l, said).to_owned()))).collect();
    let form = may.is_ok().then(|| {
        view! {
            <form class="panel stack" method="post" action=req.href(paths::OFFICE_DAYS_OFF)>
                {f.input("date", "day", w::day(l)).required().view()}
                {f.select("said", w::said(l), kinds).required().view()}
                {f.text("name", w::name(l)).required().max(NAME).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::keep(l)}</button></div>
            </form>
        }
    });
    let rows = v.days.iter().map(|kept| row(req, kept, may.is_ok() && kept.day > req.now));
    let heads = [w::day(l), w::said(l), w::name(l), w::act(l)].map(Head::Text);
    let list = match v.days.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => table(w::caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> }),
    };
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, words::office(l))])}
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            <p>{w::effect(l)}</p>
            {f.summary()}
            {problems::impossible(l, may, refused)}
            {form}
            {list}
        </div>
    }
    .into_any()
}

fn row(req: &Req, kept: &KeptDay, may_drop: bool) -> AnyView {
    let l = req.locale;
    let drop = may_drop.then(|| {
        view! {
            <form method="post" action=req.href(paths::OFFICE_DAYS_OFF_DROP)>
                {hidden_field("drop", &kept.day.to_date())}
                <button type="submit" class="btn">{w::drop(l)}<span class="visually-hidden">": "{kept.day.show_date(l)}</span></button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row" class="nowrap">{kept.day.show_date(l)}</th>
            <td>{said_name(l, kept.said)}</td>
            <td>{show::written(l, &kept.name)}</td>
            <td>{drop}</td>
        </tr>
    }
    .into_any()
}

fn said_name(l: Locale, said: Said) -> &'static str {
    match said {
        Said::Off => w::off(l),
        Said::Working => w::working(l),
    }
}
