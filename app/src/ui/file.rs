//! Facts of a file in words, its type and its size; and the field that uploads one.

use crate::{
    request::Refused,
    ui::{form::Fields, problems},
};
use domain::{
    locale::Locale,
    text::{grouped, hundredths},
};
use leptos::prelude::*;

mod w {
    words! {
        sending(n) = "Đã tải lên {n}%" | "Uploaded: {n}%";
        broken = "Mất kết nối: chưa có tệp nào của lần gửi này chắc chắn đã được lưu. Các tệp đã chọn vẫn còn ở đây; khi có mạng, bấm nút để gửi lại." | "The connection was lost: no file of this upload is certain to have been saved. What you chose is still here; press the button again once there is a network.";
    }
}

/// What a form of files says while they are on their way, where scripts run, which put in the share; and, in a second line, where
/// the connection breaks.
pub fn sending(l: Locale) -> String {
    format!("{}\n{}", w::sending(l, "{n}"), w::broken(l))
}

/// `PDF`: taken from the ending, which the upload has made to fit the content.
pub fn kind(name: &str) -> String {
    name.rsplit_once('.').map_or_else(|| "–".to_owned(), |(_, ending)| ending.to_uppercase())
}

/// `1,25 MB`, `312 KB`.
pub fn size(locale: Locale, bytes: i64) -> String {
    const MB: i64 = 1024 * 1024;
    if bytes >= MB {
        format!("{} MB", hundredths(bytes / 1024 * 100 / 1024, locale))
    } else {
        format!("{} KB", grouped((bytes + 1023) / 1024, locale))
    }
}

/// The field of a form that uploads one file, with what is wrong with it.
pub fn field(
    l: Locale,
    f: &Fields<'_>,
    refused: Option<&Refused>,
    (label, hint, accept): (&'static str, &'static str, &'static str),
) -> AnyView {
    f.name("file", label);
    let problem = refused.and_then(|refused| refused.errors.of("file"));
    let error = problem.map(|problem| view! { <p class="error" id="file-error">{problems::text(l, problem)}</p> });
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    view! {
        <div class=class>
            <label for="file">{label}</label>
            <p class="hint" id="file-hint">{hint}</p>
            {error}
            <input type="file" id="file" name="file" accept=accept aria-describedby="file-hint file-error"/>
        </div>
    }
    .into_any()
}
