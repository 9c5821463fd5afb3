//! Opening before the planned moment: the reason, asked of whoever confirms first and read by whoever confirms second.

use crate::{
    request::Refused,
    ui::{form::Fields, show},
};
use backend::challenges::ChallengeView;
use domain::{form::Form, locale::Locale, time::Moment};
use leptos::prelude::*;

mod w {
    words! {
        ahead(planned) = "Chưa đến thời điểm mở hồ sơ dự kiến ({planned}): xác nhận lúc này là mở trước thời điểm dự kiến. Việc này cần cả hai người xác nhận và một lý do; lý do được công khai trên trang bài toán và trong biên bản mở hồ sơ." | "The planned moment of the opening ({planned}) has not come: to confirm now is to open before it. That takes both confirmations and a reason; the reason is public, on the challenge’s page and in the record of the opening.";
        reason = "Lý do mở hồ sơ trước thời điểm dự kiến" | "Reason for opening before the planned moment";
        waits(planned, reason) = "Mở trước thời điểm dự kiến ({planned}), chờ người thứ hai xác nhận. Lý do: {reason}" | "To be opened before the planned moment ({planned}), once the second person confirms. Reason: {reason}";
        said(planned, reason) = "Mở trước thời điểm dự kiến ({planned}). Lý do: {reason}" | "Opened before the planned moment ({planned}). Reason: {reason}";
    }
}

/// For whoever confirms first, while the planned moment is ahead.
pub fn field(l: Locale, v: &ChallengeView, now: Moment, refused: Option<&Refused>) -> AnyView {
    let Some(planned) = v.challenge.opens_early(now).filter(|_| v.challenge.opening.early.is_none()) else { return ().into_any() };
    let stored = Form::default();
    let f = Fields::new(l, &stored, refused);
    view! {
        <p class="notice notice-warn">{w::ahead(l, planned.show_weekday(l))}</p>
        {f.area("reason", w::reason(l), 3).required().max(2_000).view()}
    }
    .into_any()
}

/// Why it is early, once somebody has said so.
pub fn said(l: Locale, v: &ChallengeView) -> AnyView {
    let said = v.challenge.opening.early.as_ref().map(|early| {
        let planned = early.planned.show_weekday(l);
        let is_open = v.challenge.opening.officer.is_some() && v.challenge.opening.secretary.is_some();
        let text = if is_open { w::said(l, planned, &early.reason) } else { w::waits(l, planned, &early.reason) };
        view! { <p class="notice notice-warn">{show::within(l, &text, &early.reason)}</p> }
    });
    said.into_any()
}
