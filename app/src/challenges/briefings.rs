//! Information sessions on the page of a challenge.

use crate::ui::show;
use domain::{briefings::Briefing, locale::Locale, time::Moment};
use leptos::prelude::*;

pub mod w {
    words! {
        heading = "Buổi giới thiệu bài toán" | "Information sessions";
        note = "Nội dung trao đổi tại buổi giới thiệu không thay đổi bài toán. Tài liệu đăng tại mục Tài liệu; câu hỏi và câu trả lời đăng tại mục Hỏi – đáp làm rõ." | "What is said at a session changes nothing of the challenge. Its documents are under Documents, questions with their answers under Questions and answers.";
        place = "Địa điểm" | "Place";
        link = "Tham dự trực tuyến" | "Join online";
        called_off = "Không tổ chức" | "Called off";
        over = "Đã diễn ra" | "Over";
    }
}

/// Nothing where none was announced.
pub fn section(l: Locale, briefings: &[Briefing], now: Moment) -> Option<AnyView> {
    let list = briefings.iter().map(|briefing| one(l, briefing, now)).collect_view();
    (!briefings.is_empty()).then(|| view! { <p class="hint">{w::note(l)}</p><ul class="stack">{list}</ul> }.into_any())
}

fn one(l: Locale, briefing: &Briefing, now: Moment) -> AnyView {
    let plan = &briefing.plan;
    view! {
        <li>
            <strong><time datetime=plan.at.to_rfc3339()>{plan.at.show_weekday(l)}</time></strong>
            {state(l, briefing, now)}
            {where_and_what(l, briefing)}
        </li>
    }
    .into_any()
}

/// That it does not take place, and why; or that it is over.
pub fn state(l: Locale, briefing: &Briefing, now: Moment) -> AnyView {
    match &briefing.called_off {
        Some(reason) => view! { " "<span class="tag tag-stop">{w::called_off(l)}</span>{show::plain(reason)} }.into_any(),
        None if !briefing.is_ahead(now) => view! { " "<span class="tag">{w::over(l)}</span> }.into_any(),
        None => ().into_any(),
    }
}

pub fn where_and_what(l: Locale, briefing: &Briefing) -> AnyView {
    let plan = &briefing.plan;
    let place = (!plan.place.is_empty()).then(|| view! { <p>{w::place(l)}": "{show::written(l, &plan.place)}</p> });
    let link = (!plan.link.is_empty() && briefing.called_off.is_none())
        .then(|| view! { <p><a href=plan.link.clone() rel="noopener noreferrer">{w::link(l)}": "{plan.link.clone()}</a></p> });
    let note = (!plan.note.is_empty()).then(|| show::plain(&plan.note));
    view! { {place}{link}{note} }.into_any()
}
