//! Icons, as SVG in the page: drawn for this site on a grid of 24, one line, the colour of the text.

use domain::challenges::{Stage, Topic};
use leptos::prelude::*;

/// A decorative icon by name; an unknown name draws a dot. Words beside it carry the meaning.
pub fn icon(name: &str) -> AnyView {
    let d = outline(name);
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d=d/></svg>
    }
    .into_any()
}

/// The icon of a field of challenges.
pub fn field(field: Topic) -> AnyView {
    icon(field.code())
}

/// The icon of a stage.
pub fn stage(stage: Stage) -> AnyView {
    icon(match stage {
        Stage::Draft => "edit",
        Stage::UnderReview => "search",
        Stage::Scheduled | Stage::Upcoming => "calendar",
        Stage::Open => "open",
        Stage::Closed => "lock",
        Stage::Opened => "unlock",
        Stage::Scoring => "scale",
        Stage::Scored => "chart",
        Stage::Proposed | Stage::Forwarded => "list",
        Stage::Decided => "gavel",
        Stage::ResultPublished => "check-circle",
        Stage::Cancelled => "ban",
    })
}

/// The site's own mark, as in [favicon.svg](../../public/favicon.svg): in the page it is no request.
pub fn mark() -> AnyView {
    view! {
        <svg class="brand-mark" viewBox="0 0 48 48" width="52" height="52" aria-hidden="true" focusable="false">
            <rect width="48" height="48" rx="6" fill="#07343d"/>
            <path d="M5 33c3-1 3-14 6.5-15.5S17 23 18.5 22s2-13 6-13 4 10 6.5 11 3-3.5 5.5-2.5S39 31 43 33Z" fill="#fff"/>
            <path d="M5 37.5h38" stroke="#c29a3d" stroke-width="2.5" stroke-linecap="round"/>
            <path d="M12 42h24" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
        </svg>
    }
    .into_any()
}

fn outline(name: &str) -> &'static str {
    acts(name).or_else(|| things(name)).or_else(|| fields(name)).unwrap_or("M12 11.5v1")
}

/// Directions and acts.
fn acts(name: &str) -> Option<&'static str> {
    Some(match name {
        "arrow-left" => "M20 12H4M10 6l-6 6 6 6",
        "arrow-right" => "M4 12h16M14 6l6 6-6 6",
        "ban" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.6 5.6l12.8 12.8",
        "check" => "M4 12.5 9.5 18 20 6.5",
        "check-circle" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM7.8 12.4l3 3 5.6-6.4",
        "cross" => "M5 5l14 14M19 5 5 19",
        "download" => "M12 3v12M7 10.5l5 5 5-5M4 20h16",
        "upload" => "M12 16V4M7 8.5l5-5 5 5M4 20h16",
        "bell" => "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4l2-2ZM10 21h4",
        "edit" => "M4 20l1-4.5L16.5 4a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19 4 20ZM14 6.5l3.5 3.5",
        "external" => "M14 4h6v6M20 4l-9 9M17 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h5",
        "plus" => "M12 4v16M4 12h16",
        "print" => "M7 9V3h10v6M7 18H4a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-3M7 14h10v7H7z",
        "search" => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 21 21",
        "sign-in" => "M13 4h6a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-6M4 12h11M10.5 7.5 15 12l-4.5 4.5",
        "sign-out" => "M11 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h6M9 12h11M15.5 7.5 20 12l-4.5 4.5",
        "trash" => "M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 13.5h10l1-13.5M10 10.5v6M14 10.5v6",
        _ => return None,
    })
}

/// Things and states.
fn things(name: &str) -> Option<&'static str> {
    Some(match name {
        "building" => "M5 21V4a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v17M3 21h18M9 7h2M13 7h2M9 11h2M13 11h2M10 21v-5h4v5",
        "calendar" => "M4 6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1ZM4 10h16M8 3v4M16 3v4",
        "chart" => "M4 4v16h16M8.5 16v-4M13 16V8M17.5 16v-6",
        "clock" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3.5 2",
        "contrast" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 3v18M12 7.5l4-3.3M12 12l7.5-5M12 16.5l8.5-6M13 20.5l7-5",
        "document" => "M6 3h8l5 5v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM14 3v5h5M8.5 12.5h7M8.5 16.5h7",
        "eye" => "M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
        "gavel" => "M9.5 5.5l6 6M6.5 8.5l6 6M14 4l-4 4M17 10l-4.5 4.5M12 7l4 4-2 2-4-4ZM9 12l-6 6 2 2 6-6M13 21h8",
        "moon" => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
        "sun" => {
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.8 1.8M17.2 17.2 19 19M19 5l-1.8 1.8M6.8 17.2 5 19"
        }
        "globe" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
        "info" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v6M12 7.5v.1",
        "key" => "M8 11a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM11.3 12.3 20 3.5M17 6.5l2.5 2.5M14 9.5l2 2",
        "list" => "M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.1M4 12h.1M4 18h.1",
        "lock" => "M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5",
        "mail" => "M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3.5 6.5 12 13l8.5-6.5",
        "money" => "M3 6h18v12H3ZM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM6.5 9.5v5M17.5 9.5v5",
        "open" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8 12h8M12.5 8.5 16 12l-3.5 3.5",
        "scale" => "M12 4v16M7 20h10M5 7h14M5 7l-3 7h6ZM19 7l-3 7h6ZM2 14a3 2.5 0 0 0 6 0M16 14a3 2.5 0 0 0 6 0",
        "shield" => "M12 3l7.5 3v5.5c0 4.5-3 7.7-7.5 9.5-4.5-1.8-7.5-5-7.5-9.5V6ZM8.5 12l2.5 2.5 4.5-5",
        "text-size" => "M2.5 19 8 5l5.5 14M4.5 14.5h7M15 19l3.5-9L22 19M16.2 16h4.6",
        "unlock" => "M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM8 11V7.5a4 4 0 0 1 7.7-1.5M12 15v2.5",
        "user" => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 20.5c.8-4 3.8-6 8-6s7.2 2 8 6",
        "users" => {
            "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.6-3.5 3-5 6.5-5s5.9 1.5 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 15c2 .7 3.2 2.2 3.5 4.5"
        }
        "verify" => "M5 3h10l4 4v5M5 3v18h6M14 18l2.5 2.5L21.5 15M8.5 9h7M8.5 13h4",
        "warning" => "M12 4 2.5 20h19ZM12 10v5M12 17.5v.1",
        _ => return None,
    })
}

/// Fields of challenges, named by their code.
pub fn fields(name: &str) -> Option<&'static str> {
    Some(match name {
        "government" => "M3 21h18M4 9h16L12 3.5ZM6 9v8.5M10 9v8.5M14 9v8.5M18 9v8.5M4.5 17.5h15",
        "data" => "M5 6c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3ZM5 6v12c0 1.7 3.1 3 7 3s7-1.3 7-3V6M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3",
        "heritage" => {
            "M2.5 8.5C7 8.5 10.5 6.5 12 3c1.5 3.5 5 5.5 9.5 5.5M5 8.7V20M19 8.7V20M3 20h18M3.5 12.5h17M9.5 20v-4.5a2.5 2.5 0 0 1 5 0V20"
        }
        "tourism" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM15.8 8.2l-2.4 5.2-5.2 2.4 2.4-5.2Z",
        "border" => "M4 21V5M20 21V5M2.5 5h3M18.5 5h3M4 9h16M4 13h16M8 9l-2.5 4M13 9l-2.5 4M18 9l-2.5 4M2.5 21h3M18.5 21h3",
        "mining" => "M4 20.5 13.2 9.5M5 5.5c6-2 13.5 1 15 8.5M5 5.5c5 .5 11.5 3 15 8.5",
        "circular" => "M5 9.5A7.5 7.5 0 0 1 18.5 8M19 3.5V8h-4.5M19 14.5A7.5 7.5 0 0 1 5.5 16M5 20.5V16h4.5",
        "logistics" => {
            "M2.5 6h11v10.5h-11ZM13.5 10h4l4 3.5v3h-8M7 15a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 7 15ZM17 15a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 17 15Z"
        }
        "environment" => "M5 19c-2-8 3-14.5 15-15 .5 11-5.5 17-13.5 14.5M3.5 21C6 15.5 9.5 12 14.5 9.5",
        "aquaculture" => {
            "M3 12c3-4.5 6.5-6 10-6 3.3 0 6 2.5 8 6-2 3.5-4.7 6-8 6-3.5 0-7-1.5-10-6ZM3 12 1.5 7.5M3 12l-1.5 4.5M16.5 10.5v.1M11.5 8.5c1.3 2.2 1.3 4.8 0 7"
        }
        "health" => "M12 20.5C6 16.5 3 13 3 9.3A4.8 4.8 0 0 1 12 7a4.8 4.8 0 0 1 9 2.3c0 3.7-3 7.2-9 11.2ZM12 10v5M9.5 12.5h5",
        "education" => "M12 5 1.5 10 12 15l10.5-5ZM6 12.5V17c3.5 2.7 8.5 2.7 12 0v-4.5M21 11v6",
        "land" => "M3 6.5 9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20ZM9 4v13.5M15 6.5V20",
        _ => return None,
    })
}
