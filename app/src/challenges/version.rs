//! One version of a published call beside the one before it: what was announced stays readable.

use super::{
    changes,
    parts::{closing_moved, files},
    words as w,
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Req, parsed},
    ui::show,
};
use axum::extract::Path;
use backend::challenges::{VersionLine, VersionView};
use domain::locale::Locale;
use leptos::prelude::*;

mod h {
    words! {
        title(number, code) = "Phiên bản {number} của bài toán {code}" | "Version {number} of challenge {code}";
        at = "Công bố" | "Published";
        reason = "Lý do" | "Reason";
        kind = "Loại" | "Kind";
        files_before = "Tài liệu của phiên bản trước" | "Files of the version before";
        files = "Tài liệu của phiên bản này" | "Files of this version";
        text = "Nội dung" | "The text";
        first = "Bản công bố đầu tiên" | "First publication";
        material = "Sửa đổi nội dung mà hồ sơ dựa vào, do lãnh đạo công bố; doanh nghiệp đã nộp được đề nghị xác nhận lại" | "Amendment of what proposals rest on, published by a leader; firms that had submitted were asked to confirm again";
        extension = "Gia hạn thời điểm đóng nhận hồ sơ" | "Extension of the closing time";
        correction = "Đính chính" | "Correction";
        calendar = "Lịch trình và quy chế đánh giá xem tại trang bài toán." | "Calendar and rules are on the page of the challenge.";
        whole = "Về trang bài toán" | "Back to the challenge";
    }
}

pub async fn page(req: Req, Path((code, number)): Path<(String, String)>) -> Result<Page, AppError> {
    let v = req.backend.challenge_version(&req.actor, &code, parsed(&number)?).await?;
    let title = h::title(req.locale, v.line.version, &v.code);
    Ok(Page::new(&req, &title, || view(&req, &v, &title)))
}

fn view(req: &Req, v: &VersionView, title: &str) -> AnyView {
    let l = req.locale;
    let own = paths::challenge(&v.code);
    let text = match &v.before {
        Some(before) => changes::between(l, before, &v.after),
        None => changes::whole(l, &v.after),
    };
    let reason = (!v.line.reason.is_empty()).then(|| view! { <dt>{h::reason(l)}</dt><dd>{show::written(l, &v.line.reason)}</dd> });
    let listed =
        |heading: &'static str, list: Option<AnyView>| list.map(|list| view! { <section class="stack"><h2>{heading}</h2>{list}</section> });
    view! {
        <div class="wrap stack">
            {show::breadcrumb(req, &[(paths::CHALLENGES, w::list_title(l)), (&own, &v.code), ("", title)])}
            <h1>{title.to_owned()}</h1>
            {v.is_illustrative.then(|| show::illustrative(l))}
            <dl class="facts">
                <dt>{h::at(l)}</dt><dd>{show::time(l, v.line.at)}</dd>
                <dt>{h::kind(l)}</dt><dd>{kind(l, &v.line)}</dd>
                {reason}
            </dl>
            {closing_moved(l, &v.line)}
            <section class="stack" aria-labelledby="text">
                <h2 id="text">{h::text(l)}</h2>
                {text}
                <p class="meta">{h::calendar(l)}</p>
            </section>
            {listed(h::files_before(l), files(req, &v.files_before))}
            {listed(h::files(l), files(req, &v.line.files))}
            <p><a class="btn" href=req.href(&own)>{h::whole(l)}</a></p>
        </div>
    }
    .into_any()
}

/// What a version is, in words.
pub fn kind(l: Locale, line: &VersionLine) -> &'static str {
    match line {
        line if line.version == 1 => h::first(l),
        line if line.is_material => h::material(l),
        line if line.changed.iter().all(|part| part == "closes" || super::parts::is_planned(part)) => h::extension(l),
        _ => h::correction(l),
    }
}
