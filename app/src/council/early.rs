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
        ahead(planned) = "Thời điểm mở hồ sơ dự kiến là {planned}. Mở sớm cần cả hai người xác nhận và một lý do; lý do được công khai trên trang bài toán và trong biên bản mở hồ sơ." | "The opening is planned for {planned}. To open earlier takes both confirmations and a reason; the reason is public, on the challenge’s page and in the record of the opening.";
        reason = "Lý do mở hồ sơ trước thời điểm dự kiến" | "Reason for opening before the planned moment";
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
        let text = w::said(l, early.planned.show_weekday(l), &early.reason);
        view! { <p class="notice notice-warn">{show::within(l, &text, &early.reason)}</p> }
    });
    said.into_any()
}
