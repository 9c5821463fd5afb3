//! What the office asked a firm to add after the opening, and what was added: for the office, the council and the firm.

use crate::{
    paths::{self, localized},
    ui::{file::size, show},
};
use domain::{
    days_off::DaysOff,
    locale::Locale,
    proposals::{Completed, Completion, content::FileRef},
};
use leptos::prelude::*;

pub mod words {
    words! {
        heading = "Bổ sung hồ sơ sau khi mở" | "Documents added after the opening";
        asked = "Yêu cầu bổ sung" | "Asked for";
        asked_at = "Thời điểm yêu cầu" | "Asked on";
        due = "Hạn bổ sung" | "To be added";
        before(at) = "trước {at} (giờ Việt Nam)" | "before {at} (Viet Nam time)";
        handed_in_at = "Thời điểm gửi" | "Submitted";
        waiting = "Doanh nghiệp đang bổ sung; tệp hiển thị khi doanh nghiệp gửi hoặc khi hết hạn." | "The firm is adding files; they are shown once submitted, or when the period is over.";
        nothing = "Doanh nghiệp không bổ sung tệp nào." | "The firm added no file.";
        asked_until(at) = "Cơ quan thường trực yêu cầu bổ sung hồ sơ trước {at} (giờ Việt Nam)." | "The office asks for missing documents before {at} (Viet Nam time).";
        was_asked = "Cơ quan thường trực đã yêu cầu bổ sung hồ sơ." | "The office asked for missing documents.";
    }
}

use words as w;

/// What was asked for, when, and until when.
pub fn request(l: Locale, days_off: &DaysOff, completion: &Completion) -> AnyView {
    let handed_in = completion.handed_in.map(|h| view! { <dt>{w::handed_in_at(l)}</dt><dd>{show::time(l, h.at)}</dd> });
    view! {
        <dl class="facts">
            <dt>{w::asked(l)}</dt><dd lang="vi">{show::plain(&completion.asked)}</dd>
            <dt>{w::asked_at(l)}</dt><dd>{show::time(l, completion.at)}</dd>
            <dt>{w::due(l)}</dt><dd>{w::before(l, completion.due.show_weekday(l))}{show::day_off(l, days_off, completion.due)}</dd>
            {handed_in}
        </dl>
    }
    .into_any()
}

/// A section below the proposal, apart from what was handed in and hashed.
pub fn section(l: Locale, days_off: &DaysOff, completed: &Completed) -> AnyView {
    let link = |file: &FileRef| {
        let href = localized(l, &paths::file(file.id));
        view! { <li><a href=href download="">{show::written(l, &file.name)}</a><span class="meta num">{size(l, file.size)}</span></li> }
    };
    let files = match &completed.files {
        None => view! { <p class="notice">{w::waiting(l)}</p> }.into_any(),
        Some(files) if files.is_empty() => view! { <p class="muted">{w::nothing(l)}</p> }.into_any(),
        Some(files) => view! { <ul class="file-list">{files.iter().map(link).collect_view()}</ul> }.into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="completion">
            <h2 id="completion">{w::heading(l)}</h2>
            {request(l, days_off, &completed.completion)}
            {files}
        </section>
    }
    .into_any()
}
