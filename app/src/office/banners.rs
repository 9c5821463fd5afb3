//! Lines on every page for a while: those that stand or are to stand, what there was, and putting one up.

use super::words;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        ask::ask,
        banner,
        done::Done,
        form::{Fields, hidden_field},
        layout::agency,
        problems, show,
        table::{Head, table},
    },
};
use axum::response::Response;
use backend::banners::Banners;
use domain::{
    access::Action,
    banners::{Banner, Kind, MAX_BANNER, MAX_BANNERS, MAX_DAYS},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Thông báo trên mọi trang" | "Banner on every page";
        lead = "Dùng cho điều mọi người cần biết ngay: bảo trì hệ thống, sự cố, lịch nghỉ của cơ quan. Thông báo hiện ở đầu mọi trang, kèm tên cơ quan và thời điểm." | "For what everybody has to know at once: maintenance, an incident, days on which the office is closed. It stands at the top of every page, with the agency's name and the time.";
        effect = "Thông báo không làm thay đổi thời hạn hoặc quy chế nào. Thời điểm đóng nhận hồ sơ chỉ thay đổi khi lãnh đạo quyết định, và được ghi ở trang của bài toán." | "A banner changes no deadline and no rule. A closing moves only by a leader's decision, which is shown on the challenge's page.";
        put_up = "Đặt thông báo" | "Post the banner";
        kind = "Loại" | "Kind";
        choose = "Chọn một mục" | "Choose one";
        notice = "Thông báo" | "Notice";
        warning = "Lưu ý" | "Please note";
        vi = "Nội dung (tiếng Việt)" | "Text (Vietnamese)";
        en = "Nội dung (tiếng Anh)" | "Text (English)";
        hint = "Một đoạn ngắn. Dùng được **chữ đậm** và liên kết [chữ](/duong-dan) trong hệ thống hoặc [chữ](https://…)." | "One short paragraph. **Bold** and links are possible: [words](/path) within this site, or [words](https://…).";
        from = "Hiện từ" | "From";
        from_hint = "Để trống: hiện ngay." | "Empty: at once.";
        until = "Đến" | "Until";
        until_hint(days) = "Giờ Việt Nam; tối đa {days} ngày. Sau thời điểm này thông báo tự ẩn." | "Viet Nam time; {days} days at most. It disappears by itself then.";
        most(number) = "Cùng lúc tối đa {number} thông báo đang hiện hoặc chờ hiện." | "At most {number} can be shown or scheduled at once.";
        current = "Đang hiện và chờ hiện" | "Shown now and scheduled";
        none = "Không có thông báo nào đang hiện hoặc chờ hiện." | "No banner is shown or scheduled.";
        waits(from) = "Sẽ hiện từ {from}." | "Shown from {from}.";
        stands(until) = "Hiện đến {until}." | "Shown until {until}.";
        by(name, at) = "Đặt bởi {name}, {at}." | "Posted by {name} on {at}.";
        take_down = "Gỡ thông báo" | "Remove the banner";
        ask_take_down = "Gỡ thông báo này khỏi mọi trang ngay bây giờ?" | "Remove this banner from every page now?";
        before = "Thông báo trước đây" | "Earlier ones";
        before_caption = "Các thông báo đã hết thời gian hoặc đã gỡ" | "Banners that are over or were taken down";
        text = "Nội dung" | "Text";
        time = "Thời gian hiện" | "Shown";
        between(from, until) = "{from} – {until}" | "{from} – {until}";
        put_up_by = "Người đặt" | "Posted by";
        taken_down = "Người gỡ" | "Removed by";
    }
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_page(&req, req.kept()).await
}

pub async fn put_up(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.put_up_banner(&req.actor, &form).await;
    req.answer(form, done, |()| (paths::OFFICE_BANNERS, Done::BannerPutUp), async |refused| show_page(&req, Some(&refused)).await).await
}

pub async fn take_down(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let done = req.backend.take_down_banner(&req.actor, &form).await;
    req.answer(form, done, |()| (paths::OFFICE_BANNERS, Done::BannerTakenDown), async |refused| show_page(&req, Some(&refused)).await).await
}

async fn show_page(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let found = req.backend.banners(&req.actor).await?;
    Ok(Page::new(req, w::title(req.locale), || view(req, &found, refused)).refused(refused))
}

fn view(req: &Req, found: &Banners, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let f = Fields::new(l, &nothing, refused);
    f.name("form", w::title(l));
    let may = found.can.get(Action::PutUpBanner);
    let form = may.is_ok().then(|| form(req, &f));
    let (over, current): (Vec<_>, Vec<_>) = found.lines.iter().partition(|(banner, ..)| banner.is_over(req.now));
    let may_end = found.can.is(Action::TakeDownBanner);
    let current = match current.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => current.into_iter().map(|(banner, by, _)| standing(req, banner, by, may_end)).collect_view().into_any(),
    };
    let over = (!over.is_empty()).then(|| {
        let rows = over.into_iter().map(|(banner, by, ended)| row(req, banner, by, ended.as_deref())).collect_view();
        let heads = [w::text(l), w::kind(l), w::time(l), w::put_up_by(l), w::taken_down(l)].map(Head::Text);
        show::section(w::before(l), "before", None, table(w::before_caption(l), heads, view! { <tbody>{rows}</tbody> }))
    });
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), ("", w::title(l))])}
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            <p>{w::effect(l)}</p>
            {f.summary()}
            {problems::impossible(l, may, refused)}
            {show::section(w::current(l), "current", None, current)}
            {form}
            {over}
        </div>
    }
    .into_any()
}

fn form(req: &Req, f: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let kinds = std::iter::once((String::new(), w::choose(l).to_owned()));
    let kinds = kinds.chain(Kind::ALL.map(|kind| (kind.code().to_owned(), kind_name(l, kind).to_owned()))).collect();
    view! {
        <form class="panel stack" method="post" action=req.href(paths::OFFICE_BANNERS) novalidate>
            <p id="form">{w::most(l, MAX_BANNERS)}</p>
            {f.select("kind", w::kind(l), kinds).required().view()}
            {f.area("vi", w::vi(l), 3).hint(w::hint(l)).required().max(MAX_BANNER).view()}
            {f.area("en", w::en(l), 3).hint(w::hint(l)).required().max(MAX_BANNER).view()}
            {f.input("datetime-local", "from", w::from(l)).hint(w::from_hint(l)).view()}
            {f.input("datetime-local", "until", w::until(l)).hint(w::until_hint(l, MAX_DAYS)).required().view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::put_up(l)}</button></div>
        </form>
    }
    .into_any()
}

fn kind_name(l: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Notice => w::notice(l),
        Kind::Warning => w::warning(l),
    }
}

fn standing(req: &Req, banner: &Banner, by: &str, may_end: bool) -> AnyView {
    let l = req.locale;
    let waits = (banner.from > req.now).then(|| format!("{} ", w::waits(l, banner.from.show(l))));
    let end = may_end.then(|| {
        let form = view! {
            <form method="post" action=req.href(paths::OFFICE_BANNERS_DOWN)>
                {hidden_field("banner", &banner.id.to_string())}
                <button type="submit" class="btn btn-danger">{w::take_down(l)}</button>
            </form>
        };
        ask(w::take_down(l).to_owned(), Some(banner.text.get(l).to_owned()), w::ask_take_down(l).to_owned(), form)
    });
    view! {
        <div class="panel">
            {banner::line(req, banner, &agency(req))}
            <p class="meta">{waits}{w::stands(l, banner.until.show(l))}" "{w::by(l, by, banner.at.show(l))}</p>
            {end}
        </div>
    }
    .into_any()
}

fn row(req: &Req, banner: &Banner, by: &str, ended: Option<&str>) -> AnyView {
    let l = req.locale;
    let until = banner.ended.map_or(banner.until, |(_, at)| at.min(banner.until));
    view! {
        <tr>
            <th scope="row" class="whole">{show::written(l, banner.text.get(l))}</th>
            <td>{kind_name(l, banner.kind)}</td>
            <td>{w::between(l, banner.from.show(l), until.show(l))}</td>
            <td>{by.to_owned()}</td>
            <td>{ended.unwrap_or("–").to_owned()}</td>
        </tr>
    }
    .into_any()
}
